"""What an expected trace says: seen, searched for in vain, or not yet searched for."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from alleged.model.assessment import Step, Term, TermKind, in_hundredths
from alleged.model.evidence import Finding, Trace, TraceState
from alleged.model.testimony import Access, Reliability
from alleged.weigh.assumptions import Assumptions
from alleged.weigh.lattice import Lattice, Number, corners
from alleged.weigh.strength import chance_right, chances_right, reaching

LOOKED = (TraceState.SEEN, TraceState.NOT_FOUND)


class Look(NamedTuple):
    """All that the strength of a finding hangs on."""

    state: TraceState
    searched: float
    reliability: Reliability | None
    access: Access


def look(finding: Finding) -> Look:
    """Return how a trace was looked for."""
    witness = finding.witness
    return Look(finding.state, finding.searched, witness.reliability, witness.access)


def there_ratio(each: Look, chance: Number) -> Number:
    """Return P(finding | the trace is there) / P(finding | it is not).

    A witness who is right with probability r (`chance`) says "seen" of a trace that is there with
    r, of one that is not with 1 - r. One who searched a share d and found nothing: with probability
    2 r - 1 it is as said, otherwise it would be said either way; so (r - (2 r - 1) d) / r.

    >>> there_ratio(Look(TraceState.NOT_FOUND, 0.6, Reliability(1.0), Access.SAW), 1.0)
    0.4
    """
    if each.state is TraceState.SEEN:
        return chance / (1.0 - chance)
    return 1.0 - (2.0 * chance - 1.0) / chance * each.searched


def trace_ratio(p: float, q: float, there: Number, trusted: Number) -> Number:
    """Return P(findings | claim true) / P(findings | false) of one trace.

    With `there` the ratio of the findings between trace and no trace, it is
    (1 - p + p there) / (1 - q + q there). Seen for certain, that is p / q. Searched in vain over a
    share d by one who cannot err, (1 - p d) / (1 - q d). Not searched, 1. However many say that
    they saw it, they never say more than the trace itself. `trusted` draws p and q together.

    >>> round(trace_ratio(0.8, 0.2, there=1.0 - 0.5, trusted=1.0), 3)  # half was searched
    0.667
    """
    middle = (p + q) / 2.0
    so, not_so = middle + trusted * (p - middle), middle + trusted * (q - middle)
    return (1.0 - so + so * there) / (1.0 - not_so + not_so * there)


def finding_hundredths(trace: Trace, finding: Finding, assumed: Assumptions) -> int:
    """Return what one finding says if nobody else looked, in hundredths of a bit."""
    return _reached(trace.p, trace.q, (look(finding),), assumed)[0]


def trace_term(trace: Trace, findings: Sequence[tuple[Finding, str]], assumed: Assumptions) -> Term:
    """Return the term of one trace, a step for each finding that is heard.

    Each finding comes with why it adds nothing, empty if it is heard.
    """
    if not findings:
        return _unsearched(trace)
    counted = [finding for finding, silent in findings if not silent and finding.state in LOOKED]
    reached = _reached(trace.p, trace.q, tuple(map(look, counted)), assumed)
    before = (0, *reached)
    return Term(
        TermKind.TRACE,
        trace.name,
        tuple(
            Step(finding.state.value, now - was, _said(finding))
            for finding, now, was in zip(counted, reached, before, strict=False)
        ),
        _reason(trace, findings),
        tuple(dict.fromkeys(each.witness.claim_id for each, _ in findings)),
        tuple(dict.fromkeys(each.witness.source for each, _ in findings)),
        tuple(dict.fromkeys(each.witness.origin for each, _ in findings)),
        silent=not counted,
    )


@lru_cache(maxsize=1_000)
def _unsearched(trace: Trace) -> Term:
    return Term(TermKind.TRACE, trace.name, (), _reason(trace, ()), silent=True)


def trace_lattice(trace: Trace, counted: Sequence[Finding], assumed: Assumptions) -> Lattice:
    """Return the bits of a trace at both ends of every assumption it hangs on."""
    return _lattice(trace.p, trace.q, tuple(map(look, counted)), assumed)


@lru_cache(maxsize=100_000)
def _reached(p: float, q: float, looks: tuple[Look, ...], assumed: Assumptions) -> tuple[int, ...]:
    """Return the hundredths of a bit after each finding."""
    there, found = 1.0, []
    for each in looks:
        chance = reaching(chance_right(each.reliability, assumed), assumed[each.access])
        there *= there_ratio(each, chance)
        found.append(in_hundredths(trace_ratio(p, q, there, assumed["checklist"])))
    return tuple(found)


@lru_cache(maxsize=100_000)
def _lattice(p: float, q: float, looks: tuple[Look, ...], assumed: Assumptions) -> Lattice:
    names = {"checklist", "record", *(each.access.value for each in looks)}
    axes, values = corners(frozenset(names), assumed)
    there = np.ones(1)
    for each in looks:
        chances = chances_right(each.reliability, assumed, values["record"])
        there = there * there_ratio(each, reaching(chances, values[each.access.value]))
    return Lattice(axes, np.log2(trace_ratio(p, q, there, values["checklist"])))


def _reason(trace: Trace, findings: Sequence[tuple[Finding, str]]) -> str:
    states = {finding.state for finding, _ in findings}
    expected = f"expected {trace.p:.0%} if so, {trace.q:.0%} if not"
    silent = [f"{finding.witness.voice}: {why}" for finding, why in findings if why]
    if states.issuperset(LOOKED):
        said = f"seen by some, not found by others; {expected}"
    elif TraceState.SEEN in states:
        said = f"{TraceState.SEEN}; {expected}"
    elif TraceState.NOT_FOUND in states:
        said = f"{TraceState.NOT_FOUND}; {expected}"
    elif TraceState.NOT_EXPECTED in states:
        said = f"{TraceState.NOT_EXPECTED}, says {findings[0][0].witness.voice}"
    else:
        said = (
            f"{TraceState.NOT_SEARCHED}; {expected}; look through: {trace.searched or 'not said'}"
        )
    return "; ".join([said, *silent])


def _said(finding: Finding) -> str:
    if finding.state is TraceState.SEEN:
        return f"{finding.witness.voice} says that it was seen"
    return f"{finding.witness.voice} searched {finding.searched:.0%} and did not find it"
