"""Which pairs of reports are worth comparing word by word, found without looking at every pair."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from alleged.weigh.fingerprints import Fingerprint, among
from alleged.weigh.postings import Places, begins, postings, run_lengths
from alleged.weigh.rarity import Rarity
from alleged.weigh.words import Keys

FIRST, BEFORE = 6, 8
"""Of the reports that share a number, each is put beside the first six and the eight before it in
time. So a story that a thousand papers print costs fourteen thousand pairs, not half a million."""

ENOUGH = 3
"""Shingles two fingerprints must share: those of about twelve words in a row."""

AT_MOST = 12
"""Pairs kept for one report, those that share most."""

NEAR = 7
"""Days between two reports that may tell the same news."""

FURNITURE_REPORTS, FURNITURE_DAYS = 4, 30
"""A shingle of four reports or more is furniture if the middle half of them spans a month: news is
copied within days, an imprint or an editor's note comes back for ever."""

RARE_IN = 50
"""Reports that may hold a word for it to bring two of them together."""

HARDLY_ALIKE, MUCH_ALIKE = 0.03, 0.15
"""How alike two reports must be by their rare words alone to be laid side by side; the second if
no name speaks for it. What is asked of them then, by all their words, is five and three times as
much."""

_CHUNK = 1_000_000
_LONG_AGO, _FAR_OFF = -(10**6), 10**7

_NO_KEYS: Keys = np.empty(0, np.uint32)
_Longs = npt.NDArray[np.int64]
_Floats = npt.NDArray[np.float64]
_Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Reports in order of time, those without a day last; a report is its place here."""

    days: Sequence[tuple[int, int] | None]
    """First and last day each may be of, counted from any day."""

    new: _Flags
    """Which reports are to be compared: each with all, the others never with each other."""

    shingles: Callable[[], tuple[Keys, Places]]
    """Shingles that new reports have, as `postings` of all reports. Made when asked for."""

    stems: Callable[[], tuple[Keys, Places]]
    """Stems that new reports have, likewise; those of too many reports may be left out."""

    fingerprint: Callable[[int], Fingerprint]
    """Of the report at a place; of one that shares nothing with a new report none is asked."""

    @classmethod
    def of(
        cls,
        fingerprints: Sequence[Fingerprint],
        days: Sequence[tuple[int, int] | None],
        new: _Flags,
    ) -> "Shelf":
        """Return the shelf of a whole collection."""

        def shared(lists: Sequence[Keys]) -> tuple[Keys, Places]:
            return postings(lists, _of_new(lists, new))

        return cls(
            days,
            new,
            lambda: shared([each.shingles for each in fingerprints]),
            lambda: shared([each.stems for each in fingerprints]),
            fingerprints.__getitem__,
        )


def _of_new(lists: Sequence[Keys], new: _Flags) -> Keys | None:
    """Return the numbers of new reports, sorted, which are all that can make a pair.

    None where most are new: then all are looked at anyway.
    """
    fresh = np.flatnonzero(new).tolist()
    if 2 * len(fresh) > len(lists):
        return None
    return np.unique(np.concatenate([lists[place] for place in fresh] or [_NO_KEYS]))


def pairs_of(shelf: Shelf, rarity: Rarity, furniture: Keys) -> list[tuple[int, int]]:
    """Return pairs of places on the shelf, the later one first, in order."""
    found = {*by_shingles(shelf, furniture), *by_news(shelf, rarity)}
    return sorted(found)


def by_shingles(shelf: Shelf, furniture: Keys) -> list[tuple[int, int]]:
    """Return pairs that share enough shingles, besides furniture."""
    numbers, places = shelf.shingles()
    if len(furniture):
        keep = ~among(numbers, furniture)
        numbers, places = numbers[keep], places[keep]
    pairs, counts = _counted(numbers, places, np.ones(len(numbers)), shelf.new)
    return _best(pairs, counts, len(shelf.new), counts >= ENOUGH)


def by_news(shelf: Shelf, rarity: Rarity) -> list[tuple[int, int]]:
    """Return pairs of about the same days that may tell the same news.

    They share rare words, and the name of an outlet or of somebody who speaks, unless they share
    so many rare words that one may be the other told anew.
    """
    count = len(shelf.new)
    numbers, places = shelf.stems()
    weights = rarity.of(numbers) ** 2
    lengths = run_lengths(numbers)
    keep = (lengths > 1) & (lengths <= RARE_IN)
    pairs, sums = _counted(numbers[keep], places[keep], weights[keep], shelf.new)
    first = np.array([each[0] if each else _LONG_AGO for each in shelf.days], dtype=np.int64)
    last = np.array([each[1] if each else _FAR_OFF for each in shelf.days], dtype=np.int64)
    later, earlier = np.divmod(pairs, max(1, count))
    apart = np.maximum(first[later] - last[earlier], first[earlier] - last[later])
    near = apart <= NEAR
    pairs, sums, later, earlier = pairs[near], sums[near], later[near], earlier[near]
    sizes = _sizes(shelf, np.union1d(later, earlier), rarity)
    alike = sums / np.sqrt(np.maximum(1e-9, sizes[later] * sizes[earlier]))
    keep = np.zeros(len(pairs), dtype=np.bool_)
    for at in np.flatnonzero(alike >= HARDLY_ALIKE).tolist():
        marks = [shelf.fingerprint(int(place)).marks for place in (later[at], earlier[at])]
        keep[at] = alike[at] >= MUCH_ALIKE or among(*marks).any()
    return _best(pairs, alike, count, keep)


def _sizes(shelf: Shelf, places: _Longs, rarity: Rarity) -> _Floats:
    """Return for some places the squared length of their words' weights; 0 for all others."""
    mine = [shelf.fingerprint(place).stems for place in places.tolist()]
    sizes = np.zeros(len(shelf.new))
    if mine:
        weights = rarity.of(np.concatenate(mine)) ** 2
        at = np.repeat(np.arange(len(mine)), [len(each) for each in mine])
        sizes[places] = np.bincount(at, weights, minlength=len(mine))
    return sizes


def furniture_of(
    fingerprints: Sequence[Fingerprint],
    days: Sequence[tuple[int, int] | None],
    only: Keys | None = None,
) -> Keys:
    """Return the shingles that come back for ever, sorted. Reports without a day do not count.

    `fingerprints` and `days` are those of a shelf. `only` are the shingles, sorted, that are asked
    about; none for all.
    """
    dated = [i for i, each in enumerate(days) if each and each[1] - each[0] < NEAR]
    day_of = np.array([days[i][0] for i in dated], dtype=np.int64)  # type: ignore[index]
    numbers, places = postings([fingerprints[i].shingles for i in dated], only)
    return come_back(numbers, day_of[places] if len(numbers) else np.empty(0, np.int64))


def come_back(shingles: Keys, days: _Longs) -> Keys:
    """Return the shingles, sorted, that come back for ever.

    They ascend, and beside each stands the day of a report that has it: within one shingle
    ascending, or at least the day at a quarter and that at three quarters where they would be.
    """
    starts, sizes = runs(shingles)
    low, high = days[starts + sizes // 4], days[starts + (3 * sizes) // 4]
    return np.unique(shingles[starts[high - low > FURNITURE_DAYS]])


def runs(shingles: Keys) -> tuple[_Longs, _Longs]:
    """Return where each begins that reports enough have to be furniture, and how many these are."""
    counts = run_lengths(shingles)
    starts = np.flatnonzero(begins(shingles) & (counts >= FURNITURE_REPORTS))
    return starts, counts[starts]


def frequencies(fingerprints: Sequence[Fingerprint]) -> tuple[Keys, _Longs]:
    """Return every stem there is, sorted, and in how many reports it stands."""
    if not fingerprints:
        return np.empty(0, np.uint32), np.empty(0, np.int64)
    stems, counts = np.unique(
        np.concatenate([each.stems for each in fingerprints]), return_counts=True
    )
    return stems, counts.astype(np.int64)


def _counted(
    numbers: Keys, places: Places, weights: _Floats, new: _Flags
) -> tuple[_Longs, _Floats]:
    """Return pairs as `later * count + earlier`, and the sum of the weights of what they share."""
    pairs, sums = np.empty(0, np.int64), np.empty(0)
    for more, worth in _pairs(numbers, places, weights, new):
        pairs, sums = _merged([pairs, more], [sums, worth])
    return pairs, sums


def _merged(pairs: Sequence[_Longs], sums: Sequence[_Floats]) -> tuple[_Longs, _Floats]:
    merged, which = np.unique(np.concatenate(pairs), return_inverse=True)
    return merged, np.bincount(which, np.concatenate(sums), len(merged)).astype(np.float64)


def _pairs(
    numbers: Keys, places: Places, weights: _Floats, new: _Flags
) -> Iterator[tuple[_Longs, _Floats]]:
    """Yield pairs that share a number, a part of the numbers at a time, with the weight of it."""
    starts = np.flatnonzero(begins(numbers))
    start_of = np.repeat(starts, np.diff(np.append(starts, len(numbers))))
    for begin in range(0, len(numbers), _CHUNK):
        at = np.arange(begin, min(begin + _CHUNK, len(numbers)))
        first = start_of[at]
        rank = at - first
        found, worth = [], []
        steps = [(rank > n, first + n) for n in range(FIRST)]
        steps += [(rank >= FIRST + n, at - n) for n in range(1, BEFORE + 1)]
        for fits, partner in steps:
            mine, other = at[fits], partner[fits]
            fresh = new[places[mine]] | new[places[other]]
            mine, other = mine[fresh], other[fresh]
            found.append(places[mine].astype(np.int64) * len(new) + places[other])
            worth.append(weights[mine])
        yield _merged(found, worth)


def _best(pairs: _Longs, worth: _Floats, count: int, keep: _Flags) -> list[tuple[int, int]]:
    """Return the pairs to keep, for each report those that are worth most."""
    later, earlier = np.divmod(pairs[keep], max(1, count))
    order = np.lexsort((earlier, -worth[keep], later))
    later, earlier = later[order], earlier[order]
    rank = np.arange(len(later)) - np.searchsorted(later, later, side="left")
    chosen = rank < AT_MOST
    return list(zip(later[chosen].tolist(), earlier[chosen].tolist(), strict=True))
