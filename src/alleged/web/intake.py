"""Reports on their way in: one run of reading at a time, each with what it has done so far."""

import contextlib
import shutil
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from alleged.casebook.answers import ReadSummary
from alleged.casebook.book import Casebook
from alleged.errors import AllegedError, LedgerError
from alleged.web.desk import Desk
from alleged.web.shelf import Shelf

KEPT = 20
TRIES = 2
WHO = ".who"
"""File that says for whom a folder was taken in; it is written last."""


@dataclass(frozen=True, slots=True)
class Job:
    """Files or addresses that somebody wants read."""

    number: int
    who: str
    targets: tuple[str, ...]
    folder: str = ""
    """Where uploaded files lie until they are read; the ledger keeps the originals."""

    names: tuple[str, ...] = ()
    summary: ReadSummary = field(default_factory=ReadSummary)
    state: str = "waiting"
    """`waiting`, `reading`, `done` or `failed`."""

    fault: str = ""
    hint: str = ""
    tries: int = 0
    """How often it was begun: more than once if the process ended in the midst of it."""

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in ("done", "failed")


class Intake:
    """The queue of a server: it reads in a thread of its own, so that pages stay quick.

    Jobs lie on the shelf, where every process of the server sees them. One of them reads at a
    time; if it ends in the midst of a job, the next that comes reads that job again.
    """

    def __init__(self, desk: Desk, shelf: Shelf) -> None:
        self._desk = desk
        self._shelf = shelf
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._waiting_room = Path(f"{desk.path}-incoming")

    def resume(self) -> None:
        """Go on with files that were taken in and not read, since the server was ended.

        To be called once, before the server answers anybody.
        """
        for folder in sorted(self._waiting_room.glob("*/")):
            try:
                who = (folder / WHO).read_text(encoding="utf-8")
            except OSError:  # not all of it had come in
                shutil.rmtree(folder, ignore_errors=True)
                continue
            names = sorted(each.name for each in folder.iterdir() if each.name != WHO)
            self._queued(who, [str(folder / name) for name in names], names, str(folder))

    def go_on(self) -> None:
        """Read what waits, in a thread of its own."""
        if any(not job.is_over for job in self.jobs()):
            self._begin()

    def folder(self) -> Path:
        """Return a new folder beside the ledger that nobody else may read."""
        try:
            self._waiting_room.mkdir(mode=0o700, exist_ok=True)
            return Path(tempfile.mkdtemp(dir=self._waiting_room))
        except PermissionError as error:
            raise LedgerError(
                f"nothing can be taken in beside the ledger {self._desk.path!r}",
                hint="The server must be allowed to write to the folder that the ledger is in.",
            ) from error

    def taken_in(self, who: str, folder: Path, names: Sequence[str]) -> Job:
        """Put files that have come in whole into the queue; they outlive the server."""
        (folder / WHO).write_text(who, encoding="utf-8")
        return self.add(who, [str(folder / name) for name in names], names, str(folder))

    def add(
        self, who: str, targets: Sequence[str], names: Sequence[str] = (), folder: str = ""
    ) -> Job:
        """Put files or addresses into the queue."""
        job = self._queued(who, targets, names, folder)
        self._begin()
        return job

    def jobs(self) -> list[Job]:
        """Return the last jobs, the last first."""
        last = self._last()
        found = (self.job(number) for number in range(last, max(0, last - KEPT), -1))
        return [job for job in found if job is not None]

    def job(self, number: int) -> Job | None:
        """Return the job of that number, if it is still known."""
        found: Job | None = self._shelf.get(f"job {number}")
        return found

    def _last(self) -> int:
        return int(self._shelf.get("jobs") or 0)

    def _queued(self, who: str, targets: Sequence[str], names: Sequence[str], folder: str) -> Job:
        with self._shelf.alone("jobs"):
            job = Job(self._last() + 1, who, tuple(targets), folder, tuple(names or targets))
            self._keep(job)
            self._shelf.put("jobs", job.number)
        return job

    def _keep(self, job: Job) -> None:
        self._shelf.put(f"job {job.number}", job)

    def _begin(self) -> None:
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, daemon=True)
                self._thread.start()

    def _run(self) -> None:
        """Read what waits, the first first, until nothing does."""
        try:
            while self._goes_on():
                # Another process may be at it for long: it reads what waits here, too.
                with contextlib.suppress(TimeoutError), self._shelf.alone("reading"):
                    self._read_next()
        finally:  # whatever ended it, the next who asks begins anew
            with self._lock:
                if self._thread is threading.current_thread():
                    self._thread = None

    def _goes_on(self) -> bool:
        """Say whether something waits; if nothing does, the next who asks begins anew."""
        with self._lock:
            if any(not job.is_over for job in self.jobs()):
                return True
            self._thread = None
            return False

    def _read_next(self) -> None:
        job = next((job for job in reversed(self.jobs()) if not job.is_over), None)
        if job is not None:
            try:
                self._read(job)
            except Exception as error:  # what was done cannot be kept: the disk is full
                self._keep(_ended_by(error, job))

    def _read(self, job: Job) -> None:
        def so_far(summary: ReadSummary) -> None:
            self._keep(replace(job, summary=summary))

        job = replace(job, state="reading", tries=job.tries + 1)
        self._keep(job)
        try:
            if job.tries > TRIES:
                raise LedgerError(
                    "the server ended each time it read this",
                    hint="Give `alleged read` the file: it says what is wrong.",
                )
            book: Casebook = self._desk.book(job.who)
            summary = book.read(*job.targets, progress=so_far, beneath=job.folder, public_only=True)
            over = replace(job, state="done", summary=summary)
        except AllegedError as error:
            over = replace(job, state="failed", fault=str(error), hint=error.hint)
        except Exception as error:
            over = _ended_by(error, job)
        finally:
            if job.folder:
                shutil.rmtree(job.folder, ignore_errors=True)
            with contextlib.suppress(OSError):  # others wait in it
                self._waiting_room.rmdir()
        known = self.job(job.number)
        if over.state == "failed" and known is not None:
            over = replace(over, summary=known.summary)
        self._keep(over)


def _ended_by(error: Exception, job: Job) -> Job:
    """Return a job that a fault of the program ended."""
    fault = f"a fault of the program: {type(error).__name__}: {error}"
    hint = "What was read so far is kept. Please report this."
    return replace(job, state="failed", fault=fault, hint=hint)
