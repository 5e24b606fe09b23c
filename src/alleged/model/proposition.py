"""What one report says besides deals: outcomes, relations, accusations and forecasts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from alleged.model.claim import Voice
from alleged.model.deal import NamedEvidence, Party, Reason
from alleged.model.document import Span
from alleged.model.identity import Identified, content_id
from alleged.model.period import Period
from alleged.model.place import PlaceMention
from alleged.model.review import Review


class PropositionType(StrEnum):
    """What sort of thing is said."""

    OUTCOME = "outcome"
    """Something happened to somebody, or to a place."""

    RELATION = "relation"
    """One actor stands to another in some way, for a while."""

    ACCUSATION = "accusation"
    """Somebody is blamed."""

    FORECAST = "forecast"
    """Something will happen."""


KINDS: dict[PropositionType, tuple[str, ...]] = {
    PropositionType.OUTCOME: (
        "killed", "wounded", "captured", "released", "surrendered", "defeated", "took", "lost",
        "withdrew", "entered", "broke",
    ),
    PropositionType.RELATION: (
        "funds", "arms", "trains", "commands", "controls", "backs", "shelters", "allied",
        "part_of", "fights",
    ),
    PropositionType.ACCUSATION: ("collusion", "neglect", "atrocity", "lying", "other"),
    PropositionType.FORECAST: ("forecast",),
}  # fmt: skip
"""The kinds of each type. `broke` is of a truce or another deal; `allied` goes both ways."""


@dataclass(frozen=True, slots=True)
class Number:
    """How many, as low, best and high (the convention of the UCDP event dataset)."""

    low: int
    best: int
    high: int
    of: str
    """What is counted, as written: "fighters"."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Proposition(Identified):
    """One thing, not a deal, that one document tells of. Never a fact: see who says and denies it.

    It is always put positively. "He is still alive" is a denial of `killed`; "has no power over
    them" a denial of `commands`: the voices' stances say so, not the proposition.
    """

    document_id: str
    span: Span
    """From the first to the last character of the sentences that tell it."""

    sentences: tuple[Span, ...]
    type: PropositionType
    kind: str
    """One of `KINDS`."""

    words: Span
    """The words that carry it, the verb or noun: "was killed", "funding"."""

    roles: tuple[Party, ...] = ()
    """Each with the role `agent` (who does it: kills, takes, funds, is accused) or `recipient` (who
    or what it is done to: is killed, is funded, loses the town); the terms of event data."""

    numbers: tuple[Number, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    period: Period | None = None
    due: date | None = None
    """Last day on which a forecast may come true, if it says."""

    claimed_by: tuple[Voice, ...] = ()
    denied_by: tuple[Voice, ...] = ()
    doubted_by: tuple[Voice, ...] = ()
    evidence: tuple[NamedEvidence, ...] = ()
    plover: str = ""
    """Root class of the PLOVER event ontology, where one fits."""

    reasons: tuple[Reason, ...] = ()
    extractor: str = ""
    review: Review | None = field(default=None, compare=False)
    """What a person decided of it, beside it and no part of it; None where nobody did."""

    as_read: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)
    """Names or words that were read where a person corrected `parties`, `places` or `time`."""

    def _content_id(self) -> str:
        """Content id: document, type, kind, carrying words, and roles by name."""
        return content_id(
            self.type.value,
            document=self.document_id,
            kind=self.kind,
            words=[self.words.start, self.words.end],
            roles=sorted([p.role, p.name] for p in self.roles),
        )

    @property
    def agents(self) -> tuple[Party, ...]:
        """Who does it."""
        return tuple(p for p in self.roles if p.role == "agent")

    @property
    def recipients(self) -> tuple[Party, ...]:
        """Who or what it is done to."""
        return tuple(p for p in self.roles if p.role == "recipient")
