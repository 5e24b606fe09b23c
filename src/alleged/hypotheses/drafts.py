"""A draft of rivals becomes a matrix whose cells are numbers, with what its rows rest on."""

import math
from collections.abc import Mapping, Sequence

from alleged.errors import BadHypotheses
from alleged.model.hypothesis import Cell, Hypothesis, Letter, Matrix, Row
from alleged.model.rivals import Draft, Evidence, Grounds, Judgement, Rival

CREDIBILITY = 0.8
"""Of evidence that nobody gave one, and that rests on nothing in a ledger. Ours."""


def matrix_of(
    draft: Draft, grounds: Mapping[str, Grounds] | None = None, *, complete: bool = True
) -> Matrix:
    """Return the matrix of a draft; `grounds` are those of rows that rest on a ledger, by name.

    Raises BadHypotheses if there are no rivals, or some without any evidence; if it need not be
    `complete`, the latter is a note.
    """
    grounds = grounds or {}
    if len(draft.rivals) < 2:
        raise BadHypotheses(
            f"{len(draft.rivals)} hypotheses are no rivals",
            hint="Add another: `alleged hypotheses add MATRIX --rival name=text`.",
        )
    bare = [r for r in draft.rivals if not any(r.name in row.cells for row in draft.evidence)]
    for rival in bare:
        if complete:
            where = f"{rival.written}: " if rival.written else ""
            raise BadHypotheses(
                f"{where}no evidence is set against {rival.name!r}",
                hint=f"Fill a cell: `alleged hypotheses add MATRIX --row ROW --cell {rival.name}=I`"
                ", with CC, C, N, I or II; or remove it with `alleged hypotheses remove`.",
            )
    rows = tuple(_row(row, draft.names, grounds.get(row.name, Grounds())) for row in draft.evidence)
    notes = [f"no evidence is set against {rival.name} yet" for rival in bare]
    notes += _notes(rows, grounds)
    return Matrix(draft.question, _hypotheses(draft.rivals), rows, tuple(notes))


def priors_fit(rivals: Sequence[Rival]) -> bool:
    """Say whether all rivals have priors that sum to one, or none has any."""
    given = [rival.prior for rival in rivals if rival.prior is not None]
    return not given or (len(given) == len(rivals) and math.isclose(sum(given), 1.0, abs_tol=0.01))


def _hypotheses(rivals: Sequence[Rival]) -> tuple[Hypothesis, ...]:
    if not priors_fit(rivals):
        without = ", ".join(rival.name for rival in rivals if rival.prior is None)
        raise BadHypotheses(
            f"the priors of {len(rivals)} hypotheses do not sum to 1"
            + (f": {without} has none" if without else ""),
            hint="Give all at once: `alleged hypotheses add MATRIX --prior a=0.5 --prior …`.",
        )
    whole = math.fsum(rival.prior or 0.0 for rival in rivals)
    return tuple(
        Hypothesis(each.name, each.text, (each.prior or 0.0) / whole if whole else 1 / len(rivals))
        for each in rivals
    )


def _row(row: Evidence, names: Sequence[str], grounds: Grounds) -> Row:
    credibility, reason = row.credibility, "as an analyst judges it"
    between = None
    if credibility is None:
        credibility, reason, between = grounds.credibility, grounds.reason, grounds.range
    if credibility is None:
        credibility, reason = CREDIBILITY, "taken for granted, since nobody judged it"
    return Row(
        name=row.name,
        cells=tuple(_cell(row, row.cells.get(name)) for name in names),
        text=row.text or "; ".join(grounds.headings),
        sources=row.sources or grounds.sources,
        origins=row.origins or grounds.origins,
        claims=grounds.claims or row.said,
        episodes=grounds.episodes,
        credibility=credibility,
        credibility_reason=reason,
        credibility_range=between,
        relevance=row.relevance,
    )


def _cell(row: Evidence, judged: Judgement | None) -> Cell:
    if judged is None:
        return Cell(0.0, Letter.N, "not judged", judged=False)
    if judged.letter is not None:
        return Cell(judged.letter.bits, judged.letter, judged.why, proposed=judged.proposed)
    if judged.p is None or row.q is None:
        raise BadHypotheses(
            f"row {row.name!r}: a p without a q",
            hint="Give the row a q, how likely the evidence is anyway: `--q 0.2`.",
        )
    bits = math.log2(judged.p / row.q)
    said = f"likely {judged.p:g}, anyway {row.q:g}"
    reason = f"{said}; {judged.why}" if judged.why else said
    return Cell(bits, Letter.of(bits), reason, proposed=judged.proposed)


def _notes(rows: Sequence[Row], grounds: Mapping[str, Grounds]) -> list[str]:
    """Return what a reader must know: grounds that are gone, rows that count one thing twice."""
    found = [f"{name}: {note}" for name, each in grounds.items() for note in each.notes]
    first: dict[str, str] = {}
    twice: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        for ground in row.episodes or row.claims:
            other = first.setdefault(ground, row.name)
            if other != row.name:
                twice.setdefault((row.name, other), []).append(ground)
    for (name, other), grounds_of_both in twice.items():
        what, *more = grounds_of_both
        also = f" and {len(more)} more" if more else ""
        found.append(f"{name} rests on {what}{also} as {other} does: it counts twice")
    return list(dict.fromkeys(found))
