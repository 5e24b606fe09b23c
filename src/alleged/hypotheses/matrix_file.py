"""Reads rival hypotheses and their evidence from a YAML file."""

import math
from collections.abc import Sequence
from pathlib import Path

from alleged.errors import BadHypotheses
from alleged.handwritten import Written, read_file, texts
from alleged.model.hypothesis import Cell, Hypothesis, Letter, Matrix, Relevance, Row

_LEAST, _MOST = 0.001, 0.999
"""Of p, q and priors: nothing is certain."""

_ROW = (
    "name", "text", "source", "origin", "claims", "credibility", "relevance", "q", "cells",
)  # fmt: skip


def read_matrix(path: Path) -> Matrix:
    """Return the matrix that a file holds.

    Raises BadHypotheses, with file, line and what is allowed there.
    """
    written = read_file(path, BadHypotheses)
    needed = ("question", "hypotheses", "evidence")
    table = written.table(needed, needed)
    hypotheses = _hypotheses(table["hypotheses"])
    names = [each.name for each in hypotheses]
    rows: dict[str, Row] = {}
    judged: set[str] = set()
    for written_row in table["evidence"].rows():
        row = _row(written_row, names, judged)
        if row.name in rows:
            raise written_row.wrong(f"the evidence {row.name!r} comes twice", "Keep one.")
        rows[row.name] = row
    for name, (key, _) in table["hypotheses"].entries().items():
        if name not in judged:
            raise key.wrong(
                f"no evidence is set against {name!r}",
                "Give it a cell in some row of the evidence, or leave it out.",
            )
    return Matrix(table["question"].text(), hypotheses, tuple(rows.values()))


def _hypotheses(written: Written) -> tuple[Hypothesis, ...]:
    entries = written.entries()
    if len(entries) < 2:
        raise written.wrong(
            f"{len(entries)} hypotheses are no rivals", "Name two or more, `name: text`."
        )
    found: list[tuple[str, str, float | None]] = []
    for name, (_, value) in entries.items():
        if not value.is_table:
            found.append((name, value.text(), None))
            continue
        table = value.table(("text", "prior"), ("text",))
        prior = table["prior"].number(_LEAST, _MOST) if "prior" in table else None
        found.append((name, table["text"].text(), prior))
    priors = [prior for _, _, prior in found if prior is not None]
    if not priors:
        return tuple(Hypothesis(name, text, 1.0 / len(found)) for name, text, _ in found)
    if len(priors) < len(found) or not math.isclose(sum(priors), 1.0, abs_tol=0.01):
        raise written.wrong(
            f"priors {', '.join(f'{each:g}' for each in priors)} of {len(found)} hypotheses",
            "Give each a prior so that they sum to 1, or none.",
        )
    return tuple(
        Hypothesis(name, text, (prior or 0.0) / sum(priors)) for name, text, prior in found
    )


def _row(written: Written, names: Sequence[str], judged: set[str]) -> Row:
    table = written.table(_ROW, ("name", "cells"))
    q = table["q"].number(_LEAST, _MOST) if "q" in table else None
    cells = table["cells"].table(names)
    judged.update(cells)
    more = {name: table[name].text() for name in ("text", "source", "origin") if name in table}
    credibility = table["credibility"].number(0.0, 1.0) if "credibility" in table else 0.8
    relevance = table["relevance"].text(Relevance) if "relevance" in table else Relevance.MEDIUM
    return Row(
        name=table["name"].text(),
        cells=tuple(
            _cell(cells[name], q) if name in cells else Cell(0.0, Letter.N, "not judged")
            for name in names
        ),
        claims=texts(table, "claims"),
        credibility=credibility,
        relevance=Relevance(relevance),
        **more,
    )


def _cell(written: Written, q: float | None) -> Cell:
    if not written.is_table:
        letter = Letter(written.text(Letter))
        return Cell(letter.bits, letter)
    table = written.table(("letter", "p", "why"))
    why = table["why"].text() if "why" in table else ""
    if ("letter" in table) == ("p" in table):
        raise written.wrong(
            "a cell has a letter or a p", "Write `letter: I` or `p: 0.3`, and `why: …` beside it."
        )
    if "letter" in table:
        letter = Letter(table["letter"].text(Letter))
        return Cell(letter.bits, letter, why)
    p = table["p"].number(_LEAST, _MOST)
    if q is None:
        raise table["p"].wrong(
            f"p {p:g} without a q", "Give the row a `q`: how likely the evidence is anyway."
        )
    bits = math.log2(p / q)
    said = f"likely {p:g}, anyway {q:g}"
    return Cell(bits, Letter.of(bits), f"{said}; {why}" if why else said)
