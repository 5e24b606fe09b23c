"""A collection compared: each new report with all others, in time that grows with them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np

from alleged.model.lineage import Overlap
from alleged.weigh.candidates import Shelf, frequencies, furniture_of, pairs_of
from alleged.weigh.comparing import overlap
from alleged.weigh.fingerprints import Fingerprint, shingles_of
from alleged.weigh.rarity import rarity_of
from alleged.weigh.sheets import Sheet

FEW = 20
"""New reports of which each word is asked whether it is furniture, and no other word."""

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
    shelf = Shelf(
        [entries[place].fingerprint for place in order],
        [_ordinals(entries[place].days) for place in order],
        np.array([entries[place].new for place in order], dtype=np.bool_),
    )
    stems, counts = frequencies(shelf.fingerprints)
    rarity = rarity_of(stems, counts, len(entries))
    laid_out = lru_cache(maxsize=SHEETS_AT_ONCE)(sheet)
    fresh = [place for place in order if entries[place].new]
    asked = [shingles_of(laid_out(place).words.keys) for place in fresh if len(fresh) <= FEW]
    furniture = furniture_of(shelf, np.unique(np.concatenate(asked)) if asked else None)
    for later, earlier in pairs_of(shelf, rarity, furniture):
        left, right = order[earlier], order[later]
        if found := overlap(laid_out(left), laid_out(right), rarity, furniture):
            yield left, right, found


def _when(entry: Entry) -> tuple[date, date, str]:
    first, last = entry.days or (date.max, date.max)
    return first, last, entry.document_id


def _ordinals(days: tuple[date, date] | None) -> tuple[int, int] | None:
    return (days[0].toordinal(), days[1].toordinal()) if days else None
