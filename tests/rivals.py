"""Builds rival hypotheses about an invented sluice, and evidence set against them."""

from typing import Any

from alleged.model.hypothesis import Cell, Hypothesis, Letter, Matrix, Row


def row(name: str, *letters: str, **more: Any) -> Row:
    """Evidence with a letter for each rival."""
    return Row(name, tuple(Cell(Letter(each).bits, Letter(each)) for each in letters), **more)


def matrix(*rows: Row, names: str = "ab") -> Matrix:
    """Rivals named by a letter each, alike before any evidence."""
    rivals = tuple(Hypothesis(name, f"it was {name}", 1 / len(names)) for name in names)
    return Matrix("Who opened the sluice?", rivals, rows)
