"""Who took from whom around some reports, and how many voices they are, for a reader."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from alleged.publish.ancestry import Ancestry

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult


@dataclass(frozen=True, slots=True)
class Lineage:
    """Reports and what they took from each other, as a value that shows itself.

    It is a tree in a terminal, a drawing in a notebook, and JSON for other programs.
    """

    ancestry: Ancestry

    @property
    def voices(self) -> list[str]:
        """How many reports and origins there are, then which reports are one voice."""
        from alleged.publish.lineage_words import voices_lines

        return voices_lines(self.ancestry)

    def lines(self, document: str) -> list[tuple[str, str]]:
        """Return what one report took from others and who took from it, as label and words."""
        from alleged.publish.lineage_words import lines_of

        return lines_of(self.ancestry, document)

    def json(self) -> dict[str, Any]:
        """Return it as JSON values; edges have the keys of an export and their reason."""
        from alleged.publish.brief_json import report_object
        from alleged.publish.jsonl import SCHEMA
        from alleged.publish.lineage_json import edge_object, independence_object

        return {
            "type": "lineage",
            "schema": SCHEMA,
            **independence_object(self.ancestry.independence),
            "edges": [
                {**edge_object(edge), "words": self.ancestry.words.get(edge.id) or None}
                for edge in self.ancestry.edges
            ],
            "sources": [report_object(each) for _, each in sorted(self.ancestry.reports.items())],
        }

    def svg(self) -> str:
        """Return it as a drawing that loads nothing and runs nothing."""
        from alleged.publish.lineage_svg import drawing

        return drawing(self.ancestry)

    def _repr_svg_(self) -> str:
        return self.svg()

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        from alleged.publish.lineage_terminal import renderables

        yield from renderables(self.ancestry)
