"""Annotated reports, read by the stages that come before deals."""

import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from names import Aliases
from spacy.language import Language

from alleged.extract.attribution import find_attributions
from alleged.extract.network import Network
from alleged.extract.parsing import load_pipeline, parse
from alleged.extract.reading import Reading
from alleged.model.actor import Actor, ActorKind, Alias
from alleged.model.claim import Attribution
from alleged.model.document import Document
from alleged.model.period import PeriodMention
from alleged.model.place import PlaceMention
from alleged.resolve.actor_files import merged, shipped_actors
from alleged.resolve.actors import ActorIndex
from alleged.resolve.gazetteer import Gazetteer
from alleged.resolve.mentions import find_mentions
from alleged.resolve.periods import find_periods
from alleged.resolve.places import find_places

LISTS = ("counterparts", "optional", "mediators", "places", "claimed_by", "denied_by", "doubted_by")
"""Keys of a deal that an invented report leaves out where it has nobody to name."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """One annotated report and all that the deal rules are given of it."""

    document: Document
    conflict: str
    """What must not stand on both sides of a split."""

    invented: bool
    """Whether its conflict and its places are nowhere on a map."""

    news: bool
    """Whether it is invented in the manner of news (files n1- to n8-)."""

    deals: list[dict[str, Any]]
    aliases: Aliases
    reading: Reading
    places: tuple[PlaceMention, ...]
    periods: tuple[PeriodMention, ...]
    attributions: tuple[Attribution, ...]


def prepare(source: Path, network_of: Callable[[str], Network] | None = None) -> Iterator[Prepared]:
    """Yield the annotated reports of a folder, or of a file of invented ones.

    A folder holds `reports.jsonl`, `gold.jsonl` and `aliases.json`; a report without a gold line
    has no deal. A file of invented reports is one conflict (training/reports/README.md).
    `network_of` gives the language model that reads the reports of a conflict, if one is to.
    """
    if source.suffix == ".json":
        conflict = json.loads(source.read_text("utf-8"))
        rows = [as_row(report, conflict["conflict"]) for report in conflict["reports"]]
        aliases, own = aliases_of(conflict), own_actors(conflict)
    else:
        gold = {g["id"]: g for g in _rows(source / "gold.jsonl")}
        rows = [
            {
                **row,
                "conflict": row.get("conflict") or f"{source.name}-{str(row['id']).split('-')[0]}",
                "deals": gold.get(row["id"], {}).get("deals", []),
            }
            for row in _rows(source / "reports.jsonl")
        ]
        aliases, own = Aliases.read(source / "aliases.json"), ()
    documents = [
        Document(
            given_id=str(row["id"]),
            text=row["text"],
            title=row.get("title") or "",
            outlet=row.get("outlet") or "",
            published=row.get("published") or "",
            language="en",
        )
        for row in rows
    ]
    nlp, gazetteer = _pipeline(), _gazetteer()
    index = _index() if not own else ActorIndex.of(merged(shipped_actors(), own))
    for row, (document, doc) in zip(rows, parse(nlp, documents), strict=True):
        if network_of is not None:
            network_of(row["conflict"]).read(doc)
        places = find_places(doc, document, gazetteer)
        mentions = find_mentions(doc, document, index, places)
        periods = find_periods(doc, document)
        yield Prepared(
            document=document,
            conflict=row["conflict"],
            invented=source.suffix == ".json",
            news=source.suffix == ".json" and source.match("n[0-9]-*"),
            deals=row["deals"],
            aliases=aliases,
            reading=Reading(doc, document, mentions, periods),
            places=places,
            periods=periods,
            attributions=find_attributions(doc, document, mentions),
        )


def as_row(report: dict[str, Any], conflict: str) -> dict[str, Any]:
    """Return an invented report with its text, and its deals with offsets."""
    text, spans = "", []
    for sentence in report["sentences"]:
        words = sentence.removeprefix("¶").strip()
        if text:
            text += "\n\n" if sentence.startswith("¶") else " "
        spans.append((len(text), len(text) + len(words)))
        text += words
    deals = [
        {
            **{key: [] for key in LISTS},
            **deal,
            "id": f"{report['id']}/{number}",
            "sentence_offsets": [spans[n] for n in deal["told_in"]],
        }
        for number, deal in enumerate(report["deals"], 1)
    ]
    return {**report, "text": text, "deals": deals, "conflict": conflict}


def aliases_of(conflict: dict[str, Any]) -> Aliases:
    """Return the names of an invented conflict, as a scorer takes them."""
    names = {actor["name"]: actor.get("aliases", []) for actor in conflict["actors"]}
    return Aliases({"names": names, "generic": conflict.get("generic", [])})


def own_actors(conflict: dict[str, Any]) -> tuple[Actor, ...]:
    """Return the actors of an invented conflict, as a user's actor file would list them.

    Two conflicts in three have one: most real actors are listed, many are not.
    """
    name = str(conflict["conflict"])
    if zlib.crc32(name.encode()) % 3 == 0:
        return ()
    found = []
    for number, actor in enumerate(conflict["actors"]):
        proper = [a for a in actor.get("aliases", []) if not a.removeprefix("the ").islower()]
        kind = ActorKind(actor["kind"].replace("_", " "))
        if kind is not ActorKind.OUTLET and not actor["name"].islower():
            aliases = tuple(Alias(alias.removeprefix("the ")) for alias in proper)
            found.append(Actor(f"{name}-{number}", actor["name"], kind, aliases))
    return tuple(found)


@lru_cache(maxsize=1)
def _pipeline() -> Language:
    return load_pipeline()


@lru_cache(maxsize=1)
def _gazetteer() -> Gazetteer:
    return Gazetteer.open()


@lru_cache(maxsize=1)
def _index() -> ActorIndex:
    return ActorIndex.of(shipped_actors())


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)
