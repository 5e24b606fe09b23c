"""How often actors are met whom people decided are meant, others than was read."""

from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from alleged.ledger import proposition_tables as p
from alleged.ledger import recasting
from alleged.ledger import tables as t
from alleged.ledger.actor_tables import meant
from alleged.ledger.meanings import meaning
from alleged.ledger.standing_conditions import counts
from alleged.model.actor import ActorCount, ActorKind
from alleged.model.meaning import NAMED, key_of


def as_meant(db: Connection, found: Iterable[ActorCount]) -> list[ActorCount]:
    """Return actors as people decided: those that are one once, those that are several each."""
    found = list(found)
    known = meaning(db)
    if not known:
        return found
    keys = set(db.scalars(select(meant.c.key).where(meant.c.of == "appearance").distinct()))
    left = [each for each in found if each.key not in known.origins() and each.key not in keys]
    counted = (one(db, key) for key in sorted(keys))
    return [*left, *(each for each in counted if each is not None)]


def one(db: Connection, key: str) -> ActorCount | None:
    """Return the actor of this key if a decision is about it or leads to it, else None.

    A key that now means another actor gives that actor.
    """
    known = meaning(db)
    if not known:
        return None
    key = known.of(key)
    a = t.appearance.c
    theirs = select(meant.c.owner).where(meant.c.of == "appearance", meant.c.key == key)
    if db.execute(theirs.limit(1)).first() is None:
        return None
    read = db.execute(select(a.name, a.kind).where(a.key == key).limit(1)).first()
    shown = theirs.join(t.shown, t.shown.c.telling == meant.c.owner).distinct()
    roles = _roles(db, "deal", key)
    return ActorCount(
        key,
        read.name if read else _written(db, key),
        key,
        ActorKind(read.kind) if read else ActorKind.UNKNOWN,
        len(db.scalars(shown).all()),
        sum(roles.values()),
        roles,
        _roles(db, "proposition", key),
    )


def _roles(db: Connection, of: str, key: str) -> dict[str, int]:
    table = t.schema.tables[of]
    by = meant.c.role if of == "deal" else p.proposition.c.type
    query = (
        select(by, func.count(table.c.number.distinct()))
        .select_from(meant)
        .join(table, table.c.number == meant.c.owner)
        .join(t.shown, t.shown.c.telling == table.c.telling)
        .where(meant.c.of == of, meant.c.key == key, counts(table))
        .where(recasting.as_read(of, meant.c.owner, meant.c.role))
        .group_by(by)
        .order_by(by)
    )
    found = {row[0]: row[1] for row in db.execute(query)}
    known = meaning(db)
    corrected = recasting.given(db, of)
    for what, _ in sorted(
        {(what, owner) for who, what, owner in corrected if known.who(who) == key}
    ):
        found[what] = found.get(what, 0) + 1
    return found


def _written(db: Connection, key: str) -> str:
    """Return what reports call an actor that only a decision made one."""
    words = select(meant.c.mention).where(meant.c.of == "appearance", meant.c.key == key)
    named = [each for each in db.scalars(words) if key_of(None, each) == key]
    return named[0] if named else key.removeprefix(NAMED)
