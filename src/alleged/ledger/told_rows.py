"""What deals and propositions have in common becomes parts of rows, and comes back equal."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from alleged.ledger.rows import Row, folded, pairs, spans
from alleged.model.deal import Deal, NamedEvidence, Party, Reason, Term
from alleged.model.document import Span
from alleged.model.period import Period
from alleged.model.proposition import Number, Proposition

VOICES = ("claimed_by", "denied_by", "doubted_by")


def told_row(told: Deal | Proposition, telling: int, position: int) -> Row:
    """Return the columns that both have."""
    period = told.period
    return {
        "telling": telling,
        "position": position,
        "id": told.id,
        "start": told.span.start,
        "end": told.span.end,
        "sentences": pairs(told.sentences),
        "first": period and period.first.isoformat(),
        "last": period.last.isoformat() if period and period.last else None,
        "precision": period and period.precision,
        "period": period and period.text,
        "evidence": [spanned(named) for named in told.evidence],
        "reasons": [asdict(reason) for reason in told.reasons],
        "extractor": told.extractor,
    }


def told_parts(row: Any, document_id: str) -> Row:
    """Return the fields that both have, made of a row."""
    return {
        "document_id": document_id,
        "span": Span(row.start, row.end),
        "sentences": spans(row.sentences),
        "period": None if row.precision is None else _period_of(row),
        "evidence": tuple(NamedEvidence(**with_span(named)) for named in row.evidence),
        "reasons": tuple(Reason(**reason) for reason in row.reasons),
        "extractor": row.extractor,
    }


def party_rows(parties: Sequence[Party], **owner: Any) -> list[Row]:
    """Return one row a party."""
    return [
        {
            **owner,
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
        for position, party in enumerate(parties)
    ]


def parties_of(rows: Iterable[Any]) -> tuple[Party, ...]:
    """Return the parties that rows were made of."""
    return tuple(
        Party(r.name, r.actor, r.mention, Span(r.start, r.end), r.side, r.role) for r in rows
    )


def spanned(value: Term | NamedEvidence | Number) -> Row:
    """Return a value's fields, its span as a pair."""
    return {**asdict(value), "span": [value.span.start, value.span.end]}


def with_span(fields: Row) -> Row:
    """Return the fields that `spanned` gave, with a span again."""
    return {**fields, "span": Span(*fields["span"])}


def _period_of(row: Any) -> Period:
    last = row.last and date.fromisoformat(row.last)
    return Period(date.fromisoformat(row.first), last, row.precision, row.period)
