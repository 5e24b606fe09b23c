"""Which reports of a collection have which numbers, looked up without reading through them all."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from alleged.weigh.fingerprints import among
from alleged.weigh.words import Keys

Longs = npt.NDArray[np.int64]
Places = npt.NDArray[np.int32]
Both = npt.NDArray[np.uint64]
"""A number in the upper half, and in the lower the place that has it."""

_HALF = np.uint64(32)
_LAST = np.uint64(2**32 - 1)


class Postings:
    """Numbers with the places that have them, to which places are added.

    What was added lies in sorted layers, each less than half as long as the one before it: a new
    one is merged into those before it until that is so again (log-structured merge, O'Neil et al.
    1996). So a place costs little to add, on average, and eight bytes a number to keep.
    """

    def __init__(self) -> None:
        self._layers: list[Both] = []

    def add(self, lists: Sequence[Keys], first: int) -> None:
        """Add the numbers of places that follow each other; `first` is the first of these."""
        new = joined(lists, first)
        new.sort()
        self._layers.append(new)
        while len(self._layers) > 1 and 2 * len(self._layers[-1]) > len(self._layers[-2]):
            self._layers.append(_merged(self._layers.pop(-2), self._layers.pop()))

    def of(self, wanted: Keys) -> tuple[Keys, Places]:
        """Return each place that has a wanted number, by number, then by place.

        `wanted` are sorted and without repetition.
        """
        parts = []
        least = wanted.astype(np.uint64) << _HALF
        for layer in self._layers:
            starts = np.searchsorted(layer, least)
            ends = np.searchsorted(layer, least | _LAST, side="right")
            parts += [layer[a:b] for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
        return parted(np.sort(np.concatenate(parts))) if parts else parted(np.empty(0, np.uint64))

    def counts(self, wanted: Keys) -> Longs:
        """Return how many places have each of these numbers."""
        found = np.zeros(len(wanted), np.int64)
        least = wanted.astype(np.uint64) << _HALF
        for layer in self._layers:
            found += np.searchsorted(layer, least | _LAST, side="right")
            found -= np.searchsorted(layer, least)
        return found


class FewPostings:
    """The same of numbers that no more than a few places have; how many have others is counted."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._few = Postings()
        self._common: Keys = np.empty(0, np.uint32)
        self._counts: Longs = np.empty(0, np.int64)

    def add(self, lists: Sequence[Keys], first: int) -> None:
        """Add the numbers of places that follow each other; `first` is the first of these."""
        common = [among(each, self._common) for each in lists]
        few = [each[~is_] for each, is_ in zip(lists, common, strict=True)]
        for each, is_ in zip(lists, common, strict=True):
            self._counts[np.searchsorted(self._common, each[is_])] += 1
        self._few.add(few, first)
        new = np.unique(np.concatenate(few)) if few else self._common[:0]
        counts = self._few.counts(new)
        if (many := counts > self._most).any():
            numbers = np.concatenate([self._common, new[many]])
            order = np.argsort(numbers)
            self._common = numbers[order]
            self._counts = np.concatenate([self._counts, counts[many]])[order]

    def of(self, wanted: Keys) -> tuple[Keys, Places]:
        """Return each place that has a wanted number that few have, by number, then by place."""
        return self._few.of(wanted[~among(wanted, self._common)])

    def counts(self, wanted: Keys) -> Longs:
        """Return how many places have each of these numbers."""
        found, common = self._few.counts(wanted), among(wanted, self._common)
        found[common] = self._counts[np.searchsorted(self._common, wanted[common])]
        return found


def postings(lists: Sequence[Keys], only: Keys | None = None) -> tuple[Keys, Places]:
    """Return all numbers sorted, each with the place that has it; places ascend within one.

    `only` are the numbers, sorted, that are wanted; none for all.
    """
    both = joined(lists, 0)
    if only is not None:
        both = both[among((both >> _HALF).astype(np.uint32), only)]
    both.sort()
    return parted(both)


def joined(lists: Sequence[Keys], first: int) -> Both:
    """Return the numbers of places that follow each other, each with its place."""
    if not lists:
        return np.empty(0, np.uint64)
    both = np.concatenate(lists).astype(np.uint64)
    both <<= _HALF
    both |= np.repeat(
        np.arange(first, first + len(lists), dtype=np.uint64), [len(each) for each in lists]
    )
    return both


def parted(both: Both) -> tuple[Keys, Places]:
    """Return numbers and places apart."""
    return (both >> _HALF).astype(np.uint32), both.astype(np.uint32).astype(np.int32)


def begins(numbers: Keys) -> npt.NDArray[np.bool_]:
    """Return where a run of equal numbers begins."""
    found = np.ones(len(numbers), dtype=np.bool_)
    found[1:] = numbers[1:] != numbers[:-1]
    return found


def run_lengths(numbers: Keys) -> Longs:
    """Return for each number how long the run is that it stands in."""
    starts = np.flatnonzero(begins(numbers))
    lengths = np.diff(np.append(starts, len(numbers)))
    return np.repeat(lengths, lengths)


def _merged(great: Both, small: Both) -> Both:
    """Return two sorted layers as one."""
    both = np.concatenate([great, small])
    both.sort(kind="stable")  # takes runs that are sorted as they are
    return both
