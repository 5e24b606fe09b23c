"""The fewest origins that have one in each of several sets."""

from collections import Counter
from collections.abc import Iterable, Sequence

from alleged.model.lineage import Origin

TRIALS = 100_000
"""Choices tried for one tangle of sets before the best guess has to do."""


def fewest(sets: Iterable[frozenset[Origin]]) -> tuple[Origin, ...]:
    """Return as few origins as possible of which each set holds one, the same in any order.

    Finding them is hard in general (Karp 1972, hitting set). Here nearly every set has one element
    or holds such a set, which settles it; what is left is tried out, smallest answers first.
    """
    least = _without_supersets(_without_strangers(_without_supersets(sets)))
    chosen = [element for each in least if len(each) == 1 for element in each]
    for tangle in _tangles([each for each in least if len(each) > 1]):
        chosen += _tried(tangle)
    return tuple(sorted(chosen))


def _without_supersets(sets: Iterable[frozenset[Origin]]) -> list[frozenset[Origin]]:
    """Return the sets that hold no other: whatever is in these is in all."""
    kept: list[frozenset[Origin]] = []
    holding: dict[Origin, list[frozenset[Origin]]] = {}
    for each in sorted(set(sets), key=_size):
        smaller = (other for element in each for other in holding.get(element, ()))
        if not any(other <= each for other in smaller):
            kept.append(each)
            for element in each:
                holding.setdefault(element, []).append(each)
    return kept


def _without_strangers(sets: Sequence[frozenset[Origin]]) -> list[frozenset[Origin]]:
    """Return the sets without elements that no other set has, if they have one that others have."""
    times = Counter(element for each in sets for element in each)
    shared = (frozenset(e for e in each if times[e] > 1) for each in sets)
    return [few or frozenset({min(each)}) for few, each in zip(shared, sets, strict=True)]


def _tangles(sets: Sequence[frozenset[Origin]]) -> list[list[frozenset[Origin]]]:
    """Return the sets in groups that share no element with each other."""
    groups: list[tuple[set[Origin], list[frozenset[Origin]]]] = []
    for each in sets:
        near = [group for group in groups if group[0] & each]
        groups = [group for group in groups if not group[0] & each]
        elements = set(each)
        for group in near:
            elements |= group[0]
        groups.append((elements, [s for group in near for s in group[1]] + [each]))
    return [members for _, members in groups]


def _tried(sets: list[frozenset[Origin]]) -> list[Origin]:
    for size in range(1, len(sets) + 1):
        trials = [TRIALS]
        if (answer := _with(sets, size, trials)) is not None:
            return answer
        if not trials[0]:
            break
    return _greedy(sets)


def _with(sets: list[frozenset[Origin]], size: int, trials: list[int]) -> list[Origin] | None:
    """Return an answer of that size, or None if there is none or it took too long."""
    if not sets:
        return []
    if not size or not trials[0]:
        return None
    trials[0] -= 1
    smallest = min(sets, key=_size)
    for element in sorted(smallest):
        rest: list[Origin] | None = _with([s for s in sets if element not in s], size - 1, trials)
        if rest is not None:
            return [element, *rest]
    return None


def _greedy(sets: list[frozenset[Origin]]) -> list[Origin]:
    chosen: list[Origin] = []
    while sets:
        elements = sorted({element for each in sets for element in each})
        best = max(elements, key=lambda element: sum(element in each for each in sets))
        chosen.append(best)
        sets = [each for each in sets if best not in each]
    return chosen


def _size(one: frozenset[Origin]) -> tuple[int, list[Origin]]:
    return len(one), sorted(one)
