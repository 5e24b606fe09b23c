"""Arithmetic on stretches of days: months, thirds, weeks, and feasts that move."""

from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from alleged.model.period import Precision
from alleged.resolve.period_words import HOLIDAYS, LUNAR_HOLIDAYS

Days = tuple[date, date | None, Precision]
"""First day, last day, and how exact the words were."""

ONE = timedelta(days=1)


def one_day(day: date) -> Days:
    """Return the stretch that is one day."""
    return day, day, "day"


def month_of(day: date) -> Days:
    """Return the calendar month that holds the day."""
    first = day.replace(day=1)
    return first, first + relativedelta(months=1) - ONE, "month"


def year_of(year: int) -> Days:
    """Return a calendar year."""
    return date(year, 1, 1), date(year, 12, 31), "year"


def week_of(day: date) -> Days:
    """Return the week from Monday to Sunday that holds the day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + 6 * ONE, "week"


def decade_of(year: int) -> Days:
    """Return the ten years that begin with the last round year."""
    first = year - year % 10
    return date(first, 1, 1), date(first + 9, 12, 31), "range"


def unit_of(day: date, unit: str) -> Days:
    """Return the day, week, month, year or decade that holds the day."""
    if unit == "week":
        return week_of(day)
    if unit == "month":
        return month_of(day)
    if unit == "year":
        return year_of(day.year)
    if unit == "decade":
        return decade_of(day.year)
    return one_day(day)


def moved(day: date, count: float, unit: str) -> date:
    """Return the day `count` units later; earlier where `count` is negative."""
    if unit in {"hour", "day", "night", "morning", "afternoon", "evening"}:
        return day + timedelta(days=round(count))
    if unit in {"week", "fortnight"}:
        return day + timedelta(days=round(count * (7 if unit == "week" else 14)))
    months = round(count * {"month": 1, "year": 12, "decade": 120}[unit])
    then: date = day + relativedelta(months=months)
    return then


def shifted(day: date, least: float, most: float, unit: str) -> Days:
    """Return the days that lie between `least` and `most` units from the day.

    A count is as exact as its unit: six days are a day, two months a calendar month, and a
    week may be a day more or less.
    """
    if unit == "hour":
        ends = sorted((day, day + (ONE if most > 0 else -ONE)))
        return ends[0], ends[1], "range"
    if least != most:
        ends = sorted((moved(day, least, unit), moved(day, most, unit)))
        return ends[0], ends[1], "range"
    there = moved(day, least, unit)
    if unit in {"week", "fortnight"}:
        slack = ONE * min(3, max(1, round(abs(least))))
        return there - slack, there + slack, "range"
    if unit == "decade":
        return date(there.year - 1, 1, 1), date(there.year + 1, 12, 31), "range"
    return unit_of(there, unit)


def part_of(days: Days, part: str) -> Days:
    """Return the early, middle or late third of a stretch, or one of its halves.

    A third, since that is what "early August" says to most readers; months count as three
    times ten days, and a year as three times four months.
    """
    first, last, precision = days
    if last is None or not part:
        return days
    if precision == "month":
        bounds = {
            "early": (0, 9),
            "mid": (10, 19),
            "late": (20, 30),
            "first half": (0, 14),
            "second half": (14, 30),
        }[part]
        return first + bounds[0] * ONE, min(first + bounds[1] * ONE, last), "range"
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months >= 3:
        low, high = {
            "early": (0.0, 1 / 3),
            "mid": (1 / 3, 2 / 3),
            "late": (2 / 3, 1.0),
            "first half": (0.0, 0.5),
            "second half": (0.5, 1.0),
        }[part]
        start = first + relativedelta(months=round(months * low))
        return start, first + relativedelta(months=round(months * high)) - ONE, "range"
    third = max(1, (last - first).days // 3)
    if part in {"early", "first half"}:
        return first, first + third * ONE, "range"
    if part in {"late", "second half"}:
        return last - third * ONE, last, "range"
    return first + third * ONE, last - third * ONE, "range"


def season_of(first_month: int, year: int) -> Days:
    """Return three months; a winter with its year may be the one before or after New Year."""
    if first_month == 12:
        return date(year - 1, 12, 1), date(year + 1, 3, 1) - ONE, "range"
    first = date(year, first_month, 1)
    return first, first + relativedelta(months=3) - ONE, "range"


def holiday_in(name: str, year: int) -> list[Days]:
    """Return when a feast fell in a year; the Islamic ones a day either side, and maybe twice."""
    if name in HOLIDAYS:
        month, day = HOLIDAYS[name]
        return [one_day(date(year, month, day))]
    if name in LUNAR_HOLIDAYS:
        month, day, length = LUNAR_HOLIDAYS[name]
        lunar_years = range(round((year - 622) * 33 / 32) - 1, round((year - 622) * 33 / 32) + 3)
        starts = (_from_islamic(lunar, month, day) for lunar in lunar_years)
        return [(s - ONE, s + length * ONE, "range") for s in starts if s.year == year]
    return [one_day(easter(year) - (2 * ONE if name == "good friday" else 0 * ONE))]


def _from_islamic(year: int, month: int, day: int) -> date:
    """Return the day by the tabular Islamic calendar, which is at most a day or two off."""
    julian = (
        (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + day + 1948440 - 385
    )
    return date.fromordinal(julian - 1721425)
