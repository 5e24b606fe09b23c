"""Lists of what has a name: those whose name holds some words, a part at a time."""

from collections.abc import Sequence
from typing import Any, Protocol

ROWS = 100
"""Rows of one part."""


class Named(Protocol):
    """Whatever such a list can hold."""

    @property
    def name(self) -> str:
        """The name it is listed and found by."""


def part_of(found: Sequence[Named], text: str, after: int) -> dict[str, Any]:
    """Return what the page of a list is drawn from.

    `rows` are at most `ROWS` of those whose name holds `text`, whatever its case, behind the first
    `after`; `number` counts all that do; `following` is where the next part begins, or None.
    """
    wanted = text.strip().casefold()
    fits = [each for each in found if wanted in each.name.casefold()] if wanted else list(found)
    return {
        "rows": fits[after : after + ROWS],
        "number": len(fits),
        "text": text,
        "following": after + ROWS if after + ROWS < len(fits) else None,
    }
