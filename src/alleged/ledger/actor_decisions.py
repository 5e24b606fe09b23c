"""Decisions on whom names mean: added to the ledger as acts, and read back."""

from sqlalchemy import insert

from alleged.ledger import history, meanings
from alleged.ledger.actor_tables import actor_decision
from alleged.ledger.store import Store
from alleged.model.meaning import ActorDecision, Meaning


def decide(store: Store, who: str, decision: ActorDecision) -> int:
    """Add a decision as a run of its own; return the run's number. `alleged undo` hides it."""
    said = {
        "verdict": decision.verdict.value,
        "actors": list(decision.actors),
        "keys": list(decision.keys),
        "mentions": list(decision.mentions),
        "documents": list(decision.documents),
        "target": decision.target,
        "because": decision.because,
    }
    with store.writing() as db:
        run = history.open_run(db)
        db.execute(insert(actor_decision).values(**said, run=run, who=who, at=history.now()))
        history.record(db, run, f"{decision.verdict.value} actors", who, said)
        meanings.refresh(db)
    return run


def meaning(store: Store) -> Meaning:
    """Return all decisions that nothing hides, together."""
    with store.reading() as db:
        return meanings.meaning(db)
