"""What people decided of findings: added to the ledger as acts, read back unless undone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, insert, select

from alleged.errors import Overtaken
from alleged.ledger import history, standing
from alleged.ledger import review_tables as r
from alleged.ledger import tables as t
from alleged.ledger.store import Store
from alleged.model.review import Review, ReviewVerdict


@dataclass(frozen=True, slots=True)
class NewReview:
    """A decision on its way into the ledger."""

    target: str
    document: str
    verdict: ReviewVerdict
    content: Mapping[str, str] = field(default_factory=dict)
    seen: int | None = None
    """Number of the review that stood when this was decided, 0 if none; None does not ask."""


def add(store: Store, who: str, new: Sequence[NewReview], because: str) -> int:
    """Add decisions as one run and return its number; `undo` of that run hides them all.

    Raises Overtaken, and keeps none, if somebody decided one of them since it was looked at.
    """
    with store.writing() as db:
        decided = standing.latest(db, [each.target for each in new])
        for each in new:
            now = decided.get(each.target)
            if each.seen is not None and each.seen != (now.number if now else 0):
                raise Overtaken(
                    f"{now.by if now else 'somebody'} has decided {each.target} meanwhile:"
                    f" {now.verdict if now else 'undone'}",
                    hint="Nothing of yours was kept or lost. Look at theirs, then decide again.",
                )
        run = history.open_run(db)
        at = history.now()
        rows: list[dict[str, Any]] = [
            {
                "target": each.target,
                "document": each.document,
                "verdict": each.verdict.value,
                "content": dict(each.content),
            }
            for each in new
        ]
        db.execute(
            insert(r.review),
            [{**row, "run": run, "because": because, "who": who, "at": at} for row in rows],
        )
        for row in rows:
            history.record(db, run, "review", who, {**row, "because": because})
        standing.refresh(db, sorted({each.document for each in new}))
    return run


def latest(store: Store, targets: Iterable[str]) -> dict[str, Review]:
    """Return the decision that counts, by target; targets without one are left out."""
    with store.reading() as db:
        return standing.latest(db, targets)


def of_document(store: Store, document: str) -> dict[str, Review]:
    """Return the decisions that count on what one report tells, by target."""
    with store.reading() as db:
        rows = db.execute(standing.visible().where(r.review.c.document == document))
        return {row.target: standing.review_of(row) for row in rows}


def standing_all(store: Store) -> list[Review]:
    """Return the decision that counts of every target, in the order they were made."""
    with store.reading() as db:
        found = {row.target: standing.review_of(row) for row in db.execute(standing.visible())}
    return sorted(found.values(), key=lambda each: each.number)


def past(store: Store, target: str) -> list[tuple[Review, bool]]:
    """Return every decision on a target, the latest first, each with whether it is undone."""
    query = select(r.review, t.run.c.hidden).join(t.run, t.run.c.number == r.review.c.run)
    query = query.where(r.review.c.target == target).order_by(r.review.c.number.desc())
    with store.reading() as db:
        return [(standing.review_of(row), bool(row.hidden)) for row in db.execute(query)]


def counts(store: Store) -> dict[str, int]:
    """Return how many findings stand as accepted, rejected, corrected or added."""
    newest = (
        select(func.max(r.review.c.number))
        .join(t.run, t.run.c.number == r.review.c.run)
        .where(~t.run.c.hidden)
        .group_by(r.review.c.target)
    )
    query = select(r.review.c.verdict, func.count()).where(r.review.c.number.in_(newest))
    with store.reading() as db:
        rows = db.execute(query.group_by(r.review.c.verdict))
        return {row[0]: row[1] for row in rows}


def save_search(store: Store, who: str, name: str, address: str) -> int:
    """Keep a list to look at again under a name; an empty address takes it off the list."""
    with store.writing() as db:
        run = history.open_run(db)
        said = {"name": name, "address": address}
        db.execute(insert(r.saved_search), {**said, "run": run, "who": who, "at": history.now()})
        history.record(db, run, "save", who, said)
    return run


def saved_searches(store: Store) -> dict[str, str]:
    """Return the address of each saved search, by name."""
    query = select(r.saved_search).join(t.run, t.run.c.number == r.saved_search.c.run)
    query = query.where(~t.run.c.hidden).order_by(r.saved_search.c.number)
    with store.reading() as db:
        found = {row.name: row.address for row in db.execute(query)}
    return {name: address for name, address in sorted(found.items()) if address}
