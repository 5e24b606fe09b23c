"""Every act on the ledger, each chained to the one before, and the undoing of runs."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, text, update

from alleged.errors import NothingFound
from alleged.ledger import meanings, standing
from alleged.ledger import tables as t
from alleged.ledger.among import among
from alleged.ledger.inserting import insert_one

_LAST_HASH = select(t.act.c.hash).order_by(t.act.c.number.desc()).limit(1)
_LAST = select(func.max(t.act.c.number))
_READ = ("read", "resolve")
_OF_READING = ("read", "refuse", "leave", "resolve")


@dataclass(frozen=True, slots=True)
class Act:
    """One entry of the chained log."""

    number: int
    run: int
    kind: str
    """`read`, `refuse`, `leave`, `resolve`, `mark`, `relate`, `merge`, `split`, `move`,
    `merge actors`, `split actors`, `review`, `save`, `inquire`, `grade`, `assess`, `hypotheses`,
    `undo` or `redo`."""

    who: str
    at: datetime
    what: dict[str, Any]
    hash: str


@dataclass(frozen=True, slots=True)
class RunRecord:
    """All acts of one command, counted."""

    number: int
    who: str
    at: datetime
    what: str
    """`read`, `mark`, `relate`, `merge`, `split`, `move`, `merge actors`, `split actors`, `review`,
    `save`, `inquire`, `grade`,
    `assess`, `hypotheses`, `undo` or `redo`."""

    documents: int
    refusals: int
    undoes: int | None
    """The run that this one hid or brought back."""

    hidden: bool


def now() -> str:
    """Return the present instant, UTC, as the ledger writes it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def record(db: Connection, run: int, kind: str, who: str, what: dict[str, Any]) -> None:
    """Add an act to the end of the chain. The caller's transaction must hold the write lock."""
    previous = db.execute(_LAST_HASH).scalar()
    entry = {
        "run": run,
        "kind": kind,
        "who": who,
        "at": now(),
        "what": json.dumps(what, ensure_ascii=False, sort_keys=True),
        "previous": previous or "",
    }
    insert_one(db, t.act, {**entry, "hash": _hash(entry)})


def open_run(db: Connection) -> int:
    """Return the number of a new run."""
    return int(db.execute(insert(t.run), {"hidden": False}).lastrowid)


def acts(db: Connection) -> Iterator[Act]:
    """Yield every act, the first first."""
    yield from map(_act, db.execute(select(t.act).order_by(t.act.c.number)))


def _act(row: Any) -> Act:
    at = datetime.fromisoformat(row.at)
    return Act(row.number, row.run, row.kind, row.who, at, json.loads(row.what), row.hash)


def broken_link(db: Connection) -> int | None:
    """Return the number of the first act that was changed after it was written, or None."""
    previous = ""
    found = db.execute(select(t.act).order_by(t.act.c.number)).mappings()
    for number, row in enumerate(found, start=1):
        entry = {k: row[k] for k in ("run", "kind", "who", "at", "what", "previous")}
        if row["number"] != number or row["previous"] != previous or row["hash"] != _hash(entry):
            return number
        previous = row["hash"]
    return None


def runs(
    db: Connection,
    *,
    number: int | None = None,
    before: int | None = None,
    limit: int | None = None,
) -> list[RunRecord]:
    """Return every run, the first first; or the one of that number.

    With `limit` the last ones alone, the last first, those before a run if it is named.
    """
    counted = select(
        t.act.c.run,
        func.min(t.act.c.who).label("who"),
        func.min(t.act.c.at).label("at"),
        func.count().filter(t.act.c.kind == "read").label("documents"),
        func.count().filter(t.act.c.kind == "refuse").label("refusals"),
        func.max(t.act.c.kind).label("kind"),
        func.min(t.act.c.what).label("what"),
        t.run.c.hidden,
    )
    query = counted.join(t.run, t.run.c.number == t.act.c.run).group_by(t.act.c.run)
    if number is not None:
        query = query.where(t.act.c.run == number)
    if limit is None:
        query = query.order_by(t.act.c.run)
    else:
        last = select(t.run.c.number).order_by(t.run.c.number.desc()).limit(limit)
        last = last.where(t.run.c.number < before) if before is not None else last
        query = query.where(t.act.c.run.in_(last)).order_by(t.act.c.run.desc())
    return [
        RunRecord(
            row.run,
            row.who,
            datetime.fromisoformat(row.at),
            "read" if row.kind in _OF_READING else row.kind,
            row.documents,
            row.refusals,
            json.loads(row.what).get("run") if row.kind in ("undo", "redo") else None,
            row.hidden,
        )
        for row in db.execute(query)
    ]


def last_run_of(db: Connection, who: str) -> RunRecord | None:
    """Return the last run of somebody, whatever others did since; None if there is none."""
    last = select(t.act.c.run).where(t.act.c.who == who).order_by(t.act.c.number.desc()).limit(1)
    number = db.execute(last).scalar()
    return None if number is None else runs(db, number=number)[0]


def first_acts(db: Connection, numbers: Sequence[int], limit: int) -> list[Act]:
    """Return the acts of these runs, no more than so many, reading left out."""
    query = select(t.act).where(among(t.act.c.run, numbers), t.act.c.kind.not_in(_READ))
    # Plus nothing: without it SQLite goes through all acts there are, if these are not so many.
    query = query.order_by((t.act.c.number + 0).desc()).limit(limit)
    return [_act(row) for row in db.execute(query)]


def last_act(db: Connection) -> int:
    """Return the number of the last act, which changes with everything that is added."""
    return db.execute(_LAST).scalar() or 0


def last_act_but(db: Connection, kinds: Sequence[str]) -> int:
    """Return the number of the last act that is of none of these kinds."""
    query = select(t.act.c.number).where(t.act.c.kind.not_in(kinds))
    return db.execute(query.order_by(t.act.c.number.desc()).limit(1)).scalar() or 0


def undo(db: Connection, who: str, run: int | None = None) -> int:
    """Hide what a run added, the last that still shows unless it is named; return its number.

    Raises NothingFound if no run is left, or none of that number shows anything.
    """
    if run is not None:
        chosen = _named(db, run, hidden=False)
    else:
        done, _ = _stacks(runs(db))
        if not done:
            raise NothingFound("there is nothing to undo", hint="`alleged history` lists all runs.")
        chosen = done[-1]
    _set_hidden(db, chosen, who, "undo")
    return chosen


def redo(db: Connection, who: str, run: int | None = None) -> int:
    """Bring back what an undo hid, the last one unless a run is named; return the run's number.

    Raises NothingFound if nothing was undone since the last run that added something.
    """
    if run is not None:
        chosen = _named(db, run, hidden=True)
    else:
        _, undone = _stacks(runs(db))
        if not undone:
            raise NothingFound("there is nothing to redo", hint="`alleged history` lists all runs.")
        chosen = undone[-1]
    _set_hidden(db, chosen, who, "redo")
    return chosen


def _named(db: Connection, number: int, *, hidden: bool) -> int:
    """Return the number of a run that adds something, if an undo hides it or not as it should."""
    found = runs(db, number=number)
    if not found or found[0].what in ("undo", "redo") or found[0].hidden is not hidden:
        raise NothingFound(
            f"run {number} cannot be {'brought back' if hidden else 'undone'}",
            hint="`alleged history` lists all runs, and which of them are hidden.",
        )
    return number


def _stacks(past: Sequence[RunRecord]) -> tuple[list[int], list[int]]:
    done: list[int] = []
    undone: list[int] = []
    for each in past:
        if each.undoes is None:
            done.append(each.number)
            undone.clear()
            continue
        before, after = (done, undone) if each.what == "undo" else (undone, done)
        if each.undoes in before:
            before.remove(each.undoes)
        after.append(each.undoes)
    return done, undone


def _set_hidden(db: Connection, number: int, who: str, kind: str) -> None:
    record(db, open_run(db), kind, who, {"run": number})
    db.execute(update(t.run).where(t.run.c.number == number).values(hidden=kind == "undo"))
    theirs = {"run": number}
    db.execute(
        text("DELETE FROM shown WHERE telling IN (SELECT number FROM telling WHERE run = :run)"),
        theirs,
    )
    db.execute(
        text(
            "INSERT OR REPLACE INTO shown (document, telling)"
            " SELECT telling.document, max(telling.number) FROM telling"
            " JOIN run ON run.number = telling.run WHERE NOT run.hidden"
            " AND telling.document IN (SELECT document FROM telling WHERE run = :run)"
            " GROUP BY telling.document"
        ),
        theirs,
    )
    standing.refresh_run(db, number)
    meanings.refresh_run(db, number)


def _hash(entry: dict[str, Any]) -> str:
    canonical = json.dumps(entry, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
