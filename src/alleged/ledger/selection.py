"""Deals that somebody selected, counted by time, by place, and by who deals with whom."""

from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from sqlalchemy import ColumnElement, Select, case, exists, func, select, union

from alleged.ledger import paging, retrieval
from alleged.ledger import tables as t
from alleged.ledger.actor_tables import meant
from alleged.ledger.recasting import corrected
from alleged.ledger.review_tables import recast
from alleged.ledger.store import Store
from alleged.model.deal import Deal, DealStatus
from alleged.model.filters import DealFilter

c = recast.c


@dataclass(frozen=True, slots=True)
class Stretch:
    """One month or year, and the deals that are said to begin in it."""

    when: str
    """`2031-03`, or `2031` where years are counted; empty where nothing says."""

    deals: int
    denied: int
    """Those that some voice denies, within the others."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One place with coordinates, and the deals that name it."""

    key: str
    name: str
    lat: float
    lon: float
    precision: str
    deals: int


@dataclass(frozen=True, slots=True)
class Tie:
    """Two parties, and the deals they are said to have with each other."""

    left: str
    right: str
    """Ids where the actors are known, else names."""

    left_name: str
    right_name: str
    deals: int
    denied: int


def stretches(store: Store, wanted: DealFilter, *, years: bool) -> list[Stretch]:
    """Return the deals that fit by month or year, in order; the day of the report where none."""
    d = t.deal.c
    decided = select(c.first).where(c.of == "deal", c.field == "time", c.owner == d.number)
    began = func.coalesce(decided.scalar_subquery(), d.first, t.document.c.published_first, "")
    when = func.substr(began, 1, 4 if years else 7)
    query = (
        select(when, func.count(), func.count().filter(_denied()))
        .join(t.telling, t.telling.c.number == d.telling)
        .join(t.document, t.document.c.number == t.telling.c.document)
        .where(d.number.in_(_fitting(store, wanted)))
        .group_by(when)
        .order_by(when)
    )
    with store.reading() as db:
        return [Stretch(*row) for row in db.execute(query)]


def spots(store: Store, wanted: DealFilter, limit: int) -> list[Spot]:
    """Return the places of the deals that fit and that have coordinates, the most named first."""
    p = t.deal_place.c
    key = case((p.geonames_id.is_not(None), p.geonames_id), else_=p.name)
    read = _spots(store, wanted, p.deal, key, func.coalesce(p.place, p.name), p)
    read = read.where(p.deal.not_in(corrected("deal", "places")))
    decided = _spots(store, wanted, c.owner, func.coalesce(c.key, c.name), c.name, c)
    decided = decided.where(c.of == "deal", c.field == "places")
    found: dict[str, Spot] = {}
    with store.reading() as db:
        for query in (read, decided):
            for each in (Spot(*row) for row in db.execute(query)):
                known = found.get(each.key)
                found[each.key] = replace(known, deals=known.deals + each.deals) if known else each
    return sorted(found.values(), key=lambda spot: (-spot.deals, spot.key))[:limit]


def _spots(
    store: Store,
    wanted: DealFilter,
    deal: ColumnElement[int],
    key: ColumnElement[str],
    name: ColumnElement[str],
    p: Any,
) -> Select[Any]:
    where = (key, func.min(name), func.min(p.lat), func.min(p.lon))
    query = select(*where, func.coalesce(func.min(p.precision), ""), func.count(deal.distinct()))
    return query.where(p.lat.is_not(None), deal.in_(_fitting(store, wanted))).group_by(key)


def ties(store: Store, wanted: DealFilter, limit: int) -> list[Tie]:
    """Return who is said to deal with whom in the deals that fit, the most told first.

    Deals whose parties people corrected, or decided whom they mean, are looked at one by one, so
    that each is counted once however many names in it mean one actor.
    """
    one, other = t.deal_role.alias(), t.deal_role.alias()
    left = func.coalesce(one.c.actor, one.c.name)
    right = func.coalesce(other.c.actor, other.c.name)
    deals = func.count(one.c.deal.distinct())
    denied = func.count(case((_denied(), one.c.deal)).distinct())
    query = (
        select(left, right, func.min(one.c.name), func.min(other.c.name), deals, denied)
        .join(other, other.c.deal == one.c.deal)
        .join(t.deal, t.deal.c.number == one.c.deal)
        .where(one.c.field == "parties", other.c.field == "parties", left < right)
        .where(one.c.deal.in_(_fitting(store, wanted)))
        .group_by(left, right)
        .order_by(deals.desc(), left, right)
    )
    otherwise = union(
        select(meant.c.owner).where(meant.c.of == "deal"), corrected("deal", "parties")
    )
    with store.reading() as db:
        touched = db.scalars(
            paging.fitting(store, wanted).where(t.deal.c.number.in_(otherwise))
        ).all()
        if not touched:
            return [Tie(*row) for row in db.execute(query.limit(limit))]
        rest = query.where(one.c.deal.not_in(otherwise))
        found = {(row[0], row[1]): Tie(*row) for row in db.execute(rest)}
        for deal, _, _ in retrieval.deals_at(db, touched, claims=False):
            _tie(found, deal)
    return sorted(found.values(), key=lambda tie: (-tie.deals, tie.left, tie.right))[:limit]


def _tie(found: dict[tuple[str, str], Tie], deal: Deal) -> None:
    """Count a deal for each two of its parties."""
    names = {party.actor or party.name: party.name for party in deal.parties}
    denied = bool(deal.denied_by) or deal.decided_status is DealStatus.DENIED
    for left, right in combinations(sorted(names), 2):
        known = found.get((left, right), Tie(left, right, names[left], names[right], 0, 0))
        found[left, right] = replace(
            known, deals=known.deals + 1, denied=known.denied + int(denied)
        )


def _fitting(store: Store, wanted: DealFilter) -> ColumnElement[int]:
    return paging.fitting(store, wanted).scalar_subquery()


def _denied() -> ColumnElement[bool]:
    voice = t.deal_voice.c
    said = exists().where(voice.deal == t.deal.c.number, voice.field == "denied_by")
    return said | (t.deal.c.status == "denied")
