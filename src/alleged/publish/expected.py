"""What an episode would have left behind if it was so, and what became of each such trace."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from alleged.model.assessment import Term, TermKind
from alleged.model.evidence import Trace, TraceState
from alleged.model.inquiry import Inquiry
from alleged.publish.weighed import Weighed

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult


@dataclass(frozen=True, slots=True)
class ExpectedTrace:
    """One trace, what is known of it, and who says so."""

    trace: Trace
    state: TraceState
    term: Term
    inquiry: Inquiry | None
    """The word of an analyst that counts, if there is any."""

    def json(self) -> dict[str, Any]:
        """Return its keys."""
        from alleged.publish.judgement_json import inquiry_object

        return {
            "name": self.trace.name,
            "kind": self.trace.kind.value,
            "state": self.state.value,
            "p": self.trace.p,
            "q": self.trace.q,
            "searched_means": self.trace.searched or None,
            "why": self.trace.why or None,
            "basis": self.trace.basis or None,
            "log2_odds": self.term.hundredths / 100,
            "reason": self.term.reason,
            "claims": list(self.term.claims),
            "inquiry": inquiry_object(self.inquiry) if self.inquiry else None,
        }


@dataclass(frozen=True, slots=True)
class Expected:
    """Every trace that an episode leads one to expect."""

    weighed: Weighed
    traces: tuple[ExpectedTrace, ...]

    @property
    def id(self) -> str:
        """The episode's id."""
        return self.weighed.id

    def json(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "type": "expected",
            "episode": self.id,
            "heading": self.weighed.card.heading,
            "checklist": self.weighed.checklist.name,
            "traces": [each.json() for each in self.traces],
        }

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        from alleged.publish.weighed_terminal import expected_renderables

        yield from expected_renderables(self)


def expected_of(weighed: Weighed) -> Expected:
    """Return what an episode leads one to expect, and what became of it."""
    return Expected(weighed, tuple(_traces(weighed)))


def _traces(weighed: Weighed) -> Iterator[ExpectedTrace]:
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
