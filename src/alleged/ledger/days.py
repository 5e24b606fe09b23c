"""Which deals, propositions and reports may be of some days: looked up by the days they name."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Index, Integer, Select, Table, and_, column, select, text

from alleged.ledger import proposition_tables as p
from alleged.ledger import tables as t
from alleged.ledger.recasting import corrected

_LONG = "coalesce(last, '9999') > substr(first, 1, 4) || '-12-31'"
"""Rows that end in another year than they begin in, or nobody knows when: there are few."""

INDEXES = (
    Index("document_by_days", t.document.c.published_first, t.document.c.published_last),
    *(Index(f"{of.name}_by_days", of.c.first, of.c.last) for of in (t.deal, p.proposition)),
    *(
        Index(f"{of.name}_over_years", of.c.number, sqlite_where=text(_LONG))
        for of in (t.deal, p.proposition)
    ),
)


def dated(of: Table, since: date | None, until: date | None) -> tuple[Select[Any], ...]:
    """Return queries for the numbers of the rows that may be of these days, and perhaps more.

    Most rows name days of one year, so that those of the year in which `since` is are looked at
    alone, and not all that began before.
    """
    if of is t.document:
        number, first, last = of.c.number, of.c.published_first, of.c.published_last
        return (select(number).where(*_within(first, last, since, until)),)
    undated = (
        select(of.c.number)
        .select_from(t.document)
        .join(t.shown, t.shown.c.document == t.document.c.number)
        .join(of, and_(of.c.telling == t.shown.c.telling, of.c.first.is_(None)))
        .where(*_within(t.document.c.published_first, t.document.c.published_last, since, until))
    )
    return (
        select(of.c.number).where(*_within(of.c.first, of.c.last, since, until)),
        # SQLite would go through all days rather than take its word for it that these are few.
        select(column("number", Integer))
        .select_from(text(f"{of.name} INDEXED BY {of.name}_over_years"))
        .where(text(_LONG)),
        undated,
        corrected(of.name, "time"),
    )


def _within(
    first: ColumnElement[Any], last: ColumnElement[Any], since: date | None, until: date | None
) -> Iterator[ColumnElement[bool]]:
    if since:
        yield first >= f"{since.year:04}-01-01"
        yield last >= since.isoformat()
    if until:
        yield first <= until.isoformat()
