"""A brief as CommonMark: every mark a text could make is escaped, quotes stay word for word."""

import re
from collections.abc import Iterator

from alleged.model.assessment import Verdict
from alleged.model.document import Refusal
from alleged.model.legible import one_line
from alleged.model.refusals import by_reason
from alleged.publish import episode_wording, wording
from alleged.publish.entries import Entry, Glance, Group, Quote, Report
from alleged.publish.lineage_words import origins_words, same_voices
from alleged.publish.sections import Item, Section
from alleged.publish.verdict_wording import line as verdict_line

_MARKS = re.compile(r"([\\`*_{}\[\]<>#+!|~&$^=@]|:(?=//))")
_LINE_START = re.compile(r"^(\s*)([-+]|\d+[.)])")


def text(
    glance: Glance,
    groups: tuple[Group, ...],
    refusals: tuple[Refusal, ...],
    scope: str,
    sections: tuple[Section, ...] = (),
) -> str:
    """Return a brief as CommonMark, one bullet a line of a deal, quotes as block quotes."""
    return "\n".join(_lines(glance, groups, refusals, scope, sections)) + "\n"


def escaped(words: str) -> str:
    """Return the words on one line, with everything escaped that Markdown would act on.

    >>> escaped("1. <b>[see](http://x.example)</b>")
    '1\\\\. \\\\<b\\\\>\\\\[see\\\\](http\\\\://x.example)\\\\</b\\\\>'
    """
    marked = _MARKS.sub(r"\\\1", one_line(words)).replace("www.", "www\\.")
    return _LINE_START.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", marked)


def _lines(
    glance: Glance,
    groups: tuple[Group, ...],
    refusals: tuple[Refusal, ...],
    scope: str,
    sections: tuple[Section, ...],
) -> Iterator[str]:
    yield "# Brief"
    yield ""
    if scope:
        yield f"**{escaped(scope)}**"
        yield ""
    yield f"*{wording.CAUTION}*"
    yield ""
    yield "## At a glance"
    yield ""
    for label, words in wording.glance_lines(glance):
        yield f"- **{label}**: {escaped(words)}"
    yield ""
    if groups:
        yield "## Deals that reports tell of"
        yield ""
    for group in groups:
        together = group.episode is not None and len(group.entries) > 1
        if group.episode is not None and together:
            yield f"### {escaped(episode_wording.heading(group.episode) + origins_words(group))}"
            yield ""
            said = [episode_wording.together(group.episode), *map(escaped, same_voices(group))]
            yield " ".join(said)
            yield ""
            for line in episode_wording.rival_lines(group.episode, group.reports):
                yield f"- **{line.label} differs**: {escaped(line.text)}"
            yield ""
        if group.verdict is not None and together:
            yield from _verdict(group.verdict)
        for number, entry in enumerate(group.entries, start=group.first_number):
            yield from _entry(entry, number, "####" if together else "###")
        if group.verdict is not None and not together:
            yield from _verdict(group.verdict)
    for section in sections:
        yield from _section(section)
    if refusals:
        yield "## What could not be read"
        yield ""
        for shared in by_reason(refusals):
            hint = f" *{escaped(shared.hint)}*" if shared.hint else ""
            yield f"- **{escaped(wording.reason_heading(shared))}**{hint}"
            yield from (f"  - {escaped(place)}" for place in wording.some(shared.places))
        yield ""


def _verdict(verdict: Verdict) -> Iterator[str]:
    yield f"*{escaped(verdict_line(verdict))}*"
    yield ""


def _entry(entry: Entry, number: int, level: str) -> Iterator[str]:
    report = entry.report
    yield f"{level} {number}\\. {escaped(wording.heading(entry))}"
    yield ""
    for line in wording.lines_of(entry):
        yield f"- **{line.label}**: {escaped(line.text)}"
    yield ""
    for quote in entry.quotes:
        yield from _quote(quote, report)
    source = escaped(", ".join(wording.source_parts(report)))
    yield f"Source: {source}; `{entry.deal.id}` in `{report.id}`"
    yield ""


def _section(section: Section) -> Iterator[str]:
    yield f"## {section.heading}"
    yield ""
    yield section.note
    yield ""
    for block in section.blocks:
        if block.heading:
            yield f"### {block.heading}"
            yield ""
        for number, item in enumerate(block.items, start=1):
            yield from _item(item, number, "####" if block.heading else "###")
        if block.rest:
            yield block.rest
            yield ""


def _item(item: Item, number: int, level: str) -> Iterator[str]:
    heading = ", ".join(part for part in (item.heading, item.told) if part)
    yield f"{level} {number}\\. {escaped(heading)}"
    yield ""
    for line in item.lines:
        yield f"- **{line.label}**: {escaped(line.text)}"
    yield ""
    for each in item.quotes:
        yield from _quote(each.quote, each.report)
    sources = (", ".join(wording.source_parts(report)) for report in item.reports)
    ids = ", ".join(f"`{each}`" for each in item.ids)
    yield f"Source: {escaped('; '.join(sources))}; {ids}{item.rest}"
    yield ""


def _quote(quote: Quote, report: Report) -> Iterator[str]:
    said = "".join(f"; {wording.said_words(said, quote)}" for said in quote.said)
    yield f"> “{escaped(quote.text)}”"
    yield ">"
    yield f"> — {escaped(wording.quote_source(quote, report) + said)}"
    yield ""
