"""Decisions on rivals, one after the other, become the drafts that stand now."""

import difflib
import math
from collections.abc import Iterable, Mapping
from dataclasses import replace

from alleged.errors import BadHypotheses, NothingFound
from alleged.model.rivals import (
    Change,
    Draft,
    Evidence,
    Judged,
    Judgement,
    Priors,
    Removed,
    Rival,
    RivalDecision,
)


def built(decisions: Iterable[RivalDecision]) -> dict[str, Draft]:
    """Return the drafts that decisions come to, by name of the matrix, the first begun first."""
    drafts: dict[str, Draft] = {}
    for decision in decisions:
        made = changed(drafts.get(decision.matrix), decision.change, decision.matrix)
        if made is None:
            del drafts[decision.matrix]
        else:
            drafts[decision.matrix] = made
    return drafts


def changed(draft: Draft | None, change: Change, name: str) -> Draft | None:
    """Return a draft with one change made, or None if it is removed.

    Raises BadHypotheses if the change contradicts what is there, or NothingFound if it is about
    something that is not.
    """
    if isinstance(change, Draft):
        if draft is not None:
            raise BadHypotheses(
                f"there is a matrix {name!r} already: {draft.question}",
                hint="Give this one another `--name`, or remove that one first.",
            )
        return change
    if draft is None:
        raise NothingFound(
            f"there is no matrix {name!r}", hint="`alleged hypotheses` lists those there are."
        )
    match change:
        case Rival():
            _must_be_new(change.name, draft.names, "hypothesis")
            return replace(draft, rivals=(*draft.rivals, change))
        case Evidence():
            _must_be_new(change.name, (row.name for row in draft.evidence), "row")
            for rival in change.cells:
                found(rival, draft.names, "hypothesis")
            _check_p(change.name, change.cells, change.q)
            return replace(draft, evidence=(*draft.evidence, change))
        case Judged():
            return _judged(draft, change)
        case Priors():
            return _with_priors(draft, change)
        case Removed():
            return _without(draft, change)


def found(name: str, names: Iterable[str], what: str) -> str:
    """Return the name if it is one of those there are, or raise NothingFound with near ones."""
    names = tuple(names)
    if name in names:
        return name
    near = difflib.get_close_matches(name, names, 3, 0.5)
    meant = f"Did you mean {' or '.join(map(repr, near))}? " if near else ""
    there = f"There are: {', '.join(names)}." if names else "There is none yet."
    raise NothingFound(f"there is no {what} {name!r}", hint=f"{meant}{there}")


def _must_be_new(name: str, names: Iterable[str], what: str) -> None:
    if name in names:
        raise BadHypotheses(
            f"there is a {what} {name!r} already",
            hint="Give it another name, or remove the other one first.",
        )


def _judged(draft: Draft, change: Judged) -> Draft:
    found(change.row, (row.name for row in draft.evidence), "row")
    for rival in change.cells:
        found(rival, draft.names, "hypothesis")
    rows = []
    for row in draft.evidence:
        if row.name == change.row:
            q = row.q if change.q is None else change.q
            _check_p(row.name, change.cells, q)
            row = replace(row, cells={**row.cells, **change.cells}, q=q)
        rows.append(row)
    return replace(draft, evidence=tuple(rows))


def _with_priors(draft: Draft, change: Priors) -> Draft:
    for rival in change.values:
        found(rival, draft.names, "hypothesis")
    missing = [name for name in draft.names if name not in change.values]
    whole = math.fsum(change.values.values())
    if missing or not math.isclose(whole, 1.0, abs_tol=0.01):
        without = f", {', '.join(missing)} without one" if missing else ""
        raise BadHypotheses(
            f"priors that sum to {whole:g}{without}",
            hint=f"Give each of {', '.join(draft.names)} one, so that they sum to 1.",
        )
    rivals = (replace(rival, prior=change.values[rival.name]) for rival in draft.rivals)
    return replace(draft, rivals=tuple(rivals))


def _without(draft: Draft, change: Removed) -> Draft | None:
    if change.row:
        found(change.row, (row.name for row in draft.evidence), "row")
        kept = tuple(row for row in draft.evidence if row.name != change.row)
        return replace(draft, evidence=kept)
    if not change.rival:
        return None
    found(change.rival, draft.names, "hypothesis")
    rivals = tuple(
        replace(rival, prior=None) for rival in draft.rivals if rival.name != change.rival
    )
    rows = tuple(
        replace(row, cells={n: c for n, c in row.cells.items() if n != change.rival})
        for row in draft.evidence
    )
    return replace(draft, rivals=rivals, evidence=rows)


def _check_p(row: str, cells: Mapping[str, Judgement], q: float | None) -> None:
    if q is None and any(cell.p is not None for cell in cells.values()):
        raise BadHypotheses(
            f"row {row!r}: a p without a q",
            hint="Give the row a q, how likely the evidence is anyway: `--q 0.2`.",
        )
