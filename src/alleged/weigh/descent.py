"""The lowest point of a smooth cost of a few numbers, and how sharply it is told from others."""

from collections.abc import Callable

import numpy as np

from alleged.weigh.lattice import Floats

STEPS, CLOSE, NEAR = 40, 1e-3, 0.02
"""Steps at most; the length of a step to stop at; how far off slopes are taken."""

_FLATTEST = 0.1
"""A cost less curved than this in some direction counts as so curved: no step goes astray."""

_LONGEST = 1.5


def lowest(cost: Callable[[Floats], float], start: Floats) -> tuple[Floats, Floats]:
    """Return where the cost is least, from a start, and its standard deviation in each number.

    Newton's method, each step halved until it helps. If the cost is minus a log probability, the
    deviations are those of Laplace's approximation.
    """
    here, now = start.astype(float), cost(start)
    for _ in range(STEPS):
        slope, curve = _slopes(cost, here, now)
        step = -np.linalg.solve(_convex(curve), slope)
        step *= min(1.0, _LONGEST / max(float(np.abs(step).max()), 1e-12))
        while np.abs(step).max() > CLOSE and cost(here + step) > now:
            step = step / 2.0
        if np.abs(step).max() <= CLOSE:
            break
        here = here + step
        now = cost(here)
    _, curve = _slopes(cost, here, now)
    return here, np.sqrt(np.diag(np.linalg.inv(_convex(curve))))


def _slopes(cost: Callable[[Floats], float], here: Floats, now: float) -> tuple[Floats, Floats]:
    """Return first and second differences."""
    steps = NEAR * np.eye(len(here))
    up, down = (np.array([cost(here + sign * step) for step in steps]) for sign in (1.0, -1.0))
    curve = np.diag((up - 2.0 * now + down) / NEAR**2)
    for i in range(len(here)):
        for j in range(i):
            both = cost(here + steps[i] + steps[j])
            curve[i, j] = curve[j, i] = (both - up[i] - up[j] + now) / NEAR**2
    return (up - down) / (2.0 * NEAR), curve


def _convex(curve: Floats) -> Floats:
    """Return a curvature that is upwards in all directions."""
    values, vectors = np.linalg.eigh(curve)
    raised: Floats = vectors @ np.diag(np.maximum(np.abs(values), _FLATTEST)) @ vectors.T
    return raised
