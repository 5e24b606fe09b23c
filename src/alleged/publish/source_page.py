"""One outlet or speaker: what it claimed, how much was its own, and how it held up."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from alleged.model.record import Profile

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult


@dataclass(frozen=True, slots=True)
class SourcePage(Profile):
    """A source that shows itself. It says who agrees with it, not that it is right."""

    @property
    def name(self) -> str:
        """Name of the outlet or speaker."""
        return self.record.name

    @property
    def right(self) -> str:
        """How often it turned out right, as an interval, and on how much that stands."""
        from alleged.publish.source_wording import short_right

        return short_right(self.turned_out)

    @property
    def held(self) -> str:
        """How many others agree, speak against it, and say too little."""
        from alleged.publish.source_wording import short_held

        return short_held(self.record)

    def lines(self) -> Iterator[tuple[str, str]]:
        """Yield what there is to say of it, each with its label."""
        from alleged.publish.source_wording import lines

        return lines(self)

    def json(self) -> dict[str, Any]:
        """Return it as JSON values."""
        from alleged.publish.source_wording import page_object

        return page_object(self)

    def _repr_html_(self) -> str:
        from alleged.publish.source_wording import fragment

        return fragment(self)

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        from alleged.publish.source_wording import renderables

        yield from renderables(self)
