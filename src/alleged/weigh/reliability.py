"""How often a source is right: where we start from, and how little we know."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from alleged.errors import QueryError

LETTERS: Mapping[str, float | None] = MappingProxyType(
    {"A": 0.95, "B": 0.85, "C": 0.7, "D": 0.5, "E": 0.3, "F": None}
)
"""Share of its claims that a source of each Admiralty letter is expected to get right; F says that
it cannot be judged."""

UNKNOWN = 0.8
"""The same of a source nobody has judged, before anything is seen of any source."""

STRENGTH = 10.0
"""Claims that what is expected counts for."""

SUREST = 0.99
"""No source is believed more than 99 times in 100, nor less than once."""

_Z = 1.96


@dataclass(frozen=True, slots=True)
class Reliability:
    """How often a source turns out right, as far as its claims can be checked against others'."""

    source: str
    right: float
    """Share, 0 to 1, drawn towards what was expected the more the less was seen."""

    low: float
    """Bounds of a 95 % interval."""

    high: float
    seen: int
    """Claims on items of which another origin speaks, too; only they teach anything."""

    claims: int
    origin: str
    """The source that stands for its origin; itself, if it is a voice of its own."""

    letter: str = ""
    """Its Admiralty letter, where an analyst gave one."""


def interval(right: float, seen: float) -> tuple[float, float]:
    """Return the 95 % interval (Wilson's) of a share of which so many claims were seen.

    What was expected counts as `STRENGTH` claims seen.

    >>> [round(bound, 2) for bound in interval(0.8, 0)]
    [0.49, 0.94]
    """
    n = seen + STRENGTH
    middle = right + _Z**2 / (2 * n)
    reach = _Z * math.sqrt(right * (1 - right) / n + _Z**2 / (4 * n * n))
    return (middle - reach) / (1 + _Z**2 / n), (middle + reach) / (1 + _Z**2 / n)


def letters_of(rows: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return Admiralty letters by source, from pairs of a source and a letter as written."""
    letters: dict[str, str] = {}
    for source, written in rows:
        letter = written.strip().upper()
        if letter not in LETTERS:
            raise QueryError(
                f"{written!r} is no Admiralty letter (source {source!r})",
                hint="Letters run from A, completely reliable, to E, unreliable; F: not known.",
            )
        letters[source.strip()] = letter
    return letters
