"""What an episode would have left behind if it was so, and what became of each such trace."""

from collections.abc import Iterator

from alleged.model.assessment import TermKind
from alleged.model.evidence import TraceState
from alleged.model.inquiry import Inquiry
from alleged.publish.weighed import Expected
from alleged.publish.weighing import ExpectedTrace, Weighing


def expected_of(weighed: Weighing) -> Expected:
    """Return what an episode leads one to expect, and what became of it."""
    return Expected(weighed, tuple(_traces(weighed)))


def _traces(weighed: Weighing) -> Iterator[ExpectedTrace]:
    terms = {t.about: t for t in weighed.verdict.terms if t.kind is TermKind.TRACE}
    latest: dict[str, Inquiry] = {}
    for each in sorted(weighed.inquiries.values(), key=lambda each: each.number):
        latest[each.trace] = each
    for trace in weighed.body.traces:
        states = [f.state for f in weighed.body.findings if f.trace == trace.name]
        asked = latest.get(trace.name)
        said = asked.state if asked else _foremost(states)
        yield ExpectedTrace(trace, said, terms[trace.name], asked)


def _foremost(states: list[TraceState]) -> TraceState:
    for state in (TraceState.SEEN, TraceState.NOT_FOUND, TraceState.NOT_EXPECTED):
        if state in states:
            return state
    return TraceState.NOT_SEARCHED
