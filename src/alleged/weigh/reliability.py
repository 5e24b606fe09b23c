"""How often a source is right: where we start from, and how little we know."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
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

    @classmethod
    def unseen(cls, source: str, letter: str = "") -> "Reliability":
        """Return what is taken of a source of which nothing was seen yet."""
        right = (LETTERS[letter] if letter else None) or UNKNOWN
        return cls(source, right, *interval(right, 0), 0, 0, source, letter)


def with_checks(record: Reliability, right: int, wrong: int) -> Reliability:
    """Return a record with claims that somebody found right or wrong, counted as seen.

    >>> round(with_checks(Reliability.unseen("Gazette"), 9, 1).right, 2)
    0.85
    """
    more = right + wrong
    known = record.seen + STRENGTH
    share = (record.right * known + right) / (known + more)
    low, high = interval(share, record.seen + more)
    seen, claims = record.seen + more, record.claims + more
    return replace(record, right=share, low=low, high=high, seen=seen, claims=claims)


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
