"""A brief in a terminal: readable at 80 columns, without colour too, and safe to print."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.rule import Rule
from rich.segment import Segment
from rich.text import Text

from alleged.model.document import Refusal
from alleged.model.episode import Episode
from alleged.model.legible import one_line
from alleged.model.refusals import SharedReason, by_reason
from alleged.publish import episode_wording, wording
from alleged.publish.entries import Entry, Glance, Group, Quote, Report
from alleged.publish.lineage_words import origins_words, same_voices
from alleged.publish.sections import Item, Section, more_quotes
from alleged.publish.verdict_wording import line as verdict_line

_INDENT = 4
_LABEL = 16
_WIDE_LABEL = 24
_NARROWEST = 20
_QUOTES = 2
"""Of a deal, shown in a brief. `alleged show` and every file have them all, whole."""

_QUOTE = 240
"""Characters of a quote shown in a brief."""


@dataclass(frozen=True, slots=True)
class Hanging:
    """Words wrapped beside a label, or under a margin, at whatever width there is.

    A rich table does the same at several times the cost, which a long brief feels, and pads every
    line with blanks.
    """

    words: Text
    label: str = ""
    margin: int = 0
    """Columns left of the label."""

    room: int = 0
    """Columns the label stands in."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        room = max(self.room, len(self.label) + 1) if self.label else self.room
        width = max(_NARROWEST, options.max_width - self.margin - room)
        label = console.get_style("cyan")
        for number, line in enumerate(self.words.wrap(console, width, overflow="fold")):
            line.rstrip()
            line.stylize(line.style)  # without a span, a text is rendered without its own style
            yield Segment(" " * self.margin)
            yield Segment(("" if number else self.label).ljust(room), label)
            yield from line.render(console)
            yield Segment.line()


def renderables(
    glance: Glance,
    groups: tuple[Group, ...],
    refusals: tuple[Refusal, ...],
    scope: str,
    sections: tuple[Section, ...] = (),
) -> Iterator[RenderableType]:
    """Yield a brief in pieces a rich console can print, whatever its width."""
    yield Rule(Text("Brief", style="bold"), align="left", style="dim")
    if scope:
        yield Text(one_line(scope), style="bold")
    yield Hanging(Text(wording.CAUTION, style="italic"))
    yield Text()
    for label, words in wording.glance_lines(glance):
        yield Hanging(Text(one_line(words)), label, room=_LABEL)
    for group in groups:
        yield Text()
        yield Rule(style="dim")
        if group.episode is not None and len(group.entries) > 1:
            yield Hanging(_bold(episode_wording.heading(group.episode) + origins_words(group)))
            yield Hanging(Text(episode_wording.together(group.episode), style="dim"))
            for words in same_voices(group):
                yield Hanging(Text(one_line(words)))
            for line in episode_wording.rival_lines(group.episode, group.reports):
                yield Hanging(Text(one_line(line.text)), line.label, _INDENT, _LABEL)
            yield from _verdict(group, 0)
            yield Text()
        for number, entry in enumerate(group.entries, start=group.first_number):
            if number > group.first_number:
                yield Text()
            yield from _compact(entry, number)
        if len(group.entries) == 1:
            yield from _verdict(group, _INDENT)
    for section in sections:
        yield from section_renderables(section)
    if refusals:
        yield Text()
        yield Rule(_bold("What could not be read"), align="left", style="dim")
        for shared in by_reason(refusals):
            yield from _refusal(shared)


def _verdict(group: Group, margin: int) -> Iterator[RenderableType]:
    if group.verdict is not None:
        yield Hanging(Text(verdict_line(group.verdict), style="italic"), margin=margin)


def entry_renderables(entry: Entry) -> Iterator[RenderableType]:
    """Yield one deal: heading, one line a field, the exact words, and where to find them."""
    yield Hanging(_bold(wording.heading(entry)))
    yield from _fields(entry)
    for quote in entry.quotes:
        yield from _quote(quote, entry.report)
    yield Text()
    for line_of_source in (_title(entry), f"{entry.deal.id} in {entry.report.id}"):
        yield Hanging(Text(line_of_source, style="dim"), margin=_INDENT)


def episode_renderables(
    episode: Episode, reports: Mapping[str, Report], headings: Iterable[str]
) -> Iterator[RenderableType]:
    """Yield one episode: its values side by side, then each telling with why it is there.

    `headings` are those of the members, in their order.
    """
    yield Hanging(_bold(episode_wording.heading(episode)))
    yield Hanging(Text(episode.id, style="dim"), margin=_INDENT)
    for line in episode_wording.rival_lines(episode, reports):
        yield Hanging(Text(one_line(line.text)), f"{line.label} differs", _INDENT, _WIDE_LABEL)
    for line in episode_wording.agreed_lines(episode, reports):
        yield Hanging(Text(one_line(line.text)), line.label, _INDENT, _WIDE_LABEL)
    for member, heading in zip(episode.members, headings, strict=True):
        yield Text()
        yield Hanging(Text(one_line(heading)), margin=_INDENT)
        standing = f"{member.id}: {episode_wording.standing(member)}"
        yield Hanging(Text(one_line(standing), style="dim"), margin=_INDENT + 2)
        for reason in member.reasons:
            words = one_line(episode_wording.reason_words(reason))
            yield Hanging(Text(words, style="dim"), margin=_INDENT + 2)


def section_renderables(section: Section) -> Iterator[RenderableType]:
    """Yield one section: its heading, then each item with the beginning of its quotes."""
    yield Text()
    yield Rule(_bold(section.heading), align="left", style="dim")
    yield Hanging(Text(section.note, style="dim"))
    for block in section.blocks:
        if block.heading:
            yield Text()
            yield Text(block.heading, style="cyan bold")
        for number, item in enumerate(block.items, start=1):
            yield Text()
            yield from _compact_item(item, number)
        if block.rest:
            yield Text()
            yield Hanging(Text(block.rest))


def item_renderables(item: Item) -> Iterator[RenderableType]:
    """Yield one report's item: heading, one line a field, the exact words, where to find them."""
    yield Hanging(_bold(f"{item.heading}, {item.told}"))
    yield from _lines(item.lines)
    for each in item.quotes:
        yield from _quote(each.quote, each.report)
    yield Text()
    (report,), (row_id,) = item.reports, item.ids
    source = one_line(", ".join(wording.source_parts(report)))
    for line_of_source in (source, f"{row_id} in {report.id}"):
        yield Hanging(Text(line_of_source, style="dim"), margin=_INDENT)


def actor_renderables(
    lines: tuple[tuple[str, str], ...], deals: tuple[Entry, ...], sections: tuple[Section, ...]
) -> Iterator[RenderableType]:
    """Yield an actor's page: who it is, the deals it has a role in, and what else is claimed."""
    for label, value in lines:
        yield Hanging(Text(one_line(value)), label, room=_LABEL // 2)
    yield Text()
    if deals:
        yield Rule(Text("Deals it is given a role in"), align="left", style="dim")
    else:
        yield Text("No report gives it a role in a deal.", style="dim")
    for entry in deals:
        heading = Text(one_line(wording.heading(entry)))
        yield Hanging(heading, _short_id(entry.deal.id), room=_LABEL)
    for section in sections:
        yield from section_renderables(section)


def _compact_item(item: Item, number: int) -> Iterator[RenderableType]:
    yield Hanging(_bold(f"{number}. {item.heading}"))
    if item.told:
        yield Hanging(Text(one_line(item.told), style="dim"), margin=_INDENT)
    yield from _lines(item.lines)
    quotes = item.quotes[:_QUOTES]
    if quotes:
        yield Text()
    for each in quotes:
        several = len(item.reports) > 1
        yield from _short_quote(each.quote, f"{each.report.voice}, " if several else "")
    more = more_quotes(item.more_quotes + len(item.quotes) - len(quotes))
    yield Hanging(Text(one_line("; ".join(item.ids) + more), style="dim"), margin=_INDENT)


def _compact(entry: Entry, number: int) -> Iterator[RenderableType]:
    """Yield one deal of many: the beginning of its foremost quotes, and how to see it whole."""
    title = _bold(f"{number}. {wording.subject(entry)}")
    yield Hanging(title)
    yield Hanging(Text(one_line(wording.telling(entry)), style="dim"), margin=_INDENT)
    yield from _fields(entry)
    yield Text()
    for quote in wording.foremost(entry, _QUOTES):
        yield from _short_quote(quote)
    rest = more_quotes(len(entry.quotes) - _QUOTES)
    source = wording.source_parts(entry.report)[0]
    yield Hanging(Text(one_line(f"{source}; {entry.deal.id}{rest}"), style="dim"), margin=_INDENT)


def _short_quote(quote: Quote, source: str = "") -> Iterator[RenderableType]:
    at = one_line(f"({source}characters {quote.span.start}–{quote.span.end})")
    words = Text(f"“{shortened(one_line(quote.text), _QUOTE)}” ").append(at, style="dim")
    yield Hanging(words, margin=_INDENT)


def shortened(words: str, most: int) -> str:
    """Return the words, cut at a space where they are longer than `most`, with an ellipsis.

    >>> shortened("The buses left the town", 12)
    'The buses …'
    """
    if len(words) <= most:
        return words
    cut = words[:most]
    return (cut.rpartition(" ")[0].rstrip(" ,;:") or cut[:-1]) + " …"


def _short_id(row_id: str) -> str:
    """Return an id cut to what a list has room for; `alleged show` takes the beginning of one."""
    kind, dash, digits = row_id.partition("-")
    return f"{kind}{dash}{digits[:8]}"


def _fields(entry: Entry) -> Iterator[RenderableType]:
    yield from _lines(wording.lines_of(entry))


def _lines(lines: Iterable[wording.Line]) -> Iterator[RenderableType]:
    last = ""
    for line in lines:
        label = "" if line.label == last else line.label
        style = "red" if line.label.startswith("denied") else ""
        yield Hanging(Text(one_line(line.text), style=style), label, _INDENT, _LABEL)
        last = line.label


def _bold(words: str) -> Text:
    return Text(one_line(words), style="bold")


def _quote(quote: Quote, report: Report) -> Iterator[RenderableType]:
    yield Text()
    yield Hanging(Text(f"“{one_line(quote.text)}”"), margin=_INDENT)
    source = [f"— {wording.quote_source(quote, report)}"]
    source += (wording.said_words(said, quote) for said in quote.said)
    for words in source:
        yield Hanging(Text(one_line(words), style="dim"), margin=_INDENT + 2)


def _title(entry: Entry) -> str:
    report = entry.report
    return one_line(", ".join(wording.source_parts(report)))


def _refusal(shared: SharedReason) -> Iterator[RenderableType]:
    yield Hanging(_bold(wording.reason_heading(shared)))
    if shared.hint:
        yield Hanging(Text(one_line(shared.hint), style="dim"), margin=_INDENT)
    for place in wording.some(shared.places):
        yield Hanging(Text(one_line(place)), margin=_INDENT)
