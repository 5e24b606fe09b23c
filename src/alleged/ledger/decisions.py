"""Decisions about episodes: added to the ledger as acts, read back unless an undo hides them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, select

from alleged.ledger import episode_tables as e
from alleged.ledger import history
from alleged.ledger import tables as t
from alleged.ledger.store import Store
from alleged.model.decision import Decision, Verdict


def decide(
    store: Store, who: str, verdict: Verdict, tellings: Sequence[str], target: str, because: str
) -> int:
    """Add a decision as a run of its own; return the run's number. `alleged undo` hides it."""
    with store.writing() as db:
        run = history.open_run(db)
        said = {
            "verdict": verdict.value,
            "tellings": list(tellings),
            "target": target,
            "because": because,
        }
        db.execute(insert(e.decision).values(**said, run=run, who=who, at=history.now()))
        history.record(db, run, verdict.value, who, said)
    return run


def decisions(db: Connection) -> list[Decision]:
    """Return the decisions that nothing hides, the first first."""
    query = select(e.decision).join(t.run, t.run.c.number == e.decision.c.run)
    query = query.where(~t.run.c.hidden).order_by(e.decision.c.number)
    return [
        Decision(
            row.number,
            Verdict(row.verdict),
            tuple(row.tellings),
            row.target,
            row.because,
            row.who,
            datetime.fromisoformat(row.at),
        )
        for row in db.execute(query)
    ]
