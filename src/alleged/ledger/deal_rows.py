"""Deals become rows of the ledger, and come back equal."""

from collections.abc import Sequence
from typing import Any

from alleged.ledger.rows import Row, places_of, voices_of
from alleged.ledger.told_rows import (
    VOICES,
    parties_of,
    party_rows,
    spanned,
    told_parts,
    told_row,
    with_span,
)
from alleged.model.deal import Deal, DealKind, DealStatus, Term, Visibility

ROLES = ("parties", "mediators", "other_roles")


def deal_row(deal: Deal, telling: int, position: int) -> Row:
    """Return the row of a deal, without its roles, places and voices."""
    return {
        **told_row(deal, telling, position),
        "kind": deal.kind.value,
        "status": deal.status.value,
        "visibility": deal.visibility.value,
        "terms": [spanned(term) for term in deal.terms],
    }


def deal_role_rows(deal: Deal, number: int) -> list[Row]:
    """Return one row a party, mediator or other role."""
    return [
        row for field in ROLES for row in party_rows(getattr(deal, field), deal=number, field=field)
    ]


def deal_of(
    row: Any, roles: Sequence[Any], places: Sequence[Any], voices: Sequence[Any], document_id: str
) -> Deal:
    """Return the deal that rows were made of."""
    parties: dict[str, Any] = {
        field: parties_of(r for r in roles if r.field == field) for field in ROLES
    }
    said: dict[str, Any] = {
        field: voices_of(v for v in voices if v.field == field) for field in VOICES
    }
    return Deal(
        kind=DealKind(row.kind),
        status=DealStatus(row.status),
        visibility=Visibility(row.visibility),
        terms=tuple(Term(**with_span(term)) for term in row.terms),
        places=places_of(places),
        **told_parts(row, document_id),
        **parties,
        **said,
    ).kept_as(row.id)
