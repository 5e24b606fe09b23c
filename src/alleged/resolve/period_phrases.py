"""The phrases by which English texts name a time, as patterns."""

import re
from collections.abc import Iterable

from alleged.resolve.period_words import (
    FULL_MONTHS,
    FULL_WEEKDAYS,
    HOLIDAYS,
    LUNAR_HOLIDAYS,
    MONTHS,
    MOVING_HOLIDAYS,
    NUMBERS,
    ORDINALS,
    SEASONS,
    WEEKDAYS,
    words,
)


def _any(names: Iterable[str]) -> str:
    """Return a pattern for any of the names, the longest first."""
    listed = sorted(names, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in listed) + ")"


_MONTH = rf"(?:{_any(FULL_MONTHS)}\b|{_any(MONTHS.keys() - FULL_MONTHS)}\b\.?)"
_ORDINAL = _any(ORDINALS)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w,./:%]*\d|%|\s?(?:a\.?m|p\.?m)\b)"
_YEAR = r"(?:19|20)\d\d(?![\d%]|[,.:]\d)"
_SOME_YEAR = rf"(?:(?:of\s+|in\s+)?(?:{_YEAR}|(?:this|last|next|that|the\s+same)\s+year\b))"
_WEEKDAY = _any(name for name in WEEKDAYS if name.endswith("day")) + r"\b"
_SHORT_WEEKDAY = rf"(?:{_WEEKDAY}|{_any(WEEKDAYS)}\b\.?)"
_TO = r"(?:\s?[-–—]\s?|\s+(?:to|until|till|through|up\s+to)\s+)"
_AND = r"(?:\s+(?:and|or)\s+)"
_HOUR = r"(?:\s+(?:early\s+|late\s+)?(?:morning|afternoon|evening|night|noon|midday)s?\b)"
_PART = (
    r"(?:(?P<part{n}>(?:early|late|mid|earlier|later)(?:\s+in)?|"
    r"(?:the\s+)?(?:very\s+)?(?:start|beginning|end|middle|close|outset|first\s+half|second\s+half)"
    r"\s+of(?:\s+the\s+month\s+of)?)[\s-]+(?:the\s+)?)?"
)
_NUMBER = (
    r"(?P<many>(?:a\s+couple\s+of|a\s+dozen|a\s+few|a\s+number\s+of|several|few|half\s+a|\d{1,3}|"
    + _any(NUMBERS)
    + r"))"
)
_UNIT = r"(?P<unit>hour|day|night|week|fortnight|month|year|decade)(?P<plural>s)?\b"
_ABOUT = (
    r"(?:(?:about|around|some|roughly|nearly|almost|more\s+than|over|less\s+than|at\s+least|just"
    r"|only|barely|a\s+little\s+over)\s+)?"
)


def _date(n: int) -> str:
    """Return the pattern of a day of a month in either order, groups numbered `n`."""
    return (
        rf"(?:(?P<w{n}>{_SHORT_WEEKDAY}){_HOUR}?,?\s+\(?)?(?:"
        rf"(?:the\s+)?(?P<d{n}>{_DAY}|{_ORDINAL}(?=\s+of))(?:\s+of)?[\s-]+(?P<m{n}>{_MONTH})(?:,?[\s-]+(?P<y{n}>{_SOME_YEAR}))?"
        rf"|(?P<mm{n}>{_MONTH})\s+(?:the\s+)?(?P<dd{n}>{_DAY})(?:,?\s+(?P<yy{n}>{_SOME_YEAR}))?)"
    )


PATTERNS: dict[str, str] = {
    "iso": r"(?P<y>\d{4})-(?P<m>\d\d)(?:-(?P<d>\d\d))?(?![\d-])",
    "numeric": r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)(?!\d)",
    "days": (
        rf"(?:from\s+|(?P<between>between)\s+)?{_date(1)}{_HOUR}?(?:{_TO}|(?P<both>{_AND})){_date(2)}"
    ),
    "days_of_month": (
        rf"(?:from\s+|between\s+)?(?:the\s+)?(?P<first>{_DAY})(?:{_TO}|{_AND}|/)(?:the\s+)?"
        rf"(?P<d1>{_DAY})(?:\s+of)?[\s-]+(?P<m1>{_MONTH})(?:,?\s+(?P<y1>{_SOME_YEAR}))?"
    ),
    "month_days": (
        rf"(?:from\s+|between\s+)?(?P<mm1>{_MONTH})\s+(?P<first>(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)"
        rf"(?:{_TO}|{_AND})(?P<dd1>{_DAY})(?:,?\s+(?P<yy1>{_SOME_YEAR}))?"
    ),
    "date": rf"{_date(1)}",
    "months": (
        rf"(?:from\s+|(?P<between>between)\s+)?{_PART.format(n=1)}(?P<m1>{_MONTH})"
        rf"(?:,?\s+(?P<y1>{_SOME_YEAR}))?(?:{_TO}|(?P<both>{_AND})){_PART.format(n=2)}"
        rf"(?P<m2>{_MONTH})(?:,?\s+(?P<y2>{_SOME_YEAR}))?"
    ),
    "month": (
        rf"{_PART.format(n='')}(?:(?P<which>last|next|this|this\s+past|the\s+previous|the\s+following)"
        rf"\s+)?(?P<m>{_MONTH})(?:,?[\s-]+(?P<y>{_SOME_YEAR}))?"
    ),
    "years": (
        rf"(?:from\s+|(?P<between>between)\s+)?{_PART.format(n=1)}(?P<y1>{_YEAR})"
        rf"(?:{_TO}|(?P<both>{_AND})){_PART.format(n=2)}(?P<y2>{_YEAR}|\d\d(?![\d%,.]))"
    ),
    "decade": rf"{_PART.format(n='')}(?P<y>(?:19|20)\d)0['’]?s\b",
    "season": (
        rf"{_PART.format(n='')}(?:(?P<which>last|next|this|the\s+previous|the\s+following)\s+|the\s+)?"
        rf"(?P<season>{_any(SEASONS)})\b(?:,?\s+(?P<y>{_SOME_YEAR}))?"
    ),
    "weekdays": (
        rf"(?:from\s+|(?P<between>between)\s+)?(?P<w1>{_WEEKDAY}){_HOUR}?"
        rf"(?:{_TO}|(?P<both>{_AND}))(?P<w2>{_WEEKDAY}){_HOUR}?"
    ),
    "weekday_of_week": (
        rf"(?:(?P<week1>last|next|this)\s+week\s+on\s+(?P<w1>{_WEEKDAY}){_HOUR}?"
        rf"|(?P<w2>{_WEEKDAY}){_HOUR}?,?\s+(?:of\s+)?(?P<week2>last|next|this|the\s+previous)\s+week)\b"
    ),
    "weekday": (
        r"(?:(?P<which>last|next|this|this\s+past|this\s+coming|the\s+previous|the\s+following|coming"
        rf"|that)\s+)?(?P<w>{_WEEKDAY}){_HOUR}?(?P<week>\s+week\b)?"
    ),
    "deictic": (
        r"(?P<word>the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|yesterday|today"
        r"|tonight|overnight|tomorrow|last\s+night|this\s+(?:morning|afternoon|evening))\b"
        rf"{_HOUR}?"
    ),
    "weekend": (
        r"(?P<which>last|next|this|this\s+past|this\s+coming|the\s+previous|the\s+past|the\s+coming"
        r"|previous|the)\s+weekend\b"
    ),
    "ago": rf"{_ABOUT}{_NUMBER}\s+{_UNIT}\s+ago\b",
    "past": (
        rf"(?:(?:the|these)\s+)?(?:past|last)\s+(?:{_NUMBER}\s+)?{_UNIT}(?<=s)"
        r"|(?:the\s+)?past\s+(?P<one>day|week|month|year|decade)\b"
        r"|recent\s+(?P<recent>day|week|month|year)s\b"
    ),
    "coming": rf"(?:the\s+)?(?:next|coming)\s+(?:{_NUMBER}\s+)?{_UNIT}(?<=s)",
    "this": (
        rf"{_PART.format(n='')}(?P<which>this|last|next|the\s+past|the\s+current|the)\s+"
        r"(?P<unit>week|month|year|decade)\b"
    ),
    "same": (
        r"(?:(?P<which>the\s+same|that\s+same|that\s+very|that|the\s+next|the\s+following|the\s+previous"
        r"|the\s+preceding|next|same)\s+(?P<unit>day|morning|afternoon|evening|night|week|month|year)"
        r")\b"
    ),
    "shifted": (
        rf"{_ABOUT}(?:{_NUMBER}\s+|(?P<one>the)\s+)?{_UNIT}\s+"
        r"(?P<side>earlier|later|before|after|afterwards|previously|prior|beforehand)\b"
        rf"(?P<of>\s+(?:{_date(1)}|(?P<w>{_WEEKDAY})))?"
    ),
    "for": rf"for\s+{_ABOUT}{_NUMBER}\s+{_UNIT}",
    "holiday": (
        rf"(?:the\s+(?P<nth>first|last)\s+day\s+of\s+)?"
        rf"(?P<name>{_any([*HOLIDAYS, *MOVING_HOLIDAYS, *LUNAR_HOLIDAYS])})"
        rf"\b(?:,?\s+(?P<y>{_SOME_YEAR}))?"
    ),
    "year": rf"{_PART.format(n='')}(?P<y>{_YEAR})",
}
"""Every kind of time phrase, the more telling before the less: the first that matches is read."""

RULES = {name: re.compile(rf"(?<!\w)(?:{p})(?!\w)", re.IGNORECASE) for name, p in PATTERNS.items()}

_MONTH_RULES = ("days", "days_of_month", "month_days", "date", "months", "month")
_DAY_RULES = ("days", "date", "weekdays", "weekday_of_week", "weekday")
_UNIT_RULES = ("ago", "past", "coming", "this", "shifted", "same", "for")

ANCHORS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(MONTHS, _MONTH_RULES),
    **dict.fromkeys(WEEKDAYS, ("days", "date")),
    **dict.fromkeys(FULL_WEEKDAYS, _DAY_RULES),
    **dict.fromkeys(SEASONS, ("season",)),
    **dict.fromkeys(words("yesterday today tonight overnight tomorrow"), ("deictic",)),
    "weekend": ("weekend",),
    **dict.fromkeys(
        words("hour day week month year decade fortnight hours days nights weeks months years")
        | words("decades fortnights"),
        _UNIT_RULES,
    ),
    **dict.fromkeys(words("morning afternoon evening night"), ("deictic", *_UNIT_RULES)),
    **dict.fromkeys(words("ramadan eid christmas easter nowruz new"), ("holiday",)),
}
"""The word of a phrase that cannot be missing, and the rules that may read it, in order.

"day before yesterday" hangs on its last word. Years and ISO dates are told by their digits.
"""

YEAR_RULES = ("iso", "numeric", "years", "year")
DECADE_RULES = ("decade",)

WORD = re.compile(r"[^\W\d_]+|\d+")
GAP = re.compile(r"[\s,./()'’–—-]{0,3}")
"""What may stand between two words of a phrase."""
