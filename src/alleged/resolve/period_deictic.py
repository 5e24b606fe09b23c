"""Phrases that count from another day ("last Tuesday", "six days later") become days."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from re import Match

from alleged.resolve.calendar_days import (
    ONE,
    Days,
    month_of,
    moved,
    one_day,
    shifted,
    unit_of,
    week_of,
)
from alleged.resolve.period_clock import Clock
from alleged.resolve.period_reading import FIXED, within
from alleged.resolve.period_words import NUMBERS, VAGUE_NUMBERS, WEEKDAYS

Reader = Callable[[Match[str], Clock], Days | None]
DAY_UNITS = frozenset(("day", "night", "morning", "afternoon", "evening", "hour"))


_APPOSED = re.compile(r"\s*,\s*(?:(?:about|around|some|nearly|almost|only|just|or)\s+)*")


def count_of(words: str | None) -> tuple[float, float]:
    """Return the least and the most that a number word may mean; no word is a few."""
    if not words:
        return VAGUE_NUMBERS["few"]
    low = re.sub(r"\s+", " ", words.lower())
    if low.isdigit():
        return int(low), int(low)
    if low == "half a":
        return 0.5, 0.5
    if low in NUMBERS:
        return NUMBERS[low], NUMBERS[low]
    return VAGUE_NUMBERS[low]


def _weekday_before(day: date, weekday: int, *, same: bool) -> date:
    back = (day.weekday() - weekday) % 7
    return day - timedelta(days=back if back or same else 7)


def _weekday_after(day: date, weekday: int, *, same: bool) -> date:
    on = (weekday - day.weekday()) % 7
    return day + timedelta(days=on if on or same else 7)


def _weekday(m: Match[str], clock: Clock) -> Days | None:
    which = re.sub(r"\s+", " ", (m["which"] or "").lower())
    weekday = WEEKDAYS[m["w"].lower()]
    if which.endswith(("following", "previous", "that")):
        if clock.last_day is None:
            return None
        if which == "that":
            near = _weekday_before(clock.last_day + 3 * ONE, weekday, same=True)
            return one_day(near)
        move = _weekday_after if which.endswith("following") else _weekday_before
        return one_day(move(clock.last_day, weekday, same=False))
    if clock.day is None:
        return None
    if m["week"]:
        return one_day(_weekday_after(clock.day, weekday, same=False) + timedelta(days=7))
    if which.endswith(("next", "coming")):
        return one_day(_weekday_after(clock.day, weekday, same=False))
    if which in {"last", "this past"}:
        return one_day(_weekday_before(clock.day, weekday, same=False))
    tense = clock.tense(m.start())
    if tense == "either":
        return one_day(_weekday_before(clock.day + 3 * ONE, weekday, same=True))
    if tense == "future":
        return one_day(_weekday_after(clock.day, weekday, same=True))
    return one_day(_weekday_before(clock.day, weekday, same=True))


def _weekday_named(m: Match[str], clock: Clock) -> Days | None:
    if clock.day is None:
        return None
    return one_day(_weekday_before(clock.day, WEEKDAYS[m["w"].lower()], same=True))


def _weekdays(m: Match[str], clock: Clock) -> Days | None:
    if clock.day is None or (m["both"] and not m["between"]):
        return None
    first, last = WEEKDAYS[m["w1"].lower()], WEEKDAYS[m["w2"].lower()]
    if clock.tense(m.start()) == "future":
        begin = _weekday_after(clock.day, first, same=True)
        return begin, _weekday_after(begin, last, same=False), "range"
    end = _weekday_before(clock.day, last, same=True)
    return _weekday_before(end, first, same=False), end, "range"


def _weekday_of_week(m: Match[str], clock: Clock) -> Days | None:
    if clock.day is None:
        return None
    week = (m["week1"] or m["week2"]).lower()
    monday = week_of(clock.day)[0] + timedelta(days=7 * _direction(week))
    return one_day(monday + timedelta(days=WEEKDAYS[(m["w1"] or m["w2"]).lower()]))


def _direction(words: str) -> int:
    return -1 if words.endswith(("last", "previous")) else 1 if words.endswith("next") else 0


def _deictic(m: Match[str], clock: Clock) -> Days | None:
    if clock.day is None:
        return None
    word = re.sub(r"\s+", " ", m["word"].lower())
    if word == "overnight":
        return clock.day - ONE, clock.day, "range"
    away = {
        "the day before yesterday": -2,
        "yesterday": -1,
        "last night": -1,
        "tomorrow": 1,
        "the day after tomorrow": 2,
    }
    return one_day(clock.day + timedelta(days=away.get(word, 0)))


def _weekend(m: Match[str], clock: Clock) -> Days | None:
    if clock.day is None:
        return None
    which = m["which"].lower().split()[-1]
    saturday = week_of(clock.day)[0] + 5 * ONE
    tense = clock.tense(m.start())
    at_weekend = clock.day >= saturday
    if (
        which in {"last", "previous"}
        or (not at_weekend and (which == "past" or (which == "the" and tense != "future")))
        or (which == "this" and tense == "past" and clock.day.weekday() < 2)
    ):
        saturday -= timedelta(days=7)
    elif which == "next" and at_weekend:
        saturday += timedelta(days=7)
    return saturday, saturday + ONE, "range"


def _ago(m: Match[str], clock: Clock) -> Days | None:
    least, most = count_of(m["many"])
    return _away(clock, -most, -least, m["unit"].lower())


def _away(clock: Clock, least: float, most: float, unit: str) -> Days | None:
    """Return the days so many units from publication, where it is known well enough."""
    if unit in {"year", "decade"} and clock.year and clock.day is None:
        now = clock.month or date(clock.year, 1, 1)
    elif unit == "month" and clock.month and clock.day is None:
        now = clock.month
    elif clock.day:
        now = clock.day
    else:
        return None
    return _safe(shifted, now, least, most, unit)


def _safe(make: Callable[..., Days], *args: object) -> Days | None:
    """Return what `make` returns, or None where it would leave the calendar."""
    try:
        return make(*args)
    except (ValueError, OverflowError):
        return None


def _past(m: Match[str], clock: Clock) -> Days | None:
    unit = m["unit"] or m["one"] or m["recent"]
    most = 1.0 if m["one"] else count_of(m["many"])[1]
    return _until_now(clock, most, unit.lower())


def _until_now(clock: Clock, count: float, unit: str) -> Days | None:
    now = clock.day or (clock.month if unit in {"month", "year", "decade"} else None)
    if now is None:
        return None
    end = clock.day or month_of(now)[1]
    try:
        return moved(now, -max(count, 1), unit), end, "range"
    except (ValueError, OverflowError):
        return None


def _coming(m: Match[str], clock: Clock) -> Days | None:
    if clock.day is None:
        return None
    try:
        return clock.day, moved(clock.day, count_of(m["many"])[1], m["unit"].lower()), "range"
    except (ValueError, OverflowError):
        return None


def _this(m: Match[str], clock: Clock) -> Days | None:
    which, unit = re.sub(r"\s+", " ", m["which"].lower()), m["unit"].lower()
    if which == "the" and not m["part"]:
        return None
    if which == "the past":
        return _until_now(clock, 1, unit)
    now = clock.day or (clock.month if unit != "week" else None)
    if now is None and clock.year and unit in {"year", "decade"}:
        now = date(clock.year, 1, 1)
    if now is None:
        return None
    step = _direction(which)
    days = unit_of(moved(now, step, unit) if step else now, unit)
    if m["part"]:
        return within(days, m["part"], clock)
    if which == "this" and clock.day and clock.tense(m.start()) == "past":
        return days[0], clock.day, "range"
    return days


def _same(m: Match[str], clock: Clock) -> Days | None:
    unit = m["unit"].lower()
    which = re.sub(r"\s+", " ", m["which"].lower()).removeprefix("the ")
    near = unit in DAY_UNITS
    if near and clock.last and clock.last.precision != "day":
        return None
    now = clock.last_day if near or clock.last is None else clock.last.first
    if now is None:
        return None
    step = {"next": 1, "following": 1, "previous": -1, "preceding": -1}.get(which, 0)
    return unit_of(moved(now, step, unit), "day" if near else unit)


def counted(m: Match[str], first: date, last: date, sign: int) -> Days | None:
    """Return the days that a count like "six days" leads to from some days, ahead or back."""
    unit = m["unit"].lower()
    least: float
    most: float
    if m["one"]:
        least = most = sign
        if unit == "week":  # "the week after" a day is the seven days that follow
            ends = sorted((moved(last, sign, "day"), moved(last, 7 * sign, "day")))
            return ends[0], ends[1], "range"
    elif m["many"] or m["plural"]:
        least, most = sorted(sign * n for n in count_of(m["many"]))
    else:
        return None
    begin, end = _safe(shifted, first, least, most, unit), _safe(shifted, last, least, most, unit)
    if begin is None or end is None or end[1] is None:
        return None
    if re.match(r"less\s+than|barely", m.group(), re.I):
        return min(begin[0], first), max(end[1], last), "range"
    return begin[0], end[1], begin[2] if begin == end else "range"


def _shifted(m: Match[str], clock: Clock) -> Days | None:
    """Read "six days later" from the date named last, else from publication."""
    side = m["side"].lower()
    sign = -1 if side in {"earlier", "before", "previously", "prior", "beforehand"} else 1
    if m["of"]:
        named = _weekday_named(m, clock) if m["w"] else FIXED["date"](m, clock)
        return counted(m, named[0], named[0], sign) if named else None
    if clock.last_end and _APPOSED.fullmatch(m.string, clock.last_end, m.start()):
        return None  # "on 31 October, only a day later," says the same day twice
    base = clock.last
    if base is None or base.last is None:
        return counted(m, clock.day, clock.day, sign) if clock.day else None
    small = m["unit"].lower() not in {"month", "year", "decade"}
    if small and (base.last - base.first).days > 40:
        return None
    return counted(m, base.first, base.last, sign)


def _for(m: Match[str], clock: Clock) -> Days | None:
    if clock.tense(m.start()) != "perfect":
        return None
    return _until_now(clock, count_of(m["many"])[1], m["unit"].lower())


RELATIVE: dict[str, Reader] = {
    "weekday": _weekday,
    "weekdays": _weekdays,
    "weekday_of_week": _weekday_of_week,
    "deictic": _deictic,
    "weekend": _weekend,
    "ago": _ago,
    "past": _past,
    "coming": _coming,
    "this": _this,
    "same": _same,
    "for": _for,
    "shifted": _shifted,
}
"""Readers of phrases that count from publication or from the date named last."""
