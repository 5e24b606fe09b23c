"""What chance alone would give: the same episodes with the grouping dealt out anew."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """How many episodes had an actor of the group, in each shuffle."""

    values: npt.NDArray[np.int64]

    @property
    def mean(self) -> float:
        """Mean over all shuffles."""
        return float(self.values.mean())

    def at_least(self, count: int) -> int:
        """Return in how many shuffles there were as many or more."""
        return int((self.values >= count).sum())

    def quantile(self, shares: Sequence[float]) -> npt.NDArray[np.float64]:
        """Return the counts below which these shares of all shuffles lie."""
        return np.asarray(np.quantile(self.values, shares))


def shuffled_counts(
    episodes: Sequence[frozenset[str]], size: int, pool: Sequence[str], shuffles: int, seed: int
) -> Counts:
    """Return how many episodes have an actor of a group of `size` dealt out at random, many times.

    It is the actors that are shuffled, not the episodes: an actor that comes back in thirty
    episodes is one actor, and chance deals it out once.
    """
    place = {name: each for each, name in enumerate(pool)}
    takes_part = np.zeros((len(episodes), len(pool)), dtype=np.float32)
    for row, actors in enumerate(episodes):
        takes_part[row, [place[name] for name in actors if name in place]] = 1.0
    dice = np.random.default_rng(seed)
    found = []
    for begin in range(0, shuffles, _AT_ONCE):
        many = min(_AT_ONCE, shuffles - begin)
        order = dice.random((len(pool), many)).argsort(axis=0)
        dealt = (order < size).astype(np.float32)
        found.append((takes_part @ dealt > 0.5).sum(axis=0))
    return Counts(np.concatenate(found).astype(np.int64))
