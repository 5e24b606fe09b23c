"""Annotated sets of tellings and which of them are one episode, as accounts; and how to score."""

import json
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from score import Names, matched

from alleged.model.account import Account, Days
from alleged.model.document import days_of
from alleged.model.place import Place
from alleged.resolve.accounts import names_in, numbers_in, somebody
from alleged.resolve.actor_files import shipped_actors
from alleged.resolve.actors import ActorIndex
from alleged.resolve.place_folding import fold as fold_place

ROOT = Path(__file__).resolve().parent.parent
EVAL = ROOT / "eval"
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """Tellings, of which conflict each is, and of which episode as far as that is known."""

    name: str
    accounts: tuple[Account, ...]
    conflict: Mapping[str, str]
    episode: Mapping[str, str]
    gold: Mapping[str, str] = field(default_factory=dict)
    """The annotated deal that a deal as it was read is matched with."""


@dataclass(frozen=True, slots=True)
class BCubed:
    """Precision and recall averaged over items (Bagga & Baldwin 1998)."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def bcubed(found: Mapping[str, Hashable], right: Mapping[str, Hashable]) -> BCubed:
    """Return how near clusters come to the right ones, over the items that have a right one.

    An item that was not found is in no cluster: it has a precision of 1 and recalls nothing.
    """
    clusters: dict[Hashable, set[str]] = defaultdict(set)
    episodes: dict[Hashable, set[str]] = defaultdict(set)
    for item, episode in right.items():
        episodes[episode].add(item)
        if item in found:
            clusters[found[item]].add(item)
    precision = recall = 0.0
    for item, episode in right.items():
        if item not in found:
            precision += 1
            continue
        cluster = clusters[found[item]]
        shared = len(cluster & episodes[episode])
        precision += shared / len(cluster)
        recall += shared / len(episodes[episode])
    return BCubed(precision / len(right), recall / len(right))


def lines(path: Path) -> list[Any]:
    """Return the objects of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def episodes(path: Path) -> dict[str, str]:
    """Return the episode of each telling that a file of gold names."""
    return {deal: line["episode"] for line in lines(path) for deal in line["deals"]}


def invented() -> Told:
    """Return our own: deals of invented reports as they are annotated."""
    path = EVAL / "episodes.invented.jsonl"
    conflict = {deal: line["conflict"] for line in lines(path) for deal in line["deals"]}
    accounts = []
    for report in lines(EVAL / "episodes.ostermark.jsonl"):
        for number, deal in enumerate(report["deals"], start=1):
            said, key = deal["sentences"], f"{report['id']}/{number}"
            accounts.append(_account(key, report, deal, said, " ".join(said)))
    for name in sorted(set(conflict.values())):
        file = ROOT / "training" / "reports" / f"{name}.json"
        if file.exists():
            for report in json.loads(file.read_text(encoding="utf-8"))["reports"]:
                sentences = [sentence.lstrip("¶") for sentence in report["sentences"]]
                for number, deal in enumerate(report["deals"], start=1):
                    said = [sentences[index] for index in deal["told_in"]]
                    key = f"{report['id']}/{number}"
                    accounts.append(_account(key, report, deal, said, " ".join(sentences)))
    for path in (EVAL / "gold" / "examples.gold.jsonl", EVAL / "gold" / "long.gold.jsonl"):
        for report in lines(path):
            text = " ".join(s for deal in report["deals"] for s in deal["sentences"])
            for number, deal in enumerate(report["deals"], start=1):
                key = f"{report['id']}/{number}"
                accounts.append(_account(key, report, deal, deal["sentences"], text))
    kept = tuple(each for each in accounts if each.id in conflict)
    return Told("invented", kept, conflict, episodes(EVAL / "episodes.invented.jsonl"))


def annotated(shared: Path, export: Path) -> Told:
    """Return the deals of a folder with more data as they are annotated.

    Where a place lies is taken from what the program read under the same name.
    """
    folder = shared / "data" / "deals"
    reports = {report["id"]: report for report in lines(folder / "reports.jsonl")}
    index = ActorIndex.of(shipped_actors())
    rows = lines(export)
    given = {row["id"]: row["given_id"] for row in rows if row["type"] == "document"}
    known = {
        (given[row["document"]], fold_place(row["name"])): _place(row)
        for row in rows
        if row["type"] == "place_mention"
    }
    accounts = []
    for entry in lines(folder / "gold.jsonl"):
        report = reports[entry["id"]]
        for deal in entry["deals"]:
            said = [report["text"][start:end] for start, end in deal["sentence_offsets"]]
            accounts.append(_account(deal["id"], report, deal, said, report["text"], index, known))
    conflict = {each.id: _tag(reports[each.document], folder) for each in accounts}
    return Told("annotated", tuple(accounts), conflict, episodes(EVAL / "episodes.gold.jsonl"))


def exported(shared: Path, export: Path) -> Told:
    """Return the deals of the same folder as the program reads them.

    The episode of a deal is that of the annotated one it is matched with.
    """
    folder = shared / "data" / "deals"
    reports = {report["id"]: report for report in lines(folder / "reports.jsonl")}
    rows = lines(export)
    documents = {row["id"]: row for row in rows if row["type"] == "document"}
    deals = [row for row in rows if row["type"] == "deal"]
    accounts = tuple(_exported(row, documents[row["document"]]) for row in deals)
    given = {row["id"]: documents[row["document"]]["given_id"] for row in deals}
    conflict = {deal: _tag(reports[report], folder) for deal, report in given.items()}
    right = episodes(EVAL / "episodes.gold.jsonl")
    annotated = matches(folder, deals, given, reports)
    return Told(
        "exported",
        accounts,
        conflict,
        {deal: right[gold] for deal, gold in annotated.items()},
        annotated,
    )


def matches(
    folder: Path,
    deals: Sequence[Record],
    given: Mapping[str, str],
    reports: Mapping[str, Record],
) -> dict[str, str]:
    """Return for each deal that was read the annotated deal it is matched with."""
    names = Names.read(folder / "aliases.json")
    read: dict[str, list[Record]] = defaultdict(list)
    for deal in deals:
        read[given[deal["id"]]].append(deal)
    found = {}
    for entry in lines(folder / "gold.jsonl"):
        text, here = reports[entry["id"]]["text"], read[entry["id"]]
        wanted = [
            {**deal, "sentences": [text[start:end] for start, end in deal["sentence_offsets"]]}
            for deal in entry["deals"]
        ]
        for left, right in matched(wanted, here, names, text):
            found[here[right]["id"]] = wanted[left]["id"]
    return found


def _tag(report: Record, folder: Path) -> str:
    if tag := report.get("conflict"):
        return str(tag)
    return f"topic {_topics(folder)[report['id']]}"


_TOPICS: dict[Path, dict[str, int]] = {}


def _topics(folder: Path) -> dict[str, int]:
    if folder not in _TOPICS:
        _TOPICS[folder] = {each["id"]: each["topic"] for each in lines(folder / "origins.jsonl")}
    return _TOPICS[folder]


def _account(
    deal_id: str,
    report: Record,
    deal: Record,
    said: Sequence[str],
    text: str,
    index: ActorIndex | None = None,
    known: Mapping[tuple[str, str], Place | None] | None = None,
) -> Account:
    known = known or {}
    published = days_of(report.get("published") or "")
    year = published[0].year if published else None

    def each(*fields: str) -> tuple[Any, ...]:
        names = [name for field in fields for name in deal.get(field, ())]
        return tuple({s.key: s for s in (_somebody(n, index, year) for n in names)}.values())

    return Account(
        deal_id,
        report["id"],
        "deal",
        deal["kinds"][0],
        each("parties", "counterparts"),
        each("mediators", "optional"),
        tuple((n, known.get((report["id"], n))) for n in map(fold_place, deal.get("places", ()))),
        _days(deal.get("period")),
        _ordinals(published),
        names_in(said, text),
        numbers_in(said),
    )


def _somebody(name: str, index: ActorIndex | None, year: int | None) -> Any:
    found = index.candidates(name, year) if index else ()
    if found and found[0].score >= 0.8:
        return somebody(found[0].actor.name, found[0].actor.id)
    return somebody(name)


def _exported(row: Record, document: Record) -> Account:
    text = document["text"]
    said = [text[start:end] for start, end in row["sentences"]]
    beside = (*row["mediators"], *row["other_roles"])
    return Account(
        row["id"],
        row["document"],
        "deal",
        row["kind"],
        tuple({p["name"]: somebody(p["name"], p["actor"]) for p in row["parties"]}.values()),
        tuple({p["name"]: somebody(p["name"], p["actor"]) for p in beside}.values()),
        tuple((fold_place(place["name"]), _place(place)) for place in row["places"]),
        _days(row["period"], days_of(document["published"] or "")),
        _ordinals(days_of(document["published"] or "")),
        names_in(said, text),
        numbers_in(said),
    )


def _place(row: Record) -> Place | None:
    if row["place"] is None:
        return None
    return Place(
        row["place"],
        row["lat"],
        row["lon"],
        row["geonames_id"],
        row["precision"],
        row["country"] or "",
    )


def _ordinals(days: tuple[date, date] | None) -> Days | None:
    return (days[0].toordinal(), days[1].toordinal()) if days else None


def _days(period: Record | None, published: tuple[date, date] | None = None) -> Days | None:
    if not period:
        return None
    first = date.fromisoformat(period["first"])
    last = date.fromisoformat(period["last"]) if period["last"] else None
    last = last or (published[1] if published else first)
    return first.toordinal(), max(first, last).toordinal()
