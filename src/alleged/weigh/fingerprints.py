"""A report's fingerprint: few enough numbers to keep of every report, and to find its like by."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from alleged.weigh.words import Keys, Words, key_of

SCHEME = 2
"""Raised when the same words give other numbers; fingerprints of another scheme are made anew."""

SHINGLE = 3
"""Words a shingle holds. Three find a copy whose every tenth word is another; see `docs/why`."""

WINDOW = 4
"""Of so many neighbouring shingles one is kept, so a shared run of six words is always seen."""

_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Numbers that stand for one report, each sorted and without repetition."""

    shingles: Keys
    """Of the runs of three words, those that the windows keep."""

    stems: Keys
    """Of all words."""

    marks: Keys
    """Of those it credits and of those who speak in it."""


def fingerprint_of(words: Words, marks: Iterable[str] = ()) -> Fingerprint:
    """Return the fingerprint of a text; one without words has an empty one.

    `marks` are keys of outlets and names of speakers.
    """
    keys = np.array(sorted({key_of(mark) for mark in marks}), dtype=np.uint32)
    return Fingerprint(winnowed(shingles_of(words.keys)), np.unique(words.stems), keys)


def shingles_of(words: Keys) -> Keys:
    """Return a number for each run of three words, in their order."""
    keys = words.astype(np.uint64)
    count = len(keys) - SHINGLE + 1
    if count < 1:
        return np.empty(0, np.uint32)
    mixed = np.zeros(count, np.uint64)
    for place, factor in enumerate(_FACTORS):
        mixed += keys[place : place + count] * factor
        mixed ^= mixed >> np.uint64(29)
    return (mixed >> np.uint64(32)).astype(np.uint32)


def winnowed(shingles: Keys) -> Keys:
    """Return the least of every four neighbouring shingles.

    Winnowing: Schleimer, Wilkerson, Aiken, SIGMOD 2003. Two texts that share four neighbouring
    shingles share one of those that are kept, wherever these stand.
    """
    if len(shingles) <= WINDOW:
        return np.unique(shingles)[:1]
    windows = np.lib.stride_tricks.sliding_window_view(shingles, WINDOW)
    return np.unique(windows.min(axis=1))


def among(numbers: Keys, known: Keys) -> npt.NDArray[np.bool_]:
    """Return which numbers are among known ones. These must be sorted, and may be millions."""
    if not len(known):
        return np.zeros(len(numbers), dtype=np.bool_)
    at = np.searchsorted(known, numbers)
    at[at == len(known)] = 0
    return np.asarray(known[at] == numbers)


def packed(numbers: Keys) -> bytes:
    """Return numbers as the ledger keeps them, the same on every machine."""
    return numbers.astype("<u4").tobytes()


def unpacked(data: bytes) -> Keys:
    """Return numbers as they were before `packed`."""
    return np.frombuffer(data, dtype="<u4").astype(np.uint32)
