"""Which pairs of reports are worth comparing word by word, found without looking at every pair."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from alleged.weigh.fingerprints import Fingerprint, among
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
_Places = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Fingerprints in order of time, those without a day last; a report is its place here."""

    fingerprints: Sequence[Fingerprint]
    days: Sequence[tuple[int, int] | None]
    """First and last day each may be of, counted from any day."""

    new: _Flags
    """Which reports are to be compared: each with all, the others never with each other."""

    def of_new(self, lists: Sequence[Keys]) -> Keys | None:
        """Return the numbers of new reports, sorted, which are all that can make a pair.

        None where most are new: then all are looked at anyway.
        """
        fresh = np.flatnonzero(self.new).tolist()
        if 2 * len(fresh) > len(lists):
            return None
        return np.unique(np.concatenate([lists[place] for place in fresh] or [_NO_KEYS]))


def pairs_of(shelf: Shelf, rarity: Rarity, furniture: Keys) -> list[tuple[int, int]]:
    """Return pairs of places on the shelf, the later one first, in order."""
    found = {*by_shingles(shelf, furniture), *by_news(shelf, rarity)}
    return sorted(found)


def by_shingles(shelf: Shelf, furniture: Keys) -> list[tuple[int, int]]:
    """Return pairs that share enough shingles, besides furniture."""
    lists = [each.shingles for each in shelf.fingerprints]
    numbers, places = _postings(lists, shelf.of_new(lists))
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
    lists = [each.stems for each in shelf.fingerprints]
    numbers, places = _postings(lists, shelf.of_new(lists))
    weights = rarity.of(numbers) ** 2
    lengths = _run_lengths(numbers)
    keep = (lengths > 1) & (lengths <= RARE_IN)
    pairs, sums = _counted(numbers[keep], places[keep], weights[keep], shelf.new)
    later, earlier = np.divmod(pairs, max(1, count))
    sizes = _sizes(lists, np.union1d(later, earlier), rarity)
    alike = sums / np.sqrt(np.maximum(1e-9, sizes[later] * sizes[earlier]))
    first = np.array([each[0] if each else _LONG_AGO for each in shelf.days], dtype=np.int64)
    last = np.array([each[1] if each else _FAR_OFF for each in shelf.days], dtype=np.int64)
    apart = np.maximum(first[later] - last[earlier], first[earlier] - last[later])
    near = np.flatnonzero((alike >= HARDLY_ALIKE) & (apart <= NEAR))
    marks = [each.marks for each in shelf.fingerprints]
    keep = np.zeros(len(pairs), dtype=np.bool_)
    for at in near:
        told_anew = alike[at] >= MUCH_ALIKE
        keep[at] = told_anew or among(marks[later[at]], marks[earlier[at]]).any()
    return _best(pairs, alike, count, keep)


def _sizes(lists: Sequence[Keys], places: _Longs, rarity: Rarity) -> _Floats:
    """Return for some places the squared length of their words' weights; 0 for all others."""
    mine = [lists[place] for place in places]
    sizes = np.zeros(len(lists))
    if mine:
        weights = rarity.of(np.concatenate(mine)) ** 2
        at = np.repeat(np.arange(len(mine)), [len(each) for each in mine])
        sizes[places] = np.bincount(at, weights, minlength=len(mine))
    return sizes


def furniture_of(shelf: Shelf, only: Keys | None = None) -> Keys:
    """Return the shingles that come back for ever, sorted. Reports without a day do not count.

    `only` are those, sorted, that are asked about; none for all.
    """
    dated = [i for i, days in enumerate(shelf.days) if days and days[1] - days[0] < NEAR]
    day_of = np.array([shelf.days[i][0] for i in dated], dtype=np.int64)  # type: ignore[index]
    numbers, places = _postings([shelf.fingerprints[i].shingles for i in dated], only)
    counts = _run_lengths(numbers)
    starts = np.flatnonzero(_begins(numbers) & (counts >= FURNITURE_REPORTS))
    sizes = counts[starts]
    low = day_of[places[starts + sizes // 4]] if len(starts) else starts
    high = day_of[places[starts + (3 * sizes) // 4]] if len(starts) else starts
    return np.unique(numbers[starts[high - low > FURNITURE_DAYS]])


def frequencies(fingerprints: Sequence[Fingerprint]) -> tuple[Keys, _Longs]:
    """Return every stem there is, sorted, and in how many reports it stands."""
    if not fingerprints:
        return np.empty(0, np.uint32), np.empty(0, np.int64)
    stems, counts = np.unique(
        np.concatenate([each.stems for each in fingerprints]), return_counts=True
    )
    return stems, counts.astype(np.int64)


def _postings(lists: Sequence[Keys], only: Keys | None) -> tuple[Keys, _Places]:
    """Return all numbers sorted, each with the place that has it; places ascend within one.

    `only` are the numbers, sorted, that are wanted; none for all.
    """
    if not lists:
        return np.empty(0, np.uint32), np.empty(0, np.int32)
    numbers = np.concatenate(lists)
    places = np.repeat(np.arange(len(lists), dtype=np.uint64), [len(each) for each in lists])
    if only is not None:
        wanted = among(numbers, only)
        numbers, places = numbers[wanted], places[wanted]
    both = numbers.astype(np.uint64)
    both <<= np.uint64(32)
    both |= places
    both.sort()
    return (both >> np.uint64(32)).astype(np.uint32), both.astype(np.uint32).astype(np.int32)


def _begins(numbers: Keys) -> _Flags:
    """Return where a run of equal numbers begins."""
    begins = np.ones(len(numbers), dtype=np.bool_)
    begins[1:] = numbers[1:] != numbers[:-1]
    return begins


def _run_lengths(numbers: Keys) -> _Longs:
    """Return for each number how long the run is that it stands in."""
    starts = np.flatnonzero(_begins(numbers))
    lengths = np.diff(np.append(starts, len(numbers)))
    return np.repeat(lengths, lengths)


def _counted(
    numbers: Keys, places: _Places, weights: _Floats, new: _Flags
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
    numbers: Keys, places: _Places, weights: _Floats, new: _Flags
) -> Iterator[tuple[_Longs, _Floats]]:
    """Yield pairs that share a number, a part of the numbers at a time, with the weight of it."""
    starts = np.flatnonzero(_begins(numbers))
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
