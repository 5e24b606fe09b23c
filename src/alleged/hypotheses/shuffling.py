"""What chance alone would give: the same episodes with the grouping dealt out anew."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

import numpy as np
import numpy.typing as npt

_AT_ONCE = 1_000

_EVERY = 20_000
"""Ways of dealing out a group that are all tried; of more, some are drawn."""


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """How many episodes had an actor of the group, in each shuffle or each way of dealing."""

    values: npt.NDArray[np.int64]
    every: bool
    """Whether these are all ways there are, each once."""

    @property
    def mean(self) -> float:
        """Mean over all shuffles."""
        return float(self.values.mean())

    def share_of(self, count: int) -> float:
        """Return the probability of as many or more: exact, or with the present grouping counted.

        Of shuffles it is (1 + those with as many) / (1 + all) (Phipson and Smyth 2010), so that it
        is never 0.
        """
        reached = int((self.values >= count).sum())
        if self.every:
            return reached / len(self.values)
        return (1 + reached) / (1 + len(self.values))

    def quantile(self, shares: Sequence[float]) -> npt.NDArray[np.float64]:
        """Return the counts below which these shares of all shuffles lie."""
        return np.asarray(np.quantile(self.values, shares))


def shuffled_counts(
    episodes: Sequence[frozenset[str]],
    size: int,
    pool: Sequence[str],
    shuffles: int,
    seed: int,
    every: int = _EVERY,
) -> Counts:
    """Return how many episodes have an actor of a group of `size` dealt out at random, many times.

    It is the actors that are shuffled, not the episodes: an actor that comes back in thirty
    episodes is one actor, and chance deals it out once. If there are no more ways of dealing than
    `every`, each is tried once and nothing is left to chance.
    """
    place = {name: each for each, name in enumerate(pool)}
    takes_part = np.zeros((len(episodes), len(pool)), dtype=np.float32)
    for row, actors in enumerate(episodes):
        takes_part[row, [place[name] for name in actors if name in place]] = 1.0
    all_ways = math.comb(len(pool), size) <= every
    deals = _every_way(len(pool), size) if all_ways else _drawn(len(pool), size, shuffles, seed)
    found = [(takes_part @ dealt > 0.5).sum(axis=0) for dealt in deals]
    return Counts(np.concatenate(found).astype(np.int64), all_ways)


def _every_way(pool: int, size: int) -> Iterator[npt.NDArray[np.float32]]:
    ways = combinations(range(pool), size)
    while some := list(islice(ways, _AT_ONCE)):
        dealt = np.zeros((pool, len(some)), dtype=np.float32)
        for column, chosen in enumerate(some):
            dealt[list(chosen), column] = 1.0
        yield dealt


def _drawn(pool: int, size: int, shuffles: int, seed: int) -> Iterator[npt.NDArray[np.float32]]:
    dice = np.random.default_rng(seed)
    for begin in range(0, shuffles, _AT_ONCE):
        many = min(_AT_ONCE, shuffles - begin)
        order = dice.random((pool, many)).argsort(axis=0)
        yield (order < size).astype(np.float32)
