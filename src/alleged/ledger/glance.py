"""What a ledger holds most of, at a glance: the few rows that a first page shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, case, func, select

from alleged.ledger import actor_counts, recasting, search
from alleged.ledger import episode_tables as e
from alleged.ledger import proposition_tables as p
from alleged.ledger import tables as t
from alleged.ledger.review_tables import recast
from alleged.ledger.rows import folded
from alleged.ledger.standing_conditions import counts
from alleged.ledger.store import Store
from alleged.model.actor import ActorCount, ActorKind

Tallies = dict[str, dict[str, int]]
"""How many there are of each word, by outlet."""


@dataclass(frozen=True, slots=True)
class OutletCount:
    """One outlet, and how much its reports tell."""

    name: str
    documents: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """One place, and in how many deals and propositions it is named."""

    key: str
    """Its GeoNames id, or the words as written where the gazetteer has no sense of them."""

    name: str
    lat: float | None
    lon: float | None
    precision: str
    country: str
    deals: int
    propositions: int = 0


def foremost(store: Store, limit: int) -> tuple[str, ...]:
    """Return the id of one account of each episode that most reports tell, the most first."""
    with store.reading() as db:
        return tuple(each for each, _ in _groups(db, limit))


def sizes(store: Store, least: int = 1) -> list[tuple[str, int]]:
    """Return an account and the size of each group of at least so many, the largest first."""
    with store.reading() as db:
        return _groups(db, None, least)


def contradicted(store: Store, limit: int) -> tuple[str, ...]:
    """Return ids of deals and propositions that some voice asserts and another denies.

    Those with most voices against them come first.
    """
    with store.reading() as db:
        found: list[tuple[int, str]] = []
        for table in (t.deal, p.proposition):
            voice = t.schema.tables[f"{table.name}_voice"].c
            against = func.count().filter(voice.field == "denied_by")
            query = (
                select(against.label("against"), table.c.id)
                .select_from(table)
                .join(t.schema.tables[f"{table.name}_voice"], voice[table.name] == table.c.number)
                .join(t.shown, t.shown.c.telling == table.c.telling)
                .where(counts(table))
                .group_by(table.c.number)
                .having(and_(against > 0, func.count().filter(voice.field == "claimed_by") > 0))
                .order_by(against.desc(), table.c.number.desc())
                .limit(limit)
            )
            found += [(number, each) for number, each in db.execute(query)]
    return tuple(each for _, each in sorted(found, key=lambda one: -one[0])[:limit])


def without_evidence(store: Store, limit: int) -> tuple[str, ...]:
    """Return ids of deals and propositions for which a report says that evidence is missing."""
    found: list[str] = []
    with store.reading() as db:
        for table in (t.deal, p.proposition):
            query = (
                select(table.c.id)
                .join(t.shown, t.shown.c.telling == table.c.telling)
                .where(counts(table), search.names_any_evidence(table.name))
                .where(search.names_evidence(table.name, "missing"))
                .order_by(table.c.number.desc())
                .limit(limit)
            )
            found += db.scalars(query)
    return tuple(found[:limit])


def outlets(store: Store) -> list[OutletCount]:
    """Return every outlet, those with most reports first."""
    d = t.document.c
    query = (
        select(d.outlet, func.count(), func.min(d.published_first), func.max(d.published_last))
        .join(t.shown, t.shown.c.document == d.number)
        .group_by(d.outlet)
        .order_by(func.count().desc(), d.outlet)
    )
    with store.reading() as db:
        return [
            OutletCount(name, count, first or "", last or "")
            for name, count, first, last in db.execute(query)
        ]


def places(store: Store) -> list[PlaceCount]:
    """Return every place that deals or propositions name, the most named first."""
    found: dict[str, PlaceCount] = {}
    with store.reading() as db:
        for table in (t.deal, p.proposition):
            for each in _places(db, table):
                known = found.get(each.key)
                deals, rest = (each.deals, 0) if table is t.deal else (0, each.deals)
                found[each.key] = PlaceCount(
                    each.key,
                    known.name if known else each.name,
                    each.lat,
                    each.lon,
                    each.precision,
                    each.country,
                    deals + (known.deals if known else 0),
                    rest + (known.propositions if known else 0),
                )
    return sorted(found.values(), key=lambda one: (-one.deals - one.propositions, one.name))


def records(store: Store) -> tuple[Tallies, Tallies]:
    """Return how many deals of each outlet's reports there are by status, and claims by stance."""
    with store.reading() as db:
        return _tallied(db, t.deal, t.deal.c.status), _tallied(db, t.claim, t.claim.c.stance)


def _tallied(db: Connection, table: Table, by: ColumnElement[str]) -> Tallies:
    query = (
        select(t.document.c.outlet, by, func.count())
        .join(t.shown, t.shown.c.document == t.document.c.number)
        .join(table, table.c.telling == t.shown.c.telling)
        .where(counts(table))
        .group_by(t.document.c.outlet, by)
    )
    found: Tallies = {}
    for outlet, word, number in db.execute(query):
        found.setdefault(outlet, {})[word] = number
    return found


def _groups(db: Connection, limit: int | None, least: int = 1) -> list[tuple[str, int]]:
    g, a = e.episode_group.c, e.episode_account.c
    size = func.count()
    grouped = select(g.leader, size.label("size")).group_by(g.leader).having(size >= least)
    grouped = grouped.order_by(size.desc(), g.leader.desc())
    part = (grouped if limit is None else grouped.limit(limit)).subquery()
    query = select(a.id, part.c.size).join(part, part.c.leader == a.number)
    rows = db.execute(query.order_by(part.c.size.desc(), part.c.leader.desc()))
    return [(each, number) for each, number in rows]


def _places(db: Connection, table: Table) -> Sequence[PlaceCount]:
    c, r = t.schema.tables[f"{table.name}_place"].c, recast.c
    key = case((c.geonames_id.is_not(None), c.geonames_id), else_=c.name)
    read = _counted(table, c[table.name], key, func.coalesce(c.place, c.name), c).where(
        c[table.name].not_in(recasting.corrected(table.name, "places"))
    )
    decided = _counted(table, r.owner, func.coalesce(r.key, r.name), r.name, r).where(
        r.of == table.name, r.field == "places"
    )
    return [
        PlaceCount(key, name, lat, lon, precision or "", country or "", count)
        for query in (read, decided)
        for key, name, lat, lon, precision, country, count in db.execute(query)
    ]


def _counted(
    table: Table,
    owner: ColumnElement[int],
    key: ColumnElement[str],
    name: ColumnElement[str],
    c: Any,
) -> Select[Any]:
    """Return a query for places, and how many deals or propositions that count name each."""
    return (
        select(
            key,
            func.min(name),
            func.min(c.lat),
            func.min(c.lon),
            func.min(c.precision),
            func.min(c.country),
            func.count(table.c.number.distinct()),
        )
        .join(table, table.c.number == owner)
        .join(t.shown, t.shown.c.telling == table.c.telling)
        .where(counts(table))
        .group_by(key)
    )


def actor_of(store: Store, key: str) -> ActorCount | None:
    """Return the actor of this id, or of this name where no file knows it; None if none is."""
    a = t.appearance.c
    named = select(a.name, a.actor, a.kind).where(a.key == key)
    named = named.join(t.shown, t.shown.c.telling == a.telling).limit(1)
    documents = select(func.count(a.telling.distinct())).where(a.key == key)
    documents = documents.join(t.shown, t.shown.c.telling == a.telling)
    with store.reading() as db:
        by_meaning = actor_counts.one(db, key)
        if by_meaning is not None:
            return by_meaning
        row = db.execute(named).first()
        if row is None:
            return None
        roles = _roles_of(db, t.deal, t.deal_role.c.role, row.actor, row.name)
        told = _roles_of(db, p.proposition, p.proposition.c.type, row.actor, row.name)
        count = db.execute(documents).scalar_one()
    kind = ActorKind(row.kind)
    return ActorCount(key, row.name, row.actor, kind, count, sum(roles.values()), roles, told)


def _roles_of(
    db: Connection, table: Table, by: ColumnElement[str], actor: str | None, name: str
) -> dict[str, int]:
    roles = t.schema.tables[f"{table.name}_role"]
    who = roles.c.actor == actor if actor else roles.c.folded == folded(name)
    query = (
        select(by, func.count(table.c.number.distinct()))
        .select_from(roles)
        .join(table, table.c.number == roles.c[table.name])
        .join(t.shown, t.shown.c.telling == table.c.telling)
        .where(who, counts(table), recasting.as_read(table.name, table.c.number, roles.c.role))
        .group_by(by)
    )
    found = {row[0]: row[1] for row in db.execute(query)}
    for given_to, what, _ in sorted(recasting.given(db, table.name)):
        if given_to == (actor or name):
            found[what] = found.get(what, 0) + 1
    return found
