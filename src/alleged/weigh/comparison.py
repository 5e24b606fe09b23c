"""Which values of an item are the same."""

import math
import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import numpy as np

from alleged.errors import QueryError
from alleged.model.sayings import attribute_of
from alleged.weigh import values
from alleged.weigh.ascending import Bools, Floats, Ints, distinct, firsts, numbered
from alleged.weigh.names import same_lists
from alleged.weigh.statements import Statements


class Kind(StrEnum):
    """How the values of an item are compared."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far apart two values may be and still be the same."""

    amount: float = 0.0
    """In the numbers themselves, in days for dates, in minutes for times."""

    share: float = 0.0
    """Of the larger of two numbers, on top."""

    share_from: float = 0.0
    """Numbers smaller than this are allowed no share."""

    def reach(self, number: Any) -> Any:
        """Return how far from a number, or from each of an array, another may be."""
        return self.amount + self.share * abs(number) * (abs(number) >= self.share_from)


USUAL: Mapping[Kind, Tolerance] = {
    Kind.NUMBER: Tolerance(share=0.01, share_from=1000.0),
    Kind.TIME: Tolerance(amount=5.0),
}
"""Times within five minutes; numbers within 1 % where they are of a size that is rounded."""

EXACT = Tolerance()
DAY = 24 * 60.0

LISTS_FROM = 0.01
"""Share of values with a `;` from which a table is taken to hold lists of names."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How values are to be compared; where it says nothing, the values themselves tell."""

    kinds: Mapping[str, Kind] = field(default_factory=dict)
    """By attribute of the item; the empty one stands for all others."""

    tolerances: Mapping[str, Tolerance] = field(default_factory=dict)

    @classmethod
    def of(cls, wishes: Iterable[str]) -> "Comparison":
        """Return the comparison asked for as `KIND`, `KIND:TOLERANCE`, or for one attribute.

        >>> Comparison.of(["dead=number:5%"]).kinds
        {'dead': <Kind.NUMBER: 'number'>}
        """
        kinds: dict[str, Kind] = {}
        tolerances: dict[str, Tolerance] = {}
        for wish in wishes:
            attribute, _, rest = wish.rpartition("=")
            name, _, tolerance = rest.partition(":")
            try:
                kinds[attribute] = Kind(name.strip().lower())
                if tolerance:
                    tolerances[attribute] = _tolerance(kinds[attribute], tolerance)
            except ValueError:
                raise QueryError(
                    f"values cannot be compared as {wish!r}",
                    hint=f"Kinds are {', '.join(Kind)}. Tolerances read number:2%, number:10, "
                    "date:1d, time:15min; for one attribute, dead=number:2%.",
                ) from None
        return cls(kinds, tolerances)


@dataclass(frozen=True, slots=True)
class Sameness:
    """What comparing found."""

    statements: Statements
    """With the same values as one."""

    new: Ints
    """For each candidate as it was, its number now."""

    listed: Bools
    """For each item whether its values are lists of names."""


def compare(statements: Statements, comparison: Comparison) -> Sameness:
    """Return the statements with values of an item that are the same as one.

    A value counts as the nearest one that is said more often and lies within the tolerance. So a
    chain of near values does not make its two ends one.
    """
    size = np.bincount(statements.item, minlength=len(statements.items))
    disputed = np.flatnonzero(size[statements.item] > 1)
    words = _Words(statements, disputed)
    voices = np.bincount(statements.candidate, minlength=len(statements.item))
    into = np.arange(len(statements.item))
    listed = np.zeros(len(statements.items), bool)
    for (kind, tolerance), items in _plans(statements, disputed, words, comparison).items():
        chosen = disputed[items[statements.item[disputed]]]
        word, item, count = statements.word[chosen], statements.item[chosen], voices[chosen]
        if kind is Kind.NAMES:
            listed |= items
            for run in _runs(item):
                written = [statements.words[each] for each in word[run]]
                into[chosen[run]] = chosen[run][same_lists(written, count[run].tolist())]
            continue
        into[chosen] = chosen[_most_said(item, words.fold[word], count)]
        if kind is not Kind.TEXT:
            number, around = words.read[kind][word], DAY if kind is Kind.TIME else math.inf
            for run in _close_runs(item, number, tolerance, around):
                near = _nearest(number[run].tolist(), count[run].tolist(), tolerance, around)
                into[chosen[run]] = chosen[run[near]]
    merged, new = statements.merged(into)
    return Sameness(merged, new, listed)


class _Words:
    """What the words of disputed items may mean, each word looked at once."""

    def __init__(self, statements: Statements, disputed: Ints) -> None:
        count = len(statements.words)
        self.read = {kind: np.full(count, np.nan) for kind in (Kind.TIME, Kind.NUMBER, Kind.DATE)}
        self.fold = np.arange(count)
        self.year, self.list = np.zeros(count, bool), np.zeros(count, bool)
        folds: dict[str, int] = {}
        for each in distinct(statements.word[disputed]).tolist():
            word = statements.words[each]
            self.fold[each] = folds.setdefault(values.folded(word), len(folds))
            self.list[each] = ";" in word
            if word[0] in "+-−0123456789":
                self.read[Kind.NUMBER][each] = values.number(word)
                self.year[each] = values.is_year(word)
                self.read[Kind.TIME][each] = values.minutes(word)
            if word[-4:].isdigit() or word[4:5] == "-":
                self.read[Kind.DATE][each] = values.day(word)
        self.lists = self.list.sum() >= max(1.0, LISTS_FROM * len(folds))


def _plans(
    statements: Statements, disputed: Ints, words: _Words, comparison: Comparison
) -> dict[tuple[Kind, Tolerance], Bools]:
    """Return for each way of comparing the items compared so."""
    count = len(statements.items)
    item, word = statements.item[disputed], statements.word[disputed]
    size = np.bincount(item, minlength=count)

    def whole(true: Bools) -> Bools:
        """Say of each disputed item whether something is true of all its words."""
        return np.asarray(np.bincount(item, true[word], count) == np.maximum(size, 1))

    kinds = {kind: whole(np.isfinite(read)) for kind, read in words.read.items()}
    plans: dict[tuple[Kind, Tolerance], Bools] = {}
    left = np.ones(count, bool)

    def plan(kind: Kind, tolerance: Tolerance, items: Bools) -> None:
        chosen = plans.setdefault((kind, tolerance), np.zeros(count, bool))
        chosen |= items & left
        left[items] = False

    for attribute, kind in sorted(comparison.kinds.items(), reverse=True):
        of = [not attribute or attribute_of(each) == attribute for each in statements.items]
        plan(kind, comparison.tolerances.get(attribute, USUAL.get(kind, EXACT)), np.array(of, bool))
    plan(Kind.NUMBER, EXACT, whole(words.year))
    for kind in (Kind.TIME, Kind.DATE, Kind.NUMBER):
        plan(kind, USUAL.get(kind, EXACT), kinds[kind])
    plan(Kind.NAMES if words.lists else Kind.TEXT, EXACT, left.copy())
    return plans


def _most_said(item: Ints, fold: Ints, voices: Ints) -> Ints:
    """Return for each place that of the most said among those of its item written the same."""
    _, group = numbered(item * (fold.max(initial=0) + 1) + fold)
    order = np.lexsort((np.arange(len(group)), -voices, group))
    return order[firsts(group[order])][group]


def _close_runs(item: Ints, number: Floats, tolerance: Tolerance, around: float) -> Iterator[Ints]:
    """Yield the places of each item's numbers, of those items that have two near each other."""
    order = np.lexsort((number, item))
    order = order[np.isfinite(number[order])]
    item, number = item[order], number[order]
    starts, ends = _bounds(item)
    reach = tolerance.reach(np.maximum(abs(number[1:]), abs(number[:-1])))
    near = (np.diff(item) == 0) & (np.diff(number) <= reach)
    close = np.add.reduceat(np.append(near, False), starts) > 0 if len(starts) else starts > 0
    if math.isfinite(around):
        close |= number[starts] + around - number[ends - 1] <= tolerance.amount
    for start, end in zip(starts[close].tolist(), ends[close].tolist(), strict=True):
        yield order[start:end]


def _nearest(
    numbers: list[float], voices: list[int], tolerance: Tolerance, around: float
) -> list[int]:
    """Return for each number, in ascending order, the place of the one it counts as.

    `around` is where the numbers begin anew, as times of day do.
    """
    heads: list[tuple[float, int]] = []
    into = list(range(len(numbers)))
    for place in sorted(into, key=lambda place: (-voices[place], place)):
        number = numbers[place]
        at = bisect_left(heads, (number, -1))
        # Beside the neighbours, the ends: past midnight the first may be the nearest.
        beside = {heads[each % len(heads)] for each in (at - 1, at, 0, -1)} if heads else set()
        apart = [
            (min(gap := abs(number - other), around - gap), other, head) for other, head in beside
        ]
        gap, other, head = min(apart, default=(math.inf, 0.0, place))
        if gap <= max(tolerance.reach(number), tolerance.reach(other)):
            into[place] = head
        else:
            insort(heads, (number, place))
    return into


def _runs(item: Ints) -> Iterator[Ints]:
    for start, end in zip(*map(Ints.tolist, _bounds(item)), strict=True):
        yield np.arange(start, end)


def _bounds(ascending: Ints) -> tuple[Ints, Ints]:
    starts = firsts(ascending)
    return starts, np.append(starts[1:], len(ascending))[: len(starts)]


def _tolerance(kind: Kind, written: str) -> Tolerance:
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(%|min|h|d)?", written.strip())
    units = {Kind.NUMBER: ("%", None), Kind.DATE: ("d", None), Kind.TIME: ("min", "h", None)}
    if not found or found[2] not in units.get(kind, ()):
        raise ValueError(written)
    size = float(found[1])
    if found[2] == "%":
        return Tolerance(share=size / 100)
    return Tolerance(amount=size * 60 if found[2] == "h" else size)
