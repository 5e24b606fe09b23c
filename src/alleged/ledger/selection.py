"""Deals that somebody selected, counted by time, by place, and by who deals with whom."""

from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, case, exists, func, select

from alleged.ledger import paging
from alleged.ledger import tables as t
from alleged.ledger.meanings import meaning
from alleged.ledger.store import Store
from alleged.model.filters import DealFilter
from alleged.model.meaning import Meaning


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
    began = func.coalesce(d.first, t.document.c.published_first, "")
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
    deals = func.count(p.deal.distinct())
    key = case((p.geonames_id.is_not(None), p.geonames_id), else_=p.name)
    query = (
        select(
            key,
            func.min(func.coalesce(p.place, p.name)),
            func.min(p.lat),
            func.min(p.lon),
            func.coalesce(func.min(p.precision), ""),
            deals,
        )
        .where(p.lat.is_not(None), p.deal.in_(_fitting(store, wanted)))
        .group_by(key)
        .order_by(deals.desc(), key)
        .limit(limit)
    )
    with store.reading() as db:
        return [Spot(*row) for row in db.execute(query)]


def ties(store: Store, wanted: DealFilter, limit: int) -> list[Tie]:
    """Return who is said to deal with whom in the deals that fit, the most told first."""
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
        .limit(limit)
    )
    with store.reading() as db:
        found = [Tie(*row) for row in db.execute(query)]
        known = meaning(db)
    return _as_meant(found, known) if known else found


def _as_meant(found: list[Tie], known: Meaning) -> list[Tie]:
    """Return ties of the actors that people decided are meant; what becomes one is added up."""
    tied: dict[tuple[str, str], Tie] = {}
    for each in found:
        (left, left_name), (right, right_name) = sorted(
            ((known.who(each.left), each.left_name), (known.who(each.right), each.right_name))
        )
        if left == right:
            continue
        first = tied.get((left, right), Tie(left, right, left_name, right_name, 0, 0))
        tied[left, right] = replace(
            first, deals=first.deals + each.deals, denied=first.denied + each.denied
        )
    return sorted(tied.values(), key=lambda tie: (-tie.deals, tie.left, tie.right))


def _fitting(store: Store, wanted: DealFilter) -> ColumnElement[int]:
    return paging.fitting(store, wanted).scalar_subquery()


def _denied() -> ColumnElement[bool]:
    voice = t.deal_voice.c
    said = exists().where(voice.deal == t.deal.c.number, voice.field == "denied_by")
    return said | (t.deal.c.status == "denied")
