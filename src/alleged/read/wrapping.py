"""Lines that were broken to fit a width, joined to paragraphs again."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

_HYPHENATED = re.compile(r"([^\W\d_]{2,})-\Z")
_LEADING_WORD = re.compile(r"([^\W\d_]+)(.*)\Z", re.DOTALL)
_LIST_MARK = re.compile(r"\s*(?:[-–—•*·▪●◦]\s|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)]\s)")
_SENTENCE_END = re.compile(r"[.!?:;。！？؟۔।][\"”’')\]]*\Z")
WIDEST = 110
"""No longer line was broken by a program to fit a page."""

NARROWEST = 40
_FEWEST_BREAKS = 3
"""Two lines of which the first is the longest of the text are no sign of a width."""


def paragraphs_of(lines: Sequence[str]) -> list[str]:
    """Return the paragraphs of a page whose lines all end at a margin, as in a PDF.

    A paragraph ends where a line that closes a sentence stops short of the margin, where the next
    line begins a list item, and at an empty line.
    """
    words = _words(lines)
    margin = _margin(lines)
    paragraphs: list[list[str]] = [[]]
    for line in map(str.strip, lines):
        last = paragraphs[-1]
        if not line or (last and _ends(last[-1], line, margin)):
            paragraphs.append([])
        if line:
            paragraphs[-1].append(line)
    return [joined(paragraph, words) for paragraph in paragraphs if paragraph]


def unwrapped(text: str) -> str:
    """Return plain text with paragraphs on one line each, if it was broken to fit a width.

    A program that breaks lines puts as many words on each as fit. Only a block of lines in which
    no line could have held the first word of the next was broken by one; verse, lists and
    addresses are left as they are.
    """
    lines = text.split("\n")
    full = [line for line in lines if line.strip()]
    width = max((len(line.rstrip()) for line in full), default=0)
    if not NARROWEST <= width <= WIDEST:
        return text
    blocks = re.split(r"(\n[ \t]*\n\s*)", text)
    broken = {n for n, block in enumerate(blocks) if _was_broken(block.split("\n"), width)}
    if sum(blocks[n].count("\n") for n in broken) < _FEWEST_BREAKS:
        return text
    words = _words(lines)
    for n in broken:
        blocks[n] = joined([line.strip() for line in blocks[n].split("\n") if line.strip()], words)
    return "".join(blocks)


def joined(lines: Iterable[str], words: frozenset[str]) -> str:
    """Join lines with spaces, and words that were parted at a line end without their hyphen.

    The hyphen stays where the text elsewhere writes the word with one, or writes both halves as
    words of their own ("government-" / "held") and never the whole.
    """
    parts: list[str] = []
    for line in lines:
        parted = _HYPHENATED.search(parts[-1][-80:]) if parts else None
        rest = _LEADING_WORD.match(line)
        if parted and rest and rest[1][0].islower():
            first, second = parted[1].lower(), rest[1].lower()
            whole = first + second in words
            apart = f"{first}-{second}" in words or (first in words and second in words)
            if whole or not apart:
                parts[-1] = parts[-1][:-1]
            parts.append(line)
        else:
            parts.append(f" {line}" if parts else line)
    return "".join(parts)


def _was_broken(lines: list[str], width: int) -> bool:
    if not any(map(str.strip, lines[1:])) or any(_LIST_MARK.match(line) for line in lines[1:]):
        return False
    return all(
        len(line.rstrip()) + 1 + len(following.split(maxsplit=1)[0]) > width - 4
        for line, following in pairwise(lines)
        if following.strip()
    )


def _ends(line: str, following: str, margin: int) -> bool:
    if _LIST_MARK.match(following):
        return True
    if len(line) >= 0.85 * margin:
        return False
    if _SENTENCE_END.search(line):
        return True
    # A short line without a full stop above a capital is a heading.
    return len(line) < 0.7 * margin and following[0].isupper()


def _margin(lines: Sequence[str]) -> int:
    """Return the usual length of a full line: most paragraphs have more full lines than short."""
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    return lengths[int(0.8 * (len(lengths) - 1))] if lengths else 0


def _words(lines: Iterable[str]) -> frozenset[str]:
    """Return the words of the text that do not stand at a line end, where they may be halves."""
    found: set[str] = set()
    for line in lines:
        tokens = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*-?", line.lower())
        found.update(tokens[1:-1])
    return frozenset(found)
