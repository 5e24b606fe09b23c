"""A weighed episode in a terminal: the sum as a column that adds up, each term with its reason."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.rule import Rule
from rich.text import Text

from alleged.model.assessment import TermKind
from alleged.model.legible import one_line
from alleged.publish import weighed_wording as words
from alleged.publish.terminal import Hanging, shortened
from alleged.publish.verdict_wording import bits
from alleged.publish.weighing import Expectations, Supposition, Weighing

_BITS = 8
_LABEL = 14
_QUOTE = 200


def renderables(weighed: Weighing) -> Iterator[RenderableType]:
    """Yield a weighed episode in pieces that a rich console can print."""
    yield Hanging(_bold(words.heading(weighed)))
    yield Hanging(Text(weighed.id, style="dim"))
    yield Text()
    yield Hanging(Text(words.OURS, style="italic"))
    for said in words.said_of(weighed):
        yield Hanging(Text(said))
    yield Text()
    yield Hanging(Text(words.credibility(weighed.verdict)), "credibility", room=_LABEL)
    yield Hanging(Text(one_line(words.letters(weighed))), "reliability", room=_LABEL)
    for label, said in words.range_lines(weighed.verdict):
        yield Hanging(Text(said), label, room=_LABEL)
    yield Hanging(Text(one_line(words.linchpin_words(weighed))), "linchpins", room=_LABEL)
    for said in map(words.kept_words, weighed.kept):
        yield Hanging(Text(one_line(said)), "kept", room=_LABEL)
    yield from _sum(weighed)


def supposed_renderables(supposed: Supposition) -> Iterator[RenderableType]:
    """Yield both verdicts and what moved, most first."""
    yield Hanging(_bold(words.heading(supposed.weighed)))
    yield Hanging(Text(supposed.id, style="dim"))
    yield Text()
    yield Hanging(Text(words.OURS, style="italic"))
    yield Text()
    yield Hanging(Text(one_line(words.changed_words(supposed.what_if.change) + ":")))
    for label, said in words.beside(supposed):
        yield Hanging(Text(said), label, room=_LABEL)
    yield Hanging(Text(words.turn(supposed)))
    if supposed.what_if.moves:
        yield Text()
        yield Rule(Text("What moved"), align="left", style="dim")
    for move in supposed.what_if.moves:
        by, said = words.move_words(move, supposed.weighed)
        yield Hanging(Text(one_line(said)), by, room=_BITS)


def _sum(weighed: Weighing) -> Iterator[RenderableType]:
    found = words.lines(weighed)
    yield Text()
    yield Rule(Text("The sum, in bits (log2 odds)"), align="left", style="dim")
    yield from _term(words.whole(found, TermKind.PRIOR))
    for each in (*words.voices(found), *words.traces(found)):
        yield from _term(each)
    yield from _term(words.whole(found, TermKind.DECEIVED))
    yield Hanging(_bold("sum"), bits(weighed.verdict.hundredths), room=_BITS)
    for label, some in words.lists(weighed, found):
        yield Text()
        yield Rule(Text(label), align="left", style="dim")
        for who, why in some:
            yield Hanging(Text(one_line(f"{who}: {why}")), margin=2)


def _term(line: words.TermLine) -> Iterator[RenderableType]:
    reason = "" if line.steps else f": {line.reason}"
    yield Hanging(Text(one_line(f"{line.who}{reason}")), line.bits, room=_BITS)
    for step in line.steps:
        said = Text(one_line(f"{bits(step.hundredths)} {step.name}: {step.reason}"), style="dim")
        yield Hanging(said, margin=_BITS)
    if line.quote:
        quote = shortened(one_line(line.quote), _QUOTE)
        yield Hanging(Text(f"“{quote}” {line.ids[0]}", style="dim"), margin=_BITS)


def _bold(said: str) -> Text:
    return Text(one_line(said), style="bold")


def expected_renderables(expected: Expectations) -> Iterator[RenderableType]:
    """Yield every trace with its state, what it says, and what an analyst looked at."""
    yield Hanging(_bold(words.heading(expected.weighed)))
    yield Hanging(Text(expected.id, style="dim"))
    yield Hanging(Text(words.EXPECTED.format(expected.weighed.checklist.name), style="italic"))
    for each in expected.traces:
        yield Text()
        yield Hanging(_bold(f"{each.trace.name}: {each.state}"), bits(each.term.hundredths), room=8)
        for said in words.trace_lines(each):
            yield Hanging(Text(one_line(said), style="dim"), margin=_BITS)
