"""Reads rival hypotheses and their evidence from a YAML file."""

from collections.abc import Sequence
from pathlib import Path

from alleged.errors import BadHypotheses
from alleged.handwritten import Written, read_file, texts
from alleged.hypotheses.asked_file import read_asked
from alleged.hypotheses.drafts import matrix_of, priors_fit
from alleged.model.hypothesis import Letter, Matrix, Relevance
from alleged.model.rivals import (
    Asked,
    AskedOf,
    Draft,
    Evidence,
    Expectation,
    Judgement,
    Rival,
)

LEAST, MOST = 0.001, 0.999
"""Of p, q and priors: nothing is certain."""

_ROW = (
    "name", "text", "told", "said", "sources", "origins", "credibility", "relevance", "q",
    "cells",
)  # fmt: skip


def read_matrix(path: Path) -> Matrix:
    """Return the matrix that a file holds by itself, without a ledger.

    Raises BadHypotheses, with file, line and what is allowed there.
    """
    return matrix_of(read_draft(path))


def read_draft(path: Path) -> Draft:
    """Return the question, rivals and evidence of a file, as they are written.

    A file without `evidence` begins a matrix; one with it must have some against every rival.
    Raises BadHypotheses, with file, line and what is allowed there.
    """
    written = read_file(path, BadHypotheses)
    needed = ("question", "hypotheses")
    table = written.table((*needed, "evidence"), needed)
    rivals = _rivals(table["hypotheses"])
    question = table["question"].text()
    if "evidence" not in table:
        return Draft(question, rivals)
    names = [each.name for each in rivals]
    rows: dict[str, Evidence] = {}
    for written_row in table["evidence"].rows():
        row = _row(written_row, names)
        if row.name in rows:
            raise written_row.wrong(f"the evidence {row.name!r} comes twice", "Keep one.")
        rows[row.name] = row
    _all_judged(table["hypotheses"], rivals, tuple(rows.values()))
    return Draft(question, rivals, tuple(rows.values()))


def _all_judged(written: Written, rivals: Sequence[Rival], rows: Sequence[Evidence]) -> None:
    judged = {name for row in rows for name in row.cells}
    asks = any(row.asked for row in rows)
    for rival, (key, _) in zip(rivals, written.entries().values(), strict=True):
        if rival.name not in judged and not (asks and rival.expects):
            raise key.wrong(
                f"no evidence is set against {rival.name!r}",
                "Give it a cell in some row of the evidence, or leave it out.",
            )


def _rivals(written: Written) -> tuple[Rival, ...]:
    entries = written.entries()
    if len(entries) < 2:
        raise written.wrong(
            f"{len(entries)} hypotheses are no rivals", "Name two or more, `name: text`."
        )
    rivals = tuple(_rival(name, key, value) for name, (key, value) in entries.items())
    if not priors_fit(rivals):
        given = [f"{rival.prior:g}" for rival in rivals if rival.prior is not None]
        raise written.wrong(
            f"priors {', '.join(given)} of {len(rivals)} hypotheses",
            "Give each a prior so that they sum to 1, or none.",
        )
    return rivals


def _rival(name: str, key: Written, value: Written) -> Rival:
    if not value.is_table:
        return Rival(name, value.text(), written=key.where)
    table = value.table(("text", "prior", "expects"), ("text",))
    prior = table["prior"].number(LEAST, MOST) if "prior" in table else None
    expects = table["expects"].rows() if "expects" in table else []
    return Rival(name, table["text"].text(), prior, tuple(map(_expectation, expects)), key.where)


def _expectation(written: Written) -> Expectation:
    table = written.table(("when", "letter", "why"), ("when", "letter"))
    return Expectation(
        read_asked(table["when"], AskedOf.TOLD, expected=True),
        Letter(table["letter"].text(Letter)),
        table["why"].text() if "why" in table else "",
    )


def _row(written: Written, names: Sequence[str]) -> Evidence:
    table = written.table(_ROW, ("name",))
    q = table["q"].number(LEAST, MOST) if "q" in table else None
    cells = table["cells"].table(names) if "cells" in table else {}
    told, told_asked = _ground(table, AskedOf.TOLD)
    said, said_asked = _ground(table, AskedOf.SAID)
    relevance = table["relevance"].text(Relevance) if "relevance" in table else Relevance.MEDIUM
    return Evidence(
        name=table["name"].text(),
        cells={name: _cell(cell, q) for name, cell in cells.items()},
        text=table["text"].text() if "text" in table else "",
        told=told,
        said=said,
        asked=(*told_asked, *said_asked),
        sources=texts(table, "sources"),
        origins=texts(table, "origins"),
        credibility=table["credibility"].number(0.0, 1.0) if "credibility" in table else None,
        relevance=Relevance(relevance),
        q=q,
        written=written.where,
    )


def _ground(table: dict[str, Written], of: AskedOf) -> tuple[tuple[str, ...], tuple[Asked, ...]]:
    """Return ids that are listed, or what is asked for."""
    if of not in table:
        return (), ()
    if table[of].is_table:
        return (), (read_asked(table[of], of),)
    return texts(table, of), ()


def _cell(written: Written, q: float | None) -> Judgement:
    if not written.is_table:
        return Judgement(Letter(written.text(Letter)))
    table = written.table(("letter", "p", "why"))
    why = table["why"].text() if "why" in table else ""
    if ("letter" in table) == ("p" in table):
        raise written.wrong(
            "a cell has a letter or a p", "Write `letter: I` or `p: 0.3`, and `why: …` beside it."
        )
    if "letter" in table:
        return Judgement(Letter(table["letter"].text(Letter)), why=why)
    p = table["p"].number(LEAST, MOST)
    if q is None:
        raise table["p"].wrong(
            f"p {p:g} without a q", "Give the row a `q`: how likely the evidence is anyway."
        )
    return Judgement(p=p, why=why)
