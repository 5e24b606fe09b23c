"""Propositions become rows of the ledger, and come back equal."""

from collections.abc import Sequence
from datetime import date
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
from alleged.model.document import Span
from alleged.model.proposition import Number, Proposition, PropositionType


def proposition_row(proposition: Proposition, telling: int, position: int) -> Row:
    """Return the row of a proposition, without its roles, places and voices."""
    return {
        **told_row(proposition, telling, position),
        "type": proposition.type.value,
        "kind": proposition.kind,
        "words_start": proposition.words.start,
        "words_end": proposition.words.end,
        "numbers": [spanned(number) for number in proposition.numbers],
        "due": proposition.due and proposition.due.isoformat(),
        "plover": proposition.plover,
    }


def proposition_role_rows(proposition: Proposition, number: int) -> list[Row]:
    """Return one row for each that does it or that it is done to."""
    return party_rows(proposition.roles, proposition=number)


def proposition_of(
    row: Any, roles: Sequence[Any], places: Sequence[Any], voices: Sequence[Any], document_id: str
) -> Proposition:
    """Return the proposition that rows were made of."""
    said: dict[str, Any] = {
        field: voices_of(v for v in voices if v.field == field) for field in VOICES
    }
    return Proposition(
        type=PropositionType(row.type),
        kind=row.kind,
        words=Span(row.words_start, row.words_end),
        roles=parties_of(roles),
        numbers=tuple(Number(**with_span(number)) for number in row.numbers),
        places=places_of(places),
        due=date.fromisoformat(row.due) if row.due else None,
        plover=row.plover,
        **told_parts(row, document_id),
        **said,
    ).kept_as(row.id)
