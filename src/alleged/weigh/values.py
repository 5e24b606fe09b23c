"""What a written value may mean: a number, a day, a time of day, a list of names."""

import math
import re
import unicodedata
from datetime import date

_NUMBER = re.compile(
    r"[+\-−]?(?:\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+)(?:\.\d*)?(?:e[+-]?\d{1,2})?"
)
_YEAR = re.compile(r"1\d{3}|20\d{2}|2100")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?\s*(?:([ap])\.?m?\.?)?", re.IGNORECASE)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_WRITTEN = re.compile(
    r"(?:(\d{1,2})\s+)?([a-z]{3,9})\.?(?:\s+(\d{1,2}),?)?\s+(\d{4})", re.IGNORECASE
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NOT_IN_NAMES = re.compile(r"[^\w\s-]|_")


def number(written: str) -> float:
    """Return the number a value writes out in figures, NaN if it is none.

    >>> number("1,250"), number("3,5")
    (1250.0, nan)
    """
    if not _NUMBER.fullmatch(written):
        return math.nan
    return float(re.sub(r"[,\u00a0\u202f ]", "", written).replace("−", "-"))


def is_year(written: str) -> bool:
    """Say whether a value is four figures that may name a year."""
    return bool(_YEAR.fullmatch(written))


def minutes(written: str) -> float:
    """Return the minutes from midnight to a time of day, NaN if the value is none.

    >>> minutes("2:07 pm")
    847.0
    """
    found = _TIME.fullmatch(written)
    if not found:
        return math.nan
    hour, minute, half = int(found[1]), int(found[2]), (found[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return math.nan
        hour = hour % 12 + 12 * (half == "p")
    return 60.0 * hour + minute if hour < 24 and minute < 60 else math.nan


def day(written: str) -> float:
    """Return the number of a day, NaN if the value names none; days that follow differ by one.

    >>> day("2031-03-05") - day("4 March 2031")
    1.0
    """
    try:
        if _ISO.fullmatch(written):
            return float(date.fromisoformat(written).toordinal())
        if found := _WRITTEN.fullmatch(written):
            before, month, after, year = found.groups()
            if (before is None) != (after is None):
                number = _MONTHS.index(month[:3].lower()) + 1
                return float(date(int(year), number, int(before or after)).toordinal())
    except ValueError:
        pass
    return math.nan


def folded(written: str) -> str:
    """Return a value without what never tells two apart: case, width of characters, spaces.

    >>> folded("Gate  B4") == folded("gate b4")
    True
    """
    if not written.isascii():
        written = unicodedata.normalize("NFKC", written)
    return " ".join(written.casefold().split())


def names(written: str) -> frozenset[str]:
    """Return the names of a list parted by `;`, without accents, case and full stops.

    >>> sorted(names("Márek; J. Ostrow"))
    ['j ostrow', 'marek']
    """
    if not written.isascii():
        apart = unicodedata.normalize("NFKD", written)
        written = "".join(each for each in apart if not unicodedata.combining(each))
    bare = (_NOT_IN_NAMES.sub(" ", part) for part in written.casefold().split(";"))
    return frozenset(filter(None, (" ".join(part.split()) for part in bare)))
