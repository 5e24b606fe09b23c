"""Lists as tables that a terminal of 80 columns can hold."""

from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from alleged.model.document import Document
from alleged.model.legible import one_line

SHORT_ID = 8
"""Digits of an id that are shown; `alleged show` takes the beginning of an id."""


_NARROW = 10


def table(
    headers: Sequence[str],
    rows: Iterable[Sequence[str]],
    wide: str = "",
    narrow: Sequence[str] = (),
) -> Table:
    """Return a table; the column named `wide` takes the room the others leave.

    Columns named in `narrow` hold a few short words, which fold before those of others do.
    A column of ids or numbers is never folded, so that it can be copied.
    """
    made = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for header in headers:
        made.add_column(
            header,
            overflow="fold",
            no_wrap=header in ("id", "n", "bears on"),
            justify="right" if header in ("n", "deals", "reports", "refused") else "left",
            ratio=1 if header == wide else None,
            max_width=_NARROW if header in narrow else None,
            style="dim" if header == "id" else "",
        )
    for row in rows:
        made.add_row(*(Text(one_line(cell)) for cell in row))
    return made


def short(row_id: str) -> str:
    """Return an id cut to what a table has room for.

    >>> short("deal-0123456789abcdef")
    'deal-01234567'
    """
    kind, dash, digits = row_id.partition("-")
    return f"{kind}{dash}{digits[:SHORT_ID]}"


def without_empty(
    headers: Sequence[str], rows: Sequence[Sequence[str]], name: str
) -> tuple[list[str], list[list[str]]]:
    """Return a table's headers and rows, without the column of a name if nothing stands in it.

    >>> without_empty(["id", "reviewed"], [["deal-1", ""]], "reviewed")
    (['id'], [['deal-1']])
    """
    at = headers.index(name)
    if any(row[at] for row in rows):
        return list(headers), [list(row) for row in rows]
    return [*headers[:at], *headers[at + 1 :]], [[*row[:at], *row[at + 1 :]] for row in rows]


def clipped(text: str, length: int = 160) -> str:
    """Return a text on one line, cut at a word if it is long.

    >>> clipped("one two three", 9)
    'one two …'
    """
    line = one_line(text)
    return line if len(line) <= length else line[:length].rsplit(" ", 1)[0] + " …"


def teller(document: Document) -> str:
    """Return whose report a document is: outlet, else authors, else its given id."""
    return document.outlet or " and ".join(document.authors) or document.given_id
