"""JSON Lines: one row, one document."""

import json
from collections.abc import Iterator, Mapping

from alleged.errors import InputError, UnreadableDocument
from alleged.model.document import Reading, Refusal
from alleged.read.dates import as_published
from alleged.read.item import Item
from alleged.read.limits import Limits

_ONE_A_LINE = "Each line is one JSON object with at least `id` and `text`."


def read_jsonl(item: Item, limits: Limits) -> Iterator[Reading | Refusal]:
    """Yield one document a line; `text` is kept exactly as given.

    The original is the line's own bytes, without its line end. A line that cannot be used is
    refused and the next one read.
    """
    for number, line, whole in _lines(item, limits.line_bytes):
        if not line.strip():
            continue
        where = f"line {number}"
        if not whole:
            yield Refusal(
                item.path,
                where,
                f"it is longer than {limits.line_bytes:,} bytes",
                "Split the report, or put it into a file of its own.",
            )
            continue
        try:
            row = _parsed(line)
            yield reading_of_row(item, row, line, "application/json")
        except InputError as error:
            yield Refusal(item.path, where, str(error), error.hint)
            continue
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


def _parsed(line: bytes) -> dict[str, object]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            f"it is not UTF-8 (byte {error.start})", hint="Save the file as UTF-8."
        ) from error
    except RecursionError as error:
        raise UnreadableDocument("its JSON is nested too deeply", hint=_ONE_A_LINE) from error
    except ValueError as error:
        raise UnreadableDocument(f"it is not JSON: {error}", hint=_ONE_A_LINE) from error
    if not isinstance(row, dict):
        raise UnreadableDocument(
            f"it is a JSON {type(row).__name__}, not an object", hint=_ONE_A_LINE
        )
    return row


def _lines(item: Item, longest: int) -> Iterator[tuple[int, bytes, bool]]:
    """Yield number, bytes without line end, and whether the line is whole, of each line."""
    number = 0
    while line := item.stream.readline(longest + 1):
        number += 1
        whole = len(line) <= longest or line.endswith(b"\n")
        rest = line
        while not rest.endswith(b"\n") and len(rest) > longest:
            rest = item.stream.readline(longest + 1)
        yield number, line.rstrip(b"\r\n"), whole


def _word(value: object) -> str:
    if isinstance(value, bool) or value is None:
        return ""
    return str(value) if isinstance(value, str | int | float) else ""


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else []
