"""A table of source, item and value, as sayings."""

import csv
import io
import sys
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter

from alleged.errors import UnreadableDocument
from alleged.model.document import Refusal
from alleged.model.sayings import Sayings
from alleged.read.archive import read_gzip
from alleged.read.encoding import encoding_of
from alleged.read.item import Budget, Item, buffered, printable
from alleged.read.limits import Limits

COLUMNS = ("source", "item", "value")
_HEAD = 65_536
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class SayingsTable:
    """What a table says, and what of it could not be used."""

    sayings: Sayings
    refusals: tuple[Refusal, ...] = ()
    """Rows without a source or an item, rows too long or too short, bytes that are no text."""

    empty: int = 0
    """Rows whose value is empty: their source says nothing of the item."""


def read_sayings(target: str, limits: Limits | None = None) -> SayingsTable:
    """Read a CSV file, a gzipped one, or `-` for standard input.

    The head names the columns `source`, `item` and `value`, in any order and among others. Cells
    may be parted by commas, semicolons, tabs or bars. Rows are counted as a spreadsheet counts
    them: the head is row 1. A row that cannot be used is refused and the next one read. Raises
    UnreadableDocument where this is no such table, or where a row leaves all that follows in doubt.
    """
    limits = limits or Limits()
    shown = printable(target)
    try:
        with sys.stdin.buffer if target == "-" else open(target, "rb") as stream:
            item = Item(shown, shown, buffered(stream), Budget(limits))
            if item.head().startswith(_GZIP):
                item = next(read_gzip(item, limits))
            encoding = encoding_of(item.stream.peek(_HEAD)[:_HEAD], item.charset)
            lines = io.TextIOWrapper(item.stream, encoding, "surrogateescape", newline="")
            return _read(shown, lines, limits)
    except (OSError, EOFError, UnicodeError) as error:
        raise UnreadableDocument(
            f"{shown!r} cannot be read: {getattr(error, 'strerror', None) or error}",
            hint="Check that the file is whole, and saved as UTF-8.",
        ) from error


def _read(path: str, lines: io.TextIOWrapper, limits: Limits) -> SayingsTable:
    csv.field_size_limit(limits.line_bytes)
    first = lines.readline(limits.line_bytes)
    delimiter = max(",;\t|", key=first.count)
    rows = csv.reader(chain((first,), lines), delimiter=delimiter, strict=True)
    try:
        head = [cell.strip().lower() for cell in next(rows, [])]
        return _Reader(path, head).read(rows)
    except csv.Error as error:
        raise UnreadableDocument(
            f"{path}, line {rows.line_num}: {error}",
            hint="Look there and above for a quotation mark that is opened and not closed.",
        ) from error


class _Reader:
    """Rows on their way into columns."""

    def __init__(self, path: str, head: Sequence[str]) -> None:
        self._path = path
        self._width = len(head)
        self._refusals: list[Refusal] = []
        missing = [name for name in COLUMNS if name not in head]
        if missing:
            known = ", ".join(map(repr, head[:20])) or "none"
            raise UnreadableDocument(
                f"{path}: the table has no column {missing[0]!r}; its columns are {known}"[:500],
                hint="The first row names the columns: source,item,value.",
            )
        self._cells = itemgetter(*map(head.index, COLUMNS))

    def read(self, rows: Iterator[list[str]]) -> SayingsTable:
        sources: dict[str, int] = {}
        items: dict[str, int] = {}
        values: dict[str, int] = {}
        source_of, item_of, value_of = array("q"), array("q"), array("q")
        width, cells, empty = self._width, self._cells, 0
        for number, row in enumerate(rows, start=2):
            if len(row) != width:
                if any(row):
                    self._refuse(number, f"it has {len(row)} cells, the head {width}", _CELLS)
                continue
            source, item, value = map(str.strip, cells(row))
            if not value:
                empty += any(row)
                continue
            try:
                triple = sources[source], items[item], values[value]
            except KeyError:
                if not (source and item):
                    name = "item" if source else "source"
                    self._refuse(number, f"its {name} is empty", "Say who says it, of what.")
                    continue
                if not _is_text(source + item + value):
                    self._refuse(number, "it holds bytes that are no text", "Save it as UTF-8.")
                    continue
                triple = (
                    sources.setdefault(source, len(sources)),
                    items.setdefault(item, len(items)),
                    values.setdefault(value, len(values)),
                )
            source_of.append(triple[0])
            item_of.append(triple[1])
            value_of.append(triple[2])
        sayings = Sayings(tuple(sources), tuple(items), tuple(values), source_of, item_of, value_of)
        return SayingsTable(sayings, tuple(self._refusals), empty)

    def _refuse(self, number: int, reason: str, hint: str) -> None:
        self._refusals.append(Refusal(self._path, f"row {number}", reason, hint))


_CELLS = "Put quotation marks around cells that hold the delimiter."


def _is_text(word: str) -> bool:
    return word.isascii() or not any("\ud800" <= each <= "\udfff" for each in word)
