"""Dates as exact as their source writes them: a day, a month or a year."""

import re
from datetime import datetime

_ISO = re.compile(r"\s*(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:[T ]\d{2}:?\d{2}.*)?\s*\Z", re.DOTALL)


def as_published(written: str) -> str:
    """Return `YYYY`, `YYYY-MM` or `YYYY-MM-DD` for a written date, empty if it is none.

    A date is never made more exact than it is written: "May 2017" is `2017-05`. Where day and
    month could be swapped (03/04/2017) only the year is sure, and only the year is returned.

    >>> as_published("Tuesday, December 26th 2017")
    '2017-12-26'
    >>> as_published("May 2017")
    '2017-05'
    >>> as_published("03/04/2017")
    '2017'
    """
    written = written.strip()
    if not written or len(written) > 100 or not re.search(r"\d", written):
        return ""
    if iso := _ISO.match(written):
        return _checked(*iso.groups())
    from dateutil import parser

    try:
        # Two far-off defaults: a part that differs between the answers was not written.
        early = parser.parse(written, default=datetime(1904, 1, 1), ignoretz=True)
        late = parser.parse(written, default=datetime(2096, 12, 28), ignoretz=True)
        swapped = parser.parse(written, default=datetime(1904, 1, 1), ignoretz=True, dayfirst=True)
    except (ValueError, OverflowError, TypeError, AttributeError, RecursionError):
        return ""
    if early.year != late.year:
        return ""
    if early.month != late.month or swapped.month != early.month:
        return f"{early.year:04}"
    if early.day != late.day:
        return f"{early.year:04}-{early.month:02}"
    return f"{early.year:04}-{early.month:02}-{early.day:02}"


def _checked(year: str, month: str | None, day: str | None) -> str:
    try:
        datetime(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return ""
    return "-".join(part for part in (year, month, day) if part)
