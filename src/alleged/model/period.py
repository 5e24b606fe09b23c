"""A stretch of days exactly as wide as the text allows."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from alleged.model.document import Span, days_of

Precision = Literal["day", "week", "month", "year", "range", "open"]


@dataclass(frozen=True, slots=True)
class Period:
    """The days a text may mean, first and last included.

    "March 2021" is 31 days, not the first of March: a date more exact than its source is an
    invented date. `last` is None for "since June 2014" when nothing says until when.
    """

    first: date
    last: date | None
    precision: Precision
    text: str = ""
    """The words of the text it was read from."""

    def may_meet(self, other: "Period") -> bool:
        """Say whether both periods can hold the same day."""
        return (other.last is None or self.first <= other.last) and (
            self.last is None or other.first <= self.last
        )


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """Words of a text that name a time, and the days they may mean."""

    span: Span
    period: Period


_BETWEEN = re.compile(r"\s*(?:/|\.\.|–|—|\bto\b|\buntil\b|\btill\b)\s*")
_PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}


def written_period(text: str) -> Period | None:
    """Return the period that a person wrote down in numbers, or None if it is written otherwise.

    >>> written_period("2031-05").last
    datetime.date(2031, 5, 31)
    >>> written_period("2031-05-03 to 2031-05-09").precision
    'range'
    >>> written_period("since 2031").last is None
    True
    >>> written_period("last spring") is None
    True
    """
    words = " ".join(text.casefold().split())
    first, *rest = _BETWEEN.split(words.removeprefix("since "))
    begins, ends = days_of(first), days_of(rest[0]) if rest else days_of(first)
    if begins is None or ends is None or len(rest) > 1 or ends[1] < begins[0]:
        return None
    if words.startswith("since "):
        return None if rest else Period(begins[0], None, "open", text)
    return Period(
        begins[0], ends[1], "range" if rest else _PRECISIONS.get(len(first), "range"), text
    )
