"""Reports on their way in: one run of reading at a time, each with what it has done so far."""

import contextlib
import shutil
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue

from alleged.casebook.answers import ReadSummary
from alleged.casebook.book import Casebook
from alleged.errors import AllegedError, LedgerError
from alleged.web.desk import Desk

KEPT = 20
WHO = ".who"
"""File that says for whom a folder was taken in; it is written last."""


@dataclass(slots=True)
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

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in ("done", "failed")


class Intake:
    """The queue of a server: it reads in a thread of its own, so that pages stay quick."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._jobs: OrderedDict[int, Job] = OrderedDict()
        self._queue: SimpleQueue[Job] = SimpleQueue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._waiting_room = Path(f"{desk.path}-incoming")

    def resume(self) -> None:
        """Go on with files that were taken in and not read, since the server was ended."""
        for folder in sorted(self._waiting_room.glob("*/")):
            try:
                who = (folder / WHO).read_text(encoding="utf-8")
            except OSError:  # not all of it had come in
                shutil.rmtree(folder, ignore_errors=True)
                continue
            names = sorted(each.name for each in folder.iterdir() if each.name != WHO)
            self.add(who, [str(folder / name) for name in names], names, str(folder))

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
        with self._lock:
            number = next(reversed(self._jobs), 0) + 1
            job = Job(number, who, tuple(targets), folder, tuple(names or targets))
            self._jobs[number] = job
            while len(self._jobs) > KEPT and next(iter(self._jobs.values())).is_over:
                self._jobs.popitem(last=False)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, daemon=True)
                self._thread.start()
        self._queue.put(job)
        return job

    def jobs(self) -> list[Job]:
        """Return the last jobs, the last first."""
        return list(reversed(self._jobs.values()))

    def job(self, number: int) -> Job | None:
        """Return the job of that number, if it is still known."""
        return self._jobs.get(number)

    def _run(self) -> None:
        while True:
            self._read(self._queue.get())

    def _read(self, job: Job) -> None:
        def so_far(summary: ReadSummary) -> None:
            job.summary = summary

        job.state = "reading"
        try:
            book: Casebook = self._desk.book(job.who)
            job.summary = book.read(
                *job.targets, progress=so_far, beneath=job.folder, public_only=True
            )
            job.state = "done"
        except AllegedError as error:
            job.fault, job.hint, job.state = str(error), error.hint, "failed"
        except Exception as error:
            job.fault = f"a fault of the program: {type(error).__name__}: {error}"
            job.hint, job.state = "What was read so far is kept. Please report this.", "failed"
        finally:
            if job.folder:
                shutil.rmtree(job.folder, ignore_errors=True)
            with contextlib.suppress(OSError):  # others wait in it
                self._waiting_room.rmdir()
