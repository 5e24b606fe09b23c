"""A table of source, item and value, as sayings."""

import csv
import io
import re
import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, compress, count, islice
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
_AT_ONCE = 2_000
"""Rows."""

_GZIP = b"\x1f\x8b"
_NO_TEXT = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class SayingsTable:
    """What a table says, and what of it could not be used."""

    sayings: Sayings
    refusals: tuple[Refusal, ...] = ()
    """Rows without a source or an item, rows too long or too short, bytes that are no text."""

    empty: int = 0
    """Rows whose value is empty: their source says nothing of the item."""

    rows: "array[int]" = field(default_factory=lambda: array("q"))
    """For each saying the row it stands in."""


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
        # Each word with its number, counted on as new ones are asked for.
        self._words = tuple(defaultdict[str, int](count().__next__) for _ in COLUMNS)
        self._columns = array("q"), array("q"), array("q")
        self._rows = array("q")
        self._empty = 0

    def read(self, rows: Iterator[list[str]]) -> SayingsTable:
        number = 2
        while batch := list(islice(rows, _AT_ONCE)):
            if not self._kept_whole(batch, number):
                self._keep_one_by_one(batch, number)
            number += len(batch)
        sources, items, values = map(tuple[str, ...], self._words)
        sayings = Sayings(sources, items, values, *self._columns)
        return SayingsTable(sayings, tuple(self._refusals), self._empty, self._rows)

    def _kept_whole(self, batch: Sequence[list[str]], first: int) -> bool:
        """Keep all rows of a batch, column by column; or none, if one of them needs a look."""
        if set(map(len, batch)) != {self._width}:
            return False
        columns = [
            list(map(str.strip, each)) for each in self._cells(tuple(zip(*batch, strict=True)))
        ]
        told, numbers = columns[-1], range(first, first + len(batch))
        empty = "" in told
        if empty:
            columns = [list(compress(each, told)) for each in columns]
        if any("" in each or not _is_text("".join(each)) for each in columns):
            return False
        if empty:
            self._empty += sum(any(row) for row, said in zip(batch, told, strict=True) if not said)
        self._keep(columns)
        self._rows.extend(compress(numbers, told))
        return True

    def _keep_one_by_one(self, batch: Iterable[list[str]], first: int) -> None:
        good, numbers = [], []
        for number, row in enumerate(batch, start=first):
            if len(row) != self._width:
                if any(row):
                    self._refuse(number, f"it has {len(row)} cells, the head {self._width}", _CELLS)
                continue
            source, item, value = map(str.strip, self._cells(row))
            if not value:
                self._empty += any(row)
            elif not (source and item):
                name = "item" if source else "source"
                self._refuse(number, f"its {name} is empty", "Say who says it, of what.")
            elif not _is_text(source + item + value):
                self._refuse(number, "it holds bytes that are no text", "Save it as UTF-8.")
            else:
                good.append((source, item, value))
                numbers.append(number)
        if good:
            self._keep(zip(*good, strict=True))
            self._rows.extend(numbers)

    def _keep(self, columns: Iterable[Iterable[str]]) -> None:
        for words, kept, column in zip(self._words, self._columns, columns, strict=True):
            kept.extend(map(words.__getitem__, column))

    def _refuse(self, number: int, reason: str, hint: str) -> None:
        self._refusals.append(Refusal(self._path, f"row {number}", reason, hint))


_CELLS = "Put quotation marks around cells that hold the delimiter."


def _is_text(word: str) -> bool:
    return word.isascii() or not _NO_TEXT.search(word)
