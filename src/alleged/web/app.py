"""Routes, guard and faults wired into one application."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

from anyio import to_thread
from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from alleged.casebook.book import Casebook
from alleged.web import entrance, faults
from alleged.web.accounts import Accounts
from alleged.web.api import routes as api
from alleged.web.desk import Desk
from alleged.web.entrance import Entrance
from alleged.web.guard import LOOPBACK, Guard
from alleged.web.intake import Intake
from alleged.web.pages import routes as pages
from alleged.web.shelf import Shelf

THREADS = 2
"""Requests that are answered at once."""

UPLOAD_BYTES = 100 * 1024 * 1024
"""One upload, all its files together."""


def application(
    book: Casebook,
    *,
    accounts: Accounts | None = None,
    hosts: Iterable[str] = LOOPBACK,
    upload_bytes: int = UPLOAD_BYTES,
    shelf: Shelf | None = None,
) -> FastAPI:
    """Return the workbench of one ledger.

    Without `accounts` anybody who reaches it may do anything. `hosts` are the names under which
    it may be asked; none at all allows any. Several processes that answer for one server have
    one `shelf`, and whoever starts them resumes what was taken in before.
    """
    app = FastAPI(
        lifespan=_few_threads,
        title="alleged",
        description="Who claims what about deals between armed actors. Nothing here is a fact.",
        version="1",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.desk = Desk(book, shelf)
    app.state.accounts = accounts
    app.state.intake = Intake(app.state.desk, shelf or Shelf.of_one_process())
    if shelf is None:
        app.state.intake.resume()
    app.state.intake.go_on()
    faults.install(app)
    static = Path(str(files("alleged.web") / "static"))
    app.mount("/static", _Static(directory=static), name="static")
    for router in (*api.ROUTERS, entrance.router, *pages.ROUTERS):
        app.include_router(router)
    app.add_middleware(Entrance, accounts=accounts)
    app.add_middleware(GZipMiddleware, minimum_size=1_000, compresslevel=4)
    app.add_middleware(Guard, hosts=tuple(hosts), upload_bytes=upload_bytes)
    return app


@asynccontextmanager
async def _few_threads(_app: FastAPI) -> AsyncIterator[None]:
    """Answer few requests at once: more would only take turns, and each be late."""
    to_thread.current_default_thread_limiter().total_tokens = THREADS
    yield


class _Static(StaticFiles):
    """Files whose address changes with their content, so that browsers may keep them."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = "public, max-age=31536000, immutable"
        return response
