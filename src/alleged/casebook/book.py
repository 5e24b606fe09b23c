"""The casebook: one ledger, and everything that can be asked of it or added to it."""

import getpass
from collections.abc import Iterator
from dataclasses import fields as fields_of
from itertools import groupby
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from alleged.casebook.finding import Row, find
from alleged.casebook.summary import LANGUAGES, ReadSummary, Status
from alleged.errors import BadSetting
from alleged.ledger import overview, retrieval
from alleged.ledger.history import Act, RunRecord
from alleged.ledger.overview import ActorCount
from alleged.ledger.store import Store
from alleged.model.claim import Claim
from alleged.model.document import Document, Refusal
from alleged.model.event import CodedEvent
from alleged.model.filters import ClaimFilter, DealFilter, DocumentFilter, in_words
from alleged.model.telling import Telling
from alleged.plugins import load
from alleged.publish.brief import Brief, brief_of
from alleged.publish.cards import DealCard
from alleged.settings import Settings

if TYPE_CHECKING:
    from alleged.casebook.reading import Progress
    from alleged.read.limits import Limits


class Casebook:
    """One ledger, open. Close it, or use it in a `with` statement.

    Nothing is written before something is read: asking a ledger that is not there is an error.
    """

    def __init__(
        self, path: str | PathLike[str] | None = None, settings: Settings | None = None
    ) -> None:
        self.settings = settings or Settings.load()
        self.path = Path(path or self.settings.ledger)
        self._store: Store | None = None

    def __enter__(self) -> "Casebook":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the ledger."""
        if self._store is not None:
            self._store.close()
            self._store = None

    # Adding

    def read(
        self,
        *targets: str | PathLike[str],
        jobs: int | None = None,
        fast: bool | None = None,
        progress: "Progress | None" = None,
    ) -> ReadSummary:
        """Read reports into the ledger; return what that came to.

        A target is a file, a folder, an address, or `-` for standard input. What the ledger has
        is not parsed again, so a run that broke off goes on where it was. `fast` leaves the
        language model out: twice as fast, and less is found. `progress` is called
        after each report with the summary so far. What cannot be read is in the summary and in
        the ledger's list of refusals; it stops nothing.
        """
        from alleged.casebook.order import Recipe
        from alleged.casebook.reading import ReadRun

        settings = self.settings
        recipe = Recipe(
            settings.pipeline,
            settings.extractors,
            settings.actors,
            settings.fast if fast is None else fast,
        )
        run = ReadRun(self._opened(create=True), recipe, self._limits(), self._who(), progress)
        return run.read([str(target) for target in targets], jobs or settings.jobs)

    def undo(self) -> RunRecord:
        """Hide what the last run added, and return that run. Nothing is deleted."""
        return self._run(self._opened().undo(self._who()))

    def redo(self) -> RunRecord:
        """Bring back what the last undo hid, and return that run."""
        return self._run(self._opened().redo(self._who()))

    def code(self, target: str | PathLike[str]) -> Iterator[CodedEvent | Refusal]:
        """Yield the PLOVER root class of each marked sentence of a JSON Lines file, in order.

        The target is a file, or `-` for standard input; a line has `id`, `text`, and `marked` or
        `source` and `target`. What cannot be used comes out as a refusal in its place. The
        ledger is neither needed nor changed.
        """
        from alleged.casebook.coding import code_file

        return code_file(str(target), self._limits())

    # Asking

    def documents(
        self, wanted: DocumentFilter | None = None, **fields: object
    ) -> Iterator[Document]:
        """Yield the documents that fit, in the order read.

        Filters of this and the other methods are given as an object or by its fields:
        `casebook.documents(outlet="Example Wire")`.
        """
        wanted = wanted or DocumentFilter(**fields)  # type: ignore[arg-type]
        return retrieval.documents(self._opened(), wanted)

    def deals(self, wanted: DealFilter | None = None, **fields: object) -> Iterator[DealCard]:
        """Yield the deals that fit, each with its report and the claims about it."""
        wanted = wanted or DealFilter(**fields)  # type: ignore[arg-type]
        for deal, document, claims in retrieval.deals(self._opened(), wanted):
            yield DealCard(deal, document, claims)

    def claims(
        self, wanted: ClaimFilter | None = None, **fields: object
    ) -> Iterator[tuple[Claim, Document]]:
        """Yield the claims that fit, each with its report."""
        wanted = wanted or ClaimFilter(**fields)  # type: ignore[arg-type]
        return retrieval.claims(self._opened(), wanted)

    def actors(self) -> list[ActorCount]:
        """Return every actor named, those with most deals first."""
        return list(overview.actors(self._opened()))

    def tellings(
        self, wanted: DocumentFilter | None = None, **fields: object
    ) -> Iterator[tuple[Document, Telling]]:
        """Yield the documents that fit, each with all it tells."""
        wanted = wanted or DocumentFilter(**fields)  # type: ignore[arg-type]
        return retrieval.tellings(self._opened(), wanted)

    def find(self, wanted_id: str) -> Row:
        """Return the row with that id, or with an id that begins so.

        A document is also found by the id its file gave it, an actor by its id. Raises
        NothingFound, or QueryError if several ids begin so.
        """
        return find(self._opened(), wanted_id)

    def original(self, sha256: str) -> bytes:
        """Return the bytes of an original as they came in, or raise NothingFound."""
        return retrieval.original(self._opened(), sha256).data

    def status(self) -> Status:
        """Return how much the ledger holds, and what could not be read."""
        store = self._opened()
        counts = overview.counts(store)
        return Status(
            ledger=str(self.path),
            schema=counts.schema,
            documents=counts.documents,
            other_languages=sum(n for code, n in counts.languages.items() if code not in LANGUAGES),
            deals=counts.deals,
            claims=counts.claims,
            attributions=counts.attributions,
            actors=counts.actors,
            outlets=counts.outlets,
            languages=counts.languages,
            first_published=counts.first_published,
            last_published=counts.last_published,
            refusals=tuple(overview.refusals(store)),
            runs=len(overview.runs(store)),
            intact=overview.broken_link(store) is None,
        )

    def history(self) -> list[RunRecord]:
        """Return every run, the first first; those that an undo hides are marked."""
        return overview.runs(self._opened())

    def acts(self) -> list[Act]:
        """Return the chained log: every act of every run, the first first."""
        return overview.acts(self._opened())

    # Showing

    def brief(self, wanted: DealFilter | None = None, **fields: object) -> Brief:
        """Return what the reports say about deals, or about those that fit."""
        wanted = wanted or DealFilter(**fields)  # type: ignore[arg-type]
        store = self._opened()
        if wanted == DealFilter():
            return brief_of(retrieval.told_deals(store), overview.refusals(store))
        return brief_of(self._told(wanted), scope=in_words(wanted))

    def export(self, name: str = "jsonl") -> Iterator[str]:
        """Yield the ledger in a format of the exporter plugins, a line or part at a time.

        The same ledger gives the same bytes. Raises MissingPlugin if no plugin has that name.
        """
        export = load("exporters", name)
        store = self._opened()
        counts = overview.counts(store)
        ledger = {"documents": counts.documents, "deals": counts.deals, "claims": counts.claims}
        lines: Iterator[str] = export(ledger, retrieval.tellings(store, DocumentFilter()))
        return lines

    def _told(self, wanted: DealFilter) -> Iterator[tuple[Document, Telling]]:
        for document, cards in groupby(self.deals(wanted), key=lambda card: card.document):
            listed = list(cards)
            claims = tuple(claim for card in listed for claim in card.claims)
            deals = tuple(card.deal for card in listed)
            yield document, Telling(document.id, deals=deals, claims=claims)

    def _opened(self, *, create: bool = False) -> Store:
        if self._store is None:
            busy = self.settings.busy_seconds
            self._store = Store(self.path, create=create, busy_seconds=busy)
        return self._store

    def _run(self, number: int) -> RunRecord:
        return next(run for run in self.history() if run.number == number)

    def _who(self) -> str:
        if self.settings.who:
            return self.settings.who
        try:
            return getpass.getuser()
        except (KeyError, OSError):
            return "unknown"  # a container's user may have no name

    def _limits(self) -> "Limits":
        from alleged.read.limits import Limits

        known = [each.name for each in fields_of(Limits)]
        for name in self.settings.limits:
            if name not in known:
                raise BadSetting(
                    f"there is no limit {name!r} (`limits` in the settings)",
                    hint=f"Limits are: {', '.join(known)}.",
                )
        return Limits(**self.settings.limits)  # type: ignore[arg-type]
