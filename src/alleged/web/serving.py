"""The workbench on an address: loopback for one person, accounts for everybody else."""

import ipaddress
import multiprocessing
import os
import socket
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from alleged.casebook.answers import Notice, silent
from alleged.casebook.book import Casebook
from alleged.errors import SetupError
from alleged.settings import Settings
from alleged.web.accounts import Accounts
from alleged.web.app import application
from alleged.web.desk import Desk
from alleged.web.guard import LOOPBACK
from alleged.web.intake import Intake
from alleged.web.readiness import get_ready
from alleged.web.shelf import Shelf

BACKLOG = 128
"""Callers that may wait to be answered."""

FEWEST, MOST = 2, 4
"""Processes that answer unless a number is asked for: one for each processor, within these."""

SILENT_S = 20
"""Seconds without a sign of life after which a process is ended, and another begun."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a server answers."""

    host: str = "127.0.0.1"
    port: int = 8000
    names: tuple[str, ...] = ()
    """Names under which others reach it."""

    certificate: Path | None = None

    @property
    def is_loopback(self) -> bool:
        """Whether nobody but this machine can reach it."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def hosts(self) -> frozenset[str]:
        """The names under which it may be asked; none at all for any."""
        if self.is_loopback:
            return LOOPBACK
        return LOOPBACK.union(self.names) if self.names else frozenset()


def usual_workers() -> int:
    """Return how many processes answer unless a number is asked for."""
    return max(FEWEST, min(MOST, os.cpu_count() or FEWEST))


def serve(
    path: Path,
    settings: Settings,
    place: Place,
    started: Callable[[str], None],
    workers: int | None = None,
    notice: Notice = silent,
) -> None:
    """Answer requests until somebody ends it; `started` is told the address.

    An old ledger is brought up to date first, and `notice` is told of it.

    Raises SetupError if the address cannot be had, or if it is not the loopback address and
    there is no account yet.
    """
    if not place.is_loopback and not Accounts.beside(path).names():
        raise SetupError(
            f"others can reach {place.host!r}, and there is no account yet",
            hint="`alleged accounts add NAME --role admin` makes one. "
            "Without `--host` only this machine can reach it, and none is needed.",
        )
    listener = _listener(place)
    with tempfile.TemporaryDirectory(prefix="alleged-") as folder:
        shelf = Shelf(Path(folder))
        with Casebook(path, settings, notice) as book:
            book.make()
            Intake(Desk(book), shelf).resume()
        port = listener.getsockname()[1]
        scheme = "https" if place.certificate else "http"
        shown = f"[{place.host}]" if ":" in place.host else place.host
        started(f"{scheme}://{shown}:{port}/")
        config = uvicorn.Config(
            partial(answering, path, settings, place, shelf),
            factory=True,
            workers=usual_workers() if workers is None else workers,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_keep_alive=30,
            timeout_graceful_shutdown=3,
            timeout_worker_healthcheck=SILENT_S,
            limit_concurrency=200,
            ssl_certfile=place.certificate,
            proxy_headers=False,
        )
        if config.workers == 1:
            uvicorn.Server(config).run(sockets=[listener])
        else:
            Multiprocess(config, sockets=[listener]).run()


def answering(path: Path, settings: Settings, place: Place, shelf: Shelf) -> FastAPI:
    """Return the workbench as one of the processes of a server answers with it."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.join,), daemon=True).start()
    book = Casebook(path, settings)
    book.make()
    accounts = None if place.is_loopback else Accounts.beside(path)
    app = application(book, accounts=accounts, hosts=place.hosts, shelf=shelf)
    threading.Thread(target=_get_ready, args=(app,), daemon=True).start()
    return app


def _get_ready(app: FastAPI) -> None:
    app.openapi()  # FastAPI works out what each route takes when that is first asked
    get_ready(app.state.desk)


def _end_with(wait: Callable[[], object]) -> None:
    """End this process, at once, when the one that began it has ended: nobody else would."""
    wait()
    os._exit(1)


def _listener(place: Place) -> socket.socket:
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((place.host, place.port))
        listener.listen(BACKLOG)  # whoever comes before the server is up is let wait
    except (OSError, UnicodeError) as error:
        listener.close()
        raise SetupError(
            f"nothing can answer at {place.host!r}, port {place.port}: {error}",
            hint="Another program may have the port: `alleged serve --port 8001`.",
        ) from error
    return listener
