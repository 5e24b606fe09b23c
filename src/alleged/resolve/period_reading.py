"""Phrases that name a place in the calendar ("3 May", "early 2015") become days."""

import re
from collections.abc import Callable
from datetime import date
from re import Match

from alleged.resolve.calendar_days import (
    ONE,
    Days,
    decade_of,
    holiday_in,
    month_of,
    moved,
    one_day,
    part_of,
    season_of,
    year_of,
)
from alleged.resolve.period_clock import Clock, on_every_year
from alleged.resolve.period_words import (
    MONTHS,
    ORDINALS,
    PARTS,
    SEASONS,
    WEEKDAYS,
)


def _number(word: str) -> int:
    """Return the day of the month in "3rd" or "third"."""
    digits = re.match(r"\d+", word)
    return int(digits.group()) if digits else ORDINALS[word.lower()]


def part_named(words: str | None) -> str:
    """Return which part of a stretch words like "at the beginning of" name."""
    low = re.sub(r"\s+", " ", (words or "").lower())
    return next((part for word, part in PARTS.items() if word in low), "") if low else ""


def before(m: Match[str]) -> str:
    """Return the few words before a phrase."""
    return m.string[max(0, m.start() - 30) : m.start()]


def _capital(m: Match[str], group: str) -> bool:
    """Say whether "may", "march" and the like are written as names."""
    word = m.group(group)
    return word.lower().rstrip(".") not in {"may", "march", "mar", "sun", "sat", "august"} or (
        word[0].isupper()
    )


def _one_date(m: Match[str], n: int, clock: Clock, year: int | None = None) -> date | None:
    """Return the day of group set `n`; `year` serves where the words name none."""
    groups = m.groupdict()
    day, name = groups.get(f"d{n}"), groups.get(f"m{n}")
    where, words = f"m{n}", groups.get(f"y{n}")
    if name is None:
        day, name = groups.get(f"dd{n}"), groups.get(f"mm{n}")
        where, words = f"mm{n}", groups.get(f"yy{n}")
    if name is None or not _capital(m, where):
        return None
    month = MONTHS[name.lower().rstrip(".")]
    year = clock.named_year(words) or year
    number = _number(day) if day else 1
    weekday = groups.get(f"w{n}")
    try:
        if year:
            return date(year, month, number)
        now = clock.year
        if weekday and now:
            wanted = WEEKDAYS[weekday.lower().rstrip(".")]
            days = on_every_year(month, number, now)
            for d in sorted(days, key=lambda d: abs(d.year - now)):
                if d.weekday() == wanted:
                    return d
        return clock.nearest(month, number, clock.tense(m.start()))
    except ValueError:
        return None


def _range(first: date | None, last: date | None) -> Days | None:
    """Return the stretch between two days, or None where it would run backwards."""
    if first is None or last is None or last < first or (last - first).days > 40000:
        return None
    return first, last, "range"


def _iso(m: Match[str], clock: Clock) -> Days | None:
    year, month = int(m["y"]), int(m["m"])
    if not 1900 <= year < 2100 or not 1 <= month <= 12:
        return None
    if m["d"] is None:
        # "2010-12" may be two years or a December; only what cannot be years is a month.
        return month_of(date(year, month, 1)) if month <= year % 100 else None
    try:
        return one_day(date(year, month, int(m["d"])))
    except ValueError:
        return None


def _numeric(m: Match[str], clock: Clock) -> Days | None:
    a, b, year = int(m["a"]), int(m["b"]), int(m["y"])
    if m["sep"] == "." or a > 12 or a == b:
        day, month = a, b
    elif b > 12:
        day, month = b, a
    else:
        return None  # 3/8 is August to one reader and March to the other
    try:
        return one_day(date(year, month, day))
    except ValueError:
        return None


def _date(m: Match[str], clock: Clock) -> Days | None:
    # "in May 10 people": a day takes "on", not "in".
    if m["mm1"] and not m["yy1"] and re.search(r"\bin\s+$", before(m), re.I):
        return None
    day = _one_date(m, 1, clock)
    return one_day(day) if day else None


def _days(m: Match[str], clock: Clock) -> Days | None:
    if m["both"] and not m["between"]:
        return None
    last = _one_date(m, 2, clock)
    if m["y2"] or m["yy2"]:
        first = _one_date(m, 1, clock, last.year if last else None)
        if first and last and first > last and not (m["y1"] or m["yy1"]):
            first = moved(first, -1, "year")
        return _range(first, last)
    first = _one_date(m, 1, clock)
    if first and last:
        last = next(
            (d for d in on_every_year(last.month, last.day, first.year) if d >= first), None
        )
    return _range(first, last)


def _days_of_month(m: Match[str], clock: Clock) -> Days | None:
    last = _one_date(m, 1, clock)
    if last is None:
        return None
    try:
        return _range(last.replace(day=_number(m["first"])), last)
    except ValueError:
        return None


def _bare_month(m: Match[str], clock: Clock, name: str, which: str | None) -> date | None:
    """Return the first day of the month that a name without a year means."""
    number = MONTHS[name.lower().rstrip(".")]
    low = (which or "").lower()
    if "following" in low or "previous" in low:
        now = clock.last.first if clock.last else clock.month
        if now is None:
            return None
        days = on_every_year(number, 1, now.year)
        if "following" in low:
            return min((d for d in days if d > now), default=None)
        return max((d for d in days if d < now.replace(day=1)), default=None)
    if clock.month is None:
        return clock.nearest(number, 1, "")
    days = on_every_year(number, 1, clock.month.year)
    if low == "this":
        return days[1]
    if "last" in low or "past" in low:
        return max(d for d in days if d < clock.month)
    if "next" in low:
        return min(d for d in days if d > clock.month)
    tense = clock.tense(m.start())
    if tense == "future":
        return min(d for d in days if d >= clock.month)
    if tense == "either":
        return _closest(days, clock.month)
    return max(d for d in days if d <= clock.month)


def _closest(days: list[date], now: date) -> date:
    return min(days, key=lambda d: abs(d - now))


def _month(m: Match[str], clock: Clock) -> Days | None:
    if not _capital(m, "m"):
        return None
    year = clock.named_year(m["y"])
    if m["y"] and year is None:
        return None
    number = MONTHS[m["m"].lower().rstrip(".")]
    first = date(year, number, 1) if year else _bare_month(m, clock, m["m"], m["which"])
    return within(month_of(first), m["part"], clock) if first else None


def within(days: Days, words: str | None, clock: Clock) -> Days:
    """Return the part of a stretch; "earlier in July" said in July ends with publication."""
    first, last, _ = days
    low = (words or "").lower()
    if last and low.startswith(("earlier", "later")):
        inside = clock.day and first <= clock.day <= last
        if low.startswith("earlier") and inside and clock.day:
            return first, clock.day, "range"
        if low.startswith("earlier") or inside:
            return days
    return part_of(days, part_named(words))


def _months(m: Match[str], clock: Clock) -> Days | None:
    if (m["both"] and not m["between"]) or not (_capital(m, "m1") and _capital(m, "m2")):
        return None
    months = [MONTHS[m[group].lower().rstrip(".")] for group in ("m1", "m2")]
    y1, y2 = clock.named_year(m["y1"]), clock.named_year(m["y2"])
    if y1 or y2:
        begin = date(y1 or y2 or 0, months[0], 1)
    else:
        start = _bare_month(m, clock, m["m1"], None)
        if start is None:
            return None
        begin = start
    end = date(y2 or begin.year, months[1], 1)
    if begin > end and y2 and not y1:
        begin = moved(begin, -1, "year")
    elif begin > end:
        end = moved(end, 1, "year")
    first = part_of(month_of(begin), part_named(m["part1"]))[0]
    return _range(first, part_of(month_of(end), part_named(m["part2"]))[1])


def _years(m: Match[str], clock: Clock) -> Days | None:
    if m["both"] and not m["between"]:
        return None
    begin, end = int(m["y1"]), int(m["y2"])
    if end < 100:
        if not re.search(r"[-–—]\s?\d\d$", m.group()):
            return None
        end += begin - begin % 100
    first = part_of(year_of(begin), part_named(m["part1"]))[0]
    return _range(first, part_of(year_of(end), part_named(m["part2"]))[1]) if end > begin else None


def _year(m: Match[str], clock: Clock) -> Days | None:
    year = int(m["y"])
    if clock.year and year > clock.year + 30:
        return None
    return within(year_of(year), m["part"], clock)


def _decade(m: Match[str], clock: Clock) -> Days | None:
    first, last, precision = decade_of(int(m["y"] + "0"))
    return part_of((first, last, precision), part_named(m["part"]))


def _season(m: Match[str], clock: Clock) -> Days | None:
    placed = re.search(r"\b(?:in|since|during|over|by|until|for)\s+$", before(m), re.I)
    year = clock.named_year(m["y"])
    which = (m["which"] or "").lower()
    name = m["season"].lower()
    if year is None:
        if m["y"] or clock.month is None or not (placed or which) or _of_follows(m):
            return None
        if name == "fall" and not which:
            return None
        return part_of(_season_by_name(SEASONS[name], which, clock, m), part_named(m["part"]))
    if not (placed or m["part"] or which) and name in {"spring", "fall"}:
        return None
    return part_of(season_of(SEASONS[name], year), part_named(m["part"]))


def _of_follows(m: Match[str]) -> bool:
    return re.match(r"\s+of\b", m.string[m.end() :]) is not None


def _season_by_name(month: int, which: str, clock: Clock, m: Match[str]) -> Days:
    assert clock.month is not None
    starts = on_every_year(month, 1, clock.month.year)
    if which.endswith(("last", "previous")):
        first = max(d for d in starts if moved(d, 3, "month") <= clock.month)
    elif which.endswith(("next", "following")) or clock.tense(m.start()) == "future":
        first = min(d for d in starts if d > clock.month)
    elif not which and clock.tense(m.start()) == "either":
        first = _closest(starts, clock.month)
    elif which == "this":
        first = starts[1]
    else:
        first = max(d for d in starts if d <= clock.month)
    return first, moved(first, 3, "month") - ONE, "range"


def _holiday(m: Match[str], clock: Clock) -> Days | None:
    name = re.sub(r"\s+", " ", m["name"].lower()).replace("’", "'")
    year = clock.named_year(m["y"]) or clock.year
    if year is None or (m["y"] is None and clock.month is None):
        return None
    found = [
        d for y in ((year,) if m["y"] else (year - 1, year, year + 1)) for d in holiday_in(name, y)
    ]
    now = clock.day or clock.month
    if now and not m["y"]:
        found.sort(key=lambda d: min(abs(d[0] - now), abs((d[1] or d[0]) - now)))
    if not found:
        return None
    first, last, precision = found[0]
    if m["nth"] and last:
        return (
            (first, first + 2 * ONE, "range")
            if m["nth"].lower() == "first"
            else (last - ONE, last, "range")
        )
    return first, last, precision


FIXED: dict[str, Callable[[Match[str], Clock], Days | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "days": _days,
    "days_of_month": _days_of_month,
    "month_days": _days_of_month,
    "date": _date,
    "months": _months,
    "month": _month,
    "years": _years,
    "year": _year,
    "decade": _decade,
    "season": _season,
    "holiday": _holiday,
}
"""Readers of phrases that name a place in the calendar."""
