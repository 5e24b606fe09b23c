"""Rival hypotheses beside the evidence they share, for a reader: a value that shows itself."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from alleged.model.rivals import Draft, RivalDecision
from alleged.publish.rivals_told import RivalsTold

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult


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

    def _repr_html_(self) -> str:
        from alleged.publish.rivals_html import draft_fragment

        return draft_fragment(self.name, self.draft, self.decisions)


@dataclass(frozen=True, slots=True)
class RivalsPage(RivalsTold):
    """Rivals as a value that shows itself: in a terminal, in a notebook, and as files."""

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
