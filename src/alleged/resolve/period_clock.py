"""What is known of the present of a text: its publication, and the dates it has named."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from alleged.model.period import Period
from alleged.resolve.calendar_days import month_of

AHEAD = timedelta(days=62)
"""How far after publication a date without a year may lie before it is read as last year's."""
FAR_AHEAD = timedelta(days=300)
"""The same where the verb is in the future: eleven months ahead is rather last month."""

Tense = Literal["past", "future", "perfect", "either", ""]
"""Of the verb that governs a time: `either` where it may lie ahead or behind ("would leave on
Monday", "opens on 5 May", "until 5 May"), empty where the grammar does not say."""


class Clock:
    """What is known of the present of a text: its publication, and the dates it named so far."""

    def __init__(self, published: str) -> None:
        self.day: date | None = None
        self.month: date | None = None
        self.year: int | None = None
        self.last: Period | None = None
        """The date named last, to which "the next day" points."""

        self.last_end = 0
        """Where its words end."""

        self.tense: Callable[[int], Tense] = lambda _: ""
        """The tense of the verb that governs the character."""

        try:
            numbers = [int(n) for n in published.split("-")]
            whole = date(*[*numbers, 1, 1][:3])
        except (ValueError, TypeError):
            return
        self.year = whole.year
        self.month = whole if len(numbers) > 1 else None
        self.day = whole if len(numbers) > 2 else None
        if self.month:
            self.month = self.month.replace(day=1)

    @property
    def last_day(self) -> date | None:
        """The day named last, if it was one day; else the day of publication."""
        if self.last and self.last.precision == "day":
            return self.last.first
        return self.day

    def nearest(self, month: int, day: int, tense: Tense) -> date | None:
        """Return the day of that name nearest to the publication, by tense before or after it."""
        if self.year is None:
            if self.last is None:
                return None
            now = self.last.first
            days = on_every_year(month, day, now.year)
            return min(days, key=lambda d: abs(d - now), default=None)
        end = self.day or (month_of(self.month)[1] if self.month else date(self.year, 12, 31))
        begin = self.day or self.month or date(self.year, 1, 1)
        assert end is not None
        days = on_every_year(month, day, self.year)
        if tense == "future":
            days = [d for d in days if begin <= d <= end + FAR_AHEAD] or days
        elif tense != "either":
            days = [d for d in days if d <= end + (AHEAD / 2 if tense == "past" else AHEAD)] or days
        return min(
            days, key=lambda d: (max(begin - d, d - end, timedelta(0)), abs(d - end)), default=None
        )

    def named_year(self, words: str | None) -> int | None:
        """Return the year of "2015" or "last year"; None if there is none to read."""
        if not words:
            return None
        digits = re.search(r"\d{4}", words)
        if digits:
            return int(digits.group())
        if "that" in words.lower():
            return self.last.first.year if self.last else self.year
        if self.year is None:
            return None
        return self.year + step_of(words)


def on_every_year(month: int, day: int, year: int) -> list[date]:
    """Return the day in the year before, the year and the year after, where it exists."""
    days = []
    for y in (year - 1, year, year + 1):
        try:
            days.append(date(y, month, day))
        except ValueError:
            continue
    return days


def step_of(words: str | None) -> int:
    """Return -1 for last, 1 for next, 0 for this."""
    low = (words or "").lower()
    return -1 if "last" in low or "previous" in low else 1 if "next" in low else 0
