"""What analysts decide of evidence and sources, and their verdicts: added as acts, read back."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, insert, select

from alleged.ledger import history
from alleged.ledger import judgement_tables as j
from alleged.ledger import tables as t
from alleged.ledger.among import among
from alleged.ledger.store import Store, add_original
from alleged.model.assessed import Assessment, Basis
from alleged.model.document import Original
from alleged.model.evidence import TraceState
from alleged.model.inquiry import Attachment, Grade, Inquiry

_INSERTS = {table.name: insert(table) for table in j.JUDGEMENT_TABLES}


def inquire(store: Store, asked: Inquiry, files: Iterable[Original]) -> Inquiry:
    """Keep an analyst's word on a trace, with its files, as a run of its own; earlier ones stay.

    Its number and time are those that it is kept under.
    """
    said = {
        "telling": asked.telling,
        "trace": asked.trace,
        "state": asked.state.value,
        "searched": asked.searched,
        "because": asked.because,
        "files": [asdict(each) for each in asked.files],
        "links": list(asked.links),
    }
    with store.writing() as db:
        for each in files:
            add_original(db, each)
        return _inquiry(_keep(db, j.inquiry, "inquire", asked.by, said))


def grade(store: Store, given: Grade) -> Grade:
    """Keep the letter that an analyst gives a source, as a run of its own; earlier ones stay."""
    said = {"source": given.source, "letter": given.letter, "because": given.because}
    with store.writing() as db:
        return _grade(_keep(db, j.grade, "grade", given.by, said))


def assess(store: Store, made: Assessment) -> Assessment:
    """Keep a verdict, as a run of its own; earlier ones stay."""
    said = {
        "telling": made.telling,
        "heading": made.heading,
        "weighed": made.weighed,
        "basis": asdict(made.basis),
        "note": made.note,
    }
    with store.writing() as db:
        return _assessment(_keep(db, j.assessment, "assess", made.by, said))


def inquiries(store: Store, tellings: Sequence[str] | None = None) -> list[Inquiry]:
    """Return what nothing hides of those about these tellings; of None, all. The first first."""
    return [_inquiry(row) for row in _rows(store, j.inquiry, tellings)]


def grades(store: Store) -> dict[str, Grade]:
    """Return the grade that counts of each source, by its name."""
    return {row.source: _grade(row) for row in _rows(store, j.grade, None)}


def assessments(store: Store, tellings: Sequence[str] | None = None) -> list[Assessment]:
    """Return what nothing hides of those about these tellings; of None, all. The first first."""
    return [_assessment(row) for row in _rows(store, j.assessment, tellings)]


def last_act(store: Store, kinds: Sequence[str] = ()) -> int:
    """Return the number of the last act of the history, or of these kinds; 0 if there is none."""
    query = select(t.act.c.number).order_by(t.act.c.number.desc()).limit(1)
    if kinds:
        query = query.where(t.act.c.kind.in_(kinds))
    with store.reading() as db:
        return int(db.execute(query).scalar() or 0)


def _keep(db: Connection, table: Table, kind: str, who: str, said: dict[str, Any]) -> Row[Any]:
    run = history.open_run(db)
    new = {**said, "run": run, "who": who, "at": history.now()}
    number = db.execute(_INSERTS[table.name], new).lastrowid
    history.record(db, run, kind, who, said)
    return db.execute(select(table).where(table.c.number == number)).one()


def _rows(store: Store, table: Table, tellings: Sequence[str] | None) -> list[Row[Any]]:
    query = select(table).join(t.run, t.run.c.number == table.c.run).where(~t.run.c.hidden)
    if tellings is not None:
        query = query.where(among(table.c.telling, tellings))
    query = query.order_by(table.c.number)
    with store.reading() as db:
        return list(db.execute(query))


def _inquiry(row: Row[Any]) -> Inquiry:
    return Inquiry(
        row.number,
        row.telling,
        row.trace,
        TraceState(row.state),
        row.searched,
        row.because,
        tuple(Attachment(**each) for each in row.files),
        tuple(row.links),
        row.who,
        datetime.fromisoformat(row.at),
    )


def _grade(row: Row[Any]) -> Grade:
    return Grade(row.source, row.letter, row.because, row.who, datetime.fromisoformat(row.at))


def _assessment(row: Row[Any]) -> Assessment:
    return Assessment(
        row.number,
        row.telling,
        row.heading,
        row.weighed,
        Basis(**row.basis),
        row.note,
        row.who,
        datetime.fromisoformat(row.at),
    )
