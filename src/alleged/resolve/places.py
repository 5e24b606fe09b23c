"""Finds the places a text names, and says where each is."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from alleged.model.document import Document, Span
from alleged.model.place import Place, PlaceMention
from alleged.resolve import place_cues as cues
from alleged.resolve.gazetteer import Gazetteer
from alleged.resolve.place_company import SIGNS, Company, Floats, beliefs
from alleged.resolve.place_names import chosen
from alleged.resolve.place_senses import names_of
from alleged.resolve.place_signs import Candidate
from alleged.resolve.place_words import Words

SAID = {
    "country": "a country comes first",
    "region": "a region of that name comes first",
    "province": "a province of that name comes first",
    "district": "a district of that name comes first",
    "point": "a site of that name comes first",
    "town": "a town of that name comes first",
    "population": "the largest of that name",
    "population unknown": "it fits the rest of the text",
    "capital": "a capital comes first",
    "preferred name": "its usual name is written so",
    "called a town": "the text calls it a town",
    "called a district": "the text calls it a district",
    "called a province": "the text calls it a province",
    "said to lie inside": "the text names the larger place around it",
    "said to lie elsewhere": "the text names the larger place around it",
    "country named": "the text names its country",
    "province named": "the text names its province",
    "country shared": "other places of the text lie in the same country",
    "province shared": "other places of the text lie in the same province",
    "close by": "other places of the text lie close by",
    "near": "other places of the text lie near",
    "same part of the world": "other places of the text lie in the same part of the world",
}
"""What a reader is told of the sign that turned the choice."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign counts, learned once and shipped; see `training/places/train.py`."""

    names: Mapping[str, float]
    senses: Floats


@cache
def learned() -> Weights:
    """Return the weights that ship with the package."""
    text = files("alleged").joinpath("data", "places", "weights.json").read_text("utf-8")
    table = json.loads(text)
    return Weights(table["names"], np.array([table["senses"][sign] for sign in SIGNS]))


def find_places(doc: Any, document: Document, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Return every mention of a place in the text, in order, each with its likeliest sense.

    `doc` is the spaCy parse of the document's text. A mention whose name the gazetteer does not
    know keeps `place=None`. All mentions of one spelling get one sense. Demonyms ("Kemran") are no
    mentions; places inside names of bodies are, marked `within_name`.
    """
    weights = learned()
    words = Words.of(doc)
    found = [one for one, _ in chosen(words, gazetteer, weights.names)]
    names = names_of(words, found, gazetteer, document.outlet)
    senses: dict[int, tuple[Place, str]] = {}
    company = Company(names) if any(name.senses for name in names) else None
    if company is not None:
        belief, signs = beliefs(company, weights.senses)
        for number, name in enumerate(company.names):
            rows = slice(company.starts[number], company.ends[number])
            best = int(belief[rows].argmax())
            reason = reason_for(belief[rows], signs[rows] * weights.senses)
            senses |= dict.fromkeys(name.mentions, (name.senses[best].place, reason))
    return tuple(
        PlaceMention(
            Span(words.starts[one.first], words.ends[one.last - 1]),
            one.text,
            *((senses[index][0],) if index in senses else (None,)),
            within_name=is_within_name(words, one),
            reason=senses[index][1] if index in senses else "",
        )
        for index, one in enumerate(found)
    )


def reason_for(belief: Floats, weighed: Floats) -> str:
    """Return what most set the likeliest sense of a name apart from the next likeliest."""
    if len(belief) == 1:
        return "the only place of that name in the gazetteer"
    second, best = np.argsort(belief, kind="stable")[-2:]
    lead = weighed[best] - weighed[second]
    return f"{SAID[SIGNS[int(lead.argmax())]]}; {len(belief)} places have that name"


def is_within_name(words: Words, one: Candidate) -> bool:
    """Say whether the mention is part of the name of a person, body or event."""
    entity = words.entity[one.first]
    if entity < 0:
        return False
    first, last, label = words.entities[entity]
    longer = sum(words.capital[first:last]) > sum(words.capital[one.first : one.last])
    return label not in cues.PLACE_LABELS and longer
