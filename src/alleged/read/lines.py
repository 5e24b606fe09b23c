"""What sort of line a line of a copied page is: prose, a credit, or part of the furniture."""

import re
from enum import Enum, auto

from alleged.read.credits import Credit, credit_of
from alleged.read.phrases import COMMENT_BOX, COMMENT_COUNT, INTERRUPTIONS, LABELS, NOTICES, TEASERS

_RULE = re.compile(r"[\s\-_=*~–—•·.#+<>|]{3,}")
_SEPARATOR = re.compile(r"\s+[·/>]\s+|\s*[|›»•]\s*")
_ORNAMENTS = " *_#|»«›‹→←▸▶•·-–—+"
_LIST_MARK = re.compile(r"\s*(?:[-–—•*·▪●◦]\s|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)]\s)")
_STOP = re.compile(r"[.!?…。！？؟۔।]")
_ENDING = re.compile(r"[.!?…。！？؟۔।:;][\"”’»')\]*_]*\Z")


class Kind(Enum):
    """What a line is, seen on its own."""

    BLANK = auto()
    RULE = auto()
    CREDIT = auto()
    """Says who wrote the report, when, or where it was published."""

    FURNITURE = auto()
    MENU = auto()
    SHORT = auto()
    """A few words without a full stop: a title, a heading, a name, a link."""

    ITEM = auto()
    """An item of a list or a row of a table."""

    PROSE = auto()


class Line:
    """One line and what it is."""

    __slots__ = ("credit", "kind", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = " ".join(text.split())
        self.words = count_words(self.text)
        self.credit: Credit | None = None
        self.kind = self._kind()

    def _kind(self) -> Kind:
        text = self.text
        if not text:
            return Kind.BLANK
        if len(text) > 2 and text[0] == "|" and text[-1] == "|":
            return Kind.ITEM  # a row of a table
        if _RULE.fullmatch(text):
            return Kind.RULE
        if len(text) <= 400:
            bare = text.strip(_ORNAMENTS)
            sentence = self.words >= 5 and _STOP.search(text[-2:])
            if NOTICES.fullmatch(bare) or COMMENT_BOX.fullmatch(self._bare()):
                return Kind.FURNITURE
            if not sentence and (
                LABELS.fullmatch(bare.rstrip(":. ")) or COMMENT_COUNT.fullmatch(self._bare())
            ):
                return Kind.FURNITURE
            if self.words <= 25 and not sentence and (credit := credit_of(text)):
                self.credit = credit
                return Kind.CREDIT
            if _is_menu(text):
                return Kind.MENU
        if self.words >= 14 or (self.words >= 5 and _ENDING.search(text)):
            return Kind.PROSE
        return Kind.ITEM if _LIST_MARK.match(text) else Kind.SHORT

    def _bare(self) -> str:
        return self.text.strip(_ORNAMENTS).rstrip(": ")

    @property
    def is_furniture(self) -> bool:
        """Whether the line is part of the page and says nothing of its own."""
        return self.kind in (Kind.RULE, Kind.CREDIT, Kind.FURNITURE, Kind.MENU)

    @property
    def is_comment_box(self) -> bool:
        """Whether the report is over, and its readers have the word."""
        return self.kind is not Kind.PROSE and bool(COMMENT_BOX.fullmatch(self._bare()))

    @property
    def counts_comments(self) -> bool:
        """Whether it says how many readers had their say, above it or far from it."""
        return self.kind is not Kind.PROSE and bool(COMMENT_COUNT.fullmatch(self._bare()))

    @property
    def opens_teasers(self) -> bool:
        """Whether what follows tells of other reports."""
        return self.kind is not Kind.PROSE and bool(TEASERS.fullmatch(self._bare()))

    @property
    def interrupts(self) -> bool:
        """Whether the line is furniture even between two paragraphs."""
        return self.kind is not Kind.PROSE and bool(
            INTERRUPTIONS.fullmatch(self.text.strip(_ORNAMENTS).rstrip("."))
        )

    @property
    def may_be_title(self) -> bool:
        """Whether the line could be the title of a report."""
        if not 1 <= self.words <= 30 or len(self.text) > 220:
            return False
        if self.kind in (Kind.SHORT, Kind.ITEM):
            return not self.text.endswith((",", ";", ":"))
        if self.kind is not Kind.PROSE:
            return False
        return self.words <= 22 and not re.search(r"[.;:,…。][\"”’»')\]]*\Z", self.text)


def count_words(text: str) -> int:
    """Return the number of words; in scripts without spaces two characters count as one."""
    words = len(text.split())
    if words <= 3 and len(text) > 12 and not text.isascii():
        return max(words, sum(0x2E80 <= ord(c) <= 0xFAFF for c in text) // 2)
    return words


def _is_menu(text: str) -> bool:
    """Say whether a line is a row of links: "News | Politics | Sport", "Home > World > Velm"."""
    parts = [part for part in _SEPARATOR.split(text) if part.strip()]
    if any(_STOP.search(part[-1]) for part in parts):
        return False
    longest = max((count_words(part) for part in parts), default=0)
    return (len(parts) >= 3 and longest <= 5) or (
        len(parts) == 2 and longest <= 3 and bool(re.search(r"[|»›]", text))
    )
