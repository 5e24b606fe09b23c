"""Identifiers that follow from content, so that the same thing said twice has one id."""

import hashlib
import json
from abc import abstractmethod
from typing import Self


def content_id(prefix: str, **parts: object) -> str:
    """Return `prefix-` and 16 hex digits of the SHA-256 of the parts.

    The parts are hashed as sorted JSON, so no separator inside a part can make two different
    things look alike.

    >>> content_id("doc", text="a") == content_id("doc", text="a")
    True
    """
    return f"{prefix}-{hashlib.sha256(_canonical(parts).encode()).hexdigest()[:16]}"


_canonical = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode


class Identified:
    """A frozen value whose id follows from its content, and is worked out when first asked for."""

    __slots__ = ("_id",)
    _id: str

    @property
    def id(self) -> str:
        """Return its content id."""
        try:
            return self._id
        except AttributeError:
            made = self._content_id()
            object.__setattr__(self, "_id", made)  # what it follows from is frozen
            return made

    def kept_as(self, known: str) -> Self:
        """Return itself, with the id that it was kept under, which is not worked out again."""
        object.__setattr__(self, "_id", known)
        return self

    @abstractmethod
    def _content_id(self) -> str: ...
