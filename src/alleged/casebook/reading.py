"""One run of reading: targets become documents, documents tellings, tellings rows of a ledger."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from alleged.casebook.order import Recipe, Told, Tools, is_read, made, name_of, tell
from alleged.casebook.summary import ReadSummary
from alleged.casebook.workers import tell_in_processes
from alleged.errors import UngroundedQuote
from alleged.ledger.store import Run, Store, refused_paths
from alleged.model.document import Document, LeftAlone, Reading, Refusal
from alleged.read.limits import Limits
from alleged.read.targets import open_target

Progress = Callable[[ReadSummary], None]
Batch = tuple[Reading | Refusal, ...]

BATCH_DOCUMENTS = 32
BATCH_CHARACTERS = 200_000
"""A batch is parsed at once; these bound what that takes of memory."""


class ReadRun:
    """Targets read into a ledger once. What is finished stays, however the run ends."""

    def __init__(
        self,
        store: Store,
        recipe: Recipe,
        limits: Limits,
        who: str,
        progress: Progress | None,
        beneath: str = "",
    ) -> None:
        self._store = store
        self._recipe = recipe
        self._limits = limits
        self._progress = progress
        self._beneath = beneath
        self._run = Run(who, refused_paths(store))
        self._name = name_of(recipe)
        self._started = time.monotonic()
        self._refusals: list[Refusal] = []
        self._left_alone: list[LeftAlone] = []
        self.summary = ReadSummary()

    def read(self, targets: Iterable[str], jobs: int, tools: Tools | None = None) -> ReadSummary:
        """Read all targets to their end; return what that came to.

        `tools` are those of the recipe, made when first needed unless given.
        """
        readings = (
            found
            for target in targets
            for found in open_target(target, self._limits, self._beneath)
        )
        for batch, told in self._told(self._batches(self._unknown(readings)), jobs, tools):
            answers = iter(told)
            for found in batch:
                if isinstance(found, Refusal):
                    self._refuse(found)
                else:
                    self._keep(found, next(answers))
        self._store.finish(self._run)
        self._count(refusals=tuple(self._refusals), left_alone=tuple(self._left_alone))
        return self.summary

    def _unknown(self, readings: Iterable[Reading | Refusal]) -> Iterator[Reading | Refusal]:
        """Leave out what the ledger has, so that it is not parsed again."""
        for found in readings:
            if isinstance(found, Reading) and self._store.knows(found.document.id):
                self._known(found)
            else:
                yield found

    def _batches(self, readings: Iterable[Reading | Refusal]) -> Iterator[Batch]:
        batch: list[Reading | Refusal] = []
        size = 0
        for found in readings:
            batch.append(found)
            size += 0 if isinstance(found, Refusal) else len(found.document.text)
            if len(batch) >= BATCH_DOCUMENTS or size >= BATCH_CHARACTERS:
                yield tuple(batch)
                batch, size = [], 0
        if batch:
            yield tuple(batch)

    def _told(
        self, batches: Iterable[Batch], jobs: int, tools: Tools | None
    ) -> Iterator[tuple[Batch, tuple[Told, ...]]]:
        if jobs > 1:
            yield from tell_in_processes(batches, _documents, self._recipe, jobs)
            return
        for batch in batches:
            documents = _documents(batch)
            if documents:
                tools = tools or made(self._recipe)
            yield batch, tuple(tell(documents, tools)) if tools else ()

    def _keep(self, found: Reading, told: Told) -> None:
        document = found.document
        if isinstance(told, Refusal):
            self._refuse(told)
            return
        try:
            new = self._store.append(self._run, found.original, document, told, self._name)
        except UngroundedQuote as error:
            self._refuse(Refusal(document.path, document.given_id, str(error), error.hint))
            return
        if not new:
            self._known(found)
            return
        self._run.has_read(document.path)
        s = self.summary
        self._count(
            path=document.path,
            new=s.new + 1,
            other_languages=s.other_languages + (not is_read(document)),
            deals=s.deals + len(told.deals),
            propositions=s.propositions + len(told.propositions),
            claims=s.claims + len(told.claims),
            words=s.words + len(document.text.split()),
        )

    def _known(self, found: Reading) -> None:
        self._run.has_read(found.document.path)
        self._count(path=found.document.path, known=self.summary.known + 1)

    def _refuse(self, refusal: Refusal) -> None:
        self._store.refuse(self._run, refusal)
        if isinstance(refusal, LeftAlone):
            self._run.has_read(refusal.path)  # what was refused of it before is settled by this
            self._left_alone.append(refusal)
            return
        self._refusals.append(refusal)
        self._count(path=refusal.path, refused=len(self._refusals))

    def _count(self, **changed: object) -> None:
        seconds = time.monotonic() - self._started
        self.summary = replace(self.summary, seconds=seconds, **changed)  # type: ignore[arg-type]
        if self._progress:
            self._progress(self.summary)


def _documents(batch: Batch) -> tuple[Document, ...]:
    return tuple(found.document for found in batch if isinstance(found, Reading))
