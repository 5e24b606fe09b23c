"""How far a verdict moves over all that may be assumed instead."""

import math
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from alleged.model.assessment import Bound
from alleged.weigh.assumptions import Assumptions
from alleged.weigh.lattice import Floats, Lattice, axes_of


def deceived(bits: float, share: float) -> float:
    """Return what is left of the bits if, with probability `share`, they say nothing at all.

    However much there is, no more than log2((2 - share) / share) is left.

    >>> round(deceived(100.0, 0.02), 2)
    6.63
    """
    ratio = math.exp2(min(max(bits, -500.0), 500.0))
    half = share / 2.0
    return math.log2(((1.0 - half) * ratio + half) / (half * ratio + 1.0 - half))


def bounds(lattices: list[Lattice], total: int, assumed: Assumptions) -> tuple[Bound, Bound]:
    """Return the lowest and highest log2 odds over all corners of the assumptions at work.

    Exact: the sum of the lattices is taken at every corner. Prior and deception act on the whole
    alike, so their ends are put in last. `total`, the odds at the usual values, lies within.
    """
    axes = axes_of(lattices)
    bits: Floats = np.zeros((2,) * len(axes))
    for each in lattices:
        bits = bits + each.over(axes)
    low = _bound(bits, axes, int(bits.argmin()), min, assumed)
    high = _bound(bits, axes, int(bits.argmax()), max, assumed)
    return (
        low if low.hundredths < total else Bound(total),
        high if high.hundredths > total else Bound(total),
    )


def _bound(
    bits: Floats,
    axes: tuple[str, ...],
    place: int,
    end: Callable[[Iterable[Any]], Any],
    assumed: Assumptions,
) -> Bound:
    said = bits.item(place)
    last = len(axes) - 1
    values = {name: assumed.ends[name][place >> last - at & 1] for at, name in enumerate(axes)}
    values["prior"] = end(assumed.ends["prior"])
    left, values["deceived"] = end((deceived(said, x), x) for x in assumed.ends["deceived"])
    moved = [(name, value) for name, value in values.items() if value != assumed[name]]
    return Bound(round(100 * (values["prior"] + left)), tuple(moved))
