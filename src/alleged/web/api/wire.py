"""How answers go over the wire: JSON with a tag that says whether anything has changed."""

from collections.abc import Callable, Iterable
from typing import Any

from fastapi import Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field


class Fault(BaseModel):
    """What went wrong, the same for every error."""

    kind: str = Field(description="Name of the error")
    status: int
    message: str = Field(description="What happened, with the offending value")
    hint: str = Field(description="What to do now; may be empty")


class FaultAnswer(BaseModel):
    """The one shape of an answer that is an error."""

    error: Fault


class ListAnswer(BaseModel):
    """A part of a list."""

    items: list[dict[str, Any]]
    next: int | None = Field(description="What to give as `after` for the next part, or null")


FAULTS: dict[int | str, dict[str, Any]] = {
    status: {"model": FaultAnswer, "description": why}
    for status, why in {
        400: "The question cannot be answered as it was put",
        403: "Not allowed",
        404: "There is no such thing",
        409: "Somebody decided it meanwhile",
        422: "A value cannot be what was given",
        503: "Another process holds the ledger",
    }.items()
}


def tagged(request: Request, find: Callable[[], Any]) -> Response:
    """Return what `find` finds, or say that it is what the program has already.

    The tag follows from the state of the ledger, so nothing is looked up to say so.
    """
    tag = f'W/"{request.app.state.desk.state()}"'
    headers = {"etag": tag, "cache-control": "private, no-cache"}
    if tag in (part.strip() for part in request.headers.get("if-none-match", "").split(",")):
        return Response(status_code=304, headers=headers)
    return JSONResponse(find(), headers=headers)


def listed(items: Iterable[Any], following: int | None) -> dict[str, Any]:
    """Return a part of a list as it goes over the wire."""
    return {"items": list(items), "next": following}
