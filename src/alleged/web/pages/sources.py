"""Sources: who publishes, and how one of them tells things."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from alleged.casebook.answers import OutletCount, Tallies
from alleged.errors import NothingFound
from alleged.model.filters import DealFilter, DocumentFilter
from alleged.web.desk import Desk
from alleged.web.pages.named import part_of
from alleged.web.pages.reach import OfBook, OfDesk
from alleged.web.screen import render

router = APIRouter(include_in_schema=False)

FEW = 12
LEARNT = 5_000
"""Reports of a ledger whose sources are compared while somebody waits; else `alleged sources`."""


def counted(desk: Desk) -> list[OutletCount]:
    """Return every outlet, as remembered, those with most reports first."""
    return desk.remembered("outlets", lambda book: book.outlets(), told=True)


def recorded(desk: Desk) -> tuple[Tallies, Tallies]:
    """Return how the reports of each outlet tell things, as remembered."""
    return desk.remembered("records", lambda book: book.outlet_records(), told=True)


@router.get("/sources")
def sources(
    request: Request,
    desk: OfDesk,
    text: Annotated[str, Query(max_length=200)] = "",
    after: Annotated[int, Query(ge=0)] = 0,
) -> HTMLResponse:
    """List outlets."""
    return render(request, "sources.html", **part_of(counted(desk), text, after))


@router.get("/sources/{name:path}")
def source(request: Request, desk: OfDesk, book: OfBook, name: str) -> HTMLResponse:
    """Show one outlet: what it published, and how its reports tell deals."""
    known = counted(desk)
    found = next((each for each in known if each.name == name), None)
    if found is None:
        raise NothingFound(f"no report is of {name!r}", hint="Look in the list of sources.")
    statuses, stances = recorded(desk)
    few = sum(each.documents for each in known) <= LEARNT
    learnt = lambda book: book.turned_out()  # noqa: E731
    turned_out = desk.remembered("turned out", learnt, told=True) if few else {}
    return render(
        request,
        "source.html",
        source=found,
        statuses=statuses.get(name, {}),
        stances=stances.get(name, {}),
        few=few,
        right=turned_out.get(name, ""),
        reports=book.documents_part(DocumentFilter(outlet=name, whole=True), limit=FEW),
        deals=book.deals_part(DealFilter(outlet=name, whole=True), limit=FEW),
    )
