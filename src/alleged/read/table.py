"""JSON Lines, CSV and Parquet: one row, one document."""

import codecs
import csv
import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import BinaryIO

from alleged.errors import InputError, TooLarge, UnreadableDocument
from alleged.model.document import Reading, Refusal
from alleged.read.dates import as_published
from alleged.read.encoding import byte_order_mark, decoded, encoding_of
from alleged.read.item import Item
from alleged.read.limits import Limits

_ONE_A_LINE = "Each line is one JSON object with at least `id` and `text`."
_ROWS_AT_ONCE = 16


def read_jsonl(item: Item, limits: Limits) -> Iterator[Reading | Refusal]:
    """Yield one document a line; `text` is kept exactly as given.

    The original is the line's own bytes, without its line end. A line that cannot be used is
    refused and the next one read.
    """
    first = True
    for number, line, whole in lines_of(item.stream, limits.line_bytes):
        line = line.rstrip(b"\r\n")
        if not line.strip():
            continue
        if first and line.removeprefix(codecs.BOM_UTF8).strip() in (b"{", b"[", b"[{"):
            raise UnreadableDocument(
                "it is one JSON value over many lines, not JSON Lines",
                hint="Turn it into one object a line: `jq -c '.[]?' FILE > FILE.jsonl`.",
            )
        first = False
        where = f"line {number}"
        if not whole:
            yield _too_long(item, where, limits)
            continue
        try:
            row = object_of(line)
        except InputError as error:
            yield Refusal(item.path, where, str(error), error.hint)
            continue
        yield from _documents_of(item, row, line, where)


def read_csv(item: Item, limits: Limits) -> Iterator[Reading | Refusal]:
    """Yield one document a row of a table with a column `text`.

    The cells may be parted by commas, semicolons, tabs or bars. The original is the row as
    canonical JSON (keys sorted, no spaces, UTF-8), since the bytes of a row mean little without
    the head of its table. Rows are counted as a spreadsheet counts them: the head is row 1.
    """
    csv.field_size_limit(limits.line_bytes)
    lines = _text_lines(item, limits)
    try:
        head = next(lines)
    except StopIteration:
        head = ""
    delimiter = max(",;\t|", key=head.count)
    rows = csv.reader(_chained(head, lines), delimiter=delimiter)
    number = 0
    columns: list[str] = []
    try:
        for number, cells in enumerate(rows, start=1):
            if not columns:
                columns = _columns(cells)
            elif any(cell.strip() for cell in cells):
                yield from _row_of_cells(item, columns, cells, number)
    except (csv.Error, TooLarge) as error:
        yield Refusal(
            item.path,
            f"row {number + 1}",
            f"{error}; the rest of the table was not read",
            "Look for a quotation mark that is opened and not closed.",
        )


def _row_of_cells(
    item: Item, columns: list[str], cells: list[str], number: int
) -> Iterator[Reading | Refusal]:
    where = f"row {number}"
    if len(cells) > len(columns):
        yield Refusal(
            item.path,
            where,
            f"it has {len(cells)} cells, the head of the table {len(columns)}",
            "Put quotation marks around cells that hold the delimiter.",
        )
        return
    row = dict(zip(columns, cells, strict=False))
    yield from _documents_of(item, row, _canonical(row), where, f"{item.name}#{number}")


def read_parquet(item: Item, limits: Limits) -> Iterator[Reading | Refusal]:
    """Yield one document a row of a Parquet file with a column `text`, some rows at a time.

    The original is the row as canonical JSON, as for CSV.
    """
    import pyarrow
    from pyarrow import parquet

    try:
        table = parquet.ParquetFile(item.seekable(limits.binary_bytes), memory_map=False)
        names = table.schema_arrow.names
        if "text" not in names:
            raise _no_text_column(names)
        number = 0
        for batch in table.iter_batches(batch_size=_ROWS_AT_ONCE, use_threads=False):
            for row in batch.to_pylist():
                number += 1
                data = _canonical(row)
                item.budget.spend(len(data))
                plain = {key: _plain(value) for key, value in row.items()}
                yield from _documents_of(
                    item, plain, data, f"row {number}", f"{item.name}#{number}"
                )
    except pyarrow.ArrowException as error:
        raise UnreadableDocument(
            f"its Parquet cannot be read: {str(error)[:200]}", hint="Write the file anew."
        ) from error


def _documents_of(
    item: Item, row: Mapping[str, object], data: bytes, where: str, given_id: str = ""
) -> Iterator[Reading | Refusal]:
    try:
        yield reading_of_row(item, row, data, "application/json", given_id)
    except InputError as error:
        yield Refusal(item.path, where, str(error), error.hint)
        return
    if refusal := unread_date(item, row, where):
        yield refusal


def reading_of_row(
    item: Item, row: Mapping[str, object], data: bytes, media_type: str, given_id: str = ""
) -> Reading:
    """Return the document of one row, or raise UnreadableDocument."""
    text, given = row.get("text"), row.get("id")
    if not isinstance(text, str):
        raise UnreadableDocument("it has no `text`", hint=_ONE_A_LINE)
    if isinstance(given, int | float) and not isinstance(given, bool):
        given = str(given)
    given = given or given_id
    if not isinstance(given, str) or not given.strip():
        raise UnreadableDocument("it has no `id`", hint=_ONE_A_LINE)
    authors = row.get("authors") or row.get("author") or ()
    return item.reading(
        data,
        media_type,
        text,
        given_id=given,
        title=_word(row.get("title")),
        outlet=_word(row.get("outlet")),
        authors=[authors] if isinstance(authors, str) else map(_word, _listed(authors)),
        published=as_published(_word(row.get("published"))),
        url=_word(row.get("url")),
    )


def unread_date(item: Item, row: Mapping[str, object], where: str) -> Refusal | None:
    """Return a refusal of the row's date alone, if it has one that is not understood."""
    written = _word(row.get("published"))
    if not written.strip() or as_published(written):
        return None
    return Refusal(
        item.path,
        f"{where}, published",
        f"{written[:80]!r} is no date; the report was read without one",
        "Write dates as 2017, 2017-12 or 2017-12-26.",
    )


def object_of(line: bytes, shape: str = _ONE_A_LINE) -> dict[str, object]:
    """Return the object that a line of JSON Lines holds, or raise UnreadableDocument.

    `shape` says what a line should be, as the hint of an error.
    """
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            f"it is not UTF-8 (byte {error.start})", hint="Save the file as UTF-8."
        ) from error
    except RecursionError as error:
        raise UnreadableDocument("its JSON is nested too deeply", hint=shape) from error
    except json.JSONDecodeError as error:
        wrong = f"it is not JSON: {error.msg}, at character {error.pos + 1}"
        raise UnreadableDocument(wrong, hint=shape) from error
    except ValueError as error:
        raise UnreadableDocument(f"it is not JSON: {error}", hint=shape) from error
    if not isinstance(row, dict):
        raise UnreadableDocument(f"it is a JSON {type(row).__name__}, not an object", hint=shape)
    return row


def _columns(cells: list[str]) -> list[str]:
    columns = [cell.strip().lower() for cell in cells]
    if "text" not in columns:
        raise _no_text_column(columns)
    return columns


def _no_text_column(columns: list[str]) -> UnreadableDocument:
    known = ", ".join(map(repr, columns[:20])) or "none"
    return UnreadableDocument(
        f"the table has no column 'text'; its columns are {known}"[:500],
        hint="Name the column that holds the reports `text`.",
    )


def _canonical(row: Mapping[str, object]) -> bytes:
    canonical = json.dumps(
        row, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain
    )
    return canonical.encode(errors="backslashreplace")


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool | int | float | str | list):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)


def lines_of(stream: BinaryIO, longest: int) -> Iterator[tuple[int, bytes, bool]]:
    """Yield number, bytes with line end, and whether the line is whole, of each line."""
    number = 0
    while line := stream.readline(longest + 1):
        number += 1
        whole = len(line) <= longest or line.endswith(b"\n")
        rest = line
        while not rest.endswith(b"\n") and len(rest) > longest:
            rest = stream.readline(longest + 1)
        yield number, line if whole else line[:100], whole


def _text_lines(item: Item, limits: Limits) -> Iterator[str]:
    """Yield the lines of a table as text; bytes that are none become lone surrogates.

    Such a row is refused when its document is made, and the others are read.
    """
    head = item.stream.peek(65_536)[:65_536]
    if byte_order_mark(head) or head.count(0) > 0.3 * len(head):
        yield from decoded(item.read_all(limits.file_bytes)).splitlines(keepends=True)
        return
    encoding = encoding_of(head, item.charset)
    for _, line, whole in lines_of(item.stream, limits.line_bytes):
        if not whole:
            raise TooLarge(f"a line is longer than {limits.line_bytes:,} bytes")
        yield line.decode(encoding, errors="surrogateescape")


def _chained(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _too_long(item: Item, where: str, limits: Limits) -> Refusal:
    return Refusal(
        item.path,
        where,
        f"it is longer than {limits.line_bytes:,} bytes",
        "Split the report, or put it into a file of its own.",
    )


def _word(value: object) -> str:
    if isinstance(value, bool) or value is None:
        return ""
    return str(value) if isinstance(value, str | int | float) else ""


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else []
