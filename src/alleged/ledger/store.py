"""Append to a ledger: one report, one transaction, all or nothing."""

import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, text

from alleged.errors import LedgerError
from alleged.ledger import history, meanings, opening, rows, standing
from alleged.ledger import proposition_tables as p
from alleged.ledger import tables as t
from alleged.ledger.deal_rows import deal_role_rows, deal_row
from alleged.ledger.grounding import check_grounding
from alleged.ledger.inserting import insert_all, insert_one, insert_words, next_number
from alleged.ledger.proposition_rows import proposition_role_rows, proposition_row
from alleged.ledger.states import State
from alleged.ledger.told_rows import VOICES
from alleged.model.claim import Claim
from alleged.model.deal import Deal
from alleged.model.document import Document, LeftAlone, Original, Refusal
from alleged.model.mark import Mark, Verdict
from alleged.model.proposition import Proposition
from alleged.model.telling import Telling

Refused = tuple[str, str, str]

# Built once: building a statement takes longer than running it.
_SHOW = text("INSERT OR REPLACE INTO shown (document, telling) VALUES (:document, :telling)")
_ORIGINAL = select(t.original.c.sha256).where(t.original.c.sha256 == bindparam("sha256"))
_KNOWN = (
    select(t.document.c.number, t.telling.c.extractor)
    .outerjoin(t.shown, t.shown.c.document == t.document.c.number)
    .outerjoin(t.telling, t.telling.c.number == t.shown.c.telling)
    .where(t.document.c.id == bindparam("id"))
)
_TO_ROWS: dict[str, tuple[Callable[..., rows.Row], Callable[..., list[rows.Row]]]] = {
    "deal": (deal_row, deal_role_rows),
    "proposition": (proposition_row, proposition_role_rows),
}


@dataclass(slots=True)
class Run:
    """One command that adds to the ledger. It leaves no trace until it adds something."""

    who: str
    watched: frozenset[str] = frozenset()
    """Paths with refusals from before, which this run may resolve."""

    number: int | None = None
    refused: set[Refused] = field(default_factory=set)
    """Path, place and reason of everything refused in this run, new or not."""

    read: set[str] = field(default_factory=set)
    """Watched paths that gave a document."""

    def has_read(self, path: str) -> None:
        """Note that the path gave a document."""
        if path in self.watched:
            self.read.add(path)


class Store:
    """One ledger file, open; only for reading if it may not be written."""

    def __init__(
        self,
        path: Path,
        *,
        create: bool = True,
        busy_seconds: float = 10.0,
        notice: opening.Notice = opening.silent,
    ) -> None:
        self.path = path
        self.notice = notice
        """Is told what takes long."""

        self.seen: dict[str, State] = {}
        """States of the ledger for which something was brought up to date, by what it is."""

        self.foes: dict[str, frozenset[str]] = {}
        """Who is said to fight whom, as of the state seen: see `foes`."""

        self.names: dict[str, tuple[int, tuple[str, ...]]] = {}
        """Names by table and column, each with the last telling there was when they were read."""

        self.parts: tuple[int, dict[Any, Any]] = (-1, {})
        """Which rows the parts of lists hold, as of the last act: see `paging`."""

        self._read_only = not opening.may_write(path)
        self._engine = opening.open_engine(
            path,
            create=create,
            read_only=self._read_only,
            busy_seconds=busy_seconds,
            notice=notice,
        )

    @property
    def may_write(self) -> bool:
        """Whether anything can be added to the ledger."""
        return not self._read_only

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Lend a connection that sees one unchanging state of the ledger."""
        with opening.translated(self.path), self._engine.connect() as db:
            opening.check_still_known(db)
            yield db

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Lend a connection that holds the write lock; commit at the end, or nothing at all."""
        if self._read_only:
            raise LedgerError(
                f"the ledger {str(self.path)!r} may not be written",
                hint="Copy it to a place you may write to.",
            )
        with (
            opening.translated(self.path),
            self._engine.connect().execution_options(**{opening.WRITES: True}) as db,
            db.begin(),
        ):
            opening.check_still_known(db)
            yield db

    def knows(self, document_id: str) -> bool:
        """Say whether the document is in the ledger and not hidden."""
        with self.reading() as db:
            known = db.execute(_KNOWN, {"id": document_id}).first()
        return known is not None and known.extractor is not None

    def append(
        self, run: Run, original: Original, document: Document, telling: Telling, extractor: str
    ) -> bool:
        """Keep a report and what it tells; return False if that is already kept.

        The same document told by the same extractor changes nothing. Told by another one, the new
        telling is kept beside the old, and shown. Raises UngroundedQuote and keeps nothing if a
        quote differs from the text.
        """
        check_grounding(document, telling)
        document_id = document.id
        with self.writing() as db:
            known = db.execute(_KNOWN, {"id": document_id}).first()
            if known is not None and known.extractor == extractor:
                return False
            run_number = _run_number(db, run)
            number = (
                _add_document(db, original, document, document_id)
                if known is None
                else known.number
            )
            told = {"document": number, "run": run_number, "extractor": extractor}
            telling_number = insert_one(db, t.telling, told)
            _add_telling(db, document, telling, telling_number)
            db.execute(_SHOW, {"document": number, "telling": telling_number})
            if known is not None:  # nobody has reviewed what was not here
                standing.refresh(db, [document_id])
            meanings.refresh(db, telling_number)
            what = {
                "document": document_id,
                "sha256": document.sha256,
                "path": document.path,
                "extractor": extractor,
                "deals": [deal.id for deal in telling.deals],
                "propositions": [each.id for each in telling.propositions],
                "claims": [claim.id for claim in telling.claims],
            }
            history.record(db, run_number, "read", run.who, what)
        run.number = run_number
        return True

    def refuse(self, run: Run, refusal: Refusal) -> bool:
        """Record that something was not read; return False if that is on record already."""
        left_alone = isinstance(refusal, LeftAlone)
        key = (refusal.path, refusal.where, refusal.reason)
        run.refused.add(key)
        with self.writing() as db:
            if open_refusals(db, *key):
                return False
            run_number = _run_number(db, run)
            values = {
                "path": refusal.path,
                "where": refusal.where,
                "reason": refusal.reason,
                "hint": refusal.hint,
            }
            more = {"run": run_number, "at": history.now(), "left_alone": left_alone}
            insert_one(db, t.refusal, {**values, **more})
            act = "leave" if left_alone else "refuse"
            history.record(db, run_number, act, run.who, values)
        run.number = run_number
        return True

    def finish(self, run: Run) -> None:
        """Mark what was refused before and could be read in this run as resolved.

        To be called only when every target was read to its end: what was not reached is not
        resolved.
        """
        with self.reading() as db:
            resolved = [
                row
                for path in sorted(run.read)
                for row in open_refusals(db, path)
                if (row.path, row.where, row.reason) not in run.refused
            ]
        if not resolved:
            return
        with self.writing() as db:
            number = _run_number(db, run)
            for row in resolved:
                values = {"refusal": row.number, "run": number, "at": history.now()}
                db.execute(insert(t.resolution).values(**values))
                what = {"path": row.path, "where": row.where, "reason": row.reason}
                history.record(db, number, "resolve", run.who, what)
        run.number = number

    def mark(self, who: str, forecast: str, verdict: Verdict, because: str) -> Mark:
        """Keep what somebody decided of a forecast, as a run of its own; earlier marks stay."""
        with self.writing() as db:
            at = history.now()
            run = history.open_run(db)
            what = {"forecast": forecast, "verdict": verdict.value, "because": because}
            insert_one(db, p.mark, {**what, "run": run, "who": who, "at": at})
            history.record(db, run, "mark", who, what)
        return Mark(forecast, verdict, because, who, datetime.fromisoformat(at))

    def undo(self, who: str, run: int | None = None) -> int:
        """Hide what the last run, or the named one, added; return its number: `history.undo`."""
        with self.writing() as db:
            return history.undo(db, who, run)

    def redo(self, who: str, run: int | None = None) -> int:
        """Bring back what an undo hid; return the run's number. See `history.redo`."""
        with self.writing() as db:
            return history.redo(db, who, run)


def _run_number(db: Connection, run: Run) -> int:
    # The run keeps it only after the commit: a transaction that fails leaves no run behind.
    return history.open_run(db) if run.number is None else run.number


def open_refusals(db: Connection, *key: str) -> list[Row[tuple[object, ...]]]:
    """Return what was refused or left alone, that nothing hides and no later run resolved.

    `key` narrows them to one path, one place in it, and one reason, as far as given.
    """
    resolving = t.run.alias()
    resolved = (
        select(t.resolution.c.refusal)
        .join(resolving, resolving.c.number == t.resolution.c.run)
        .where(~resolving.c.hidden)
    )
    query = (
        select(t.refusal)
        .join(t.run, t.run.c.number == t.refusal.c.run)
        .where(~t.run.c.hidden, t.refusal.c.number.not_in(resolved))
        .order_by(t.refusal.c.number)
    )
    columns = (t.refusal.c.path, t.refusal.c.where, t.refusal.c.reason)
    wanted = (column == value for column, value in zip(columns, key, strict=False))
    return list(db.execute(query.where(*wanted)))


def refused_paths(store: Store) -> frozenset[str]:
    """Return the paths of which something could not be read so far."""
    with store.reading() as db:
        return frozenset(str(row.path) for row in open_refusals(db))


def add_original(db: Connection, original: Original) -> None:
    """Keep the bytes of a file, unless they are kept already."""
    if db.execute(_ORIGINAL, {"sha256": original.sha256}).first() is not None:
        return
    packed = zlib.compress(original.data, 6)
    smaller = len(packed) < len(original.data)
    row: rows.Row = {
        "sha256": original.sha256,
        "media_type": original.media_type,
        "encoding": "zlib" if smaller else "",
        "data": packed if smaller else original.data,
    }
    insert_one(db, t.original, row)


def _add_document(db: Connection, original: Original, document: Document, document_id: str) -> int:
    add_original(db, original)
    number = insert_one(db, t.document, rows.document_row(document, document_id))
    insert_all(db, t.page, rows.page_rows(document, number))
    db.exec_driver_sql(
        "INSERT INTO document_words (rowid, title, text) VALUES (?, ?, ?)",
        (number, document.title, document.text),
    )
    return number


def _add_telling(db: Connection, document: Document, telling: Telling, number: int) -> None:
    insert_all(db, t.appearance, rows.appearance_rows(telling.mentions, number))
    insert_all(db, t.place_mention, rows.place_rows(telling.places, telling=number))
    insert_all(db, t.attribution, rows.attribution_rows(telling.attributions, number))
    insert_all(db, t.actor, rows.actor_rows(telling.new_actors, number))
    _add_told(db, "deal", document, telling.deals, number)
    _add_told(db, "proposition", document, telling.propositions, number)
    _add_claims(db, telling.claims, number)


def _add_told(
    db: Connection,
    name: str,
    document: Document,
    told: Sequence[Deal | Proposition],
    telling: int,
) -> None:
    """Add deals or propositions, which have tables of the same shapes under their own names."""
    to_row, to_roles = _TO_ROWS[name]
    tables = t.schema.tables
    new: list[rows.Row] = []
    roles: list[rows.Row] = []
    places: list[rows.Row] = []
    voices: list[rows.Row] = []
    words: list[tuple[int, str]] = []
    first = next_number(db, tables[name]) if told else 0
    for position, each in enumerate(told):
        number = first + position
        owner: dict[str, Any] = {name: number}
        new.append({"number": number, **to_row(each, telling, position)})
        roles += to_roles(each, number)
        places += (
            {**row, "folded": rows.folded(row["name"], row["place"] or "")}
            for row in rows.place_rows(each.places, **owner)
        )
        for field_name in VOICES:
            said = getattr(each, field_name)
            voices += rows.voice_rows(said, **owner, field=field_name)
        sentences = " ".join(span.of(document.text) for span in each.sentences)
        words.append((number, sentences or each.span.of(document.text)))
    insert_all(db, tables[name], new)
    insert_all(db, tables[f"{name}_role"], roles)
    insert_all(db, tables[f"{name}_place"], places)
    insert_all(db, tables[f"{name}_voice"], voices)
    insert_words(db, f"{name}_words", words)


def _add_claims(db: Connection, claims: Sequence[Claim], telling: int) -> None:
    new: list[rows.Row] = []
    voices: list[rows.Row] = []
    words: list[tuple[int, str]] = []
    first = next_number(db, t.claim) if claims else 0
    for position, claim in enumerate(claims):
        number = first + position
        new.append({"number": number, **rows.claim_row(claim, telling, position)})
        voices += rows.voice_rows(claim.voice, claim=number)
        words.append((number, claim.quote))
    insert_all(db, t.claim, new)
    insert_all(db, t.claim_voice, voices)
    insert_words(db, "claim_words", words)
