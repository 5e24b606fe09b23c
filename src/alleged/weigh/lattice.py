"""What a sum becomes at every corner of the assumptions that it hangs on (Lund and Iyer 2017)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from alleged.weigh.assumptions import Assumptions

Floats = npt.NDArray[np.float64]
Number = TypeVar("Number", float, Floats)
"""The formulas hold for one number and, corner by corner, for a whole lattice of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Lattice:
    """Bits at the corners: one axis of two an assumption, low end first."""

    axes: tuple[str, ...]
    """Names of assumptions, sorted."""

    bits: Floats

    def over(self, axes: tuple[str, ...]) -> Floats:
        """Return the bits shaped to be added to others over more axes."""
        mine = self.axes
        return self.bits.reshape([2 if name in mine else 1 for name in axes])


@lru_cache(maxsize=10_000)
def corners(
    names: frozenset[str], assumed: Assumptions
) -> tuple[tuple[str, ...], Mapping[str, Floats]]:
    """Return which of the named assumptions vary, sorted, and the values of all at the corners.

    Each value is shaped so that a formula over all of them spreads by itself over all the axes.
    """
    axes = tuple([name for name in sorted(names) if len(assumed.ends[name]) == 2])
    values = {}
    for name in names:
        shape = [2 if name == each else 1 for each in axes]
        values[name] = np.array(assumed.ends[name]).reshape(shape)
    return axes, values


def axes_of(lattices: Iterable[Lattice]) -> tuple[str, ...]:
    """Return every axis of several lattices, sorted."""
    return tuple(sorted(set[str]().union(*(each.axes for each in lattices))))
