"""Who is said to fight whom, over all reports of a ledger."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from alleged.ledger import growth
from alleged.ledger import proposition_tables as p
from alleged.ledger import tables as t
from alleged.ledger.among import among
from alleged.ledger.meanings import meaning
from alleged.ledger.standing_conditions import counts
from alleged.ledger.store import Store
from alleged.model.deal import DealKind

_BETWEEN_FOES = (DealKind.CEASEFIRE, DealKind.PRISONER_EXCHANGE, DealKind.SURRENDER)
"""Deals that only those make who fight."""

_agent, _recipient = p.proposition_role.alias(), p.proposition_role.alias()
_FIGHTS = (
    select(_agent.c.actor, _recipient.c.actor)
    .distinct()
    .join(p.proposition, p.proposition.c.number == _agent.c.proposition)
    .join(t.shown, t.shown.c.telling == p.proposition.c.telling)
    .join(_recipient, _recipient.c.proposition == _agent.c.proposition)
    .where(counts(p.proposition), p.proposition.c.kind == "fights", _agent.c.role == "agent")
    .where(_recipient.c.role == "recipient")
    .where(_agent.c.actor.is_not(None), _recipient.c.actor.is_not(None))
)
_one, _other = t.deal_role.alias(), t.deal_role.alias()
_TRUCES = (
    select(_one.c.actor, _other.c.actor)
    .distinct()
    .join(t.deal, t.deal.c.number == _one.c.deal)
    .join(t.shown, t.shown.c.telling == t.deal.c.telling)
    .join(_other, _other.c.deal == _one.c.deal)
    # Joined to nothing, the kind is not looked up in its index, which lists the whole ledger.
    .where(counts(t.deal), t.deal.c.kind.concat("").in_([kind.value for kind in _BETWEEN_FOES]))
    .where(_one.c.side == 0, _other.c.side == 1)
    .where(_one.c.actor.is_not(None), _other.c.actor.is_not(None))
)


def foes(store: Store) -> Mapping[str, frozenset[str]]:
    """Return by actor those whom some report says that it fights, or makes truces with.

    What reports say, not what is so: it serves to see whose word may be an accusation. If reports
    were only added since the last time, only these are asked.
    """
    now = growth.state(store)._replace(overlap=0, related=0)
    since = store.seen.get("foes")
    if since != now:
        new = growth.added(store, since, now)
        found = {} if new is None else dict(store.foes)
        for one, other in _pairs(store, new):
            found[one] = found.get(one, frozenset()) | {other}
            found[other] = found.get(other, frozenset()) | {one}
        store.foes, store.seen["foes"] = found, now
    return store.foes


def _pairs(store: Store, tellings: Sequence[int] | None) -> set[tuple[str, str]]:
    """Return who fights whom by some tellings, or by all."""
    queries = [_FIGHTS, _TRUCES]
    if tellings is not None:
        queries = [each.where(among(t.shown.c.telling, tellings)) for each in queries]
    with store.reading() as db:
        known = meaning(db)
        return {
            (known.of(a), known.of(b))
            for query in queries
            for a, b in db.execute(query)
            if known.of(a) != known.of(b)
        }
