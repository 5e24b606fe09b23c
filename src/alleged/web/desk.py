"""One casebook that many requests share, and what is remembered of it between them."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast

from alleged.casebook.book import Casebook
from alleged.web.shelf import Shelf

V = TypeVar("V")

QUICK = 0.25
"""Seconds; what takes longer to work out is worked out beside the requests, not inside one."""

PATIENCE = 10
"""Times as long as it takes to work something out that it may be out of date, while many decide."""

WORTH_LENDING = 0.02
"""Seconds; what is worked out sooner than that is not lent to another process."""

ROOM = 400
"""Answers that are remembered, those longest not asked for let go first."""


@dataclass(slots=True)
class _Kept:
    value: Any
    state: int
    seconds: float
    found: float
    """When, by a clock that only runs forward."""


class Desk:
    """The open casebook of a server, or of one of its processes if it has several.

    With a `shelf` what took long is worked out by one of them and lent to the others.
    """

    def __init__(self, book: Casebook, shelf: Shelf | None = None) -> None:
        self._book = book
        self._shelf = shelf
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._under_way: dict[str, threading.Lock] = {}
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
        """Return the casebook as somebody's; what others add to the ledger it sees by itself."""
        return cast(Casebook, self._book.signed(who)) if who else self._book

    def state(self) -> int:
        """Return the number of the ledger's last act."""
        return self._book.state()

    def remembered(
        self,
        name: str,
        find: Callable[[Casebook], V],
        *,
        told: bool = False,
        late: bool = True,
    ) -> V:
        """Return what `find` finds, as of now if that is quick, else as of a little while ago.

        The first time it is waited for, by all who ask at once together. After a change to the
        ledger, what took long is worked out anew in a thread of its own, and what was known
        before is returned meanwhile; if it may not be `late`, it is waited for. With `told` it
        rests on what is told alone, and stands when something is assessed or noted.
        """
        book = self.book()
        state = self._state_of(book, told)
        kept = self._known(name)
        if kept is not None and kept.state == state:
            return cast(V, kept.value)
        if kept is None or kept.seconds <= QUICK or not late:
            return self._find(name, find, book, told)
        if time.monotonic() > kept.found + PATIENCE * kept.seconds:
            self._begin(name, find, book, told)
        return cast(V, kept.value)

    def soon(self, name: str, find: Callable[[Casebook], V], *, told: bool = False) -> V | None:
        """Return what `find` finds likewise, or None if that is not known yet: never waits."""
        book = self.book()
        kept = self._known(name)
        if kept is None or kept.state != self._state_of(book, told):
            self._begin(name, find, book, told)
        return None if kept is None else cast(V, kept.value)

    def _known(self, name: str) -> _Kept | None:
        with self._lock:
            if name in self._kept:
                self._kept.move_to_end(name)
            return self._kept.get(name)

    def _state_of(self, book: Casebook, told: bool) -> int:
        return book.told_state() if told else book.state()

    def _begin(
        self, name: str, find: Callable[[Casebook], Any], book: Casebook, told: bool
    ) -> None:
        """Work something out in a thread of its own, unless one does already."""
        with self._lock:
            busy = self._under_way.setdefault(name, threading.Lock())
        if not busy.locked():
            wanted = (name, find, book, told)
            threading.Thread(target=self._find, args=wanted, daemon=True).start()

    def _find(self, name: str, find: Callable[[Casebook], V], book: Casebook, told: bool) -> V:
        with self._lock:
            busy = self._under_way.setdefault(name, threading.Lock())
        with busy:
            state = self._state_of(book, told)
            kept = self._known(name)
            if kept is not None and kept.state == state:
                return cast(V, kept.value)  # somebody else has found it meanwhile
            if self._shelf is None or (kept is not None and kept.seconds < WORTH_LENDING):
                return cast(V, self._keep(name, _found(find, book, state)).value)
            with self._shelf.alone(name):
                if (lent := self._shelf.get(name, state)) is not None:
                    return cast(V, self._keep(name, replace(lent, found=time.monotonic())).value)
                made = self._keep(name, _found(find, book, state))
                if made.seconds >= WORTH_LENDING:
                    with suppress(OSError):  # it is only not lent, if the disk is full
                        self._shelf.put(name, made, state)
                return cast(V, made.value)

    def _keep(self, name: str, made: _Kept) -> _Kept:
        with self._lock:
            self._kept[name] = made
            while len(self._kept) > ROOM:
                gone, _ = self._kept.popitem(last=False)
                self._under_way.pop(gone, None)
        return made


def _found(find: Callable[[Casebook], Any], book: Casebook, state: int) -> _Kept:
    started = time.monotonic()
    value = find(book)
    return _Kept(value, state, (now := time.monotonic()) - started, now)
