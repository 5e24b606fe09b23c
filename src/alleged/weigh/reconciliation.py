"""Which value of each item to believe, and how much: from sayings to probabilities."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from alleged.model.sayings import Sayings
from alleged.weigh.comparison import Comparison, Sameness, compare
from alleged.weigh.copying import Origins, find_origins
from alleged.weigh.learning import Learnt, learn
from alleged.weigh.reliability import LETTERS, STRENGTH, Reliability, interval
from alleged.weigh.statements import Floats, Statements, statements_of
from alleged.weigh.voices import Voices, voices_of


@dataclass(frozen=True, slots=True)
class Weighed:
    """One value of one item, and what speaks for it."""

    item: str
    value: str
    """As it is most often written, where several writings count as the same."""

    probability: float
    sources: tuple[str, ...]
    """All that say so, by name."""

    origins: int
    """How many independent voices they come to."""


def reconcile(
    sayings: Sayings,
    comparison: Comparison | None = None,
    letters: Mapping[str, str] | None = None,
    progress: Callable[[str], None] = lambda doing: None,
) -> "Reconciliation":
    """Return how probable each value of each item is, and how often each source is right.

    `letters` are Admiralty letters by source. `progress` is told what is being done. Neither the
    order of rows nor the names of sources play a part.
    """
    letters = letters or {}
    progress("comparing values")
    told = statements_of(sayings)
    sameness = compare(told, comparison or Comparison())
    progress("looking for copies")
    origins = find_origins(sameness.statements)
    progress("learning who is right")
    statements = sameness.statements
    voices = voices_of(statements, origins)
    learnt = learn(statements, voices, sameness.listed, _expected(statements, origins, letters))
    return Reconciliation(told, sameness, origins, voices, learnt, letters)


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """A table of sayings, weighed."""

    told: Statements
    """As they were said, before values that are the same were counted as one."""

    sameness: Sameness
    origins: Origins
    voices: Voices
    learnt: Learnt
    letters: Mapping[str, str]

    def answers(self) -> Iterator[Weighed]:
        """Yield every value, item by item, the most probable of an item first."""
        statements, probability = self.sameness.statements, self.learnt.probability
        by_candidate = np.argsort(statements.candidate, kind="stable")
        speakers = statements.source[by_candidate].tolist()
        ends = np.cumsum(np.bincount(statements.candidate, minlength=len(statements.item)))
        origins = np.bincount(self.voices.candidate, minlength=len(statements.item)).tolist()
        # Rounded, so that sums in another order do not turn the order of equals.
        order = np.lexsort((statements.word, -probability.round(9), statements.item))
        bounds = [0, *ends.tolist()]
        names, words, items = statements.sources, statements.words, statements.items
        item, word, sure = statements.item.tolist(), statements.word.tolist(), probability.tolist()
        for each in order.tolist():
            said_by = speakers[bounds[each] : bounds[each + 1]]
            yield Weighed(
                items[item[each]],
                words[word[each]],
                sure[each],
                tuple([names[source] for source in said_by]),
                origins[each],
            )

    def sources(self) -> Iterator[Reliability]:
        """Yield how often each source is right, by name."""
        statements, leader = self.sameness.statements, self.origins.leader
        count = len(statements.sources)
        checked = self.voices.checked[statements.item[statements.candidate]]
        seen = np.bincount(statements.source, checked, count)
        gained = checked * self.learnt.probability[statements.candidate]
        expected = _expected(statements, self.origins, self.letters)
        expected = np.where(np.isfinite(expected), expected, self.learnt.usual)[leader]
        right = np.bincount(statements.source, gained, count) + STRENGTH * expected
        right /= seen + STRENGTH
        claims = np.bincount(statements.source, minlength=count)
        for each, name in enumerate(statements.sources):
            low, high = interval(float(right[each]), float(seen[each]))
            origin = statements.sources[leader[each]]
            yield Reliability(
                name,
                float(right[each]),
                low,
                high,
                int(seen[each]),
                int(claims[each]),
                origin,
                self.letters.get(name, ""),
            )


def _expected(statements: Statements, origins: Origins, letters: Mapping[str, str]) -> Floats:
    """Return how often each origin is expected to be right: the mean of its sources' letters."""
    shares = [LETTERS[letters[name]] if name in letters else None for name in statements.sources]
    given = np.array([np.nan if share is None else share for share in shares], float)
    known = np.isfinite(given)
    count = len(given)
    total = np.bincount(origins.leader[known], given[known], count)
    with np.errstate(invalid="ignore"):
        return total / np.bincount(origins.leader[known], minlength=count)
