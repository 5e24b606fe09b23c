"""What was worked out lately, kept as long as there is room for it."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Lately(Generic[K, V]):
    """Values by key, those longest not asked for let go first. Threads may share it."""

    def __init__(self, room: int, size: Callable[[V], int]) -> None:
        self._room = room
        self._size = size
        self._taken = 0
        self._kept: OrderedDict[K, V] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: K) -> V | None:
        """Return the value of a key, or None if it is not here any more."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def keep(self, key: K, value: V) -> V:
        """Keep a value, unless it is larger than all the room there is, and return it."""
        size = self._size(value)
        with self._lock:
            if size <= self._room and key not in self._kept:
                self._kept[key] = value
                self._taken += size
            while self._taken > self._room:
                _, gone = self._kept.popitem(last=False)
                self._taken -= self._size(gone)
        return value
