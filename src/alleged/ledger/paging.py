"""Long lists a part at a time: each part costs the same, however long the list is."""

from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    TableClause,
    column,
    exists,
    func,
    literal_column,
    select,
    union,
)
from sqlalchemy import table as named_table

from alleged.ledger import history, retrieval, search
from alleged.ledger import tables as t
from alleged.ledger.among import among
from alleged.ledger.narrowing import Wanted, narrowed, table_of
from alleged.ledger.store import Store
from alleged.model.claim import Claim
from alleged.model.deal import Deal
from alleged.model.document import Document
from alleged.model.filters import ClaimFilter, DealFilter, DocumentFilter, PropositionFilter
from alleged.model.part import Hit, Part, Tally
from alleged.model.proposition import Proposition

COUNTED = 100
"""Rows that are counted before counting stops."""

REMEMBERED = 2_000
"""Parts of lists of which it is remembered which rows they hold."""

Found = tuple[tuple[int, ...], int | None, Tally | None]
"""Numbers of the rows of a part, where the next begins, and how many fit."""

_BEGIN, _END = "\x02", "\x03"


def documents(
    store: Store, wanted: DocumentFilter, after: int | None, limit: int, *, counted: bool = False
) -> Part[Document]:
    """Return reports, the last read first."""
    numbers, following, told = _numbers(store, wanted, after, limit, counted=counted)
    with store.reading() as db:
        return Part(tuple(retrieval.documents_at(db, numbers)), following, told)


def deals(
    store: Store,
    wanted: DealFilter,
    after: int | None,
    limit: int,
    *,
    claims: bool = True,
    counted: bool = False,
) -> Part[tuple[Deal, Document, tuple[Claim, ...]]]:
    """Return deals with their report and claims, the last read first.

    Without `claims` it is quicker.
    """
    numbers, following, told = _numbers(store, wanted, after, limit, counted=counted)
    with store.reading() as db:
        return Part(tuple(retrieval.deals_at(db, numbers, claims=claims)), following, told)


def ids(store: Store, wanted: Wanted, after: int | None, limit: int) -> Part[str]:
    """Return the ids of what fits alone, the last read first."""
    table = table_of(wanted).c
    with store.reading() as db:
        numbers, following, _ = _looked_up(store, db, wanted, after, limit)
        query = select(table.id).where(among(table.number, numbers)).order_by(table.number.desc())
        return Part(tuple(db.scalars(query)), following)


def propositions(
    store: Store,
    wanted: PropositionFilter,
    after: int | None,
    limit: int,
    *,
    claims: bool = True,
    counted: bool = False,
) -> Part[tuple[Proposition, Document, tuple[Claim, ...]]]:
    """Return propositions likewise."""
    numbers, following, told = _numbers(store, wanted, after, limit, counted=counted)
    with store.reading() as db:
        return Part(tuple(retrieval.propositions_at(db, numbers, claims=claims)), following, told)


def claims(
    store: Store, wanted: ClaimFilter, after: int | None, limit: int, *, counted: bool = False
) -> Part[tuple[Claim, Document]]:
    """Return claims with their report, the last read first."""
    numbers, following, told = _numbers(store, wanted, after, limit, counted=counted)
    with store.reading() as db:
        return Part(tuple(retrieval.claims_at(db, numbers)), following, told)


def tally(store: Store, wanted: Wanted, most: int = COUNTED) -> Tally:
    """Return how many rows fit, counted no further than `most`."""
    with store.reading() as db:
        query = _query(store, db, wanted).limit(most + 1).subquery()
        number = db.execute(select(func.count()).select_from(query)).scalar_one()
    return Tally(min(number, most), number > most)


def hits(store: Store, wanted: DocumentFilter, after: int | None, limit: int) -> Part[Hit]:
    """Return reports that hold words, the last read first, each with the words around them."""
    snippet: ColumnElement[str] = literal_column(
        f"snippet(document_words, 1, char({ord(_BEGIN)}), char({ord(_END)}), '…', 40)"
    )
    d = t.document.c
    words = _words(wanted)
    found = select(d.number, d.id, d.given_id, d.title, d.outlet, d.published, d.language)
    found = found.add_columns(snippet.label("around"))
    found = found.join(words, words.c.rowid == d.number)
    found = found.where(search.matching(words.name, wanted.text)).order_by(words.c.rowid.desc())
    with store.reading() as db:
        numbers, following, _ = _looked_up(store, db, wanted, after, limit)
        rows = list(db.execute(found.where(words.c.rowid.in_(numbers))))
    return Part(
        tuple(
            Hit(r.id, r.given_id, r.title, r.outlet, r.published, r.language, _pieces(r.around))
            for r in rows
        ),
        following,
    )


def fitting(store: Store, wanted: Wanted) -> Select[Any]:
    """Return a query for the numbers of the rows that fit."""
    with store.reading() as db:
        return _query(store, db, wanted)


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
    store: Store,
    wanted: Wanted,
    after: int | None,
    limit: int,
    *,
    counted: bool = False,
) -> Found:
    with store.reading() as db:
        return _looked_up(store, db, wanted, after, limit, counted=counted)


def _looked_up(
    store: Store,
    db: Connection,
    wanted: Wanted,
    after: int | None,
    limit: int,
    *,
    counted: bool = False,
) -> Found:
    """Return the numbers of a part, where the next begins, and how many fit if that is wanted.

    Looked up and counted at once, since both go through the same rows; they come as one text,
    which is ten times as quick as a thousand rows. What was looked up since the last act stands.
    """
    act = history.last_act(db)
    if store.parts[0] != act or len(store.parts[1]) >= REMEMBERED:
        store.parts = (act, {})
    key, parts = (wanted, after, limit, counted), store.parts[1]
    found: Found | None = parts.get(key)
    if found is None:
        found = parts[key] = _found(store, db, wanted, after, limit, counted=counted)
    return found


def _found(
    store: Store,
    db: Connection,
    wanted: Wanted,
    after: int | None,
    limit: int,
    *,
    counted: bool,
) -> Found:
    most = max(limit, COUNTED) if counted else limit
    found = _query(store, db, wanted, after).limit(most + 1).subquery()
    together = db.scalar(select(func.group_concat(found.c.number)))
    numbers = sorted(map(int, together.split(",")), reverse=True) if together else []
    told = Tally(min(len(numbers), COUNTED), len(numbers) > COUNTED) if counted else None
    return tuple(numbers[:limit]), numbers[limit - 1] if len(numbers) > limit else None, told


def _words(wanted: Wanted) -> TableClause:
    return _index_of(table_of(wanted).name)


@cache
def _index_of(name: str) -> TableClause:
    """Return the one index of words of a table: two of a name would be joined with each other."""
    return named_table(f"{name}_words", column("rowid", Integer))


def _query(store: Store, db: Connection, wanted: Wanted, after: int | None = None) -> Select[Any]:
    """Return a query for the numbers of the rows that fit, the last first, behind `after`.

    Words are looked up first and in the order of the list, so that a word that stands in half of
    the reports costs no more than a rare one.
    """
    of = table_of(wanted)
    rest = narrowed(store, db, wanted)
    query = select(of.c.number)
    if wanted.text and rest.few is None:
        words = _words(wanted)
        query = query.select_from(words.join(of, of.c.number == words.c.rowid))
        query = query.where(search.matching(words.name, wanted.text))
    elif wanted.text:
        words = _words(wanted)
        holds = exists().where(
            words.c.rowid == of.c.number, search.matching(words.name, wanted.text)
        )
        query = query.select_from(of).where(holds)
    else:
        query = query.select_from(of)
    if isinstance(wanted, DocumentFilter):
        query = query.join(t.shown, t.shown.c.document == of.c.number)
    else:
        # Plus nothing: without it SQLite goes through the reports, and sorts all that they tell.
        telling = of.c.telling if wanted.document else of.c.telling + 0
        query = query.join(t.shown, t.shown.c.telling == telling)
    if rest.few is not None:
        query = query.where(of.c.number.in_(union(*rest.few)))
    # In the index's own order where words are asked for, or all that hold them would be sorted.
    number = _words(wanted).c.rowid if wanted.text and rest.few is None else of.c.number
    query = query.where(*rest.conditions).order_by(number.desc())
    return query if after is None else query.where(number < after)
