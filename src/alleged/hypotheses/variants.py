"""Whether the order of rivals stands if what nobody can know is taken otherwise."""

from collections.abc import Iterator
from dataclasses import replace

from alleged.hypotheses.compare import compare
from alleged.hypotheses.sensitivity import margin
from alleged.model.hypothesis import Matrix, Row, Variant

SCALES = {0.5: "half", 2.0: "twice"}
"""Letters may be worth so many times the bits that we give them. Ours, as these are."""


def variants(matrix: Matrix) -> tuple[Variant, ...]:
    """Return how the rivals stand with other numbers for letters, credibility and priors.

    Only what makes a difference to some row is tried. If two rivals lead, nothing is returned.
    """
    leader = compare(matrix).leads
    if not leader:
        return ()
    return tuple(_variant(words, other, leader) for words, other in _others(matrix))


def _others(matrix: Matrix) -> Iterator[tuple[str, Matrix]]:
    for scale, words in SCALES.items():
        rows = tuple(_scaled(row, scale) for row in matrix.rows)
        if rows != matrix.rows:
            yield f"with letters worth {words} as many bits", replace(matrix, rows=rows)
    for end, words in enumerate(("little", "much")):
        rows = tuple(_at(row, end) for row in matrix.rows)
        if rows != matrix.rows:
            said = f"with every row as {words} credible as its verdict's range allows"
            yield said, replace(matrix, rows=rows)
    even = 1.0 / len(matrix.hypotheses)
    rivals = tuple(replace(each, prior=even) for each in matrix.hypotheses)
    if rivals != matrix.hypotheses:
        yield "with even priors", replace(matrix, hypotheses=rivals)


def _scaled(row: Row, scale: float) -> Row:
    cells = tuple(
        replace(cell, bits=cell.bits * scale) if cell.bits == cell.letter.bits else cell
        for cell in row.cells
    )
    return replace(row, cells=cells)


def _at(row: Row, end: int) -> Row:
    between = row.credibility_range
    return replace(row, credibility=between[end]) if between else row


def _variant(words: str, matrix: Matrix, leader: str) -> Variant:
    comparison = compare(matrix)
    ahead = margin(comparison, leader)
    return Variant(words, comparison.leads, ahead, ahead <= 0)
