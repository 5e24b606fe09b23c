"""A stretch of days exactly as wide as the text allows."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from alleged.model.document import Span

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
