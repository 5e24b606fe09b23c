"""The casebook: one ledger, and everything that can be asked of it or added to it."""

import getpass
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, groupby
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from alleged.casebook.actor_book import ActorBook
from alleged.casebook.actor_pages import actor_page, find_actor
from alleged.casebook.besides import besides_deals, evidence
from alleged.casebook.desk_book import DeskBook
from alleged.casebook.episodes import fitting
from alleged.casebook.finding import Row, find
from alleged.casebook.lineage_book import LineageBook
from alleged.casebook.marking import decision
from alleged.casebook.outlines import Outlines
from alleged.casebook.pattern_book import PatternBook
from alleged.casebook.record_book import RecordBook
from alleged.casebook.review_book import ReviewBook
from alleged.casebook.summary import LANGUAGES, ReadSummary, Status
from alleged.casebook.without_ledger import WithoutLedger
from alleged.ledger import originals, overview, retrieval, reviews
from alleged.ledger.history import Act, RunRecord
from alleged.ledger.marks import marks
from alleged.ledger.opening import Notice, silent
from alleged.ledger.store import Store
from alleged.model.actor import ActorCount
from alleged.model.bearing import BearingEvidence
from alleged.model.claim import Claim
from alleged.model.document import Document
from alleged.model.filters import (
    ClaimFilter,
    DealFilter,
    DocumentFilter,
    EvidenceFilter,
    PropositionFilter,
    in_words,
)
from alleged.model.lineage import Point
from alleged.model.mark import Mark, Verdict
from alleged.model.telling import Telling
from alleged.plugins import load
from alleged.publish.actor_page import ActorPage
from alleged.publish.brief import Brief, brief_of
from alleged.publish.cards import DealCard, PropositionCard
from alleged.publish.jsonl import mark_object
from alleged.settings import Settings

if TYPE_CHECKING:
    from alleged.casebook.kinship import Kinship
    from alleged.casebook.reading import Progress


class Casebook(
    LineageBook, PatternBook, RecordBook, DeskBook, ReviewBook, ActorBook, WithoutLedger
):
    """One ledger, open. Close it, or use it in a `with` statement.

    Nothing is written before something is read: asking a ledger that is not there is an error.
    `notice` is told in a sentence what takes long, such as bringing an old ledger up to date.
    """

    def __init__(
        self,
        path: str | PathLike[str] | None = None,
        settings: Settings | None = None,
        notice: Notice = silent,
    ) -> None:
        super().__init__(settings)
        self._notice = notice
        self.path = Path(path or self.settings.ledger)
        self._store: Store | None = None
        self._kin: Kinship | None = None
        self._outlines = Outlines()

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
            self._kin = None

    def make(self) -> None:
        """Make the ledger if it is not there yet."""
        self._opened(create=True)

    # Adding

    def read(
        self,
        *targets: str | PathLike[str],
        jobs: int | None = None,
        fast: bool | None = None,
        progress: "Progress | None" = None,
        beneath: str = "",
        public_only: bool = False,
    ) -> ReadSummary:
        """Read reports into the ledger; return what that came to.

        A target is a file, a folder, an address, or `-` for standard input. What the ledger has
        is not parsed again, so a run that broke off goes on where it was. `fast` leaves the
        language model out: twice as fast, and less is found. `progress` is called
        after each report with the summary so far. Files are told by their path from the folder
        `beneath`, if it is given; `public_only` refuses addresses inside private networks. What
        cannot be read is in the summary and in the ledger's list of refusals; it stops nothing.
        """
        from alleged.casebook.limits import limits_of
        from alleged.casebook.order import Recipe
        from alleged.casebook.reading import ReadRun

        settings = self.settings
        recipe = Recipe(
            settings.pipeline,
            settings.extractors,
            settings.actors,
            settings.fast if fast is None else fast,
        )
        limits = limits_of(settings)
        limits = replace(limits, public_only=limits.public_only or public_only)
        store = self._opened(create=True)
        run = ReadRun(store, recipe, limits, self._who(), progress, beneath)
        summary = run.read([str(target) for target in targets], jobs or settings.jobs)
        if summary.new:
            self._kinship().catch_up()
        return summary

    def mark(self, forecast: str, verdict: Verdict | str, because: str) -> Mark:
        """Decide that a forecast came `true`, `failed`, or is `open`, and say why.

        `forecast` is its id or the beginning of one. The decision is an act of its own; it changes
        nothing that was read, the latest counts, and `undo` takes it back. Raises NothingFound,
        or QueryError if that is no forecast or no reason is given.
        """
        store = self._opened()
        return store.mark(self._who(), *decision(store, forecast, verdict, because))

    def undo(self, run: int | None = None) -> RunRecord:
        """Hide what the last run, or the one named, added; return it. Nothing is deleted."""
        return self._run(self._opened().undo(self._who(), run))

    def redo(self, run: int | None = None) -> RunRecord:
        """Bring back what the last undo, or that of the run named, hid; return that run."""
        return self._run(self._opened().redo(self._who(), run))

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

    def propositions(
        self, wanted: PropositionFilter | None = None, **fields: object
    ) -> Iterator[PropositionCard]:
        """Yield the outcomes, relations, accusations and forecasts that fit.

        Each comes with its report, the claims about it and, if it is a forecast, what an analyst
        decided of it: `casebook.propositions(type="relation", kind="funds", actor="Reed Guild")`.
        """
        wanted = wanted or PropositionFilter(**fields)  # type: ignore[arg-type]
        marked = self.marks()
        for told, document, claims in retrieval.propositions(self._opened(), wanted):
            yield PropositionCard(told, document, claims, marked.get(told.id))

    def evidence(
        self, wanted: EvidenceFilter | None = None, **fields: object
    ) -> Iterator[tuple[BearingEvidence, Document]]:
        """Yield the evidence that reports name or miss, each piece with what it bears on."""
        wanted = wanted or EvidenceFilter(**fields)  # type: ignore[arg-type]
        return evidence(self._opened(), wanted)

    def marks(self) -> dict[str, Mark]:
        """Return what analysts decided of forecasts, by the id of the forecast."""
        return marks(self._opened())

    def actor(self, name: str) -> ActorPage:
        """Return the page of one actor: by its id, its name, or a part that no other has.

        Raises NothingFound, or QueryError if several fit.
        """
        return actor_page(self._opened(), find_actor(self._opened(), name))

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
        if wanted_id.startswith("episode-"):
            return self.episode(wanted_id)
        return find(self._opened(), wanted_id)

    def original(self, sha256: str) -> bytes:
        """Return the bytes of an original as they came in, or raise NothingFound."""
        return originals.original(self._opened(), sha256).data

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
            propositions=counts.propositions,
            claims=counts.claims,
            attributions=counts.attributions,
            actors=counts.actors,
            outlets=counts.outlets,
            languages=counts.languages,
            first_published=counts.first_published,
            last_published=counts.last_published,
            refusals=tuple(overview.refusals(store)),
            left_alone=tuple(overview.left_alone(store)),
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
        """Return what the reports say about deals and besides, or about what fits.

        Kind, status and visibility are asked of deals alone; a brief narrowed by one of them
        holds nothing else.
        """
        wanted = wanted or DealFilter(**fields)  # type: ignore[arg-type]
        store = self._opened()
        graph = self._kinship().graph()
        if wanted == DealFilter():
            refused, shown = overview.refusals(store), None
            told = retrieval.told(store)
        else:
            refused, shown = [], fitting(store, wanted)
            told = self._told(wanted)
        return brief_of(
            told,
            refused,
            episodes=self.episodes_side_by_side(shown),
            scope="" if shown is None else in_words(wanted),
            marks=self.marks(),
            witnesses=graph,
            verdicts=self.verdicts(shown),
            reviewed=self.review_counts() if shown is None else {},
        )

    def export(self, name: str = "jsonl", *, rejected: bool = False) -> Iterator[str]:
        """Yield the ledger in a format of the exporter plugins, a line or part at a time.

        What people decided of findings is in it; findings that they rejected are if `rejected`
        says so. The same ledger gives the same bytes. Raises MissingPlugin if no plugin has that
        name.
        """
        from alleged.weigh.following import followable

        export = load("exporters", name)
        store = self._opened()
        counts = overview.counts(store)
        ledger = {
            "documents": counts.documents,
            "deals": counts.deals,
            "propositions": sum(counts.propositions.values()),
            "claims": counts.claims,
            "marks": [
                {"forecast": mark.forecast, **mark_object(mark)} for mark in self.marks().values()
            ],
            "matrices": [card.json() for card in self.hypotheses()],
        }
        tellings = retrieval.tellings(store, DocumentFilter(), rejected=rejected)
        kinship = self._kinship()
        graph = kinship.graph()
        lines: Iterator[str] = export(
            ledger,
            tellings,
            edges=followable(kinship.edges(), graph),
            origins=lambda ids: graph.independence(Point(each) for each in ids).origins,
            **self._judged(reviews.standing_all(store)),
        )
        return lines

    def _told(self, wanted: DealFilter) -> Iterator[tuple[Document, Telling]]:
        """Yield reports with their deals that fit, then reports with their propositions."""
        store = self._opened()
        found = groupby(retrieval.deals(store, wanted), key=lambda told: told[1])
        for document, told in found:
            deals, _, claims = zip(*told, strict=True)
            yield document, Telling(document.id, deals=deals, claims=tuple(chain(*claims)))
        besides = besides_deals(wanted)
        if besides is not None:
            others = groupby(retrieval.propositions(store, besides), key=lambda other: other[1])
            for document, rest in others:
                propositions, _, claims = zip(*rest, strict=True)
                yield (
                    document,
                    Telling(document.id, propositions=propositions, claims=tuple(chain(*claims))),
                )

    def _opened(self, *, create: bool = False) -> Store:
        if self._store is None:
            busy = self.settings.busy_seconds
            self._store = Store(self.path, create=create, busy_seconds=busy, notice=self._notice)
        return self._store

    def _run(self, number: int) -> RunRecord:
        return overview.runs(self._opened(), number=number)[0]

    def _who(self) -> str:
        if self.settings.who:
            return self.settings.who
        try:
            return getpass.getuser()
        except (KeyError, OSError):
            return "unknown"  # a container's user may have no name
