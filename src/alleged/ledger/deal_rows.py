"""Deals become rows of the ledger, and come back equal."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, cast

from alleged.ledger.rows import Row, folded, pairs, places_of, spans, voices_of
from alleged.model.deal import (
    Deal,
    DealKind,
    DealStatus,
    NamedEvidence,
    Party,
    Reason,
    Term,
    Visibility,
)
from alleged.model.document import Span
from alleged.model.period import Period

ROLES = ("parties", "mediators", "other_roles")
VOICES = ("claimed_by", "denied_by", "doubted_by")


def deal_row(deal: Deal, telling: int, position: int) -> Row:
    """Return the row of a deal, without its roles, places and voices."""
    period = deal.period
    return {
        "telling": telling,
        "position": position,
        "id": deal.id,
        "start": deal.span.start,
        "end": deal.span.end,
        "sentences": pairs(deal.sentences),
        "kind": deal.kind.value,
        "status": deal.status.value,
        "visibility": deal.visibility.value,
        "first": period and period.first.isoformat(),
        "last": period.last.isoformat() if period and period.last else None,
        "precision": period and period.precision,
        "period": period and period.text,
        "terms": [_spanned(term) for term in deal.terms],
        "evidence": [_spanned(named) for named in deal.evidence],
        "reasons": [asdict(reason) for reason in deal.reasons],
        "extractor": deal.extractor,
    }


def role_rows(deal: Deal, number: int) -> list[Row]:
    """Return one row a party, mediator or other role."""
    return [
        {
            "deal": number,
            "field": field,
            "position": position,
            "name": party.name,
            "folded": folded(party.name),
            "actor": party.actor,
            "mention": party.mention,
            "start": party.span.start,
            "end": party.span.end,
            "side": party.side,
            "role": party.role,
        }
        for field in ROLES
        for position, party in enumerate(cast(tuple[Party, ...], getattr(deal, field)))
    ]


def deal_of(
    row: Any, roles: Sequence[Any], places: Sequence[Any], voices: Sequence[Any], document_id: str
) -> Deal:
    """Return the deal that rows were made of."""
    parties: dict[str, Any] = {
        field: tuple(
            Party(r.name, r.actor, r.mention, Span(r.start, r.end), r.side, r.role)
            for r in roles
            if r.field == field
        )
        for field in ROLES
    }
    said: dict[str, Any] = {
        field: voices_of(v for v in voices if v.field == field) for field in VOICES
    }
    return Deal(
        document_id=document_id,
        span=Span(row.start, row.end),
        sentences=spans(row.sentences),
        kind=DealKind(row.kind),
        status=DealStatus(row.status),
        visibility=Visibility(row.visibility),
        terms=tuple(Term(**{**t, "span": Span(*t["span"])}) for t in row.terms),
        places=places_of(places),
        period=None if row.precision is None else _period_of(row),
        evidence=tuple(NamedEvidence(**{**e, "span": Span(*e["span"])}) for e in row.evidence),
        reasons=tuple(Reason(**reason) for reason in row.reasons),
        extractor=row.extractor,
        **parties,
        **said,
    )


def _period_of(row: Any) -> Period:
    last = row.last and date.fromisoformat(row.last)
    return Period(date.fromisoformat(row.first), last, row.precision, row.period)


def _spanned(value: Term | NamedEvidence) -> Row:
    return {**asdict(value), "span": [value.span.start, value.span.end]}
