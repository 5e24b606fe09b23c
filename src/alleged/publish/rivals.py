"""Rival hypotheses beside the evidence they share, for a reader: a value that shows itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from alleged.model.claim import Claim
from alleged.model.document import Document
from alleged.model.hypothesis import Comparison, Loss, Matrix
from alleged.model.rivals import Draft, RivalDecision
from alleged.publish.entries import Report

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult


@dataclass(frozen=True, slots=True)
class Quoted:
    """Exact words that a row rests on, who says them, and in which report."""

    id: str
    """Of the claim."""

    text: str
    who: str
    """The innermost speaker; the report itself where it names nobody."""

    stance: str
    report: Report

    @classmethod
    def of(cls, claim: Claim, document: Document) -> "Quoted":
        """Return the words of a claim."""
        report = Report.of(document)
        named = [voice.name for voice in claim.voice if not voice.is_author]
        who = named[-1] if named else report.voice
        return cls(claim.id, claim.quote, who, claim.stance.value, report)


@dataclass(frozen=True, slots=True)
class DraftCard:
    """A matrix as it was decided so far, complete or not."""

    name: str
    draft: Draft
    decisions: tuple[RivalDecision, ...] = ()
    """What was decided of it, the first first."""

    def json(self) -> dict[str, Any]:
        """Return it as JSON values."""
        from alleged.publish.rivals_json import draft_object

        return draft_object(self.name, self.draft, self.decisions)


@dataclass(frozen=True, slots=True)
class RivalsPage:
    """A matrix, how its rivals stand, and what the order rests on."""

    name: str
    matrix: Matrix
    comparison: Comparison
    losses: tuple[Loss, ...]
    quotes: Mapping[str, tuple[Quoted, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """By name of the row, words that it rests on."""

    def counted(self, row: int, place: int) -> int:
        """Return what a cell counts, in hundredths of a bit: row and hypothesis by their place."""
        name = self.matrix.hypotheses[place].name
        standing = next(s for s in self.comparison.standings if s.hypothesis.name == name)
        return standing.steps[row + 1].hundredths

    def grid(self) -> "RenderableType":
        """Return the matrix alone, for a terminal."""
        from rich.console import Group

        from alleged.publish.rivals_terminal import matrix_renderables

        return Group(*matrix_renderables(self))

    def standings(self) -> "RenderableType":
        """Return how the rivals stand and what that rests on, for a terminal."""
        from rich.console import Group

        from alleged.publish.rivals_terminal import comparison_renderables

        return Group(*comparison_renderables(self, head=True))

    def html(self) -> str:
        """Return a whole page that loads nothing and runs nothing."""
        from alleged.publish.rivals_html import page

        return page(self)

    def markdown(self) -> str:
        """Return it as CommonMark with tables."""
        from alleged.publish.rivals_markdown import text

        return text(self)

    def json(self) -> dict[str, Any]:
        """Return it as JSON values, every number with what it is made of."""
        from alleged.publish.rivals_json import rivals_object

        return rivals_object(self)

    def _repr_html_(self) -> str:
        from alleged.publish.rivals_html import fragment

        return fragment(self)

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        from alleged.publish.rivals_terminal import comparison_renderables, matrix_renderables

        yield from matrix_renderables(self)
        yield from comparison_renderables(self)
