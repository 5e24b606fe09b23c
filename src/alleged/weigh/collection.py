"""A collection compared: each new report with all others, in time that grows with them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np

from alleged.model.lineage import Overlap
from alleged.weigh.candidates import Shelf, frequencies, furniture_of, pairs_of
from alleged.weigh.comparing import overlap
from alleged.weigh.fingerprints import Fingerprint
from alleged.weigh.rarity import Rarity, rarity_of
from alleged.weigh.sheets import Sheet
from alleged.weigh.words import Keys

SHEETS_AT_ONCE = 2_000
"""Reports laid out at the same time; some 20 kB each."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One report of a collection."""

    document_id: str
    fingerprint: Fingerprint
    days: tuple[date, date] | None
    new: bool
    """Whether it was never compared."""


def compare(
    entries: Sequence[Entry], sheet: Callable[[int], Sheet]
) -> Iterator[tuple[int, int, Overlap]]:
    """Yield what each new report has in common with others: two places in `entries`, the overlap.

    The later report is the right one. The order of the entries changes nothing but the order of
    the answers. `sheet` lays out the report at a place. Memory: some 4 kB a report, and the sheets.
    """
    order = sorted(range(len(entries)), key=lambda place: _when(entries[place]))
    fingerprints = [entries[place].fingerprint for place in order]
    days = [ordinals(entries[place].days) for place in order]
    new = np.array([entries[place].new for place in order], dtype=np.bool_)
    rarity = rarity_of(*frequencies(fingerprints), len(entries))
    furniture = furniture_of(fingerprints, days)
    pairs = pairs_of(Shelf.of(fingerprints, days, new), rarity, furniture)
    yield from compared(((order[b], order[a]) for a, b in pairs), sheet, rarity, furniture)


def compared(
    pairs: Iterable[tuple[int, int]], sheet: Callable[[int], Sheet], rarity: Rarity, furniture: Keys
) -> Iterator[tuple[int, int, Overlap]]:
    """Yield what pairs of places have in common, if anything."""
    laid_out = lru_cache(maxsize=SHEETS_AT_ONCE)(sheet)
    for left, right in pairs:
        if found := overlap(laid_out(left), laid_out(right), rarity, furniture):
            yield left, right, found


def _when(entry: Entry) -> tuple[date, date, str]:
    first, last = entry.days or (date.max, date.max)
    return first, last, entry.document_id


def ordinals(days: tuple[date, date] | None) -> tuple[int, int] | None:
    """Return days as numbers."""
    return (days[0].toordinal(), days[1].toordinal()) if days else None
