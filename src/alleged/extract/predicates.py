"""The words that tell of outcomes and relations, as data, and where their roles stand."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from alleged.model.proposition import KINDS, PropositionType


@dataclass(frozen=True, slots=True)
class Slot:
    """Where the words stand that fill one role."""

    places: tuple[str, ...] = ()
    """The first of them that is there counts: `by`, then `poss`."""

    sort: str = ""
    """What they have to be, as `sorts` tells it; empty if anybody will do."""

    required: bool = False

    @classmethod
    def read(cls, cell: str) -> "Slot":
        """Return a cell of the table as a slot.

        >>> Slot.read("of/poss:people!")
        Slot(places=('of', 'poss'), sort='people', required=True)
        """
        places, _, sort = cell.rstrip("!").partition(":")
        return cls(tuple(places.split("/")) if places else (), sort, cell.endswith("!"))


@dataclass(frozen=True, slots=True)
class Predicate:
    """One meaning of one word or phrase."""

    type: PropositionType
    kind: str
    part: str
    """`verb`, `noun`, `adjective`, `light` (a noun under a verb that gives or wins it), `link`
    (what a hyphen ties to a name) or `count` ("eleven dead")."""

    second: str
    """A particle, object or preposition the verb takes, or nothing."""

    agent: Slot
    recipient: Slot
    place: Slot
    denies: bool
    """Whether the word says that what `kind` says is not so: "alive"."""


@cache
def predicates() -> dict[str, tuple[Predicate, ...]]:
    """Return the predicates of `data/cues/predicates.csv` by their first word, in its order.

    What takes a second word comes before what takes none.
    """
    table: dict[str, list[Predicate]] = {}
    for row in _rows("predicates.csv"):
        type_ = PropositionType(row["type"])
        if row["kind"] not in KINDS[type_]:
            raise ValueError(f"predicates.csv: {row['kind']!r} is no kind of {type_.value}")
        for phrase in row["words"].split("|"):
            first, _, second = phrase.strip().partition(" ")
            table.setdefault(first, []).append(
                Predicate(
                    type_,
                    row["kind"],
                    row["part"],
                    second,
                    Slot.read(row["agent"]),
                    Slot.read(row["recipient"]),
                    Slot.read(row["place"]),
                    row["stance"] == "denies",
                )
            )
    return {word: tuple(sorted(found, key=lambda p: not p.second)) for word, found in table.items()}


@cache
def words(use: str) -> frozenset[str]:
    """Return the words of one row of `data/cues/propositions.csv`."""
    return _uses()[use]


@cache
def _uses() -> dict[str, frozenset[str]]:
    return {
        row["use"]: frozenset(word.strip() for word in row["words"].split("|"))
        for row in _rows("propositions.csv")
    }


def _rows(name: str) -> list[dict[str, str]]:
    text = (files("alleged.data") / "cues" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))
