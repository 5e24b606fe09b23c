"""Who publishes and who speaks in a ledger, by name."""

from sqlalchemy import select

from alleged.ledger import tables as t
from alleged.ledger.standing_conditions import counts
from alleged.ledger.store import Store

_MOST = 12


def source_named(store: Store, wanted: str) -> list[str]:
    """Return the names of outlets and speakers that are this, else those that hold it."""
    folded = wanted.strip().casefold()
    if not folded:
        return []
    names = _names(store)
    found = sorted(name for name in names if name.casefold() == folded)
    return (found or sorted(name for name in names if folded in name.casefold()))[:_MOST]


def _names(store: Store) -> set[str]:
    outlets = (
        select(t.document.c.outlet)
        .distinct()
        .join(t.shown, t.shown.c.document == t.document.c.number)
        .where(t.document.c.outlet != "")
    )
    voices = (
        select(t.claim_voice.c.name)
        .distinct()
        .join(t.claim, t.claim.c.number == t.claim_voice.c.claim)
        .join(t.shown, t.shown.c.telling == t.claim.c.telling)
        .where(counts(t.claim))
    )
    with store.reading() as db:
        return {*db.scalars(outlets), *db.scalars(voices)}
