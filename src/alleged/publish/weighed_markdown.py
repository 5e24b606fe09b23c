"""A weighed episode as CommonMark: the sum as a table that adds up."""

from collections.abc import Iterator

from alleged.model.assessment import TermKind
from alleged.publish import weighed_wording as words
from alleged.publish.markdown import escaped
from alleged.publish.verdict_wording import bits
from alleged.publish.weighing import Supposition, Weighing


def text(weighed: Weighing) -> str:
    """Return a weighed episode: verdict, range, and every term with its reason."""
    return "\n".join(_lines(weighed)) + "\n"


def supposed_text(supposed: Supposition) -> str:
    """Return both verdicts and what moved."""
    return "\n".join(_supposed(supposed)) + "\n"


def _lines(weighed: Weighing) -> Iterator[str]:
    yield from _head(weighed)
    for said in words.said_of(weighed):
        yield escaped(said)
    yield ""
    yield f"- **credibility**: {escaped(words.credibility(weighed.verdict))}"
    yield f"- **reliability**: {escaped(words.letters(weighed))}"
    for label, said in words.range_lines(weighed.verdict):
        yield f"- **{label}**: {escaped(said)}"
    yield f"- **linchpins**: {escaped(words.linchpin_words(weighed))}"
    for said in map(words.kept_words, weighed.kept):
        yield f"- **kept**: {escaped(said)}"
    found = words.lines(weighed)
    summed = (
        words.whole(found, TermKind.PRIOR),
        *words.voices(found),
        *words.traces(found),
        words.whole(found, TermKind.DECEIVED),
    )
    yield ""
    yield "| bits | whose | why |"
    yield "|---:|---|---|"
    for each in summed:
        yield f"| {each.bits} | {escaped(each.who)} | {_why(each)} |"
    yield f"| **{bits(weighed.verdict.hundredths)}** | **sum** | |"
    yield ""
    for label, some in words.lists(weighed, found):
        yield f"## {label}"
        yield ""
        yield from (f"- {escaped(each)}: {escaped(why)}" for each, why in some)
        yield ""


def _head(weighed: Weighing) -> Iterator[str]:
    yield f"# {escaped(words.heading(weighed))}"
    yield ""
    yield f"`{weighed.id}`"
    yield ""
    yield f"*{words.OURS}*"
    yield ""


def _why(line: words.TermLine) -> str:
    parts = [f"{bits(step.hundredths)} {step.name}: {step.reason}" for step in line.steps]
    said = "<br>".join(map(escaped, parts or [line.reason]))
    quote = f"<br>“{escaped(line.quote)}”" if line.quote else ""
    ids = "".join(f" `{each}`" for each in line.ids)
    return f"{said}{quote}{ids}"


def _supposed(supposed: Supposition) -> Iterator[str]:
    yield from _head(supposed.weighed)
    yield f"{escaped(words.changed_words(supposed.what_if.change))}:"
    yield ""
    for label, said in words.beside(supposed):
        yield f"- **{label}**: {escaped(said)}"
    yield ""
    yield words.turn(supposed)
    yield ""
    if supposed.what_if.moves:
        yield "| bits | what moved |"
        yield "|---:|---|"
    for move in supposed.what_if.moves:
        by, said = words.move_words(move, supposed.weighed)
        yield f"| {by} | {escaped(said)} |"
