"""Where a report's words and news come from, and how many voices a set of reports really is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from alleged.model.document import Span
from alleged.model.identity import content_id


class EdgeKind(StrEnum):
    """How one report draws on another, or on somebody it names."""

    COPY = "copy"
    """Most of its words are the other's."""

    DERIVED = "derived"
    """A part of it is, or it tells the other's news in words of its own."""

    QUOTES = "quotes"
    """Only what somebody said is the same in both, so neither needs to have read the other."""

    CITES = "cites"
    """Both rest on the same named source for the same news."""


class Basis(StrEnum):
    """What an edge stands on: what two reports have in common, or a word on it."""

    WORDS = "words"
    """Passages."""

    REWRITE = "rewrite"
    """The same rare words in the same order."""

    CREDIT = "credit"
    """Both credit one outlet for the same news, or one credits the other."""

    SOURCE = "source"
    """Both give most of the same news to one speaker."""

    NAMED = "named"
    """Nothing: one report says that its words or news are somebody's."""

    DECISION = "decision"
    """Nothing that the program found: a person said so."""


class CreditKind(StrEnum):
    """Where a report says whose work it is."""

    BYLINE = "byline"
    """Outlet, author, dateline or a line at the foot: the whole report is theirs."""

    CREDIT = "credit"
    """A line that says others helped: "with reporting by the Example Wire"."""

    ATTRIBUTION = "attribution"
    """Inside the text: "told the Example Wire", "the Example Wire reported"."""

    LINK = "link"
    """An address in the text."""


@dataclass(frozen=True, slots=True)
class Credit:
    """One place where a report names whose work or news it carries."""

    name: str
    """As written."""

    kind: CreditKind
    span: Span | None
    """Where in the text; None where outlet or authors say so."""

    key: str
    """The same for all names of one outlet; empty where none is named ("with agency reports")."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a report says of its own making: who published it, when, whose work it is."""

    document_id: str
    outlet: str
    host: str
    """Key of the outlet that publishes it."""

    days: tuple[date, date] | None
    """First and last day it may have been published on; None if nobody knows."""

    publishers: frozenset[str]
    """Keys of the outlets that publish it, and of those whose work it says it is."""

    credits: tuple[Credit, ...] = ()
    address: str = ""
    """Key of its address."""


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """Words that stand in two reports."""

    left: Span
    right: Span
    own: int
    """How many of its words are the reporter's own and not what somebody said."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two reports have in common; it says nothing on who had it first."""

    left: str
    right: str
    """Ids of the documents."""

    basis: Basis
    score: float
    """0 to 1: how much of the shorter report it is, or how alike they are."""

    left_share: float
    right_share: float
    """How much of each report's words the common part is."""

    name: str = ""
    """Who is credited or speaks in both, as written in the right one."""

    passages: tuple[SharedPassage, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Where the words of an edge stand in the report, and in its origin if that is a report."""

    span: Span
    origin_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """One report took text or news from another, or from somebody it names."""

    document_id: str
    origin_id: str | None
    """The document it took from; None where the ledger has none."""

    origin_name: str
    """Who is credited, as written; the origin's outlet where nobody is."""

    kind: EdgeKind
    passages: tuple[Passage, ...]
    score: float
    share: float
    """How much of the report comes from there, 0 to 1; 0 where it only says so."""

    basis: Basis
    reason: str
    credited: bool = False
    """Whether the report itself says that it carries work of the origin, or of the origin's."""

    decided_by: str = ""
    """Who confirmed or added it; empty for what only the program says."""

    @property
    def id(self) -> str:
        """Content id: who took from whom. How, and how much, may be found out better later."""
        return edge_id(*self.ends)

    @property
    def ends(self) -> tuple[str, str | None, str]:
        """The report, its origin if that is a report, and the origin's name."""
        return self.document_id, self.origin_id, self.origin_name

    @property
    def makes_one(self) -> bool:
        """Whether the two are one voice as far as the edge reaches."""
        return self.kind is not EdgeKind.QUOTES


def edge_id(document_id: str, origin_id: str | None, origin_name: str) -> str:
    """Return the id of the edge between a report and its origin: a document, else a name."""
    name = "" if origin_id else " ".join(origin_name.casefold().split())
    return content_id("edge", document=document_id, origin=origin_id, name=name)


class Verdict(StrEnum):
    """What a person decided about an edge."""

    CONFIRMED = "confirmed"
    REFUTED = "refuted"


@dataclass(frozen=True, slots=True)
class EdgeDecision:
    """One person's verdict on one edge, found by the program or not. The latest one counts."""

    document_id: str
    origin_id: str | None
    origin_name: str
    kind: EdgeKind
    verdict: Verdict
    reason: str
    by: str
    at: datetime

    @property
    def edge_id(self) -> str:
        """Id of the edge it is about."""
        return edge_id(self.document_id, self.origin_id, self.origin_name)


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A report, or the words of one of its claims."""

    document_id: str
    spans: tuple[Span, ...] = ()
    """Where the words stand; empty for a whole report."""


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """Where news begins as far as the ledger shows."""

    document_id: str
    """The first report that has it."""

    name: str = ""
    """The source that this report and others name for it; empty for the report's own words."""


class Witnesses(Protocol):
    """What can say where reports and claims come from."""

    def origins(self, point: Point) -> frozenset[Origin]:
        """Return the origins that a report or a claim may go back to."""

    def independence(self, points: Iterable[Point]) -> "Independence":
        """Return how many voices these are."""


@dataclass(frozen=True, slots=True)
class OneVoice:
    """Reports or claims that go back to one origin, and why."""

    origin: Origin
    points: tuple[Point, ...]
    edges: tuple[Edge, ...]
    """Edges that make them one, nearest to the origin first."""


@dataclass(frozen=True, slots=True)
class Independence:
    """How many voices really speak, with the working: the fewest origins that account for all."""

    voices: tuple[OneVoice, ...]

    @property
    def reports(self) -> int:
        """How many reports there are."""
        return len({point.document_id for voice in self.voices for point in voice.points})

    @property
    def origins(self) -> int:
        """How many voices they are."""
        return len(self.voices)
