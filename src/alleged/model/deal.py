"""What one report says about one deal: who with whom, on what terms, and who says so."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from alleged.model.claim import Voice
from alleged.model.document import Span
from alleged.model.identity import Identified, content_id
from alleged.model.period import Period
from alleged.model.place import PlaceMention
from alleged.model.review import Review


class DealKind(StrEnum):
    """What the arrangement is about."""

    CEASEFIRE = "ceasefire"
    EVACUATION = "evacuation"
    PRISONER_EXCHANGE = "prisoner_exchange"
    SAFE_PASSAGE = "safe_passage"
    SURRENDER = "surrender"
    TRADE = "trade"
    PROTECTION = "protection"
    POLITICAL = "political"
    OTHER = "other"


class DealStatus(StrEnum):
    """How the report presents the deal."""

    ANNOUNCED = "announced"
    ALLEGED = "alleged"
    DENIED = "denied"
    REPORTED = "reported"
    COMPLETED = "completed"
    BROKEN = "broken"


class Visibility(StrEnum):
    """Whether the report says the deal was open or hidden."""

    PUBLIC = "public"
    SECRET = "secret"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody with a role in a deal, as the text names them."""

    name: str
    actor: str | None
    mention: str
    span: Span
    side: int | None = None
    """0 or 1 where the text sets two sides against each other."""

    role: str = "party"
    """`party`, or `mediator`, `guarantor`, `supervisor`, `approver`."""


@dataclass(frozen=True, slots=True)
class Term:
    """Giver gives something to a receiver in return for something; any part may be unsaid."""

    giver: str | None
    gives: str | None
    receiver: str | None
    in_return_for: str | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class NamedEvidence:
    """Evidence a report names, sees, promises or says is missing."""

    kind: str
    """`document`, `visual`, `physical`, `testimonial` or `digital` (Berkeley Protocol 2020), or
    `unspecified` where the text only says "evidence" or "proof"."""

    state: str
    """`cited`, `seen`, `promised` or `missing`."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the extractor decided one field as it did, in words a reader can check."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Deal(Identified):
    """One deal as one document tells it. Never a fact: see `claimed_by` and `denied_by`."""

    document_id: str
    span: Span
    """From the first to the last character of the sentences that tell it."""

    sentences: tuple[Span, ...]
    kind: DealKind
    status: DealStatus
    visibility: Visibility
    parties: tuple[Party, ...]
    mediators: tuple[Party, ...] = ()
    other_roles: tuple[Party, ...] = ()
    terms: tuple[Term, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    period: Period | None = None
    claimed_by: tuple[Voice, ...] = ()
    denied_by: tuple[Voice, ...] = ()
    doubted_by: tuple[Voice, ...] = ()
    evidence: tuple[NamedEvidence, ...] = ()
    reasons: tuple[Reason, ...] = ()
    extractor: str = ""
    """Name and version of the extractor that made the record (`deals-rules/1`)."""

    review: Review | None = field(default=None, compare=False)
    """What a person decided of it, beside it and no part of it; None where nobody did."""

    as_read: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)
    """Names or words that were read where a person corrected `parties`, `places` or `time`."""

    @property
    def decided_kind(self) -> DealKind:
        """The kind that counts: as a person corrected it, else as it was read."""
        return DealKind(self.review.corrected("kind", self.kind)) if self.review else self.kind

    @property
    def decided_status(self) -> DealStatus:
        """The status that counts, likewise."""
        if self.review is None:
            return self.status
        return DealStatus(self.review.corrected("status", self.status))

    @property
    def decided_visibility(self) -> Visibility:
        """The visibility that counts, likewise."""
        if self.review is None:
            return self.visibility
        return Visibility(self.review.corrected("visibility", self.visibility))

    def _content_id(self) -> str:
        """Content id: document, sentences, and parties by name."""
        return content_id(
            "deal",
            document=self.document_id,
            sentences=[[s.start, s.end] for s in self.sentences],
            kind=self.kind.value,
            parties=sorted(p.name for p in self.parties),
        )
