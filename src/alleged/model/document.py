"""A text as it was read, the bytes it came from, and pointers back into it."""

import calendar
from dataclasses import dataclass, field
from datetime import date

from alleged.model.identity import Identified, content_id

DATELINES = "datelines"
"""The name under which the parse of a text keeps its datelines, as spans."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` of a document's text: code points, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words the span points at."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Page:
    """Where one page of a paged original stands in the text."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Original:
    """Bytes as they came in, kept once whatever names they came under."""

    sha256: str
    media_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Document(Identified):
    """One report as read. Nothing edits it; a changed text is another document."""

    given_id: str
    """The `id` of the input line, or the file's name."""

    text: str = field(repr=False)
    title: str = ""
    outlet: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    """As exact as the source says: `2017`, `2017-12` or `2017-12-26`; empty if it does not say."""

    url: str = ""
    sha256: str = ""
    """Of the original bytes (`Original.sha256`)."""

    language: str = ""
    """ISO 639-1 code, empty if the text is too short to tell."""

    path: str = ""
    """Where it was read from: file, member of an archive (`a.zip!b.html`), or address."""

    pages: tuple[Page, ...] = ()

    def _content_id(self) -> str:
        """Content id: text, given id and what is known of its publication."""
        return content_id(
            "doc",
            given_id=self.given_id,
            text=self.text,
            outlet=self.outlet,
            published=self.published,
            url=self.url,
        )

    def published_on(self) -> date | None:
        """Return the day of publication, or None if the source gives no full day."""
        try:
            return date.fromisoformat(self.published)
        except ValueError:
            return None

    def published_within(self) -> tuple[date, date] | None:
        """Return the first and last day on which it may have been published, if it says."""
        return days_of(self.published)


def days_of(published: str) -> tuple[date, date] | None:
    """Return the first and last day that `2017`, `2017-12` or `2017-12-26` may mean.

    >>> days_of("2017-02")
    (datetime.date(2017, 2, 1), datetime.date(2017, 2, 28))
    >>> days_of("some day") is None
    True
    >>> days_of("2200000000") is None
    True
    """
    try:
        match [int(part) for part in published.split("-")]:
            case [year]:
                return date(year, 1, 1), date(year, 12, 31)
            case [year, month]:
                first = date(year, month, 1)
                return first, first.replace(day=calendar.monthrange(year, month)[1])
            case [year, month, day]:
                return date(year, month, day), date(year, month, day)
    except (ValueError, OverflowError):
        pass
    return None


@dataclass(frozen=True, slots=True)
class Reading:
    """A document together with the original it was made of."""

    document: Document
    original: Original


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that could not be read: what, where, why, and what to do now."""

    path: str
    where: str
    """Place inside the path: `line 17`, `member b.html`, `page 3`; empty if the whole."""

    reason: str
    hint: str


@dataclass(frozen=True, slots=True)
class LeftAlone(Refusal):
    """Something that nobody named and that plainly is no report: not read, and no fault."""
