"""Decisions on rivals: added to the ledger as acts, read back unless an undo hides them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert, select

from alleged.ledger import history
from alleged.ledger import tables as t
from alleged.ledger.rival_rows import packed, unpacked
from alleged.ledger.rival_tables import rival_decision as d
from alleged.ledger.store import Store
from alleged.model.rivals import Change, RivalDecision

ACT = "hypotheses"


def decide(store: Store, who: str, matrix: str, changes: Sequence[Change], because: str) -> int:
    """Add changes to a matrix as one run; return its number. `alleged undo` hides it."""
    with store.writing() as db:
        run = history.open_run(db)
        for change in changes:
            said = {"matrix": matrix, "change": packed(change), "because": because}
            db.execute(insert(d).values(**said, run=run, who=who, at=history.now()))
            history.record(db, run, ACT, who, said)
    return run


def decisions(store: Store) -> list[RivalDecision]:
    """Return the decisions that nothing hides, the first first."""
    query = select(d).join(t.run, t.run.c.number == d.c.run).where(~t.run.c.hidden)
    with store.reading() as db:
        return [
            RivalDecision(
                row.matrix,
                unpacked(row.change),
                row.because,
                row.who,
                datetime.fromisoformat(row.at),
            )
            for row in db.execute(query.order_by(d.c.number))
        ]
