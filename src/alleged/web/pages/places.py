"""Places: what is named where, and the page of one of them."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from alleged.casebook.answers import PlaceCount
from alleged.errors import NothingFound
from alleged.model.filters import DealFilter, PropositionFilter
from alleged.web.desk import Desk
from alleged.web.pages.named import part_of
from alleged.web.pages.reach import OfBook, OfDesk
from alleged.web.screen import render

router = APIRouter(include_in_schema=False)

FEW = 12


def counted(desk: Desk) -> list[PlaceCount]:
    """Return every place, as remembered, the most named first."""
    return desk.remembered("places", lambda book: book.places(), told=True)


@router.get("/places")
def places(
    request: Request,
    desk: OfDesk,
    text: Annotated[str, Query(max_length=200)] = "",
    after: Annotated[int, Query(ge=0)] = 0,
) -> HTMLResponse:
    """List places."""
    return render(request, "places.html", **part_of(counted(desk), text, after))


@router.get("/places/{key}")
def place(request: Request, desk: OfDesk, book: OfBook, key: str) -> HTMLResponse:
    """Show what is told of one place."""
    found = next((each for each in counted(desk) if each.key == key), None)
    if found is None:
        raise NothingFound(f"no deal names a place {key!r}", hint="Look in the list of places.")
    return render(
        request,
        "place.html",
        place=found,
        deals=book.deals_part(DealFilter(place=key, whole=True), limit=FEW),
        told=book.propositions_part(PropositionFilter(place=key, whole=True), limit=FEW),
    )
