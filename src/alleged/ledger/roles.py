"""Which deals and propositions give a role to actors that are meant exactly."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, func, select

from alleged.ledger import meanings
from alleged.ledger import tables as t
from alleged.ledger.actor_tables import meant
from alleged.ledger.recasting import as_read, corrected
from alleged.ledger.review_tables import recast
from alleged.ledger.search import TOLD
from alleged.ledger.standing_conditions import counts
from alleged.ledger.store import Store

c = recast.c


def having(store: Store, who: Iterable[str]) -> frozenset[str]:
    """Return the ids of the deals and propositions in which one of these has a role.

    `who` are ids of actors, or names of those that have no id.
    """
    wanted = sorted(set(who))
    found: set[str] = set()
    with store.reading() as db:
        for name in TOLD:
            table = t.schema.tables[name]
            told, role = table.c, t.schema.tables[f"{name}_role"].c
            query = (
                select(told.id)
                .join(t.schema.tables[f"{name}_role"], role[name] == told.number)
                .join(t.shown, t.shown.c.telling == told.telling)
                .where(counts(table), func.coalesce(role.actor, role.name).in_(wanted))
                .where(as_read(name, told.number, role.role))
            )
            found.update(db.scalars(query))
            moved = select(meant.c.owner).where(meant.c.of == name, meant.c.key.in_(wanted))
            moved = moved.where(as_read(name, meant.c.owner, meant.c.role))
            for numbers in (moved, corrected(name, "parties", _is_one_of(db, wanted))):
                decided = (
                    select(told.id)
                    .join(t.shown, t.shown.c.telling == told.telling)
                    .where(counts(table), told.number.in_(numbers))
                )
                found.update(db.scalars(decided))
    return frozenset(found)


def _is_one_of(db: Connection, wanted: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that a corrected party is one of these, by what people decided."""
    known, wanted = meanings.meaning(db), set(wanted)
    who = func.coalesce(c.key, c.name)
    written = db.scalars(select(who).distinct().where(c.field == "parties"))
    return who.in_([each for each in written if known.who(each) in wanted])


def names(store: Store) -> list[tuple[str, str]]:
    """Return everybody with a role, by id or else by name, with each name a role gives them."""
    found: dict[tuple[str, str], None] = {}
    with store.reading() as db:
        known = meanings.meaning(db)
        for name in TOLD:
            told, role = t.schema.tables[name].c, t.schema.tables[f"{name}_role"].c
            query = (
                select(func.coalesce(role.actor, role.name), role.name)
                .distinct()
                .join(t.schema.tables[name], role[name] == told.number)
                .join(t.shown, t.shown.c.telling == told.telling)
                .where(counts(t.schema.tables[name]), as_read(name, told.number, role.role))
            )
            decided = select(func.coalesce(c.key, c.name), c.name).distinct()
            decided = decided.where(c.of == name, c.field == "parties").order_by(c.name)
            for each in (query.order_by(role.name), decided):
                for read, written in db.execute(each):
                    found[known.who(read), written] = None
    return list(found)
