"""Lineage as a drawing: one line a report, under what it took from; nothing loaded, nothing run."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import escape

from alleged.model.legible import one_line
from alleged.publish.ancestry import Ancestry, Branch
from alleged.publish.lineage_words import edge_words, report_words, voices_words
from alleged.publish.terminal import shortened

_LEFT, _TOP, _ROW, _STEP = 24, 64, 46, 28
_WIDTH, _LETTER = 880, 7.2
_STYLE = (
    "text{font-family:'Noto Sans','Segoe UI',Helvetica,Arial,sans-serif;fill:#1c1b19}"
    ".head{font-size:17px;font-weight:600}.report{font-size:14px}.asked{font-weight:600}"
    ".edge{font-size:12px;fill:#5c5850}.line{stroke:#8a8378;fill:none;stroke-width:1.5}"
    ".dot{fill:#1b4f8a}.again{fill:#fbfaf7;stroke:#1b4f8a;stroke-width:1.5}.paper{fill:#fbfaf7}"
    "@media(prefers-color-scheme:dark){.paper{fill:#16171a}text{fill:#e6e3dc}.edge{fill:#aaa59a}"
    ".dot{fill:#8ab8ef}.again{fill:#16171a;stroke:#8ab8ef}}"
)


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the drawing."""

    branch: Branch
    depth: int
    parent: int | None
    """Number of the row above it that it hangs on."""


def drawing(ancestry: Ancestry) -> str:
    """Return the drawing as SVG, as high as there are reports."""
    rows = list(_rows(ancestry))
    asked = {point.document_id for point in ancestry.asked}
    height = _TOP + _ROW * max(1, len(rows)) + 8
    title = voices_words(ancestry.independence)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img">',
        f"<title>{escape(title)}</title><style>{_STYLE}</style>",
        f'<rect class="paper" width="{_WIDTH}" height="{height}"/>',
        f'<text class="head" x="{_LEFT}" y="34">{escape(title)}</text>',
    ]
    for number, row in enumerate(rows):
        parts += _line(row, number)
    for number, row in enumerate(rows):
        parts += _label(row, number, asked)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _rows(ancestry: Ancestry) -> Iterator[_Row]:
    count = 0
    waiting: list[tuple[Branch, int, int | None]]
    for tree in ancestry.trees():
        waiting = [(tree, 0, None)]
        while waiting:
            branch, depth, parent = waiting.pop()
            yield _Row(branch, depth, parent)
            waiting += ((child, depth + 1, count) for child in reversed(branch.children))
            count += 1


def _place(row: _Row, number: int) -> tuple[int, int]:
    return _LEFT + 6 + _STEP * row.depth, _TOP + _ROW * number


def _line(row: _Row, number: int) -> Iterator[str]:
    if row.parent is not None:
        x, y = _place(row, number)
        above = _TOP + _ROW * row.parent
        yield f'<path class="line" d="M{x - _STEP} {above} V{y} H{x}"/>'


def _label(row: _Row, number: int, asked: set[str]) -> Iterator[str]:
    x, y = _place(row, number)
    branch = row.branch
    room = int((_WIDTH - x - 30) / _LETTER)
    weight = " asked" if branch.report.id in asked else ""
    words = [edge_words(edge) for edge in (branch.edge,) if edge]
    words += ["see above"] if branch.again else [edge_words(edge) for edge in branch.names]
    yield f'<circle class="{"again" if branch.again else "dot"}" cx="{x}" cy="{y}" r="5"/>'
    yield _text(f"report{weight}", x + 14, y + 5, report_words(branch.report), room)
    yield _text("edge", x + 14, y + 22, "; ".join(words), room)


def _text(kind: str, x: int, y: int, words: str, room: int) -> str:
    shown = escape(shortened(one_line(words), room))
    return f'<text class="{kind}" x="{x}" y="{y}">{shown}</text>'
