"""Rival hypotheses as people put them down: question, rivals, evidence, cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from alleged.model.hypothesis import Letter, Relevance


class AskedOf(StrEnum):
    """What of a ledger is asked for as evidence."""

    TOLD = "told"
    """Episodes: what is said to have happened. Evidence as far as it did."""

    SAID = "said"
    """Claims: that somebody says or denies something. Evidence whether or not it is so."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What evidence is looked for in a ledger. All fields must fit."""

    of: AskedOf
    fields: tuple[tuple[str, str], ...]
    """Names of `TOLD_FIELDS` or `SAID_FIELDS`, each with what must fit."""

    written: str = ""
    """File and line where it stands; empty if it was typed."""

    def get(self, name: str) -> str:
        """Return what is asked of a field; empty for nothing."""
        return dict(self.fields).get(name, "")

    @property
    def words(self) -> str:
        """What is asked, as a person may have typed it."""
        said = ((name, value.replace(" | ", " or ")) for name, value in self.fields)
        return ", ".join(f"{name} {value}" for name, value in said)


TOLD_FIELDS = (
    "type", "actor", "with", "place", "since", "until", "kind", "status", "visibility",
    "evidence", "outlet", "text", "document",
)  # fmt: skip
"""What episodes are asked by; `with` is a second actor."""

SAID_FIELDS = (
    "voice", "stance", "actor", "type", "kind", "evidence", "outlet", "text", "document",
)  # fmt: skip
"""What claims are asked by."""

EXPECTED_FIELDS = (*TOLD_FIELDS, "voice", "stance", "origins")
"""What an expectation is about; `origins` is `one` or `several`."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a rival says beforehand of evidence of some sort."""

    when: Asked
    letter: Letter
    why: str = ""


@dataclass(frozen=True, slots=True)
class Rival:
    """One answer to the question, and what it expects."""

    name: str
    text: str
    prior: float | None = None
    expects: tuple[Expectation, ...] = ()
    """The first that fits a piece of evidence proposes the cell."""

    written: str = ""
    """File and line where it stands; empty if it was typed."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is in a cell: a letter, or how likely the evidence is under the rival."""

    letter: Letter | None = None
    p: float | None = None
    why: str = ""
    proposed: bool = False
    """Whether the rival's own expectation filled it, and no person."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One row: what it rests on, and what each rival makes of it."""

    name: str
    cells: Mapping[str, Judgement] = field(default_factory=lambda: MappingProxyType({}))
    """By name of the rival; a rival without one was not judged."""

    text: str = ""
    told: tuple[str, ...] = ()
    """Ids of deals and outcomes, one of each episode it rests on."""

    said: tuple[str, ...] = ()
    """Ids of the claims it rests on."""

    asked: tuple[Asked, ...] = ()
    """How these were found."""

    sources: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    """Who tells it and where that begins, as far as a person says so."""

    credibility: float | None = None
    """Probability that it is what it is said to be; None leaves it to the ledger."""

    relevance: Relevance = Relevance.MEDIUM
    q: float | None = None
    """How likely the evidence is anyway."""

    written: str = ""
    """File and line where it stands; empty if it was typed."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A question with its rivals and evidence, complete or not."""

    question: str
    rivals: tuple[Rival, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the rivals."""
        return tuple(rival.name for rival in self.rivals)


@dataclass(frozen=True, slots=True)
class Judged:
    """Cells of one row that are filled or filled anew."""

    row: str
    cells: Mapping[str, Judgement]
    q: float | None = None


@dataclass(frozen=True, slots=True)
class Priors:
    """Probabilities of all rivals before any evidence."""

    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Removed:
    """A rival or a row that is left out; without either, the whole matrix."""

    rival: str = ""
    row: str = ""


Change = Draft | Rival | Evidence | Judged | Priors | Removed
"""What one decision does. A draft begins a matrix."""


@dataclass(frozen=True, slots=True)
class RivalDecision:
    """One change to one matrix, by whom, when and why. Decisions are added, never rewritten."""

    matrix: str
    change: Change
    because: str = ""
    who: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a row rests on in a ledger, as the ledger has it now."""

    sources: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    episodes: tuple[str, ...] = ()
    credibility: float | None = None
    reason: str = ""
    """Why it is that credible."""

    headings: tuple[str, ...] = ()
    """What it is, in words."""

    notes: tuple[str, ...] = ()
    """What is not as it was when the row was made."""

    range: tuple[float, float] | None = None
    """The least and the most that its credibility may be, where it was weighed."""
