"""Which row, source or origin carries the conclusion: the one without which another leads."""

from dataclasses import replace

from alleged.hypotheses.compare import compare
from alleged.model.hypothesis import Comparison, Loss, Matrix, Row


def losses(matrix: Matrix) -> tuple[Loss, ...]:
    """Return what each row, source and origin carries: those that turn the conclusion first.

    Without a source or origin, the rows go that nobody else tells.
    If two rivals lead, there is no conclusion to carry, and nothing is returned.
    """
    leader = compare(matrix).leads
    if not leader:
        return ()
    found = [
        _loss(matrix, leader, what, name)
        for what in ("row", "source", "origin")
        for name in dict.fromkeys(name for row in matrix.rows for name in _names(row, what))
    ]
    lost = (each for each in found if each.rows)
    return tuple(sorted(lost, key=lambda each: (each.margin, each.what, each.name)))


def _loss(matrix: Matrix, leader: str, what: str, name: str) -> Loss:
    kept = tuple(row for row in matrix.rows if _names(row, what) != (name,))
    without = compare(replace(matrix, rows=kept))
    ahead = margin(without, leader)
    gone = len(matrix.rows) - len(kept)
    return Loss(what, name, without.leads, ahead, ahead <= 0, gone)


def margin(comparison: Comparison, leader: str) -> int:
    """Return how many hundredths of a bit a rival is ahead of the best other."""
    bits = {each.hypothesis.name: each.hundredths for each in comparison.standings}
    return bits[leader] - max(each for name, each in bits.items() if name != leader)


def _names(row: Row, what: str) -> tuple[str, ...]:
    return {"row": (row.name,), "source": row.sources, "origin": row.origins}[what]
