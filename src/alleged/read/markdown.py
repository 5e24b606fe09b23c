"""Markdown as the text a reader sees."""

import re

from alleged.read.furniture import Cleared, clear_furniture

_LINK = re.compile(r"!?\[([^\]\n]{0,500})\]\([^()\s]{0,2000}(?:\s\"[^\"\n]{0,200}\")?\)")
_MARK = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,500}?)(?<=\S)\1(?![\w*])")
_LEAD = re.compile(r"^(?:>\s?)+", re.MULTILINE)
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.*?)[ \t]*#*$", re.MULTILINE)


def without_markup(text: str) -> Cleared:
    """Return the text without marks of emphasis, links and headings, and without furniture."""
    heading = re.search(r"^#[ \t]+(.+?)[ \t]*#*$", text, re.MULTILINE)
    plain = _LEAD.sub("", _HEADING.sub(r"\2", text))
    plain = _MARK.sub(r"\2", _LINK.sub(r"\1", plain))
    title = _MARK.sub(r"\2", _LINK.sub(r"\1", heading[1])) if heading else ""
    return clear_furniture(plain, title=title)
