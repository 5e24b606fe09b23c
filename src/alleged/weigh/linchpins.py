"""The fewest sources or origins whose loss turns a verdict to the other side of even."""

import math
from collections.abc import Callable
from functools import reduce
from itertools import combinations

from alleged.model.evidence import BodyOfEvidence
from alleged.model.supposition import Linchpins, Part
from alleged.weigh.assumptions import Assumptions
from alleged.weigh.supposing import names_of, without
from alleged.weigh.verdict import odds_of

Names = tuple[str, ...]


def linchpins(
    body: BodyOfEvidence,
    assumed: Assumptions,
    part: Part = Part.SOURCE,
    most_tried: int = 2_000,
) -> Linchpins:
    """Return the fewest sources (or origins, documents) without which the verdict turns.

    It turns when the odds reach even or pass it. All sets are tried, small ones first; of those of
    one size the one that takes most away is named. Once more than `most_tried` would have to be
    tried, what takes most away is dropped again and again instead; the answer may then be larger
    than need be, and `at_least` is the smallest size that was not tried out.
    """
    side = 1 if odds_of(body, assumed) > 0 else -1
    names = names_of(body, part)

    def left(dropped: Names) -> int:
        """Hundredths of a bit that still speak for the side that the verdict is on."""
        kept = reduce(lambda rest, name: without(rest, part, name), dropped, body)
        return side * odds_of(kept, assumed)

    if left(()) <= 0:
        return Linchpins(part, (), exact=True, at_least=0, turned=None)
    tried = 0
    for size in range(1, len(names) + 1):
        tried += math.comb(len(names), size)
        if tried > most_tried:
            return _greedy(names, part, left, side, size)
        least, dropped = min((left(some), some) for some in combinations(names, size))
        if least <= 0:
            return Linchpins(part, dropped, exact=True, at_least=size, turned=side * least)
    return Linchpins(part, (), exact=True, at_least=0, turned=None)


def _greedy(
    names: Names, part: Part, left: Callable[[Names], int], side: int, at_least: int
) -> Linchpins:
    dropped: Names = ()
    while left(dropped) > 0:
        rest = [name for name in names if name not in dropped]
        if not rest:
            return Linchpins(part, (), exact=False, at_least=at_least, turned=None)
        _, worst = min((left((*dropped, name)), name) for name in rest)
        dropped = (*dropped, worst)
    for name in dropped:
        fewer = tuple(each for each in dropped if each != name)
        if left(fewer) <= 0:
            dropped = fewer
    found = tuple(sorted(dropped))
    return Linchpins(part, found, exact=False, at_least=at_least, turned=side * left(found))
