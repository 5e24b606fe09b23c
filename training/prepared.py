"""Annotated reports, read by the stages that come before deals."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from names import Aliases

from alleged.extract.attribution import find_attributions
from alleged.extract.parsing import load_pipeline, parse
from alleged.extract.reading import Reading
from alleged.model.claim import Attribution
from alleged.model.document import Document
from alleged.model.period import PeriodMention
from alleged.model.place import PlaceMention
from alleged.resolve.actor_files import shipped_actors
from alleged.resolve.actors import ActorIndex
from alleged.resolve.gazetteer import Gazetteer
from alleged.resolve.mentions import find_mentions
from alleged.resolve.periods import find_periods
from alleged.resolve.places import find_places


@dataclass(frozen=True, slots=True)
class Prepared:
    """One annotated report and all that the deal rules are given of it."""

    document: Document
    conflict: str
    """What must not stand on both sides of a split."""

    deals: list[dict[str, Any]]
    aliases: Aliases
    reading: Reading
    places: tuple[PlaceMention, ...]
    periods: tuple[PeriodMention, ...]
    attributions: tuple[Attribution, ...]


def prepare(folder: Path) -> Iterator[Prepared]:
    """Yield the reports of a folder; one without a gold line has no deal."""
    gold = {g["id"]: g for g in _rows(folder / "gold.jsonl")}
    aliases = Aliases(folder / "aliases.json")
    rows = list(_rows(folder / "reports.jsonl"))
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
    nlp, index, gazetteer = load_pipeline(), ActorIndex.of(shipped_actors()), Gazetteer.open()
    for row, (document, doc) in zip(rows, parse(nlp, documents), strict=True):
        places = find_places(doc, document, gazetteer)
        mentions = find_mentions(doc, document, index, places)
        periods = find_periods(doc, document)
        yield Prepared(
            document=document,
            conflict=row.get("conflict") or f"{folder.name}-{str(row['id']).split('-')[0]}",
            deals=gold.get(row["id"], {}).get("deals", []),
            aliases=aliases,
            reading=Reading(doc, document, mentions, periods),
            places=places,
            periods=periods,
            attributions=find_attributions(doc, document, mentions),
        )


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)
