"""Whether reports were only added to a ledger since somebody looked, and which."""

from sqlalchemy import bindparam, exists, func, select

from alleged.ledger import review_tables as r
from alleged.ledger import tables as t
from alleged.ledger.actor_tables import actor_decision
from alleged.ledger.states import State
from alleged.ledger.store import Store

_STATE = select(
    *(
        select(func.max(table.c.number)).scalar_subquery()
        for table in (t.telling, t.overlap, t.edge_decision, r.review, actor_decision)
    ),
    *(
        select(of).select_from(t.run).where(t.run.c.hidden).scalar_subquery()
        for of in (func.count(), func.total(t.run.c.number))
    ),
)
_earlier = t.telling.alias("earlier")
_ADDED = (
    select(
        t.telling.c.number,
        t.shown.c.telling.label("shown"),
        exists()
        .where(_earlier.c.document == t.telling.c.document, _earlier.c.number <= bindparam("since"))
        .label("again"),
    )
    .outerjoin(t.shown, t.shown.c.telling == t.telling.c.number)
    .where(t.telling.c.number > bindparam("since"), t.telling.c.number <= bindparam("until"))
    .order_by(t.telling.c.number)
)


def state(store: Store) -> State:
    """Return the state a ledger is in."""
    with store.reading() as db:
        return State(*(int(each or 0) for each in db.execute(_STATE).one()))


def added(store: Store, since: State | None, until: State) -> list[int] | None:
    """Return the tellings shown that were added between two states, in the order of reading.

    None if that is not all that happened: if something was undone, reviewed or decided, or a report
    was read anew, then nothing that was known before need be so any more. Whom one of these does
    not concern leaves it the same in both states.
    """
    if since is None or until[2:] != since[2:]:
        return None
    between = {"since": since.telling, "until": until.telling}
    with store.reading() as db:
        rows = db.execute(_ADDED, between).all()
    if any(row.again for row in rows):
        return None
    return [row.number for row in rows if row.shown is not None]
