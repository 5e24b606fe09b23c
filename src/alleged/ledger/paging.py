"""Long lists a part at a time: each part costs the same, however long the list is."""

from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Table,
    TableClause,
    column,
    func,
    literal_column,
    select,
)
from sqlalchemy import table as named_table

from alleged.ledger import proposition_tables as p
from alleged.ledger import retrieval, search
from alleged.ledger import tables as t
from alleged.ledger.store import Store
from alleged.model.claim import Claim
from alleged.model.deal import Deal
from alleged.model.document import Document
from alleged.model.filters import ClaimFilter, DealFilter, DocumentFilter, PropositionFilter
from alleged.model.part import Hit, Part, Tally
from alleged.model.proposition import Proposition

Wanted = DocumentFilter | DealFilter | PropositionFilter | ClaimFilter
Told = tuple[Deal, Document, tuple[Claim, ...]] | tuple[Proposition, Document, tuple[Claim, ...]]
V = TypeVar("V")

COUNTED = 1_000
"""Rows that are counted before counting stops."""

_BEGIN, _END = "\x02", "\x03"


def documents(
    store: Store, wanted: DocumentFilter, after: int | None, limit: int
) -> Part[Document]:
    """Return reports, the last read first."""
    numbers, following = _numbers(store, wanted, after, limit)
    with store.reading() as db:
        return Part(tuple(retrieval.documents_at(db, numbers)), following)


def deals(
    store: Store,
    wanted: DealFilter,
    after: int | None,
    limit: int,
    *,
    claims: bool = True,
) -> Part[tuple[Deal, Document, tuple[Claim, ...]]]:
    """Return deals with their report and claims, the last read first.

    Without `claims` it is quicker.
    """
    numbers, following = _numbers(store, wanted, after, limit)
    with store.reading() as db:
        return Part(tuple(retrieval.deals_at(db, numbers, claims=claims)), following)


def propositions(
    store: Store,
    wanted: PropositionFilter,
    after: int | None,
    limit: int,
    *,
    claims: bool = True,
) -> Part[tuple[Proposition, Document, tuple[Claim, ...]]]:
    """Return propositions likewise."""
    numbers, following = _numbers(store, wanted, after, limit)
    with store.reading() as db:
        return Part(tuple(retrieval.propositions_at(db, numbers, claims=claims)), following)


def claims(
    store: Store, wanted: ClaimFilter, after: int | None, limit: int
) -> Part[tuple[Claim, Document]]:
    """Return claims with their report, the last read first."""
    numbers, following = _numbers(store, wanted, after, limit)
    with store.reading() as db:
        return Part(tuple(retrieval.claims_at(db, numbers)), following)


def tally(store: Store, wanted: Wanted) -> Tally:
    """Return how many rows fit, counted no further than `COUNTED`."""
    query = _query(wanted).limit(COUNTED + 1).subquery()
    with store.reading() as db:
        number = db.execute(select(func.count()).select_from(query)).scalar_one()
    return Tally(min(number, COUNTED), number > COUNTED)


def hits(store: Store, wanted: DocumentFilter, after: int | None, limit: int) -> Part[Hit]:
    """Return reports that hold words, the last read first, each with the words around them."""
    snippet: ColumnElement[str] = literal_column(
        f"snippet(document_words, 1, char({ord(_BEGIN)}), char({ord(_END)}), '…', 40)"
    )
    d = t.document.c
    query = _query(wanted).add_columns(
        d.id, d.given_id, d.title, d.outlet, d.published, d.language, snippet.label("around")
    )
    query = _from(query, wanted, after).limit(limit + 1)
    with store.reading() as db:
        rows = list(db.execute(query))
    following = rows[limit - 1].number if len(rows) > limit else None
    return Part(
        tuple(
            Hit(r.id, r.given_id, r.title, r.outlet, r.published, r.language, _pieces(r.around))
            for r in rows[:limit]
        ),
        following,
    )


def fitting(wanted: Wanted) -> Select[Any]:
    """Return a query for the numbers of the rows that fit."""
    return _query(wanted)


def _pieces(around: str) -> tuple[tuple[str, bool], ...]:
    """Return marked text in pieces.

    >>> _pieces("a \\x02truce\\x03 of")
    (('a ', False), ('truce', True), (' of', False))
    """
    found: list[tuple[str, bool]] = []
    for part in around.split(_BEGIN):
        marked, end, rest = part.rpartition(_END)
        found += [(marked, True)] if end else []
        found += [(rest, False)] if rest else []
    return tuple(found)


def _numbers(
    store: Store, wanted: Wanted, after: int | None, limit: int
) -> tuple[list[int], int | None]:
    query = _from(_query(wanted), wanted, after).limit(limit + 1)
    with store.reading() as db:
        numbers = list(db.scalars(query))
    return numbers[:limit], numbers[limit - 1] if len(numbers) > limit else None


def _from(query: Select[Any], wanted: Wanted, after: int | None) -> Select[Any]:
    # In the index's own order where words are asked for, or all that hold them would be sorted.
    number = _words(wanted).c.rowid if wanted.text else _table(wanted).c.number
    query = query.order_by(number.desc())
    return query if after is None else query.where(number < after)


def _words(wanted: Wanted) -> TableClause:
    return _index_of(_table(wanted).name)


@cache
def _index_of(name: str) -> TableClause:
    """Return the one index of words of a table: two of a name would be joined with each other."""
    return named_table(f"{name}_words", column("rowid", Integer))


def _table(wanted: Wanted) -> Table:
    match wanted:
        case DocumentFilter():
            return t.document
        case DealFilter():
            return t.deal
        case PropositionFilter():
            return p.proposition
        case ClaimFilter():
            return t.claim


def _query(wanted: Wanted) -> Select[Any]:
    """Return a query for the numbers of the rows that fit.

    Words are looked up first and in the order of the list, so that a word that stands in half of
    the reports costs no more than a rare one.
    """
    of = _table(wanted)
    query = select(of.c.number)
    if wanted.text:
        words = _words(wanted)
        query = query.select_from(words.join(of, of.c.number == words.c.rowid))
        query = query.where(search.matching(words.name, wanted.text))
    else:
        query = query.select_from(of)
    rest = replace(wanted, text="")
    if isinstance(rest, DocumentFilter):
        query = query.join(t.shown, t.shown.c.document == of.c.number)
    else:
        # Plus nothing: without it SQLite goes through the reports, and sorts all that they tell.
        few = rest.document or (rest.outlet and rest.whole)
        telling = of.c.telling if few else of.c.telling + 0
        query = query.join(t.shown, t.shown.c.telling == telling)
        query = query.join(t.document, t.document.c.number == t.shown.c.document)
    return query.where(*_conditions(rest))


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    match wanted:
        case DocumentFilter():
            return search.document_conditions(wanted)
        case DealFilter():
            return search.deal_conditions(wanted)
        case PropositionFilter():
            return search.proposition_conditions(wanted)
        case ClaimFilter():
            return search.claim_conditions(wanted)
