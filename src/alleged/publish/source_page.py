"""One outlet or speaker: what it claimed, how much was its own, and how it held up."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from alleged.model.record import Record

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A source as the ledger shows it. It says who agrees with it, not that it is right."""

    record: Record
    letter: str = ""
    """The Admiralty letter that an analyst gave it; empty for none."""

    because: str = ""
    """Why the analyst gave it, and who it was."""

    @property
    def name(self) -> str:
        """Name of the outlet or speaker."""
        return self.record.name

    @property
    def held(self) -> str:
        """How many others agree, speak against it, and say too little."""
        from alleged.publish.source_wording import short_held

        return short_held(self.record)

    def lines(self) -> Iterator[tuple[str, str]]:
        """Yield what there is to say of it, each with its label."""
        from alleged.publish.source_wording import lines

        return lines(self.record, self.letter, self.because)

    def json(self) -> dict[str, Any]:
        """Return it as JSON values."""
        from alleged.publish.source_wording import page_object

        return page_object(self.record, self.letter, self.because)

    def _repr_html_(self) -> str:
        from alleged.publish.source_wording import fragment

        return fragment(self.record, self.letter, self.because)

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        from alleged.publish.source_wording import renderables

        yield from renderables(self.record, self.letter, self.because)
