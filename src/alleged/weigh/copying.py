"""Which sources are one origin: they say the same where others differ, and speak of the same."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alleged.weigh.ascending import Bools, Floats, Ints, firsts, in_order, numbered
from alleged.weigh.statements import Statements

SURPRISE = 20.0
"""Natural log-odds against chance that what two sources share must have. Among the half a billion
pairs that 30,000 sources make, chance alone then finds about one."""

AGREEMENT = 0.99
"""Of what two sources both say on contested items. Two that do not know each other and are each
right 19 times in 20 agree 9 times in 10."""

CHANCE = 2.0
"""Standard deviations by which so many slips may be more by chance: a copy with one slip in a
hundred items has two or more in a hundred of them one time in four."""

OVERLAP = 0.5
"""Of the items that either speaks of, those that both do. Two that are both right agree as well as
copies do, but only a copy also chooses the same subjects."""

MOST_PAIRS = 4_000_000
"""Pairs of statements that are looked at, the rarest values first."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Why a source is not a voice of its own."""

    shared: int
    """Contested items that both speak of."""

    agreeing: int
    overlap: float
    """Items that both speak of, as a share of those that either does."""


@dataclass(frozen=True, slots=True)
class Origins:
    """Which sources speak for which."""

    leader: Ints
    """For each source the one that stands for its origin: itself, or the one of those it is tied
    to that says most."""

    ties: dict[int, Tie]
    """For each source that has another leader, what ties it to it."""


def find_origins(statements: Statements) -> Origins:
    """Return who shares an origin with whom.

    Two sources are tied if they share more than chance explains, almost never differ, and speak of
    the same items. Each source goes to the first leader it is tied to, those that say most coming
    first; ties are never followed through a third source. Names of sources play no part.
    """
    count = len(statements.sources)
    contested = np.bincount(statements.item, minlength=len(statements.items)) > 1
    rank, twin = _ranks(statements)
    first = (twin == np.arange(count))[statements.source]
    counted = first & contested[statements.item[statements.candidate]]
    source, candidate = statements.source[counted], statements.candidate[counted]
    said = np.bincount(candidate, minlength=len(statements.item))
    heard = np.bincount(statements.item[candidate], minlength=len(statements.items))
    voices = heard[statements.item]

    leader = np.arange(count)
    ties: dict[int, Tie] = {}
    lookup = _Lookup(statements, contested)
    for one, others in _pairs(source, candidate, _surprise(said - 2, voices - 2), rank):
        if leader[one] == one:
            for other, tie in lookup.ties(one, others[leader[others] == others]):
                leader[other], ties[other] = one, tie

    seen = np.bincount(source, minlength=count)
    own = np.bincount(source, _surprise(said - 1, voices - 1)[candidate], count) >= SURPRISE
    for each in np.flatnonzero(twin != np.arange(count)).tolist():
        like = int(twin[each])
        if leader[like] != like:
            leader[each], ties[each] = leader[like], ties[like]
        elif own[like]:
            leader[each], ties[each] = like, Tie(int(seen[like]), int(seen[like]), 1.0)
    return Origins(leader, ties)


def _ranks(statements: Statements) -> tuple[Ints, Ints]:
    """Return each source's rank, those that say most first, and the first that says just the same.

    Ranks among equals, too, follow from what is said and not from names.
    """
    count = len(statements.sources)
    mixed = _mixed(statements.candidate)
    content = np.zeros(count, np.uint64)
    starts = firsts(statements.source)
    content[statements.source[starts]] = np.add.reduceat(mixed, starts) if len(starts) else 0
    claims = np.bincount(statements.source, minlength=count)
    order = np.lexsort((np.arange(count), content, -claims))
    rank = np.empty(count, np.int64)
    rank[order] = np.arange(count)
    _, place, alike = np.unique(content, return_index=True, return_inverse=True)
    return rank, place[alike]


def _mixed(numbers: Ints) -> NDArray[np.uint64]:
    """Return numbers spread over 64 bits, so that sums of them tell sets apart (splitmix64)."""
    x = (numbers.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


def _surprise(others_said: Ints, others: Ints) -> Floats:
    """Return for each candidate how little was to be expected that one more voice says it."""
    odds = (np.maximum(others, 0) + 1) / (np.maximum(others_said, 0) + 0.5)
    return np.asarray(np.log(odds))


def _pairs(
    source: Ints, candidate: Ints, surprise: Floats, rank: Ints
) -> Iterator[tuple[int, Ints]]:
    """Yield sources, by rank, each with those of lower rank that share much with it."""
    count = len(rank)
    enough = np.bincount(source, surprise[candidate], count) >= SURPRISE
    source, candidate = source[enough[source]], candidate[enough[source]]
    size = np.bincount(candidate, minlength=len(surprise))[candidate]
    order = in_order(rank[source])
    order = order[in_order((size * len(surprise) + candidate)[order])]
    order = order[size[order] > 1]
    source, candidate, size = source[order], candidate[order], size[order]
    # Within a run of one candidate, each statement is paired with those after it.
    starts = firsts(candidate)
    after = np.repeat(starts + size[starts], size[starts]) - np.arange(len(candidate)) - 1
    after = after[np.cumsum(after) <= MOST_PAIRS]
    one = np.repeat(np.arange(len(after)), after)
    other = one + 1 + np.arange(len(one)) - np.repeat(np.cumsum(after) - after, after)
    both, pair = numbered(rank[source[one]] * count + rank[source[other]])
    shared = np.bincount(pair, minlength=len(both))
    strength = np.bincount(pair, surprise[candidate[one]], len(both))
    looked = np.bincount(rank[source[: len(after)]], minlength=count)
    high, low = np.divmod(both, count or 1)
    # Copies that differ in one of a hundred and share half of their items share most rare values.
    kept = (strength >= SURPRISE) & (2 * shared >= np.minimum(looked[high], looked[low]))
    by_rank = np.argsort(rank)
    for run in np.split(np.flatnonzero(kept), np.flatnonzero(np.diff(high[kept])) + 1):
        if len(run):
            yield int(by_rank[high[run[0]]]), by_rank[low[run]]


class _Lookup:
    """Compares two sources on all that they say."""

    def __init__(self, statements: Statements, contested: Bools) -> None:
        self._candidate = statements.candidate
        self._item = statements.item[statements.candidate]
        self._contested = contested
        everyone = np.arange(len(statements.sources) + 1)
        self._bounds = np.searchsorted(statements.source, everyone)

    def ties(self, one: int, others: Ints) -> Iterator[tuple[int, Tie]]:
        """Yield those of the others that are tied to the one."""
        if not len(others):
            return
        own = slice(self._bounds[one], self._bounds[one + 1])
        sizes = self._bounds[others + 1] - self._bounds[others]
        starts = np.cumsum(sizes) - sizes
        at = np.arange(sizes.sum()) + np.repeat(self._bounds[others] - starts, sizes)
        both = _among(self._item[at], self._item[own])
        same = _among(self._candidate[at], self._candidate[own])
        shared = both & self._contested[self._item[at]]
        spoken, shared, agreeing = (
            np.add.reduceat(each.astype(np.int64), starts) for each in (both, shared, shared & same)
        )
        overlap = spoken / (sizes + own.stop - own.start - spoken)
        slips = (1 - AGREEMENT) * shared
        same = shared - agreeing <= slips + CHANCE * np.sqrt(slips)
        tied = same & (overlap >= OVERLAP)
        for place in np.flatnonzero(tied):
            tie = Tie(int(shared[place]), int(agreeing[place]), float(overlap[place]))
            yield int(others[place]), tie


def _among(wanted: Ints, ascending: Ints) -> Bools:
    place = np.searchsorted(ascending, wanted)
    return np.asarray(ascending[np.minimum(place, len(ascending) - 1)] == wanted)
