"""Which value of each item to believe, and how much: from sayings to probabilities."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from alleged.model.sayings import Sayings
from alleged.weigh.ascending import Floats, Ints, in_order
from alleged.weigh.comparison import Comparison, Sameness, compare
from alleged.weigh.copying import Origins, find_origins
from alleged.weigh.learning import Learnt, learn
from alleged.weigh.reliability import LETTERS, STRENGTH, Reliability, interval
from alleged.weigh.statements import Statements, statements_of
from alleged.weigh.voices import Voices, voices_of

Row = tuple[str, str, float, int, int]
"""An item, a value, its probability, how many sources say so, and how many origins these are."""


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

    def rows(self) -> Iterator[Row]:
        """Yield every value, item by item, the most probable of an item first."""
        statements, order = self.sameness.statements, self._order()
        count = len(statements.item)
        sources = np.bincount(statements.candidate, minlength=count)
        origins = np.bincount(self.voices.candidate, minlength=count)
        return zip(
            map(statements.items.__getitem__, statements.item[order].tolist()),
            map(statements.words.__getitem__, statements.word[order].tolist()),
            self.learnt.probability[order].tolist(),
            sources[order].tolist(),
            origins[order].tolist(),
            strict=True,
        )

    def answers(self) -> Iterator[Weighed]:
        """Yield every value as `rows` does, with the names of all that say so."""
        statements = self.sameness.statements
        by_candidate = statements.source[in_order(statements.candidate)].tolist()
        speakers = [statements.sources[each] for each in by_candidate]
        ends = np.cumsum(np.bincount(statements.candidate, minlength=len(statements.item)))
        for row, end in zip(self.rows(), ends[self._order()].tolist(), strict=True):
            item, value, probability, sources, origins = row
            yield Weighed(item, value, probability, tuple(speakers[end - sources : end]), origins)

    def contradictions(self) -> Iterator[tuple[str, str]]:
        """Yield each source that says several things of one item, with the item."""
        statements = self.sameness.statements
        item = statements.item[statements.candidate]
        # Statements are sorted by source and candidate, so those on one item stand together.
        again = (statements.source[1:] == statements.source[:-1]) & (item[1:] == item[:-1])
        pairs = zip(statements.source[1:][again].tolist(), item[1:][again].tolist(), strict=True)
        for source, of in dict.fromkeys(pairs):
            yield statements.sources[source], statements.items[of]

    def _order(self) -> Ints:
        statements = self.sameness.statements
        # Rounded, so that sums in another order do not turn the order of equals.
        unlikely = -self.learnt.probability.round(9)
        return np.lexsort((statements.word, unlikely, statements.item))

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
