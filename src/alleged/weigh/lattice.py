"""What a sum becomes at every corner of the assumptions that it hangs on (Lund and Iyer 2017)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

from alleged.weigh.assumptions import Assumptions

Floats = npt.NDArray[np.float64]


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


def lattice(
    names: Iterable[str], assumed: Assumptions, bits: Callable[[Mapping[str, float]], float]
) -> Lattice:
    """Return what a formula gives at each corner of those named assumptions that can vary."""
    axes = tuple(sorted(name for name in set(names) if len(assumed.ends[name]) == 2))
    values = dict(assumed.values)
    found = []
    for corner in product(*(assumed.ends[name] for name in axes)):
        values.update(zip(axes, corner, strict=True))
        found.append(bits(values))
    return Lattice(axes, np.array(found).reshape((2,) * len(axes)))


def axes_of(lattices: Iterable[Lattice]) -> tuple[str, ...]:
    """Return every axis of several lattices, sorted."""
    return tuple(sorted(set[str]().union(*(each.axes for each in lattices))))
