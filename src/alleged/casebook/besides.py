"""What is asked of deals is asked of propositions too, as far as it makes sense there."""

from collections.abc import Iterator

from alleged.ledger import retrieval
from alleged.ledger.store import Store
from alleged.model.bearing import DEAL, BearingEvidence
from alleged.model.deal import DealKind
from alleged.model.document import Document
from alleged.model.filters import DealFilter, EvidenceFilter, PropositionFilter
from alleged.model.proposition import KINDS, PropositionType


def besides_deals(wanted: DealFilter) -> PropositionFilter | None:
    """Return the same question put to propositions; None if it is about deals alone."""
    if wanted.kind or wanted.status or wanted.visibility or wanted.deal:
        return None
    return PropositionFilter(
        actor=wanted.actor,
        place=wanted.place,
        since=wanted.since,
        until=wanted.until,
        outlet=wanted.outlet,
        text=wanted.text,
        evidence=wanted.evidence,
        document=wanted.document,
        review=wanted.review,
    )


def evidence(store: Store, wanted: EvidenceFilter) -> Iterator[tuple[BearingEvidence, Document]]:
    """Yield the evidence that fits, that of deals first, each with its report."""
    found = retrieval.evidence(store, _of_deals(wanted), _of_propositions(wanted))
    for named, document in found:
        if wanted.state in ("", named.named.state):
            yield named, document


def _of_deals(wanted: EvidenceFilter) -> DealFilter | None:
    if wanted.type not in ("", DEAL) or wanted.kind not in ("", *DealKind):
        return None
    return DealFilter(
        kind=DealKind(wanted.kind) if wanted.kind else None,
        actor=wanted.actor,
        outlet=wanted.outlet,
        text=wanted.text,
        evidence=wanted.state,
        document=wanted.document,
        deal=wanted.about,
    )


def _of_propositions(wanted: EvidenceFilter) -> PropositionFilter | None:
    kinds = [kind for of_type in KINDS.values() for kind in of_type]
    if wanted.type not in ("", *PropositionType) or wanted.kind not in ("", *kinds):
        return None
    return PropositionFilter(
        type=PropositionType(wanted.type) if wanted.type else None,
        kind=wanted.kind,
        actor=wanted.actor,
        outlet=wanted.outlet,
        text=wanted.text,
        evidence=wanted.state,
        document=wanted.document,
        proposition=wanted.about,
    )
