"""A pattern in a terminal: the warning, the claim, the counts, and each time it was tested."""

from collections.abc import Iterator

from rich.box import SIMPLE_HEAD
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from alleged.model.legible import one_line
from alleged.publish import patterns_words as words
from alleged.publish.patterns_told import PatternTold
from alleged.publish.terminal import Hanging


def renderables(told: PatternTold) -> Iterator[RenderableType]:
    """Yield a pattern in pieces a rich console can print, whatever its width."""
    yield Hanging(Text(told.pattern.warning, style="italic"))
    yield Text()
    yield Hanging(Text(one_line(words.claim(told))), "put to the test", room=17)
    yield Hanging(Text(one_line(words.counts(told))), "counted", room=17)
    yield Hanging(Text(one_line(words.finding(told)), style="bold"), "found", room=17)
    for note in words.notes(told):
        yield Hanging(Text(one_line(note)), "note", room=17)
    yield Text()
    yield _table(told)
    yield Hanging(Text(f"{told.pattern.whole.test}; intervals of 95 %.", style="dim"))
    yield Hanging(Text(words.MANY, style="dim"))


def _table(told: PatternTold) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    others = bool(words.of_others(told.pattern.whole))
    table.add_column("counted", ratio=1, overflow="fold")
    heads = ["having", *(["others"] if others else []), told.pattern.whole.measure]
    for head in (*heads, "95 %", "p"):
        table.add_column(head, justify="right", no_wrap=True)
    for name, tally in words.lines(told):
        beside = [words.of_others(tally)] if others else []
        table.add_row(
            Text(one_line(name)),
            f"{tally.having:,} of {tally.of:,}",
            *beside,
            words.estimate(tally),
            words.interval(tally),
            words.p_words(tally),
        )
    return table
