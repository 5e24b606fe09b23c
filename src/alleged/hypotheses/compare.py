"""Rivals share one body of evidence and end with odds, beside the classic inconsistency score."""

import math

from alleged.model.assessment import Step, in_hundredths
from alleged.model.hypothesis import Cell, Comparison, Matrix, Relevance, Row, Standing

_RELEVANCE = {
    Relevance.LOW: 1.0 / math.sqrt(2.0),
    Relevance.MEDIUM: 1.0,
    Relevance.HIGH: math.sqrt(2.0),
}
"""Weights of the PARC software (Good and others, technical description of ACH 1.1)."""

_MEDIUM, _HIGH = 0.6, 0.85
"""Least credibility to count as medium and high there. Ours."""


def compare(matrix: Matrix) -> Comparison:
    """Return how the rivals stand under all of the evidence."""
    counted = [
        tuple(counted_bits(cell, row.credibility) for cell in row.cells) for row in matrix.rows
    ]
    even = 1.0 / len(matrix.hypotheses)
    steps = [
        (
            Step("prior", in_hundredths(hypothesis.prior / even), "beside even chances"),
            *(
                Step(row.name, bits[place], _reason(row, row.cells[place]))
                for row, bits in zip(matrix.rows, counted, strict=True)
            ),
        )
        for place, hypothesis in enumerate(matrix.hypotheses)
    ]
    sums = [sum(step.hundredths for step in each) for each in steps]
    shares = [math.exp2((each - max(sums)) / 100) for each in sums]
    standings = [
        Standing(
            hypothesis, steps[place], shares[place] / sum(shares), _inconsistency(matrix, place)
        )
        for place, hypothesis in enumerate(matrix.hypotheses)
    ]
    apart = [
        (row.name, max(bits) - min(bits)) for row, bits in zip(matrix.rows, counted, strict=True)
    ]
    return Comparison(
        matrix.question,
        tuple(sorted(standings, key=lambda each: -each.hundredths)),
        tuple(sorted(apart, key=lambda each: -each[1])),
    )


def counted_bits(cell: Cell, credibility: float) -> int:
    """Return what a cell counts, in hundredths of a bit.

    With probability `credibility` the evidence is what it is said to be; otherwise it says nothing:
    log2(credibility * 2^bits + 1 - credibility).

    >>> from alleged.model.hypothesis import Letter
    >>> counted_bits(Cell(2.0, Letter.CC), 1.0), counted_bits(Cell(2.0, Letter.CC), 0.5)
    (200, 132)
    """
    return in_hundredths(credibility * math.exp2(cell.bits) + 1.0 - credibility)


def _inconsistency(matrix: Matrix, place: int) -> float:
    return sum(
        _level(row.credibility)
        * _RELEVANCE[row.relevance]
        * max(0.0, -row.cells[place].letter.bits)
        for row in matrix.rows
    )


def _level(credibility: float) -> float:
    if credibility >= _HIGH:
        return _RELEVANCE[Relevance.HIGH]
    return _RELEVANCE[Relevance.MEDIUM if credibility >= _MEDIUM else Relevance.LOW]


def _reason(row: Row, cell: Cell) -> str:
    return f"{cell.letter}, credible {row.credibility:.0%}" + (
        f": {cell.reason}" if cell.reason else ""
    )
