"""One row of the ledger as JSON, and what the ledger is as a whole."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response

from alleged.casebook.answers import json_of
from alleged.errors import NothingFound
from alleged.web.api.wire import FAULTS, tagged
from alleged.web.pages.reach import OfBook, OfDesk

router = APIRouter(prefix="/api", tags=["rows"], responses=FAULTS)

Id = Annotated[str, Path(max_length=200)]
Row = dict[str, Any]


@router.get("/status", response_model=Row)
def status(request: Request, desk: OfDesk) -> Response:
    """Say how much the ledger holds, and what could not be read."""
    return tagged(request, lambda: json_of(desk.remembered("status", lambda book: book.status())))


@router.get("/reports/{wanted}", response_model=Row)
def report(request: Request, book: OfBook, wanted: Id) -> Response:
    """Return one report with its text, and all it tells."""

    def find() -> Any:
        document, telling = book.telling(wanted)
        return {
            **json_of(document),
            "deals": [deal.id for deal in telling.deals],
            "propositions": [each.id for each in telling.propositions],
            "claims": [json_of(claim) for claim in telling.claims],
        }

    return tagged(request, find)


@router.get("/deals/{wanted}", response_model=Row)
@router.get("/propositions/{wanted}", response_model=Row)
def told(request: Request, book: OfBook, wanted: Id) -> Response:
    """Return one deal or proposition as one report tells it."""

    def find() -> Any:
        found = book.told(wanted)
        if not found:
            raise NothingFound(f"nothing in the ledger has the id {wanted!r}")
        return json_of(found[0])

    return tagged(request, find)


@router.get("/episodes/{wanted}", response_model=Row)
def episode(request: Request, book: OfBook, wanted: Id) -> Response:
    """Return one episode: its tellings, their values, and where they differ."""
    return tagged(request, lambda: json_of(book.episode(wanted)))


@router.get("/episodes/{wanted}/lineage", response_model=Row)
def lineage(request: Request, book: OfBook, wanted: Id) -> Response:
    """Return who took from whom around an episode, and how many voices that leaves."""
    return tagged(
        request, lambda: json_of(book.lineage_near(*book.outline(wanted).episode.tellings))
    )


@router.get("/actors/{key}", response_model=Row)
def actor(request: Request, book: OfBook, key: Id) -> Response:
    """Return one actor, and how often it is met."""
    return tagged(request, lambda: json_of(book.actor_count(key)))
