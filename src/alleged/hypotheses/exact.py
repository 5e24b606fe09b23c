"""Exact tests and intervals of small counts, by adding up every possible table."""

import math
from collections.abc import Callable

_HALF = 0.025
"""Left out at either end of an interval of 95 %."""


def binomial_tail(having: int, of: int, share: float) -> float:
    """Return the probability of `having` or more out of `of` where each has it with `share`.

    >>> binomial_tail(2, 2, 0.5)
    0.25
    """
    return _sum([_binomial(each, of, share) for each in range(having, of + 1)])


def binomial_interval(having: int, of: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Clopper and Pearson 1934).

    >>> [round(each, 3) for each in binomial_interval(0, 10)]
    [0.0, 0.308]
    """
    if of == 0:
        return 0.0, 1.0
    low = 0.0 if having == 0 else _root(lambda p: binomial_tail(having, of, p), _HALF, 0.0, 1.0)
    if having == of:
        return low, 1.0
    return low, _root(lambda p: binomial_tail(having + 1, of, p), 1.0 - _HALF, 0.0, 1.0)


def fisher_tail(having: int, of: int, others: int, rest: int) -> float:
    """Return the one-sided p of Fisher's exact test: `having` or more, all margins kept.

    `having` out of `of` on one side, `others` out of `rest` on the other.

    >>> round(fisher_tail(3, 3, 0, 3), 3)
    0.05
    """
    return _tail(having, of, others, rest, log_odds=0.0)


def odds_interval(having: int, of: int, others: int, rest: int) -> tuple[float, float, float]:
    """Return the odds ratio and its exact conditional interval of 95 % (Fisher 1935).

    The ratio is that of the four counts, with a half added to each where one is 0; ends may be 0
    or infinite. The interval is the one of R's `fisher.test` and of SciPy's `odds_ratio`.
    """
    lacking, lacked = of - having, rest - others
    half = 0.5 if 0 in (having, lacking, others, lacked) else 0.0
    estimate = (having + half) * (lacked + half) / ((lacking + half) * (others + half))
    least, most = max(0, having + others - rest), min(of, having + others)
    low, high = 0.0, math.inf
    if having > least:
        low = math.exp(_root(lambda t: _tail(having, of, others, rest, t), _HALF, -40.0, 40.0))
    if having < most:
        high = math.exp(
            _root(lambda t: _tail(having + 1, of, others - 1, rest, t), 1.0 - _HALF, -40.0, 40.0)
        )
    return estimate, low, high


def _tail(having: int, of: int, others: int, rest: int, log_odds: float) -> float:
    """Return P(`having` or more | margins) where the log odds ratio is as given."""
    total = having + others
    least, most = max(0, total - rest), min(of, total)
    weights = [
        _log_choose(of, each) + _log_choose(rest, total - each) + each * log_odds
        for each in range(least, most + 1)
    ]
    top = max(weights)
    chances = [math.exp(each - top) for each in weights]
    return min(1.0, math.fsum(chances[having - least :]) / math.fsum(chances))


def _binomial(each: int, of: int, share: float) -> float:
    if share in (0.0, 1.0):
        return float(each == of * share)
    log = _log_choose(of, each) + each * math.log(share) + (of - each) * math.log1p(-share)
    return math.exp(log)


def _log_choose(of: int, each: int) -> float:
    return math.lgamma(of + 1) - math.lgamma(each + 1) - math.lgamma(of - each + 1)


def _sum(chances: list[float]) -> float:
    return min(1.0, math.fsum(chances))


def _root(rising: Callable[[float], float], wanted: float, low: float, high: float) -> float:
    """Return where a rising function reaches a value, by halving."""
    for _ in range(60):
        middle = (low + high) / 2.0
        low, high = (middle, high) if rising(middle) < wanted else (low, middle)
    return (low + high) / 2.0
