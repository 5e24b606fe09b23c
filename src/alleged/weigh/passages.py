"""Passages that stand in two texts, also where words were cut, put in or changed."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from alleged.weigh.fingerprints import SHINGLE, shingles_of
from alleged.weigh.words import Keys, Words

GAP = 12
"""Words that may differ inside a passage before it counts as two: a long clause."""

SHORTEST = 8
"""Words a passage must share. Shorter ones are the stock of any reporter of one war."""

_Ints = npt.NDArray[np.int64]
_NONE: _Ints = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True)
class Shared:
    """One passage: its first and last word in both texts, and which of its words are the same."""

    left: tuple[int, int]
    right: tuple[int, int]
    same_left: _Ints
    """Places of the shared words in the left text."""

    same_right: _Ints


def passages(left: Words, right: Words) -> list[Shared]:
    """Return the passages two texts share, in the order of the right one.

    Takes time that grows with the length of both, never with their product: each run of three
    words is looked for at its first place only.
    """
    there, here = _matches(shingles_of(left.keys), shingles_of(right.keys))
    for least in (2, 1):
        # Chance matches break a passage; the first pass finds them, the second goes without.
        runs = _runs(there, here)
        kept = [run for run in runs if run.stop - run.start >= least]
        stay = np.concatenate([np.arange(run.start, run.stop) for run in kept] or [_NONE])
        there, here = there[stay], here[stay]
    found = []
    for run in _runs(there, here):
        same_left, same_right = _covered(there[run]), _covered(here[run])
        if min(len(same_left), len(same_right)) >= SHORTEST:
            ends = [(int(same[0]), int(same[-1])) for same in (same_left, same_right)]
            found.append(Shared(ends[0], ends[1], same_left, same_right))
    return found


def _matches(left: Keys, right: Keys) -> tuple[_Ints, _Ints]:
    """Return where shingles of the right text stand in the left one, and their places.

    A shingle that the left text has several times says little of where it was taken from, so it is
    left out, unless most are such.
    """
    if not len(left) or not len(right):
        return _NONE, _NONE
    kept, first, counts = np.unique(left, return_index=True, return_counts=True)
    if 2 * np.count_nonzero(counts == 1) >= len(kept):
        kept, first = kept[counts == 1], first[counts == 1]
    found = np.searchsorted(kept, right)
    found[found == len(kept)] = 0
    hit = kept[found] == right
    return first[found][hit].astype(np.int64), np.flatnonzero(hit).astype(np.int64)


def _runs(there: _Ints, here: _Ints) -> list[slice]:
    """Return runs of matches that are neighbours in both texts, in the same order."""
    if not len(here):
        return []
    step_there, step_here = np.diff(there), np.diff(here)
    broken = (step_here > GAP) | (step_there <= 0) | (step_there > GAP)
    cuts = [0, *(np.flatnonzero(broken) + 1).tolist(), len(here)]
    return [slice(start, stop) for start, stop in pairwise(cuts)]


def _covered(shingles: _Ints) -> _Ints:
    """Return the places of all words that these shingles hold."""
    return np.unique(shingles[:, None] + np.arange(SHINGLE))
