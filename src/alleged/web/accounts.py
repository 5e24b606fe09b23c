"""Who may do what on a server that others can reach: names, roles, passwords, sessions, tokens."""

import hashlib
import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from alleged.errors import NothingFound, QueryError

SESSION_S = 12 * 3600
LEAST_LETTERS = 10
_TRIES, _TRIES_S = 5, 60
_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash("nobody has this password")


class Role(StrEnum):
    """What somebody may do; each may do what those before it may."""

    READER = "reader"
    """Read and search."""

    REVIEWER = "reviewer"
    """Decide findings, and undo what they decided."""

    EDITOR = "editor"
    """Add reports, merge and split, and undo anything."""

    ADMIN = "admin"
    """Make accounts."""

    @property
    def with_article(self) -> str:
        """The role in a sentence: "an editor"."""
        return f"{'an' if self[0] in 'ae' else 'a'} {self}"

    def may(self, needed: "Role") -> bool:
        """Say whether this role may do what another may."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may use the server."""

    name: str
    role: Role


class Accounts:
    """The accounts of one ledger, in a file beside it that holds no password and no token."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @classmethod
    def beside(cls, ledger: Path) -> "Accounts":
        """Return the accounts of a ledger; the file is made with the first of them."""
        return cls(ledger.with_name(f"{ledger.name}.accounts"))

    def names(self) -> list[Account]:
        """Return every account."""
        if not self._path.exists():
            return []
        with self._open() as db:
            rows = db.execute("SELECT name, role FROM account ORDER BY name")
            return [Account(name, Role(role)) for name, role in rows]

    def add(self, name: str, role: Role, password: str) -> Account:
        """Make an account, or give one another role and password; its sessions end."""
        if not name.strip() or len(name) > 100:
            raise QueryError("an account needs a name", hint="Give the name others know you by.")
        if len(password) < LEAST_LETTERS:
            raise QueryError(
                f"the password has {len(password)} letters",
                hint=f"Give at least {LEAST_LETTERS}; a few words make a good one.",
            )
        with self._open() as db:
            db.execute(
                "INSERT OR REPLACE INTO account VALUES (?, ?, ?)",
                (name.strip(), role.value, _HASHER.hash(password)),
            )
            db.execute("DELETE FROM session WHERE name = ?", (name.strip(),))
        return Account(name.strip(), role)

    def remove(self, name: str) -> None:
        """Take an account away; what it did stays in the ledger. Raises NothingFound."""
        with self._open() as db:
            gone = db.execute("DELETE FROM account WHERE name = ?", (name,)).rowcount
            db.execute("DELETE FROM session WHERE name = ?", (name,))
        if not gone:
            raise NothingFound(f"there is no account {name!r}", hint="`alleged accounts list`")

    def sign_in(self, name: str, password: str) -> str | None:
        """Return the key of a new session, or None if name and password do not fit.

        After some failures in a minute the answer is None whatever is given.
        """
        with self._open() as db:
            db.execute("DELETE FROM failure WHERE at < ?", (time.time() - _TRIES_S,))
            failures = db.execute("SELECT count(*) FROM failure WHERE name = ?", (name[:100],))
            if failures.fetchone()[0] >= _TRIES:
                return None
            row = db.execute("SELECT hash FROM account WHERE name = ?", (name,)).fetchone()
        try:
            # As long for a name that is not there, so that the answer's time tells no names.
            _HASHER.verify(row[0] if row else _NOBODY, password)
        except VerifyMismatchError:
            row = None
        if row is None:
            with self._open() as db:
                db.execute("INSERT INTO failure VALUES (?, ?)", (name[:100], time.time()))
            return None
        return self._key(name, SESSION_S)

    def token(self, name: str) -> str:
        """Return a new token for programs that act as an account. Raises NothingFound."""
        if name not in [account.name for account in self.names()]:
            raise NothingFound(f"there is no account {name!r}", hint="`alleged accounts list`")
        return self._key(name, None)

    def holder(self, key: str) -> Account | None:
        """Return whose session or token a key is, if it is good."""
        if not key or not self._path.exists():
            return None
        query = (
            "SELECT account.name, account.role FROM session JOIN account USING (name)"
            " WHERE session.key = ? AND (session.until IS NULL OR session.until > ?)"
        )
        with self._open() as db:
            row = db.execute(query, (_digest(key), time.time())).fetchone()
        return Account(row[0], Role(row[1])) if row else None

    def sign_out(self, key: str) -> None:
        """End a session."""
        with self._open() as db:
            db.execute("DELETE FROM session WHERE key = ?", (_digest(key),))

    def _key(self, name: str, seconds: float | None) -> str:
        key = secrets.token_urlsafe(32)
        until = None if seconds is None else time.time() + seconds
        with self._open() as db:
            db.execute("DELETE FROM session WHERE until < ?", (time.time(),))
            db.execute("INSERT INTO session VALUES (?, ?, ?)", (_digest(key), name, until))
        return key

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        if not self._path.exists():
            self._path.touch(mode=0o600)
        db = sqlite3.connect(self._path, timeout=10)
        try:
            with db:
                db.execute(
                    "CREATE TABLE IF NOT EXISTS account"
                    " (name TEXT PRIMARY KEY, role TEXT NOT NULL, hash TEXT NOT NULL)"
                )
                db.execute(
                    "CREATE TABLE IF NOT EXISTS session"
                    " (key TEXT PRIMARY KEY, name TEXT NOT NULL, until REAL)"
                )
                db.execute(
                    "CREATE TABLE IF NOT EXISTS failure (name TEXT NOT NULL, at REAL NOT NULL)"
                )
                yield db
        finally:
            db.close()


def _digest(key: str) -> str:
    """Return what is kept of a key: whoever reads the file cannot use it."""
    return hashlib.sha256(key.encode()).hexdigest()
