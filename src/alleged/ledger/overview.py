"""What a ledger holds, counted and found by name: all that is not a list of reports."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, func, select

from alleged.ledger import actor_counts, history, recasting, retrieval, search
from alleged.ledger import proposition_tables as p
from alleged.ledger import tables as t
from alleged.ledger.migrations import MIGRATIONS
from alleged.ledger.standing_conditions import counts as stands
from alleged.ledger.store import Store, open_refusals
from alleged.model.actor import ActorCount, ActorKind
from alleged.model.document import LeftAlone, Refusal
from alleged.model.filters import DealFilter, PropositionFilter
from alleged.model.proposition import PropositionType

ROW_TABLES = {
    "document": t.document,
    "deal": t.deal,
    "proposition": p.proposition,
    "claim": t.claim,
    "attribution": t.attribution,
}
"""Tables whose rows have a content id, by type of row."""


_ANY = PropositionFilter()


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a ledger holds. Hidden rows do not count."""

    documents: int
    deals: int
    propositions: dict[str, int]
    """Propositions by type: outcome, relation, accusation, forecast; types without one are 0."""

    claims: int
    attributions: int
    actors: int
    """Actors named, resolved or not."""

    languages: dict[str, int]
    """Documents by ISO 639-1 code; empty for texts too short to tell. Most first."""

    outlets: dict[str, int]
    """Documents by outlet, most first."""

    first_published: str
    """Earliest day a report may be of, `YYYY-MM-DD`; empty if none has a date."""

    last_published: str
    schema: int


def counts(store: Store) -> Counts:
    """Return how much the ledger holds."""
    with store.reading() as db:
        shown = t.shown.join(t.document, t.document.c.number == t.shown.c.document)
        days = select(func.min(t.document.c.published_first), func.max(t.document.c.published_last))
        first, last = db.execute(days.select_from(shown)).one()
        languages = _by(db, t.document.c.language)
        return Counts(
            documents=sum(languages.values()),
            deals=_count(db, t.deal),
            propositions=_by_type(db),
            claims=_count(db, t.claim),
            attributions=_count(db, t.attribution),
            actors=_count(db, t.appearance, t.appearance.c.key.distinct()),
            languages=languages,
            outlets=_by(db, t.document.c.outlet),
            first_published=first or "",
            last_published=last or "",
            schema=len(MIGRATIONS),
        )


def refusals(store: Store) -> list[Refusal]:
    """Return what could not be read and was not read later, in the order it was met."""
    return [each for each in _not_read(store) if not isinstance(each, LeftAlone)]


def left_alone(store: Store) -> list[LeftAlone]:
    """Return what was not read because it plainly is no report, in the order it was met."""
    return [each for each in _not_read(store) if isinstance(each, LeftAlone)]


def _not_read(store: Store) -> Iterator[Refusal]:
    with store.reading() as db:
        for row in open_refusals(db):
            kind = LeftAlone if row.left_alone else Refusal
            yield kind(row.path, row.where, row.reason, row.hint)


def actors(store: Store) -> Iterator[ActorCount]:
    """Yield every actor named: first by deals, then by what else is told, then by documents."""
    a = t.appearance.c
    # The index alone gives the counts; names are then looked up once an actor.
    counted = (
        select(a.key, func.count(a.telling.distinct()).label("documents"))
        .add_columns(func.min(a.telling).label("first"))
        .join(t.shown, t.shown.c.telling == a.telling)
        .group_by(a.key)
        .subquery()
    )
    named = (
        select(a.key, func.min(a.name), func.min(a.actor), func.min(a.kind), counted.c.documents)
        .join(counted, and_(counted.c.key == a.key, counted.c.first == a.telling))
        .group_by(a.key)
    )
    with store.reading() as db:
        roles = _roles(db, t.deal, t.deal_role.c.role)
        told = _roles(db, p.proposition, p.proposition.c.type)
        found = [
            ActorCount(
                key, name, actor, ActorKind(kind), documents, sum(r.values()), r, told.get(who, {})
            )
            for key, name, actor, kind, documents in db.execute(named)
            for who in (actor or name,)
            for r in (roles.get(who, {}),)
        ]
        found = actor_counts.as_meant(db, found)
    yield from sorted(found, key=_most_told_first)


def ids_beginning(store: Store, prefix: str, limit: int = 10) -> list[tuple[str, str]]:
    """Return type and id of rows whose id begins so, or as many as `limit` allows.

    An actor's id must be given whole.
    """
    found: list[tuple[str, str]] = []
    with store.reading() as db:
        for kind, table in ROW_TABLES.items():
            owner, side = (
                (table.c.number, t.shown.c.document)
                if kind == "document"
                else (table.c.telling, t.shown.c.telling)
            )
            query = select(table.c.id).distinct().join(t.shown, side == owner)
            query = query.where(search.begins(table.c.id, prefix)).order_by(table.c.id)
            found += [(kind, row_id) for (row_id,) in db.execute(query.limit(limit))]
        given = select(t.document.c.id).join(t.shown, t.shown.c.document == t.document.c.number)
        given = given.where(t.document.c.given_id == prefix).order_by(t.document.c.number)
        found += [("document", row_id) for (row_id,) in db.execute(given.limit(limit))]
        if prefix.startswith("evidence-"):
            ids = (named.id for named, _ in retrieval.evidence(store, DealFilter(), _ANY))
            found += [("evidence", each) for each in ids if each.startswith(prefix)]
        named = select(t.appearance.c.key).where(t.appearance.c.key == prefix)
        named = named.join(t.shown, t.shown.c.telling == t.appearance.c.telling)
        found += [("actor", key) for (key,) in db.execute(named.limit(1))]
    return list(dict.fromkeys(found))[:limit]


def runs(
    store: Store, *, number: int | None = None, before: int | None = None, limit: int | None = None
) -> list[history.RunRecord]:
    """Return every run, the first first, or some of them: see `history.runs`."""
    with store.reading() as db:
        return history.runs(db, number=number, before=before, limit=limit)


def last_run_of(store: Store, who: str) -> history.RunRecord | None:
    """Return the last run of somebody: see `history.last_run_of`."""
    with store.reading() as db:
        return history.last_run_of(db, who)


def first_acts(store: Store, runs: Sequence[int], limit: int) -> list[history.Act]:
    """Return the acts of some runs: see `history.first_acts`."""
    with store.reading() as db:
        return history.first_acts(db, runs, limit)


def last_act(store: Store) -> int:
    """Return the number of the last act, which changes with everything that is added."""
    with store.reading() as db:
        return history.last_act(db)


def last_act_but(store: Store, kinds: Sequence[str]) -> int:
    """Return the number of the last act that is of none of these kinds."""
    with store.reading() as db:
        return history.last_act_but(db, kinds)


def acts(store: Store) -> list[history.Act]:
    """Return every act, the first first."""
    with store.reading() as db:
        return list(history.acts(db))


def broken_link(store: Store) -> int | None:
    """Return the number of the first act that does not fit the chain, or None if all do."""
    with store.reading() as db:
        return history.broken_link(db)


def _most_told_first(actor: ActorCount) -> tuple[int, int, int, str, str]:
    besides = sum(actor.propositions.values())
    return -actor.deals, -besides, -actor.documents, actor.name, actor.key


def _roles(db: Connection, table: Table, by: ColumnElement[str]) -> dict[str, dict[str, int]]:
    """Return, for each actor's id or name, in how many deals or propositions it has a role."""
    role = t.schema.tables[f"{table.name}_role"].c
    key = func.coalesce(role.actor, role.name)
    query = (
        select(key, by, func.count(table.c.number.distinct()))
        .select_from(table)
        .join(t.schema.tables[f"{table.name}_role"], role[table.name] == table.c.number)
        .join(t.shown, t.shown.c.telling == table.c.telling)
        .where(stands(table), recasting.as_read(table.name, table.c.number, role.role))
        .group_by(key, by)
        .order_by(key, by)
    )
    found: dict[str, dict[str, int]] = {}
    for who, what, count in db.execute(query):
        found.setdefault(who, {})[what] = count
    for who, what, _ in sorted(recasting.given(db, table.name)):
        mine = found.setdefault(who, {})
        mine[what] = mine.get(what, 0) + 1
    return found


def _by_type(db: Connection) -> dict[str, int]:
    query = select(p.proposition.c.type, func.count()).group_by(p.proposition.c.type)
    query = query.join(t.shown, t.shown.c.telling == p.proposition.c.telling)
    query = query.where(stands(p.proposition))
    return {each.value: 0 for each in PropositionType} | dict(db.execute(query).all())


def _count(db: Connection, table: Table, *what: ColumnElement[Any]) -> int:
    query = select(func.count(*what)).select_from(table)
    if table in (t.deal, t.claim):
        query = query.where(stands(table))
    return int(db.execute(query.join(t.shown, t.shown.c.telling == table.c.telling)).scalar_one())


def _by(db: Connection, column: ColumnElement[str]) -> dict[str, int]:
    count = func.count().label("documents")
    query = select(column, count).join(t.shown, t.shown.c.document == t.document.c.number)
    rows = db.execute(query.group_by(column).order_by(count.desc(), column))
    return dict(rows.all())
