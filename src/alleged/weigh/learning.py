"""What is so and how often each origin is right, each learnt from the other."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from alleged.weigh.ascending import Bools, Floats, Ints
from alleged.weigh.lists import ListLesson
from alleged.weigh.odds import normal
from alleged.weigh.reliability import UNKNOWN
from alleged.weigh.shares import Shares
from alleged.weigh.statements import Statements
from alleged.weigh.voices import Voices, agreement

ROUNDS = 60
CLOSE = 1e-4
"""Learning ends when no probability moves by more, or after so many rounds."""


class Lesson(Protocol):
    """The two halves of learning, and what the first has found."""

    right: Floats
    wrong: Floats
    usual: float

    def judge(self, probability: Floats, by_attribute: bool) -> None:
        """Learn how often each origin is right, if values are so probable."""

    def believe(self) -> Floats:
        """Return how probable each candidate is, if origins are right so often."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt."""

    probability: Floats
    """For each candidate; what those of an item lack of 1 goes to values that nobody says."""

    right: Floats
    """For each voice, how often its origin is right about what the item asks; where values are
    lists, the share of the true names that it gives."""

    wrong: Floats
    """For each voice the rest of that; where values are lists, the share of its names that are
    wrong."""

    usual: float
    """How often a source is right of which nothing is known."""


def learn(statements: Statements, voices: Voices, listed: Bools, expected: Floats) -> Learnt:
    """Return probabilities and reliabilities that agree with each other.

    `listed` says of each item whether its values are lists of names; `expected`, of each source,
    how often it is expected to be right, NaN where nobody said. The first guess is the share of
    voices. How often an origin is right is learnt on the whole first, then for each attribute,
    drawn towards the whole. Only items of which several origins speak teach anything.
    """
    count = len(voices.origin)
    probability = voices.said / voices.heard
    right, wrong, usual = np.zeros(count), np.zeros(count), UNKNOWN
    for lists in (False, True):
        chosen = listed[statements.item[voices.candidate]] == lists
        if not chosen.any():
            continue
        some = voices.of(chosen)
        teaches = some.share * some.checked[statements.item[some.candidate]]
        lesson: Lesson = (
            ListLesson(statements, some, teaches, expected)
            if lists
            else ValueLesson(statements.item, some, teaches, expected)
        )
        found = _settled(lesson, probability, bool(np.any(np.diff(some.attribute))))
        probability = np.where(listed[statements.item] == lists, found, probability)
        right[chosen], wrong[chosen], usual = lesson.right, lesson.wrong, lesson.usual
    return Learnt(probability, right, wrong, usual)


def _settled(lesson: Lesson, probability: Floats, by_attribute: bool) -> Floats:
    for attributes in (False, True) if by_attribute else (False,):
        for _ in range(ROUNDS):
            before = probability
            lesson.judge(probability, attributes)
            probability = lesson.believe()
            if np.abs(probability - before).max(initial=0.0) < CLOSE:
                break
    return probability


class ValueLesson:
    """Learning from values of which one is right."""

    def __init__(self, item: Ints, voices: Voices, teaches: Floats, expected: Floats) -> None:
        self._item, self._voices, self._teaches = item, voices, teaches
        self._shares = Shares(voices, expected, UNKNOWN)
        self._agreement = agreement(voices.said, voices.heard)
        self.right = self.wrong = np.empty(0)
        self.usual = UNKNOWN

    def judge(self, probability: Floats, by_attribute: bool) -> None:
        """Learn how often each origin is right."""
        gained = self._teaches * probability[self._voices.candidate]
        self.right = self._shares.learn(gained, self._teaches, by_attribute)
        self.wrong, self.usual = 1 - self.right, self._shares.usual

    def believe(self) -> Floats:
        """Return how probable each candidate is."""
        told = self._voices.share * np.log(self.right / self.wrong)
        count = len(self._item)
        score = self._agreement + np.bincount(self._voices.candidate, told, count)
        return normal(score, self._item)
