"""A brief in a terminal: readable at 80 columns, without colour too, and safe to print."""

from collections.abc import Iterator

from rich.console import Group as Stack
from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from alleged.model.document import Refusal
from alleged.model.legible import legible, one_line
from alleged.model.refusals import SharedReason, by_reason
from alleged.publish import wording
from alleged.publish.entries import Entry, Glance, Group, Quote, Report

_INDENT = 4
_LABEL = 14


def renderables(
    glance: Glance, groups: tuple[Group, ...], refusals: tuple[Refusal, ...], scope: str
) -> Iterator[RenderableType]:
    """Yield a brief in pieces a rich console can print, whatever its width."""
    yield Rule(Text("Brief", style="bold"), align="left", style="dim")
    if scope:
        yield Text(one_line(scope), style="bold")
    yield Text(wording.CAUTION, style="italic")
    yield Text()
    yield _pairs((label, Text(one_line(words))) for label, words in wording.glance_lines(glance))
    for group in groups:
        yield Text()
        if len(group.entries) > 1:
            yield Rule(_bold(wording.group_heading(group)), align="left", style="dim")
            yield Text(wording.GROUPING, style="dim")
        else:
            yield Rule(style="dim")
        for number, entry in enumerate(group.entries, start=group.first_number):
            yield Text()
            yield from entry_renderables(entry, number)
    if refusals:
        yield Text()
        yield Rule(_bold("What could not be read"), align="left", style="dim")
        yield from (_refusal(shared) for shared in by_reason(refusals))


def entry_renderables(entry: Entry, number: int | None = None) -> Iterator[RenderableType]:
    """Yield one deal: heading, one line a field, the exact words, and where to find them."""
    title = f"{number}. {wording.heading(entry)}" if number else wording.heading(entry)
    yield _bold(title)
    rows = ((line.label, _said(line)) for line in wording.lines_of(entry))
    yield Padding(_pairs(rows), (0, 0, 0, _INDENT))
    for quote in entry.quotes:
        yield Padding(_quote(quote, entry.report), (1, 2, 0, _INDENT))
    yield Padding(_source(entry), (1, 0, 0, _INDENT))


def _bold(words: str) -> Text:
    return Text(one_line(words), style="bold")


def _said(line: wording.Line) -> Text:
    text = Text()
    if line.lead:
        text.append(f"{one_line(line.lead)} ", style="dim")
    style = "red" if line.label.startswith("denied") else ""
    return text.append(one_line(line.text), style=style)


def _quote(quote: Quote, report: Report) -> RenderableType:
    source = [f"— {wording.quote_source(quote, report)}"]
    source += (wording.said_words(said, quote, report) for said in quote.said)
    return Stack(
        Text(f"“{one_line(quote.text)}”", overflow="fold"),
        *(Padding(Text(one_line(s), style="dim", overflow="fold"), (0, 0, 0, 2)) for s in source),
    )


def _source(entry: Entry) -> Text:
    report, deal = entry.report, entry.deal
    where = report.url or report.path
    title = f"“{report.title}”, " if report.title else ""
    return Text(
        one_line(f"{title}{report.given_id}" + (f", {where}" if where else ""))
        + f"\n{deal.id} in {report.id}",
        style="dim",
        overflow="fold",
    )


def _refusal(shared: SharedReason) -> RenderableType:
    text = Text(one_line(wording.reason_heading(shared)), style="bold", overflow="fold")
    if shared.hint:
        text.append(f"\n    {legible(shared.hint)}", style="not bold dim")
    for place in wording.some(shared.places):
        text.append(f"\n    {one_line(place)}", style="not bold")
    return text


def _pairs(rows: Iterator[tuple[str, Text]]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="cyan", width=_LABEL, no_wrap=True)
    table.add_column(overflow="fold", ratio=1)
    last = ""
    for label, words in rows:
        table.add_row("" if label == last else label, words)
        last = label
    return table
