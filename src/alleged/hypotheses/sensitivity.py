"""Which row, source or origin carries the conclusion: the one without which another leads."""

from dataclasses import replace

from alleged.hypotheses.compare import compare
from alleged.model.hypothesis import Comparison, Loss, Matrix, Row


def losses(matrix: Matrix) -> tuple[Loss, ...]:
    """Return what each row, source and origin carries: those that turn the conclusion first.

    If two rivals lead, there is no conclusion to carry, and nothing is returned.
    """
    leader = compare(matrix).leads
    if not leader:
        return ()
    found = [
        _loss(matrix, leader, what, name)
        for what in ("row", "source", "origin")
        for name in dict.fromkeys(_name(row, what) for row in matrix.rows)
        if name
    ]
    return tuple(sorted(found, key=lambda each: (each.margin, each.what, each.name)))


def _loss(matrix: Matrix, leader: str, what: str, name: str) -> Loss:
    kept = tuple(row for row in matrix.rows if _name(row, what) != name)
    without = compare(replace(matrix, rows=kept))
    margin = _margin(without, leader)
    return Loss(what, name, without.leads, margin, margin <= 0)


def _margin(comparison: Comparison, leader: str) -> int:
    bits = {each.hypothesis.name: each.hundredths for each in comparison.standings}
    return bits[leader] - max(each for name, each in bits.items() if name != leader)


def _name(row: Row, what: str) -> str:
    return {"row": row.name, "source": row.source, "origin": row.origin}[what]
