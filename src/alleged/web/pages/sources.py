"""Sources: who publishes, and how one of them tells things."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from alleged.errors import NothingFound
from alleged.model.filters import DealFilter, DocumentFilter
from alleged.web.pages.named import part_of
from alleged.web.pages.reach import OfBook, OfDesk
from alleged.web.screen import render

router = APIRouter(include_in_schema=False)

FEW = 30


@router.get("/sources")
def sources(
    request: Request,
    desk: OfDesk,
    text: Annotated[str, Query(max_length=200)] = "",
    after: Annotated[int, Query(ge=0)] = 0,
) -> HTMLResponse:
    """List outlets."""
    found = desk.remembered("outlets", lambda book: book.outlets())
    return render(request, "sources.html", **part_of(found, text, after))


@router.get("/sources/{name:path}")
def source(request: Request, desk: OfDesk, book: OfBook, name: str) -> HTMLResponse:
    """Show one outlet: what it published, and how its reports tell deals."""
    known = desk.remembered("outlets", lambda book: book.outlets())
    found = next((each for each in known if each.name == name), None)
    if found is None:
        raise NothingFound(f"no report is of {name!r}", hint="Look in the list of sources.")
    statuses, stances = desk.remembered(f"source {name}", lambda book: book.record_of(name))
    return render(
        request,
        "source.html",
        source=found,
        statuses=statuses,
        stances=stances,
        right=desk.remembered("turned out", lambda book: book.turned_out()).get(name, ""),
        reports=book.documents_part(DocumentFilter(outlet=name, whole=True), limit=FEW),
        deals=book.deals_part(DealFilter(outlet=name, whole=True), limit=FEW),
    )
