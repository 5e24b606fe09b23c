"""A folder in which the processes of one server lend each other what they have worked out."""

import copyreg
import os
import pickle
import shutil
import tempfile
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from filelock import FileLock

PATIENCE_S = 600
"""Seconds that one process waits for another that is at the same thing."""


class Shelf:
    """Values by name, each whole or not there at all; nobody but this server may read them.

    They are pickled, which is safe only since the folder is the server's own.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @classmethod
    def of_one_process(cls) -> "Shelf":
        """Return a shelf that goes when nobody holds it any more."""
        folder = tempfile.mkdtemp(prefix="alleged-")
        shelf = cls(Path(folder))
        weakref.finalize(shelf, shutil.rmtree, folder, ignore_errors=True)
        return shelf

    def put(self, name: str, value: object, state: int = 0) -> None:
        """Keep a value, and the state of the ledger that it is of, in place of the last."""
        place = self._place(name)
        new = place.with_suffix(f".{os.getpid()}-{id(value)}")
        with new.open("wb") as file:
            pickle.dump(state, file)
            pickle.dump(value, file, pickle.HIGHEST_PROTOCOL)
        new.replace(place)

    def get(self, name: str, state: int = 0) -> Any | None:
        """Return the value of a name, or None if there is none of that state."""
        try:
            with self._place(name).open("rb") as file:
                # Nobody else can write here: the folder is made by `mkdtemp`.
                kept = pickle.load(file)
                return pickle.load(file) if kept == state else None
        except FileNotFoundError:
            return None

    @contextmanager
    def alone(self, name: str) -> Iterator[None]:
        """Wait until no other process is at a thing, and keep others from it meanwhile.

        A process that ends or is killed lets go.
        """
        with FileLock(self._place(name).with_suffix(".lock"), timeout=PATIENCE_S):
            yield

    def _place(self, name: str) -> Path:
        return self._folder / sha256(name.encode()).hexdigest()[:32]


def _unchanging(values: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(values)


# They cannot be pickled by themselves.
copyreg.pickle(MappingProxyType, lambda values: (_unchanging, (dict(values),)))
