"""How a filter's rows are looked up: one by one from the last, or from what few of them have."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    exists,
    func,
    or_,
    select,
)

from alleged.ledger import proposition_tables as p
from alleged.ledger import review_tables as r
from alleged.ledger import search
from alleged.ledger import tables as t
from alleged.ledger.names import named
from alleged.ledger.store import Store
from alleged.model.deal import DealKind
from alleged.model.filters import ClaimFilter, DealFilter, DocumentFilter, PropositionFilter
from alleged.model.review import ReviewVerdict

Wanted = DocumentFilter | DealFilter | PropositionFilter | ClaimFilter
Condition = ColumnElement[bool]

OPEN, ANY = "open", ""
"""What a list may ask of reviews besides a verdict: not decided yet, or all the same."""

FEW = 20_000
"""Rows that are looked up and put in order sooner than they are come across in a long list."""

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


def narrowed(store: Store, db: Connection, wanted: Wanted, review: str = ANY) -> Narrowed:
    """Return how the rows that fit are looked up. Words of the text are left to the caller.

    What rare rows have is counted no further than `FEW`.
    """
    of = table_of(wanted)
    rest = replace(wanted, text="")
    conditions: list[Condition] = []
    starts: list[Rows] = []
    for found, begin in _asked(store, db, rest):
        conditions.append(found)
        starts.append(begin)
    if isinstance(rest, DealFilter | PropositionFilter):
        rest = replace(rest, actor="", place="")
    elif isinstance(rest, ClaimFilter):
        rest = replace(rest, voice="", actor="", kind="", evidence="")
    if rest.outlet:
        starts.append((_of_outlet(store, db, of, rest),))
    if not isinstance(rest, DocumentFilter) and (rest.outlet or rest.document):
        conditions.append(_of_report(rest))
        rest = replace(rest, outlet="", document="")
    conditions += _conditions(rest)
    if review == OPEN:
        conditions.append(_standing(of.c.id).is_(None))
    elif review != ANY:
        verdict = ReviewVerdict(review).value
        conditions.append(_standing(of.c.id) == verdict)
        decided = select(r.review.c.target).where(r.review.c.verdict == verdict)
        starts.append((select(of.c.number).where(of.c.id.in_(decided)),))
    most = FEW_WITH_WORDS if wanted.text else FEW
    few = next((each for each in starts if _are_few(db, each, most)), None)
    return Narrowed(tuple(conditions), few)


def _conditions(wanted: Wanted) -> list[Condition]:
    match wanted:
        case DocumentFilter():
            return search.document_conditions(wanted)
        case DealFilter():
            return search.deal_conditions(wanted)
        case PropositionFilter():
            return search.proposition_conditions(wanted)
        case ClaimFilter():
            return search.claim_conditions(wanted)


def _of_report(wanted: Any) -> Condition:
    """Return what is asked of a row's report, looked up for one row after the other."""
    asked = DocumentFilter(outlet=wanted.outlet, document=wanted.document, whole=wanted.whole)
    number = t.document.c.number == t.shown.c.document
    fits = exists().where(number, *search.document_conditions(asked))
    return fits.correlate(t.shown)


def _are_few(db: Connection, found: Rows, most: int) -> bool:
    left = most
    for each in found:
        counted = select(func.count()).select_from(each.limit(left + 1).subquery())
        left -= db.execute(counted).scalar_one()
        if left < 0:
            return False
    return True


def _asked(store: Store, db: Connection, wanted: Wanted) -> Iterator[tuple[Condition, Rows]]:
    """Yield what is asked of other tables: of one row, and the rows that have it."""
    match wanted:
        case DealFilter() | PropositionFilter():
            name = table_of(wanted).name
            if wanted.actor:
                role = wanted.role if isinstance(wanted, PropositionFilter) else ""
                yield _both(name, f"{name}_role", _acting(store, db, name, wanted, role))
            if wanted.place:
                place = t.schema.tables[f"{name}_place"].c
                at = (
                    place.geonames_id == wanted.place,
                    named(store, db, place.folded, wanted.place, whole=wanted.whole, within=True),
                )
                yield _both(name, f"{name}_place", at)
        case ClaimFilter():
            if wanted.voice:
                voice = t.claim_voice.c
                said = (
                    voice.actor == wanted.voice,
                    named(store, db, voice.folded, wanted.voice, whole=wanted.whole),
                )
                yield _both("claim", "claim_voice", said)
            yield from _about(store, db, wanted)


def _both(name: str, part: str, either: tuple[Condition, ...]) -> tuple[Condition, Rows]:
    """Return that a row has a part that fits, and the rows that have one."""
    owner = t.schema.tables[part].c[name]
    number = t.schema.tables[name].c.number
    rows = tuple(select(owner).where(each) for each in either)
    return exists().where(owner == number, or_(*either)), rows


def _acting(
    store: Store, db: Connection, name: str, wanted: Any, role: str = ""
) -> tuple[Condition, ...]:
    roles = t.schema.tables[f"{name}_role"].c
    either = (
        roles.actor == wanted.actor,
        named(store, db, roles.folded, wanted.actor, whole=wanted.whole),
    )
    return tuple(and_(each, roles.role == role) for each in either) if role else either


def _about(store: Store, db: Connection, wanted: ClaimFilter) -> Iterator[tuple[Condition, Rows]]:
    """Yield what is asked of the deal or proposition that a claim is about."""
    tables = t.schema.tables
    if wanted.actor:
        acting = {name: _acting(store, db, name, wanted) for name in search.TOLD}
        asked = {name: _both(name, f"{name}_role", acting[name])[0] for name in search.TOLD}
        rows = (
            _claims_about(name)
            .join(tables[f"{name}_role"], tables[f"{name}_role"].c[name] == tables[name].c.number)
            .where(each)
            for name in search.TOLD
            for each in acting[name]
        )
        yield _about_any(asked), tuple(rows)
    if wanted.kind:
        kinds = {name: tables[name].c.kind == wanted.kind for name in _telling(wanted.kind)}
        yield _about_any(kinds), tuple(_claims_about(n).where(kind) for n, kind in kinds.items())
    if wanted.evidence:
        shown = {name: search.names_evidence(name, wanted.evidence) for name in search.TOLD}
        yield _about_any(shown), tuple(_claims_about(n).where(each) for n, each in shown.items())


def _telling(kind: str) -> tuple[str, ...]:
    """Return the tables that may hold a kind."""
    return ("deal",) if kind in tuple(DealKind) else ("proposition",)


def _about_any(asked: dict[str, Condition]) -> Condition:
    c, tables = t.claim.c, t.schema.tables
    return or_(
        *(
            and_(
                c.about_type == "deal" if name == "deal" else c.about_type != "deal",
                exists().where(tables[name].c.id == c.about_id, each),
            )
            for name, each in asked.items()
        )
    )


def _claims_about(name: str) -> Select[Any]:
    told = t.schema.tables[name]
    return select(t.claim.c.number).select_from(told).join(t.claim, t.claim.c.about_id == told.c.id)


def _of_outlet(store: Store, db: Connection, of: Table, wanted: Wanted) -> Select[Any]:
    fits = named(store, db, t.document.c.outlet_folded, wanted.outlet, whole=wanted.whole)
    query = select(of.c.number).select_from(t.document)
    if of is not t.document:
        query = query.join(t.shown, t.shown.c.document == t.document.c.number)
        query = query.join(of, of.c.telling == t.shown.c.telling)
    return query.where(fits)


def _standing(target: ColumnElement[str]) -> Any:
    """Return the verdict that stands on a row."""
    return (
        select(r.review.c.verdict)
        .join(t.run, t.run.c.number == r.review.c.run)
        .where(r.review.c.target == target, ~t.run.c.hidden)
        .order_by(r.review.c.number.desc())
        .limit(1)
        .scalar_subquery()
    )
