"""Lists of names, learnt name by name: who leaves names out, and who gives wrong ones."""

import math
from dataclasses import dataclass

import numpy as np

from alleged.weigh.ascending import Floats, Ints, distinct, firsts
from alleged.weigh.names import by_voices, spelt
from alleged.weigh.odds import normal
from alleged.weigh.reliability import UNKNOWN
from alleged.weigh.shares import Shares
from alleged.weigh.statements import Statements
from alleged.weigh.voices import Voices

OTHERS = 10.0
"""Wrong names that could stand where one does, and wrong lists where nobody gives the right one."""

MOST_LISTS = 120
"""Of one item; the rarer ones of more are left out of the weighing."""


@dataclass(frozen=True, slots=True)
class Overlaps:
    """Every list of an item held against every list of that item, itself among them."""

    said: Ints
    """For each pair the candidate that is said ..."""

    true: Ints
    """... and the one that may be true."""

    hit: Floats
    """Names that both have."""

    left_out: Floats
    """Names that only the one that may be true has."""

    added: Floats
    """Names that only the one that is said has."""

    names: Floats
    """Names that the lists of their item have between them."""


def overlaps(statements: Statements, chosen: Ints) -> Overlaps:
    """Return how the lists of each item overlap; `chosen` are the candidates that are lists."""
    voices = np.bincount(statements.candidate, minlength=len(statements.item))
    rows: list[tuple[int, ...]] = []
    for places in np.split(chosen, firsts(statements.item[chosen])[1:]):
        written = [statements.words[each] for each in statements.word[places]]
        counts = voices[places].tolist()
        sets = spelt(written, counts)
        most = by_voices(counts, written)[:MOST_LISTS]
        names = len(frozenset[str]().union(*(sets[each] for each in most)))
        at = places.tolist()
        for said in most:
            for true in most:
                hit = len(sets[said] & sets[true])
                left_out, added = len(sets[true]) - hit, len(sets[said]) - hit
                rows.append((at[said], at[true], hit, left_out, added, names))
    table = np.array(rows, np.int64).reshape(-1, 6).T
    return Overlaps(table[0], table[1], *table[2:].astype(float))


class ListLesson:
    """Learning from lists of which one is complete and has no name too many.

    Given the true list, an origin gives each of its names with one probability, learnt, and has
    wrong names with another (as in Zhao et al. 2012); any one wrong name is one of `OTHERS`. The
    names of a list are copied together, so a list weighs as much as one name of it on average.
    """

    def __init__(
        self, statements: Statements, voices: Voices, teaches: Floats, expected: Floats
    ) -> None:
        self._item, self._voices, self._teaches = statements.item, voices, teaches
        self._overlaps = overlaps(statements, distinct(voices.candidate))
        self._given = Shares(voices, expected, UNKNOWN)
        self._added = Shares(voices, 1 - expected, 1 - UNKNOWN)
        self.right = self.wrong = np.empty(0)
        self.usual = UNKNOWN

    def judge(self, probability: Floats, by_attribute: bool) -> None:
        """Learn what share of true names each origin gives, and of its names is wrong."""
        pairs, count = self._overlaps, len(self._item)
        hit, left_out, added = (
            self._teaches
            * np.bincount(pairs.said, names * probability[pairs.true], count)[
                self._voices.candidate
            ]
            for names in (pairs.hit, pairs.left_out, pairs.added)
        )
        self.right = self._given.learn(hit, hit + left_out, by_attribute)
        self.wrong = self._added.learn(added, hit + added, by_attribute)
        self.usual = self._given.usual

    def believe(self) -> Floats:
        """Return how probable each list is."""
        pairs, count = self._overlaps, len(self._item)
        hit, left_out = (
            np.bincount(self._voices.candidate, self._voices.share * worth, count)[pairs.said]
            for worth in worths(self.right, self.wrong)
        )
        score = (pairs.hit * hit + pairs.left_out * left_out) / pairs.names
        told = np.full(count, -np.inf)
        told[pairs.true] = 0.0
        return normal(told + np.bincount(pairs.true, score, count), self._item, math.log(OTHERS))


def worths(right: Floats, wrong: Floats) -> tuple[Floats, Floats]:
    """Return log-odds for a list from each name that it has and a voice gives, or leaves out."""
    return np.log(right * (1 - wrong) * OTHERS / wrong), np.log(1 - right)
