"""Which format an item is in, and the reader for it."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module

from alleged.model.document import Reading, Refusal
from alleged.read.item import Item
from alleged.read.limits import Limits

Reader = Callable[[Item, Limits], Iterator[Reading | Refusal | Item]]

READERS = {
    "text": "alleged.read.text:read_text",
    "html": "alleged.read.html:read_html",
    "jsonl": "alleged.read.table:read_jsonl",
}
"""Module and function by format. Imported when first needed: most runs need one or two."""

_SUFFIXES = {
    ".txt": "text",
    ".md": "text",
    ".markdown": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
}
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)


def format_of(item: Item) -> str:
    """Return the format's name, told by the bytes first, then by the name, then by the sender."""
    head = item.head()
    if _HTML.match(head):
        return "html"
    if named := _SUFFIXES.get(item.suffix()):
        return named
    if re.match(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"", head):
        return "jsonl"
    return "text"


@cache
def reader(name: str) -> Reader:
    """Return the reader of a format."""
    module, _, function = READERS[name].partition(":")
    found: Reader = getattr(import_module(module), function)
    return found
