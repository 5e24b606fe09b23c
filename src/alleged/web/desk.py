"""One casebook that many requests share, and what is remembered of it between them."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from alleged.casebook.book import Casebook

V = TypeVar("V")

QUICK = 0.25
"""Seconds; what takes longer to work out is worked out beside the requests, not inside one."""


@dataclass(slots=True)
class _Kept:
    value: Any
    state: int
    seconds: float
    under_way: bool = False


class Desk:
    """The open casebook of a server."""

    def __init__(self, book: Casebook) -> None:
        self._book = book
        self._state = -1
        self._shown: tuple[int, ...] = ()
        self._kept: dict[str, _Kept] = {}
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """What the ledger is called: its file, without folder and ending."""
        return self._book.path.stem

    @property
    def path(self) -> str:
        """The ledger's file."""
        return str(self._book.path)

    def book(self, who: str = "") -> Casebook:
        """Return the casebook as somebody's, up to date with what others added to the ledger."""
        state = self._book.state()
        if state != self._state:
            with self._lock:
                shown = self._book.shown_state()
                if shown != self._shown:
                    self._book.forget()
                self._state, self._shown = state, shown
        return cast(Casebook, self._book.signed(who)) if who else self._book

    def state(self) -> int:
        """Return the number of the ledger's last act."""
        return self._book.state()

    def remembered(self, name: str, find: Callable[[Casebook], V]) -> V:
        """Return what `find` finds, as of now if that is quick, else as of a little while ago.

        The first time it is waited for. After a change to the ledger, what took long is worked
        out anew in a thread of its own, and what was known before is returned meanwhile.
        """
        book = self.book()
        kept = self._kept.get(name)
        if kept is not None and kept.state == self._state:
            return cast(V, kept.value)
        if kept is None or kept.seconds <= QUICK:
            return self._find(name, find, book)
        with self._lock:
            if not kept.under_way:
                kept.under_way = True
                threading.Thread(target=self._find, args=(name, find, book), daemon=True).start()
        return cast(V, kept.value)

    def _find(self, name: str, find: Callable[[Casebook], V], book: Casebook) -> V:
        state, started = book.state(), time.monotonic()
        value = find(book)
        self._kept[name] = _Kept(value, state, time.monotonic() - started)
        return value
