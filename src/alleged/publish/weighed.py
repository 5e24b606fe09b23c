"""What was weighed, and what is supposed of it, as values that show themselves."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from alleged.publish.weighing import Expectations, Supposition, Weighing

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult


@dataclass(frozen=True, slots=True)
class Weighed(Weighing):
    """An episode beside what was made of it. Our assessment, and never a fact.

    It shows itself: in a terminal, as a page in a notebook, as Markdown, HTML or JSON.
    """

    @property
    def summary(self) -> str:
        """Likelihood, bits and range on one line."""
        from alleged.publish.verdict_wording import summary

        return summary(self.verdict)

    @property
    def line(self) -> str:
        """The same, marked as ours, for a place where claims stand around it."""
        from alleged.publish.verdict_wording import line

        return line(self.verdict)

    def json(self) -> dict[str, Any]:
        """Return it as JSON values: verdict, range, and each term with its claims and steps."""
        from alleged.publish.weighed_json import weighed_object

        return weighed_object(self)

    def markdown(self) -> str:
        """Return it as CommonMark."""
        from alleged.publish.weighed_markdown import text

        return text(self)

    def html(self) -> str:
        """Return it as a page that loads nothing and runs nothing."""
        from alleged.publish.weighed_html import page

        return page(self)

    def _repr_html_(self) -> str:
        from alleged.publish.weighed_html import fragment

        return fragment(self)

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        from alleged.publish.weighed_terminal import renderables

        yield from renderables(self)


@dataclass(frozen=True, slots=True)
class Supposed(Supposition):
    """What a verdict would be if something else were believed, beside what it is."""

    def json(self) -> dict[str, Any]:
        """Return it as JSON values: both verdicts, and what moved."""
        from alleged.publish.weighed_json import supposed_object

        return supposed_object(self)

    def markdown(self) -> str:
        """Return it as CommonMark."""
        from alleged.publish.weighed_markdown import supposed_text

        return supposed_text(self)

    def html(self) -> str:
        """Return it as a page that loads nothing and runs nothing."""
        from alleged.publish.weighed_html import supposed_page

        return supposed_page(self)

    def _repr_html_(self) -> str:
        from alleged.publish.weighed_html import supposed_fragment

        return supposed_fragment(self)

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        from alleged.publish.weighed_terminal import supposed_renderables

        yield from supposed_renderables(self)


@dataclass(frozen=True, slots=True)
class Expected(Expectations):
    """Every trace that an episode leads one to expect, and what became of each."""

    def json(self) -> dict[str, Any]:
        """Return it as JSON values."""
        from alleged.publish.weighed_json import expected_object

        return expected_object(self)

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        from alleged.publish.weighed_terminal import expected_renderables

        yield from expected_renderables(self)
