"""Sayings as sorted numbers, so that whole tables can be counted at once."""

from dataclasses import dataclass, replace
from typing import cast

import numpy as np

from alleged.model.sayings import Sayings
from alleged.weigh.ascending import Ints, distinct, firsts, numbered


@dataclass(frozen=True, slots=True)
class Statements:
    """Each source's statement about each item once, in an order that no table's order changes.

    Sources, items and words are numbered by their sorted names. A candidate is one value of one
    item; candidates are numbered item by item, so that those of an item stand together.
    """

    sources: tuple[str, ...]
    items: tuple[str, ...]
    words: tuple[str, ...]
    item: Ints
    """For each candidate the item it may be the value of, ascending."""

    word: Ints
    """For each candidate what it says: a place in `words`."""

    source: Ints
    """For each statement who makes it; sorted by source, then candidate."""

    candidate: Ints
    """For each statement what it says."""

    @property
    def starts(self) -> Ints:
        """For each item that anybody speaks of, the first of its candidates."""
        return firsts(self.item)

    def merged(self, into: Ints) -> tuple["Statements", Ints]:
        """Return the statements where each candidate counts as the one that `into` names.

        Candidates are numbered anew; second comes the new number of each as it was.
        """
        kept, new = numbered(into)
        pairs = distinct(self.source * len(kept) + new[self.candidate])
        source, candidate = np.divmod(pairs, len(kept) or 1)
        merged = replace(
            self, item=self.item[kept], word=self.word[kept], source=source, candidate=candidate
        )
        return merged, new


def statements_of(sayings: Sayings) -> Statements:
    """Return sayings as sorted numbers; what is said twice in the same words is said once."""
    sources, source_of = _sorted(sayings.sources, sayings.source_of)
    items, item_of = _sorted(sayings.items, sayings.item_of)
    words, word_of = _sorted(sayings.values, sayings.value_of)
    said, candidate_of = numbered(item_of * len(words) + word_of)
    item, word = np.divmod(said, len(words) or 1)
    pairs = distinct(source_of * len(said) + candidate_of)
    source, candidate = np.divmod(pairs, len(said) or 1)
    return Statements(sources, items, words, item, word, source, candidate)


def _sorted(names: tuple[str, ...], of: object) -> tuple[tuple[str, ...], Ints]:
    order = sorted(range(len(names)), key=names.__getitem__)
    places = np.empty(len(names), np.int64)
    places[order] = np.arange(len(names))
    numbers = np.frombuffer(cast(bytes, of), np.int64) if len(names) else np.empty(0, np.int64)
    return tuple(names[each] for each in order), places[numbers]
