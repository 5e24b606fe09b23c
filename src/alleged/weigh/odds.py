"""Scores of candidates as probabilities."""

import numpy as np

from alleged.weigh.ascending import Floats, Ints, firsts


def normal(score: Floats, item: Ints, none: float = 0.0) -> Floats:
    """Return scores, natural logarithms, as probabilities that leave room for none of an item's."""
    starts = firsts(item)
    top = np.maximum(np.maximum.reduceat(score, starts), none)
    sizes = np.diff(starts, append=len(score))
    odds = np.exp(score - np.repeat(top, sizes))
    total = np.add.reduceat(odds, starts) + np.exp(none - top)
    return np.asarray(odds / np.repeat(total, sizes))
