"""Every error as an answer: one table from class to status, one shape in JSON, one page."""

import errno
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from alleged.errors import (
    AllegedError,
    InputError,
    LedgerBusy,
    LedgerError,
    LedgerFull,
    LedgerTooNew,
    NothingFound,
    Overtaken,
    QueryError,
    SetupError,
    TooLarge,
)
from alleged.web.screen import render, wants_json

STATUS: tuple[tuple[type[AllegedError], int], ...] = (
    (NothingFound, 404),
    (QueryError, 400),
    (TooLarge, 413),
    (InputError, 422),
    (Overtaken, 409),
    (LedgerBusy, 503),
    (LedgerFull, 507),
    (LedgerTooNew, 503),
    (LedgerError, 500),
    (SetupError, 500),
)


class Refused(HTTPException):
    """A request that is not answered, with the status and what to do now."""

    def __init__(self, status: int, message: str, hint: str = "") -> None:
        super().__init__(status, message)
        self.hint = hint


def status_of(error: AllegedError) -> int:
    """Return the status that an error answers with."""
    return next((status for kind, status in STATUS if isinstance(error, kind)), 500)


def answer(
    request: Request, status: int, kind: str, message: str, hint: str = "", **headers: str
) -> Response:
    """Return an error as JSON for a program, or a script of ours, and as a page for a person."""
    if request.url.path.startswith("/api") or wants_json(request):
        error = {"kind": kind, "status": status, "message": message, "hint": hint}
        return JSONResponse({"error": error}, status, headers)
    page = render(
        request,
        "fault.html",
        status=status,
        phrase=HTTPStatus(status).phrase,
        message=message,
        hint=hint,
        typed=getattr(request.state, "typed", {}),
    )
    page.status_code = status
    page.headers.update(headers)
    return page


def install(app: FastAPI) -> None:
    """Let every error of the program, and every request that cannot be read, be answered."""

    @app.exception_handler(AllegedError)
    def alleged_error(request: Request, error: AllegedError) -> Response:
        return answer(request, status_of(error), type(error).__name__, str(error), error.hint)

    @app.exception_handler(RequestValidationError)
    def unreadable(request: Request, error: RequestValidationError) -> Response:
        return answer(request, 422, "BadRequest", *_first(error.errors()))

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        phrase = HTTPStatus(error.status_code).phrase
        message = "there is no such page" if error.status_code == 404 else str(error.detail)
        hint, headers = getattr(error, "hint", ""), dict(error.headers or {})
        kind = phrase.title().replace(" ", "")
        return answer(request, error.status_code, kind, message, hint, **headers)

    @app.exception_handler(OSError)
    def no_room(request: Request, error: OSError) -> Response:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            return fault(request, error)
        return answer(
            request, 507, "NoRoom", "the server's disk is full", "Make room, then send it again."
        )

    @app.exception_handler(Exception)
    def fault(request: Request, error: Exception) -> Response:
        return answer(
            request,
            500,
            "Fault",
            f"a fault of the program: {type(error).__name__}",
            "The ledger is as it was before. Please report what the server printed.",
        )


def _first(found: Any) -> tuple[str, str]:
    first: Mapping[str, Any] = found[0] if found else {}
    where = ".".join(str(part) for part in first.get("loc", ())[1:]) or "the request"
    given = repr(first.get("input"))[:80]
    return f"{where} cannot be {given}: {first.get('msg', 'it cannot be read')}", (
        "Change it and send it again; /api lists what each address takes."
    )
