"""Cells proposed from what each rival said beforehand that it expects."""

from collections.abc import Callable, Iterable

from alleged.model.rivals import Asked, Judgement, Rival

Fits = Callable[[Asked], bool]
"""Whether a piece of evidence is of the sort that is asked for."""


def proposed(rivals: Iterable[Rival], fits: Fits) -> dict[str, Judgement]:
    """Return the cells that rivals propose for one piece of evidence.

    Of each rival the first expectation that fits counts. A rival that expects nothing of the sort
    has no cell: what nobody thought of beforehand is not judged by a program.
    """
    cells: dict[str, Judgement] = {}
    for rival in rivals:
        for expectation in rival.expects:
            if fits(expectation.when):
                why = f"{expectation.why} " if expectation.why else ""
                reason = f"{why}(expected of {expectation.when.words})"
                cells[rival.name] = Judgement(expectation.letter, why=reason, proposed=True)
                break
    return cells
