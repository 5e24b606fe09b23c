"""Finds the places a text names, and says where each is."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from alleged.model.document import Document, Span
from alleged.model.place import Place, PlaceMention
from alleged.resolve import place_cues as cues
from alleged.resolve.gazetteer import Gazetteer
from alleged.resolve.place_company import AT, SIGNS, Company, Floats, beliefs
from alleged.resolve.place_folding import fold
from alleged.resolve.place_names import chosen
from alleged.resolve.place_senses import names_of
from alleged.resolve.place_signs import Candidate
from alleged.resolve.place_words import Words

SAID = {
    "population": "the largest of that name",
    "population unknown": "it fits the rest of the text",
    "capital": "a capital comes first",
    "capital of a large country": "the capital of a large country comes first",
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
    "capital among countries": "the text speaks of other countries and capitals",
    "same part of the world": "other places of the text lie in the same part of the world",
}
"""What a reader is told of the sign that turned the choice."""

KINDS = ("country", "region", "province", "district", "point", "town")
SEAT_KM = 120.0
"""How far the town a province is named after may lie from the province's point."""


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
    ends = ends_of_bodies(words)
    found = [
        one
        for one, _ in chosen(words, gazetteer, weights.names)
        if not is_short_name(words, one, ends)
    ]
    names = names_of(words, found, gazetteer, document.outlet)
    placed: dict[int, tuple[Place, str]] = {}
    if found:
        company = Company(names)
        belief, signs = beliefs(company, weights.senses)
        for number, name in enumerate(company.names):
            choice = choose(company, number, belief, signs * weights.senses)
            if choice is not None:
                placed |= dict.fromkeys(name.mentions, choice)
    return tuple(
        PlaceMention(
            Span(words.starts[one.first], words.ends[one.last - 1]),
            one.text,
            placed[index][0] if index in placed else None,
            within_name=is_within_name(words, one),
            reason=placed[index][1] if index in placed else "",
        )
        for index, one in enumerate(found)
    )


def located(
    mentions: Iterable[PlaceMention], known: Sequence[PlaceMention], gazetteer: Gazetteer
) -> tuple[PlaceMention, ...]:
    """Return places that only the grammar found, each with a position where one can be told.

    It is the one that the text gives the name elsewhere, else the largest of that name in a
    country where another place of the text lies. What lies nowhere there stays without.
    """
    placed = {fold(one.name): one for one in reversed(known) if one.place is not None}
    countries = {one.place.country for one in placed.values() if one.place is not None}
    found = []
    for mention in mentions:
        core = _core(mention.name)
        twin = placed.get(fold(core))
        place, reason = (twin.place, twin.reason) if twin is not None else (None, "")
        if mention.place is None and core[:1].isupper() and place is None:
            here = [s for s in gazetteer.senses(core) if s.fit and s.place.country in countries]
            best = max(here, key=lambda s: (s.fit, s.population, s.place.name), default=None)
            place = best.place if best is not None else None
            reason = "it lies in a country where other places of the text lie"
        if mention.place is None and place is not None:
            mention = replace(mention, place=place, reason=reason)
        found.append(mention)
    return tuple(found)


def _core(name: str) -> str:
    """Return a name without the directions before it: "Dorun" of "north-eastern Dorun"."""
    words = name.split()
    while len(words) > 1 and set(words[0].lower().split("-")) <= cues.DIRECTIONS:
        words = words[1:]
    return " ".join(words)


def ends_of_bodies(words: Words) -> frozenset[str]:
    """Return the last words of longer names that are of no place: "Mission" of "Salt Mission"."""
    return frozenset(
        words.written[i]
        for i in range(1, len(words))
        if words.capital[i]
        and words.capital[i - 1]
        and not words.opens[i - 1]
        and words.label[i] not in cues.PLACE_LABELS
        and words.lower[i] not in cues.NAMED_PLACES
        and (i + 1 == len(words) or not words.capital[i + 1])
    )


def is_short_name(words: Words, one: Candidate, ends: frozenset[str]) -> bool:
    """Say whether "the Mission" is a body that the text names in full, and no town."""
    before = words.lower[one.first - 1] if one.first else ""
    return one.last - one.first == 1 and before == "the" and one.text in ends


def choose(
    company: Company, number: int, belief: Floats, weighed: Floats
) -> tuple[Place, str] | None:
    """Return the place a name means and why, or None where it only sounds like one elsewhere.

    A place that is known only by its sound is believed only if the text names its country or
    another place in it: the world is large, and some town sounds like every name.
    """
    name = company.names[number]
    rows = slice(company.starts[number], company.ends[number])
    best = int(belief[rows].argmax())
    sense = name.senses[best]
    if sense.fit == 0 and not company.is_known_country(number, sense.place.country, belief):
        return None
    if sense.place.precision == "province" and "province" not in name.kinds_said:
        seat = company.seat_of(number, best, SEAT_KM)
        if seat is not None:
            return seat.place, "the town rather than the province named after it"
    if len(name.senses) == 1:
        return sense.place, "the only place of that name in the gazetteer"
    second, first = np.argsort(belief[rows], kind="stable")[-2:]
    reason = reason_for(weighed[rows][first] - weighed[rows][second])
    kind, other = sense.place.precision, name.senses[int(second)].place.precision
    reason = reason or f"a {kind} before a {other}"
    return sense.place, f"{reason}; {len(name.senses)} places have that name"


def reason_for(lead: Floats) -> str:
    """Return what most set a sense apart from the next likeliest; empty if it is its kind."""
    by_kind = sum(lead[AT[kind]] for kind in KINDS)
    signs = {sign: lead[AT[sign]] for sign in SAID}
    strongest = max(signs, key=lambda sign: signs[sign])
    return "" if by_kind > signs[strongest] else SAID[strongest]


def is_within_name(words: Words, one: Candidate) -> bool:
    """Say whether the mention is part of the name of a person, body or event."""
    entity = words.entity[one.first]
    if entity < 0:
        return False
    first, last, label = words.entities[entity]
    longer = sum(words.capital[first:last]) > sum(words.capital[one.first : one.last])
    return label not in cues.PLACE_LABELS and longer
