"""Markdown as the text a reader sees."""

import re

from alleged.read.furniture import Cleared, clear_furniture

_LINK = re.compile(r"!?\[([^\]\n]{0,500})\]\([^()\s]{0,2000}(?:\s\"[^\"\n]{0,200}\")?\)")
_MARK = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,500}?)(?<=\S)\1(?![\w*])")
_LEAD = re.compile(r"^(?:>\s?)+", re.MULTILINE)
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.*)$", re.MULTILINE)


def without_markup(text: str) -> Cleared:
    """Return the text without marks of emphasis, links and headings, and without furniture."""
    headings = (_words_of(found) for found in _HEADING.finditer(text) if found[1] == "#")
    heading = next(filter(None, headings), "")
    plain = _LEAD.sub("", _HEADING.sub(_words_of, text))
    plain = _MARK.sub(r"\2", _LINK.sub(r"\1", plain))
    title = _MARK.sub(r"\2", _LINK.sub(r"\1", heading))
    return clear_furniture(plain, title=title)


def _words_of(heading: re.Match[str]) -> str:
    """Return a heading without the marks that may close it."""
    return heading[2].rstrip("#").rstrip(" \t")
