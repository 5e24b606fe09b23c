"""The workbench on an address: loopback for one person, accounts for everybody else."""

import ipaddress
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from alleged.casebook.book import Casebook
from alleged.errors import SetupError
from alleged.settings import Settings
from alleged.web.accounts import Accounts
from alleged.web.app import application
from alleged.web.guard import LOOPBACK
from alleged.web.readiness import get_ready

BACKLOG = 128
"""Callers that may wait to be answered."""


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


def serve(path: Path, settings: Settings, place: Place, started: Callable[[str], None]) -> None:
    """Answer requests until somebody ends it; `started` is told the address.

    Raises SetupError if the address cannot be had, or if it is not the loopback address and
    there is no account yet.
    """
    accounts = None if place.is_loopback else Accounts.beside(path)
    if accounts is not None and not accounts.names():
        raise SetupError(
            f"others can reach {place.host!r}, and there is no account yet",
            hint="`alleged accounts add NAME --role admin` makes one. "
            "Without `--host` only this machine can reach it, and none is needed.",
        )
    listener = _listener(place)
    with Casebook(path, settings) as book:
        book.make()
        port = listener.getsockname()[1]
        hosts = LOOPBACK if place.is_loopback else (place.names and {*place.names, *LOOPBACK})
        app = application(book, accounts=accounts, hosts=hosts or ())
        threading.Thread(target=get_ready, args=(app.state.desk,), daemon=True).start()
        scheme = "https" if place.certificate else "http"
        shown = f"[{place.host}]" if ":" in place.host else place.host
        started(f"{scheme}://{shown}:{port}/")
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_keep_alive=30,
            timeout_graceful_shutdown=3,
            limit_concurrency=200,
            ssl_certfile=place.certificate,
            proxy_headers=False,
        )
        uvicorn.Server(config).run(sockets=[listener])


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
