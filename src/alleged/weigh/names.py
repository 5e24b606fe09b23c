"""Lists of names that are the same but for spelling."""

from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from alleged.weigh.values import names

ALIKE_FROM = 5
"""Letters of the shorter name from which one wrong letter is taken for a slip."""

LONGEST = 80
"""Letters; longer ones are no names, and comparing them takes long."""

MOST_NAMES = 300
"""Of one item; where there are more, only equal spellings are one name."""


def same_lists(lists: Sequence[str], voices: Sequence[int]) -> list[int]:
    """Return for each list of names the place of the one it counts as.

    `voices` says how many give each list. A misspelt name counts as the name most often written
    that is one letter away; lists of the same names count as the one most often given.
    """
    sets = spelt(lists, voices)
    heads: dict[frozenset[str], int] = {}
    for place in by_voices(voices, lists):
        heads.setdefault(sets[place], place)
    return [heads[each] for each in sets]


def spelt(lists: Sequence[str], voices: Sequence[int]) -> list[frozenset[str]]:
    """Return the names of each list, a misspelt one as the one it stands for."""
    sets = [names(each) or frozenset((each,)) for each in lists]
    support: Counter[str] = Counter()
    for each, count in zip(sets, voices, strict=True):
        support.update(dict.fromkeys(each, int(count)))
    if len(support) > MOST_NAMES:
        return sets
    meant: dict[str, str] = {}
    known: list[str] = []
    for name in sorted(support, key=lambda name: (-support[name], name)):
        meant[name] = next((each for each in known if _alike(name, each)), name)
        if meant[name] == name:
            known.append(name)
    return [frozenset(meant[name] for name in each) for each in sets]


def by_voices(voices: Sequence[int], lists: Sequence[str]) -> list[int]:
    """Return the places of lists, the most often given first."""
    return sorted(range(len(lists)), key=lambda place: (-int(voices[place]), lists[place]))


def _alike(name: str, other: str) -> bool:
    shorter, longer = sorted((len(name), len(other)))
    if shorter < ALIKE_FROM or longer > LONGEST or longer - shorter > 1:
        return False
    return Levenshtein.distance(name, other, score_cutoff=1) <= 1
