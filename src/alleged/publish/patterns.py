"""A pattern and its test for a reader: a value that shows itself, and its warning with it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from alleged.publish.patterns_told import PatternTold

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult


@dataclass(frozen=True, slots=True)
class PatternPage(PatternTold):
    """A pattern as a value that shows itself: in a terminal, in a notebook, and as files."""

    def html(self) -> str:
        """Return a whole page that loads nothing and runs nothing."""
        from alleged.publish.patterns_html import page

        return page(self)

    def svg(self) -> str:
        """Return the chart: the measure and its interval each time it was tested."""
        from alleged.publish.patterns_svg import drawing

        return drawing(self)

    def markdown(self) -> str:
        """Return it as CommonMark with a table."""
        from alleged.publish.patterns_markdown import text

        return text(self)

    def json(self) -> dict[str, Any]:
        """Return it as JSON values, with every episode that was counted."""
        from alleged.publish.patterns_json import pattern_object

        return pattern_object(self)

    def _repr_html_(self) -> str:
        from alleged.publish.patterns_html import fragment

        return fragment(self)

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        from alleged.publish.patterns_terminal import renderables

        yield from renderables(self)
