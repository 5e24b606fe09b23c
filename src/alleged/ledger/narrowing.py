"""How a filter's rows are looked up: one by one from the last, or from what few of them have."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, exists, func, select, union_all

from alleged.ledger import proposition_tables as p
from alleged.ledger import review_tables as r
from alleged.ledger import search
from alleged.ledger import tables as t
from alleged.ledger.actor_tables import meant
from alleged.ledger.days import dated
from alleged.ledger.names import named
from alleged.ledger.recasting import corrected
from alleged.ledger.store import Store
from alleged.model.filters import (
    ANY,
    OPEN,
    ClaimFilter,
    DealFilter,
    DocumentFilter,
    PropositionFilter,
)
from alleged.model.review import ReviewVerdict

Wanted = DocumentFilter | DealFilter | PropositionFilter | ClaimFilter
Condition = ColumnElement[bool]

FEW = 5_000
"""Rows that are looked up and put in order sooner than they are come across in a long list."""

FEW_DATED = 50_000
"""Rows of some days that are, likewise: an index has their numbers, and old ones lie far back."""

FEW_WITH_WORDS = 500
"""Rows in each of which words are looked for sooner than all rows that hold the words."""


Rows = tuple[Select[Any], ...]
"""Queries for the numbers of rows that have something, one for each way of having it."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a filter asks of one row after the other, and where to begin if few rows are left."""

    conditions: tuple[Condition, ...]
    few: Rows | None
    """Queries for the numbers of the rows that one of the conditions leaves, if these are few."""


def table_of(wanted: Wanted) -> Table:
    """Return the table a filter is about."""
    match wanted:
        case DocumentFilter():
            return t.document
        case DealFilter():
            return t.deal
        case PropositionFilter():
            return p.proposition
        case ClaimFilter():
            return t.claim


def narrowed(store: Store, db: Connection, wanted: Wanted) -> Narrowed:
    """Return how the rows that fit are looked up. Words of the text are left to the caller.

    What rare rows have is counted no further than `FEW`.
    """
    of = table_of(wanted)
    rest = replace(wanted, text="")
    starts = list(_starts(store, db, rest))
    conditions: list[Condition] = []
    if rest.outlet:
        starts.append((_of_outlet(store, db, of, rest),))
    if not isinstance(rest, DocumentFilter):
        starts += _reviewed(of, rest.review)
        if rest.outlet or rest.document:
            conditions.append(_of_report(rest))
            rest = replace(rest, outlet="", document="")
    conditions += _conditions(rest)
    most = FEW_WITH_WORDS if wanted.text else FEW
    few = next((each for each in starts if _are_few(db, each, most)), None)
    if few is None and not wanted.text and not isinstance(wanted, ClaimFilter):
        few = _of_days(db, of, wanted)
    return Narrowed(tuple(conditions), few)


def _of_days(db: Connection, of: Table, wanted: Any) -> Rows | None:
    if not wanted.since and not wanted.until:
        return None
    found = dated(of, wanted.since, wanted.until)
    return found if _are_few(db, found, FEW_DATED) else None


def _conditions(wanted: Wanted) -> list[Condition]:
    match wanted:
        case DocumentFilter():
            return search.document_conditions(wanted)
        case DealFilter():
            return search.deal_conditions(wanted, each=True)
        case PropositionFilter():
            return search.proposition_conditions(wanted, each=True)
        case ClaimFilter():
            return search.claim_conditions(wanted, each=True)


def _of_report(wanted: Any) -> Condition:
    """Return what is asked of a row's report, looked up for one row after the other."""
    asked = DocumentFilter(outlet=wanted.outlet, document=wanted.document, whole=wanted.whole)
    number = t.document.c.number == t.shown.c.document
    fits = exists().where(number, *search.document_conditions(asked))
    return fits.correlate(t.shown)


def _are_few(db: Connection, found: Rows, most: int) -> bool:
    """Say whether these are no more rows than `most`; a row that several find counts for each."""
    together = union_all(*found).limit(most + 1).subquery()
    return db.execute(select(func.count()).select_from(together)).scalar_one() <= most


def _starts(store: Store, db: Connection, wanted: Wanted) -> Iterator[Rows]:
    """Yield the rows that have what is asked of other tables, and perhaps some more."""
    match wanted:
        case DealFilter() | PropositionFilter():
            name = table_of(wanted).name
            if wanted.actor:
                yield _acting(store, db, name, wanted)
            if wanted.place:
                place, whole = t.schema.tables[f"{name}_place"].c, wanted.whole
                written = named(store, db, place.folded, wanted.place, whole=whole, within=True)
                there = (place.geonames_id == wanted.place, written)
                read = (select(place[name]).where(each) for each in there)
                yield (*read, corrected(name, "places"))
        case ClaimFilter():
            if wanted.voice:
                voice = t.claim_voice.c
                written = named(store, db, voice.folded, wanted.voice, whole=wanted.whole)
                said = (voice.actor == wanted.voice, written)
                yield (*(select(voice.claim).where(each) for each in said), _meant("claim"))
            yield from _about(store, db, wanted)


def _acting(store: Store, db: Connection, name: str, wanted: Any) -> Rows:
    roles = t.schema.tables[f"{name}_role"].c
    written = named(store, db, roles.folded, wanted.actor, whole=wanted.whole)
    either = (roles.actor == wanted.actor, written)
    read = (select(roles[name]).where(each) for each in either)
    return (*read, _meant(name), corrected(name, "parties"))


def _meant(of: str) -> Select[Any]:
    """Return all rows in which people decided whom a name means."""
    return select(meant.c.owner).where(meant.c.of == of)


def _about(store: Store, db: Connection, wanted: ClaimFilter) -> Iterator[Rows]:
    """Yield the claims about deals and propositions that have what is asked of them."""
    tables = t.schema.tables
    if wanted.actor:
        yield tuple(
            _claims_about(name).where(tables[name].c.number.in_(each))
            for name in search.TOLD
            for each in _acting(store, db, name, wanted)
        )
    if wanted.kind:
        changed = select(r.correction.c.target).where(r.correction.c.value == wanted.kind)
        kinds = (tables[name].c.kind == wanted.kind for name in search.TOLD)
        read = (_claims_about(n).where(kind) for n, kind in zip(search.TOLD, kinds, strict=True))
        yield (*read, _claims_about("deal").where(t.deal.c.id.in_(changed)))
    if wanted.evidence:
        yield tuple(
            _claims_about(name).where(search.names_evidence(name, wanted.evidence))
            for name in search.TOLD
        )


def _claims_about(name: str) -> Select[Any]:
    told = t.schema.tables[name]
    return select(t.claim.c.number).select_from(told).join(t.claim, t.claim.c.about_id == told.c.id)


def _reviewed(of: Table, review: str) -> Iterator[Rows]:
    """Yield the rows on which people decided so; not those that nobody decided."""
    if review == ReviewVerdict.REJECTED:
        gone = select(r.rejected.c.target)
        yield tuple(
            select(of.c.number).where(column.in_(gone))
            for column in (of.c.id, *([of.c.about_id] if of is t.claim else []))
        )
    elif review not in ("", OPEN, ANY):
        decided = select(r.review.c.target).where(r.review.c.verdict == review)
        yield (select(of.c.number).where(of.c.id.in_(decided)),)


def _of_outlet(store: Store, db: Connection, of: Table, wanted: Wanted) -> Select[Any]:
    fits = named(store, db, t.document.c.outlet_folded, wanted.outlet, whole=wanted.whole)
    query = select(of.c.number).select_from(t.document)
    if of is not t.document:
        query = query.join(t.shown, t.shown.c.document == t.document.c.number)
        query = query.join(of, of.c.telling == t.shown.c.telling)
    return query.where(fits)
