"""A pattern as CommonMark: the warning first, then the test each time, then what was counted."""

from collections.abc import Iterator

from alleged.publish import patterns_words as words
from alleged.publish.markdown import escaped
from alleged.publish.patterns_told import PatternTold


def text(told: PatternTold) -> str:
    """Return the page."""
    return "\n".join(_lines(told)) + "\n"


def _lines(told: PatternTold) -> Iterator[str]:
    yield f"# Pattern: {escaped(told.asked.title)}"
    yield ""
    yield f"*{escaped(told.pattern.warning)}*"
    yield ""
    for said in (words.claim(told), words.counts(told), words.finding(told)):
        yield f"- {escaped(said)}"
    for note in words.notes(told):
        yield f"- {escaped(note)}"
    yield ""
    yield f"| counted | having | others | {told.pattern.whole.measure} | 95 % | p |"
    yield "|---|---:|---:|---:|---:|---:|"
    for name, tally in words.lines(told):
        cells = (
            name,
            f"{tally.having:,} of {tally.of:,}",
            words.of_others(tally) or "–",
            words.estimate(tally),
            words.interval(tally),
            words.p_words(tally),
        )
        yield f"| {' | '.join(map(escaped, cells))} |"
    yield ""
    yield escaped(f"{told.pattern.whole.test}; intervals of 95 %. {words.MANY}")
    yield ""
    yield "## What was counted"
    yield ""
    for each in told.counted:
        sort = told.asked.sort if each.occasion.outcome else told.asked.others
        having = "with" if told.has_group(each) else "without"
        yield f"- {escaped(each.heading)}; {escaped(sort)}, {having} {escaped(told.asked.group)}"
