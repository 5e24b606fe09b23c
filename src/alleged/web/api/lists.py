"""Lists as JSON, with the filters that the commands have."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from alleged.casebook.answers import json_of
from alleged.model.document import Document
from alleged.model.filters import DealFilter
from alleged.web.api.wire import FAULTS, ListAnswer, listed, tagged
from alleged.web.asked import (
    Asked,
    ClaimsAsked,
    DealsAsked,
    PropositionsAsked,
    ReportsAsked,
)
from alleged.web.pages.reach import OfBook, OfDesk

router = APIRouter(prefix="/api", tags=["lists"], responses=FAULTS)


@router.get("/reports", response_model=ListAnswer)
def reports(request: Request, book: OfBook, asked: Annotated[ReportsAsked, Query()]) -> Response:
    """List reports without their texts, the last read first."""

    def find() -> Any:
        part = book.documents_part(asked.filter(), asked.after, asked.limit)
        return listed(map(_without_text, part.items), part.next)

    return tagged(request, find)


@router.get("/deals", response_model=ListAnswer)
def deals(request: Request, book: OfBook, asked: Annotated[DealsAsked, Query()]) -> Response:
    """List deals, each as one report tells it."""

    def find() -> Any:
        part = book.deals_part(asked.filter(), asked.after, asked.limit, claims=True)
        return listed(map(json_of, part.items), part.next)

    return tagged(request, find)


@router.get("/propositions", response_model=ListAnswer)
def propositions(
    request: Request, book: OfBook, asked: Annotated[PropositionsAsked, Query()]
) -> Response:
    """List outcomes, relations, accusations and forecasts, each as one report tells it."""

    def find() -> Any:
        part = book.propositions_part(asked.filter(), asked.after, asked.limit, claims=True)
        return listed(map(json_of, part.items), part.next)

    return tagged(request, find)


@router.get("/claims", response_model=ListAnswer)
def claims(request: Request, book: OfBook, asked: Annotated[ClaimsAsked, Query()]) -> Response:
    """List claims: who says what in which words."""

    def find() -> Any:
        part = book.claims_part(asked.filter(), asked.after, asked.limit)
        return listed((json_of(claim) for claim, _ in part.items), part.next)

    return tagged(request, find)


@router.get("/episodes", response_model=ListAnswer)
def episodes(
    request: Request, desk: OfDesk, book: OfBook, asked: Annotated[DealsAsked, Query()]
) -> Response:
    """List episodes, the most told first, or those of the deals that fit."""

    def find() -> Any:
        wanted = asked.filter()
        if wanted != DealFilter():
            part = book.deals_part(wanted, asked.after, asked.limit)
            ids, following = [card.deal.id for card in part.items], part.next
        else:
            sizes = desk.remembered("episodes", lambda book: book.episode_sizes(1), told=True)
            start = asked.after or 0
            end = start + asked.limit
            ids = [each for each, _ in sizes[start:end]]
            following = end if end < len(sizes) else None
        return listed(map(json_of, book.episodes_of(ids)), following)

    return tagged(request, find)


@router.get("/actors", response_model=ListAnswer)
def actors(request: Request, desk: OfDesk, asked: Annotated[Asked, Query()]) -> Response:
    """List actors, those with most deals first."""

    def find() -> Any:
        found = desk.remembered("actors", lambda book: book.actors(), told=True)
        start, end = asked.after or 0, (asked.after or 0) + asked.limit
        return listed(map(json_of, found[start:end]), end if end < len(found) else None)

    return tagged(request, find)


@router.get("/search", response_model=ListAnswer)
def search(request: Request, book: OfBook, asked: Annotated[ReportsAsked, Query()]) -> Response:
    """List reports that hold words, each with the words around them."""

    def find() -> Any:
        if not asked.text:
            return listed((), None)
        part = book.hits(asked.filter(), asked.after, asked.limit)
        rows = (
            {
                "type": "hit",
                "document": hit.document,
                "given_id": hit.given_id,
                "title": hit.title,
                "outlet": hit.outlet,
                "published": hit.published,
                "around": [{"text": text, "found": found} for text, found in hit.around],
            }
            for hit in part.items
        )
        return listed(rows, part.next)

    return tagged(request, find)


def _without_text(document: Document) -> dict[str, Any]:
    row = json_of(document)
    return {name: value for name, value in row.items() if name != "text"}
