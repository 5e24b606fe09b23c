"""A ledger's file is opened, checked and brought up to date; its faults become our errors."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from alleged.errors import LedgerBusy, LedgerError, LedgerFull
from alleged.ledger.migrations import MIGRATIONS, check_version, migrate

APPLICATION_ID = 0x616C6C67
"""`allg`, written into the file's head so that no other SQLite file is taken for a ledger."""

WRITES = "alleged_writes"

CACHE_KB = 65_536
"""Of the file, kept in memory by each connection: the default of 2 MB has a long list read anew."""


Notice = Callable[[str], None]
"""Is told what takes long, before it is begun and while it goes on."""


def silent(_words: str) -> None:
    """Be told nothing."""


def open_engine(
    path: Path,
    *,
    create: bool,
    read_only: bool,
    busy_seconds: float,
    notice: Notice = silent,
) -> Engine:
    """Return an engine on the ledger at `path`, its schema up to date.

    `notice` is told if it was not.

    Raises LedgerError if there is none (and `create` is false) or the file is something else,
    LedgerTooNew, and LedgerBusy if another process holds it for longer than `busy_seconds`.
    """
    _check_place(path, create=create)
    place = path.absolute().as_uri() + (_read_only_mode(path) if read_only else "")
    engine = create_engine(
        "sqlite://",
        # Our own call, since a URL of SQLAlchemy's would misread names that hold `?` or `%`.
        creator=lambda: sqlite3.connect(
            place, uri=True, timeout=busy_seconds, check_same_thread=False
        ),
        poolclass=QueuePool,
    )

    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        # pysqlite's own transactions begin too late for us; `on_begin` opens them.
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = {-CACHE_KB}")
        if not read_only:
            connection.execute("PRAGMA synchronous = NORMAL")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    try:
        _check_content(engine, path, read_only=read_only, notice=notice)
    except BaseException:
        engine.dispose()
        raise
    return engine


def check_still_known(db: Connection) -> None:
    """Raise LedgerTooNew if a later version of this program changed the ledger meanwhile."""
    raw = db.connection.driver_connection  # asked at every reading: SQLAlchemy has nothing to add
    check_version(raw.execute("PRAGMA user_version").fetchone()[0])  # type: ignore[union-attr]


def may_write(path: Path) -> bool:
    """Say whether the ledger, or the folder it will be made in, may be written."""
    folder = path.absolute().parent
    return os.access(folder, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _read_only_mode(path: Path) -> str:
    # SQLite wants to write beside the file even to read it, unless told that nobody else will
    # write. That may only be said if no unmerged log lies beside it.
    log = path.with_name(path.name + "-wal")
    return "?mode=ro" if log.exists() else "?mode=ro&immutable=1"


def _check_place(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise LedgerError(
            f"{str(path)!r} is a folder, not a ledger",
            hint="Name a file, such as `--ledger alleged.db`.",
        )
    if path.exists():
        return
    if not create:
        raise LedgerError(
            f"there is no ledger at {str(path)!r}",
            hint="`alleged read PATH` makes one; `--ledger FILE` names another.",
        )
    if not path.absolute().parent.is_dir():
        raise LedgerError(
            f"the ledger {str(path)!r} cannot be made: its folder does not exist",
            hint=f"Make the folder with `mkdir -p {path.parent}`.",
        )


def _check_content(engine: Engine, path: Path, *, read_only: bool, notice: Notice) -> None:
    with translated(path):
        with engine.connect() as db:
            application = db.exec_driver_sql("PRAGMA application_id").scalar_one()
            version = db.exec_driver_sql("PRAGMA user_version").scalar_one()
            tables = db.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
            db.rollback()
        if application != APPLICATION_ID and (tables or application):
            raise _not_a_ledger(path)
        check_version(version)
        if version == len(MIGRATIONS):
            return
        if read_only:
            raise LedgerError(
                f"the ledger {str(path)!r} is at schema {version} and may not be written",
                hint="Copy it to a place you may write to; the copy is brought up to date.",
            )
        if version:
            notice(
                f"{path} is of an earlier version (schema {version}) and is brought up to date to "
                f"{len(MIGRATIONS)}, once. Nothing that was read or decided is changed."
            )
        else:
            raw = engine.raw_connection()
            try:
                raw.driver_connection.execute("PRAGMA journal_mode = WAL")  # type: ignore[union-attr]
            finally:
                raw.close()
        with engine.connect().execution_options(**{WRITES: True}) as db, db.begin():
            # Another process may have been here first: `migrate` reads the number again.
            migrate(db)
            db.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def _not_a_ledger(path: Path) -> LedgerError:
    return LedgerError(
        f"{str(path)!r} is not a ledger of this program",
        hint="Nothing was changed in it. Name another file with `--ledger FILE`.",
    )


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite says into an error that names the ledger and says what to do."""
    try:
        yield
    except DBAPIError as error:
        raise _meaning(path, str(error.orig)) from error
    except sqlite3.Error as error:
        raise _meaning(path, str(error)) from error


def _meaning(path: Path, said: str) -> LedgerError:
    name = repr(str(path))
    if "locked" in said or "busy" in said:
        return LedgerBusy(
            f"another process holds the ledger {name}",
            hint="Wait until it has finished, then try again; what was read so far is kept.",
        )
    if "is not a database" in said or "file is encrypted" in said:
        return _not_a_ledger(path)
    if "is full" in said:
        return LedgerFull(
            f"the disk that holds the ledger {name} is full",
            hint="Make room and do the same again; what was kept before is whole.",
        )
    if "readonly" in said or "unable to open" in said or "disk I/O" in said:
        return LedgerError(
            f"the ledger {name} cannot be opened or written: {said}",
            hint="Check that you may write to the file and to its folder, and that there is room.",
        )
    if "malformed" in said:
        return LedgerError(
            f"the ledger {name} is damaged: {said}",
            hint="Restore a copy, or save what can be read with `sqlite3 FILE .recover`.",
        )
    return LedgerError(f"the ledger {name} failed: {said}", hint="Please report this message.")
