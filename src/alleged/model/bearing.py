"""Evidence that a report names or misses, tied to what it bears on."""

from collections.abc import Iterator
from dataclasses import dataclass

from alleged.model.deal import Deal, NamedEvidence
from alleged.model.identity import Identified, content_id
from alleged.model.proposition import Proposition

DEAL = "deal"
"""The type of a deal, where it stands beside the types of propositions."""

STATES = ("cited", "seen", "promised", "missing")
"""What a report may say of evidence (`NamedEvidence.state`)."""


@dataclass(frozen=True, slots=True)
class BearingEvidence(Identified):
    """One piece of evidence as one report names it, and the deal or proposition it bears on."""

    document_id: str
    named: NamedEvidence
    about_type: str
    about_id: str

    def _content_id(self) -> str:
        """Content id: document, offsets, state and subject."""
        return content_id(
            "evidence",
            document=self.document_id,
            start=self.named.span.start,
            end=self.named.span.end,
            kind=self.named.kind,
            state=self.named.state,
            about=self.about_id,
        )


def evidence_of(told: Deal | Proposition) -> Iterator[BearingEvidence]:
    """Yield the evidence named for a deal or a proposition, each piece once."""
    told_id = told.id if told.evidence else ""
    for named in dict.fromkeys(told.evidence):
        yield BearingEvidence(told.document_id, named, type_of(told), told_id)


def type_of(told: Deal | Proposition) -> str:
    """Return `deal`, `outcome`, `relation`, `accusation` or `forecast`."""
    return told.type.value if isinstance(told, Proposition) else DEAL
