"""Rival hypotheses in a terminal: the matrix, then how they stand and what that rests on."""

from collections.abc import Iterator

from rich.box import SIMPLE_HEAD
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from alleged.model.legible import one_line
from alleged.publish import rivals_words as words
from alleged.publish.rivals_told import RivalsTold
from alleged.publish.terminal import Hanging


def matrix_renderables(page: RivalsTold) -> Iterator[RenderableType]:
    """Yield the grid: a row of evidence a line, a hypothesis a column."""
    yield from _head(page)
    matrix = page.matrix
    apart = dict(page.comparison.diagnosticity)
    grid = _table("evidence", *(each.name for each in matrix.hypotheses), "credible", "apart")
    grid.columns[0].ratio = 1
    for number, row in enumerate(matrix.rows):
        counted = [page.counted(number, place) for place in range(len(row.cells))]
        cells = [words.cell_words(*each) for each in zip(row.cells, counted, strict=True)]
        told = words.told_by(row)
        name = Text(one_line(row.name))
        if told:
            name.append(f"\n{one_line(told)}", style="dim")
        apart_words = f"{apart[row.name] / 100:.2f}"
        grid.add_row(name, *map(Text, cells), f"{row.credibility:.0%}", apart_words)
    yield grid
    yield Text()
    yield Hanging(Text(words.BITS, style="dim"))
    for note in matrix.notes:
        yield Hanging(Text(one_line(note)), "note", room=6)


def comparison_renderables(page: RivalsTold, *, head: bool = False) -> Iterator[RenderableType]:
    """Yield how the rivals stand, which rows tell them apart, and what carries the order."""
    if head:
        yield from _head(page)
    else:
        yield Text()
    stand = _table("hypothesis", "chance", "in words", "bits", "classic")
    stand.columns[0].ratio = 1
    for each in page.comparison.standings:
        standing = words.standing_words(each)
        name = Text(one_line(each.hypothesis.name))
        name.append(f"\n{one_line(each.hypothesis.text)}", style="dim")
        stand.add_row(name, *standing)
    yield stand
    yield Text()
    yield Hanging(Text(words.leader(page.comparison), style="bold"))
    yield Text()
    telling = [(name, bits) for name, bits in page.comparison.diagnosticity if bits]
    for number, (row, bits) in enumerate(telling[:5]):
        label = "" if number else "tells most apart"
        yield Hanging(Text(f"{one_line(row)} ({bits / 100:.2f} bits)"), label, room=18)
    silent = len(page.comparison.diagnosticity) - len(telling)
    if silent:
        yield Hanging(Text(f"{silent} of {silent + len(telling)} rows"), "tell nothing", room=18)
    for number, line in enumerate(words.carried(page.losses)):
        yield Hanging(Text(one_line(line)), "" if number else "carried by", room=18)
    for number, line in enumerate(words.granted(page.variants)):
        yield Hanging(Text(one_line(line)), "" if number else "taken otherwise", room=18)
    yield Text()
    yield Hanging(Text(words.OWN, style="dim"))


def _head(page: RivalsTold) -> Iterator[RenderableType]:
    yield Hanging(Text(one_line(page.matrix.question), style="bold"))
    yield Hanging(Text(words.CAUTION, style="italic"))
    yield Text()


def _table(*headers: str) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for header in headers:
        right = header in ("chance", "bits", "classic", "credible", "apart")
        table.add_column(
            Text(one_line(header)),
            justify="right" if right else "left",
            overflow="fold",
            no_wrap=right,
        )
    return table
