"""Who is said to fight whom, over all reports of a ledger."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import select

from alleged.ledger import proposition_tables as p
from alleged.ledger import tables as t
from alleged.ledger.meanings import meaning
from alleged.ledger.standing_conditions import counts
from alleged.ledger.store import Store
from alleged.model.deal import DealKind

_BETWEEN_FOES = (DealKind.CEASEFIRE, DealKind.PRISONER_EXCHANGE, DealKind.SURRENDER)
"""Deals that only those make who fight."""


def foes(store: Store) -> Mapping[str, frozenset[str]]:
    """Return by actor those whom some report says that it fights, or makes truces with.

    What reports say, not what is so: it serves to see whose word may be an accusation.
    """
    pairs: set[tuple[str, str]] = set()
    agent, recipient = p.proposition_role.alias(), p.proposition_role.alias()
    fights = (
        select(agent.c.actor, recipient.c.actor)
        .distinct()
        .join(p.proposition, p.proposition.c.number == agent.c.proposition)
        .join(t.shown, t.shown.c.telling == p.proposition.c.telling)
        .join(recipient, recipient.c.proposition == agent.c.proposition)
        .where(counts(p.proposition), p.proposition.c.kind == "fights", agent.c.role == "agent")
        .where(recipient.c.role == "recipient")
        .where(agent.c.actor.is_not(None), recipient.c.actor.is_not(None))
    )
    one, other = t.deal_role.alias(), t.deal_role.alias()
    truces = (
        select(one.c.actor, other.c.actor)
        .distinct()
        .join(t.deal, t.deal.c.number == one.c.deal)
        .join(t.shown, t.shown.c.telling == t.deal.c.telling)
        .join(other, other.c.deal == one.c.deal)
        .where(counts(t.deal), t.deal.c.kind.in_([kind.value for kind in _BETWEEN_FOES]))
        .where(one.c.side == 0, other.c.side == 1)
        .where(one.c.actor.is_not(None), other.c.actor.is_not(None))
    )
    with store.reading() as db:
        known = meaning(db)
        for query in (fights, truces):
            pairs.update(
                (known.of(a), known.of(b))
                for a, b in db.execute(query)
                if known.of(a) != known.of(b)
            )
    found: dict[str, set[str]] = defaultdict(set)
    for a, b in pairs:
        found[a].add(b)
        found[b].add(a)
    return {actor: frozenset(others) for actor, others in found.items()}
