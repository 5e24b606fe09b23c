"""One deal or proposition by itself: in a notebook, or in a terminal."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from alleged.model.claim import Claim
from alleged.model.deal import Deal
from alleged.model.document import Document
from alleged.model.mark import Mark
from alleged.model.proposition import Proposition
from alleged.publish.entries import Entry
from alleged.publish.statements import Matter, Statement

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

    from alleged.publish.sections import Item


@dataclass(frozen=True, slots=True)
class DealCard:
    """A deal beside the report that tells it. The last line of a notebook's cell shows it."""

    deal: Deal
    document: Document
    claims: tuple[Claim, ...] = ()
    """Claims of the document; those about the deal are shown on its quotes."""

    @property
    def heading(self) -> str:
        """Parties, kind, and whose telling it is."""
        from alleged.publish.wording import heading

        return heading(self._entry())

    @property
    def is_denied(self) -> bool:
        """Whether anybody denies the deal itself, and not one aspect of it only."""
        return bool(self._entry().denied_by)

    def json(self) -> dict[str, Any]:
        """Return the deal's keys as in an export, with its heading, report and quotes."""
        from alleged.publish.brief_json import entry_object

        return entry_object(self._entry())

    def html(self) -> str:
        """Return the card as a piece of a page: nothing loaded, nothing run."""
        from alleged.publish.html import card

        return card(self._entry())

    def _repr_html_(self) -> str:
        return self.html()

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        from alleged.publish.terminal import entry_renderables

        yield from entry_renderables(self._entry())

    def _entry(self) -> Entry:
        return Entry.of(self.deal, self.document, self.claims)


@dataclass(frozen=True, slots=True)
class PropositionCard:
    """An outcome, relation, accusation or forecast beside the report that tells it."""

    proposition: Proposition
    document: Document
    claims: tuple[Claim, ...] = ()
    """Claims of the document; those about the proposition are shown on its quotes."""

    mark: Mark | None = None
    """What an analyst decided of a forecast."""

    @property
    def told(self) -> str:
        """The first sentence that tells it."""
        return self._statement().told

    @property
    def heading(self) -> str:
        """What is said of whom, and whose telling it is."""
        from alleged.publish.statement_wording import heading

        return heading(Matter((self._statement(),)))

    def json(self) -> dict[str, Any]:
        """Return the proposition's keys as in an export, with its heading, report and quotes."""
        from alleged.publish.brief_json import statement_object

        return statement_object(self._statement())

    def html(self) -> str:
        """Return the card as a piece of a page: nothing loaded, nothing run."""
        from alleged.publish.html import statement_card

        return statement_card(self._item(), self.proposition.reasons, self.proposition.extractor)

    def _repr_html_(self) -> str:
        return self.html()

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        from alleged.publish.terminal import item_renderables

        yield from item_renderables(self._item())

    def _item(self) -> "Item":
        from alleged.publish.sections import item_of

        statement = self._statement()
        return item_of(Matter((statement,)), most=len(statement.quotes))

    def _statement(self) -> Statement:
        return Statement.of(self.proposition, self.document, self.claims, self.mark)
