"""Why an item's values are as probable as they are: who says what, and what each voice is worth."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from alleged.errors import NothingFound
from alleged.weigh.ascending import Floats
from alleged.weigh.copying import Tie
from alleged.weigh.lists import OTHERS, overlaps, worths
from alleged.weigh.reconciliation import Reconciliation
from alleged.weigh.voices import agreement

_BIT = math.log(2)


@dataclass(frozen=True, slots=True)
class Saying:
    """One source on one value."""

    source: str
    written: str
    """The value as this source gives it; several, parted by ` / `, where it does so twice."""

    origin: str
    """The source that speaks for it; itself, if it is a voice of its own."""

    tie: str
    """Why it is no voice of its own; empty if it is one."""

    right: float
    """How often its origin is right about such items, 0 to 1; where values are lists of names, the
    share of the true names that it gives."""

    seen: int
    """Claims of the source that others' could be held against; of few, little is known."""

    bits: float
    """What its voice adds to the value, log2 of the odds against what nobody says; 0 if another
    source speaks for it, less than its worth if its origin says several things."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One value of the item, with all that say so."""

    value: str
    probability: float
    sayings: tuple[Saying, ...]
    besides: float
    """Bits that no one voice has: that several agree, on numbers and words; what other lists have
    of it, less what a list must have to be believed, where values are lists."""

    listed: bool = False
    """Whether the values are lists of names."""

    @property
    def origins(self) -> int:
        """How many independent voices say so."""
        return len({saying.origin for saying in self.sayings})

    @property
    def bits(self) -> float:
        """What speaks for the value, all together: 2 to that power to 1 against "none of these"."""
        return self.besides + sum(saying.bits for saying in self.sayings)


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that was said of one item, the most probable value first."""

    item: str
    answers: tuple[Answer, ...]

    @property
    def unsaid(self) -> float:
        """How probable it is that what is so is what nobody says."""
        return max(0.0, 1.0 - sum(answer.probability for answer in self.answers))


def explain(reconciliation: Reconciliation, item: str) -> Explanation:
    """Return who says what of an item; raises NothingFound if the table has no such item."""
    statements = reconciliation.sameness.statements
    try:
        number = statements.items.index(item)
    except ValueError:
        near = [name for name in statements.items if item.casefold() in name.casefold()][:5]
        named = ", ".join(map(repr, near))
        hint = f"Did you mean {named}?" if near else "Name it as the table does."
        raise NothingFound(f"the table has no item {item!r}", hint=hint) from None
    return Explanation(item, tuple(_Working(reconciliation, number).answers()))


class _Working:
    """The sums of one item, done again to be shown."""

    def __init__(self, weighed: Reconciliation, item: int) -> None:
        self._weighed = weighed
        self._statements = weighed.sameness.statements
        self._candidates = np.flatnonzero(self._statements.item == item)
        self._listed = bool(weighed.sameness.listed[item])
        chosen = np.isin(weighed.voices.candidate, self._candidates)
        self._voices = weighed.voices.of(chosen)
        self._right, self._wrong = weighed.learnt.right[chosen], weighed.learnt.wrong[chosen]
        self._written = self._writings(item)
        checked = weighed.voices.checked[self._statements.item[self._statements.candidate]]
        self._seen = np.bincount(self._statements.source, checked)

    def answers(self) -> Iterator[Answer]:
        """Yield every value, the most probable first."""
        statements, probability = self._statements, self._weighed.learnt.probability
        added, besides = self._by_list() if self._listed else self._by_value()
        ranked = sorted(
            self._candidates.tolist(), key=lambda c: (-probability[c], statements.word[c])
        )
        for each in ranked:
            yield Answer(
                statements.words[int(statements.word[each])],
                float(probability[each]),
                self._sayings(each, added),
                besides[each] / _BIT,
                self._listed,
            )

    def _by_value(self) -> tuple[Floats, dict[int, float]]:
        """Return what each voice adds to what it says, and what its agreeing adds to each value."""
        voices = self._voices
        added = voices.share * np.log(self._right / self._wrong)
        agreeing = agreement(voices.said, voices.heard)
        return added, {each: float(agreeing[each]) for each in self._candidates.tolist()}

    def _by_list(self) -> tuple[Floats, dict[int, float]]:
        """Return the same for lists; what other voices' lists have of a list is beside."""
        voices, count = self._voices, len(self._statements.item)
        pairs = overlaps(self._statements, self._candidates)
        of_hit, of_left_out = worths(self._right, self._wrong)
        hit, left_out = (
            np.bincount(voices.candidate, voices.share * worth, count)
            for worth in (of_hit, of_left_out)
        )
        own = pairs.said == pairs.true
        names = dict(zip(pairs.said[own].tolist(), (pairs.hit / pairs.names)[own], strict=True))
        share = np.array([names.get(each, 0.0) for each in voices.candidate.tolist()])
        besides = dict.fromkeys(self._candidates.tolist(), -math.log(OTHERS))
        score = (pairs.hit * hit[pairs.said] + pairs.left_out * left_out[pairs.said]) / pairs.names
        for true, worth in zip(pairs.true[~own].tolist(), score[~own].tolist(), strict=True):
            besides[true] += worth
        return voices.share * of_hit * share, besides

    def _sayings(self, candidate: int, added: Floats) -> tuple[Saying, ...]:
        statements, origins = self._statements, self._weighed.origins
        heard = self._voices.candidate == candidate
        voices = zip(
            self._voices.origin[heard].tolist(),
            self._right[heard].tolist(),
            (added[heard] / _BIT).tolist(),
            strict=True,
        )
        worth = {origin: (right, bits) for origin, right, bits in voices}
        found = []
        speaking: set[int] = set()
        said_by = statements.source[statements.candidate == candidate].tolist()
        # The leader of an origin first: it is the one that speaks, if it says this.
        for source in sorted(said_by, key=lambda s: (int(origins.leader[s]) != s, s)):
            leader, tie = int(origins.leader[source]), origins.ties.get(source)
            right, bits = worth[leader]
            found.append(
                Saying(
                    statements.sources[source],
                    self._written.get((source, candidate), ""),
                    statements.sources[leader],
                    _because(tie),
                    right,
                    int(self._seen[source]),
                    0.0 if leader in speaking else bits,
                )
            )
            speaking.add(leader)
        order = {each.origin: -each.right for each in found}
        return tuple(
            sorted(found, key=lambda s: (order[s.origin], s.origin, s.origin != s.source, s.source))
        )

    def _writings(self, item: int) -> dict[tuple[int, int], str]:
        """Return how each source writes each value of the item."""
        told, new = self._weighed.told, self._weighed.sameness.new
        written: dict[tuple[int, int], str] = {}
        for at in np.flatnonzero(told.item[told.candidate] == item).tolist():
            candidate = int(told.candidate[at])
            key = int(told.source[at]), int(new[candidate])
            word = told.words[int(told.word[candidate])]
            written[key] = f"{written[key]} / {word}" if key in written else word
        return written


def _because(tie: Tie | None) -> str:
    if tie is None:
        return ""
    return (
        f"agrees with it on {tie.agreeing:,} of {tie.shared:,} contested items that both speak of, "
        f"{tie.overlap:.0%} of what either does"
    )
