"""Rival hypotheses as CommonMark with tables."""

from collections.abc import Iterator

from alleged.publish import rivals_words as words
from alleged.publish.markdown import escaped
from alleged.publish.rivals_told import RivalsTold


def text(page: RivalsTold) -> str:
    """Return the page; quotes stay word for word."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: RivalsTold) -> Iterator[str]:
    comparison, matrix = page.comparison, page.matrix
    yield f"# {escaped(matrix.question)}"
    yield ""
    yield f"*{words.CAUTION}*"
    yield ""
    yield "## How they stand"
    yield ""
    yield from _row("hypothesis", "chance", "in words", "bits", "classic score", "says")
    yield "|---|---:|---|---:|---:|---|"
    for each in comparison.standings:
        said = (each.hypothesis.name, *words.standing_words(each), each.hypothesis.text)
        yield from _row(*map(escaped, said))
    yield ""
    yield escaped(words.leader(comparison))
    yield ""
    for line in words.carried(page.losses):
        yield f"- {escaped(line)}"
    for line in words.granted(page.variants):
        yield f"- {escaped(line)}"
    yield ""
    yield "## The matrix"
    yield ""
    names = [escaped(each.name) for each in matrix.hypotheses]
    yield from _row("evidence", *names, "credible", "apart")
    yield f"|---|{'---|' * len(names)}---:|---:|"
    apart = dict(comparison.diagnosticity)
    for number, row in enumerate(matrix.rows):
        cells = [
            words.cell_words(cell, page.counted(number, place))
            for place, cell in enumerate(row.cells)
        ]
        tail = (f"{row.credibility:.0%}", f"{apart[row.name] / 100:.2f}")
        yield from _row(escaped(row.name), *map(escaped, cells), *tail)
    yield ""
    yield escaped(words.BITS)
    yield ""
    for note in matrix.notes:
        yield f"- {escaped(note)}"
    yield "## The evidence"
    yield ""
    yield from _evidence(page)
    yield escaped(words.OWN)


def _evidence(page: RivalsTold) -> Iterator[str]:
    for row in page.matrix.rows:
        yield f"### {escaped(row.name)}"
        yield ""
        for said in (row.text, words.told_by(row), words.credible(row)):
            if said:
                yield f"- {escaped(said)}"
        for hypothesis, cell in zip(page.matrix.hypotheses, row.cells, strict=True):
            yield f"- **{escaped(hypothesis.name)}** {escaped(words.cell_reason(cell))}"
        yield ""
        for quoted in page.quotes.get(row.name, ()):
            yield f"> “{escaped(quoted.text)}”"
            yield ">"
            who = words.quoted_words(quoted)
            yield f"> — {escaped(who)}; `{quoted.id}`"
            yield ""


def _row(*cells: str) -> Iterator[str]:
    yield f"| {' | '.join(cells)} |"
