"""Search: the words of reports and of claims together, and lists to look at again."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from alleged.model.filters import ClaimFilter, DealFilter
from alleged.model.part import Part
from alleged.web.asked import ReportsAsked
from alleged.web.pages.reach import OfBook
from alleged.web.screen import is_piece, render

router = APIRouter(include_in_schema=False)

FEW = 8


@router.get("/search")
def search(request: Request, book: OfBook, asked: Annotated[ReportsAsked, Query()]) -> HTMLResponse:
    """Find reports by their words, and the claims and deals told with the same words."""
    looked_for = any(character.isalnum() for character in asked.text)
    if not looked_for:
        return render(
            request,
            "search.html",
            query=asked.query(),
            hits=Part(()),
            tally=None,
            deals=Part(()),
            claims=Part(()),
            saved=book.saved_searches(),
        )
    wanted = asked.filter()
    found = book.hits(wanted, asked.after, 20)
    if is_piece(request):
        return render(request, "hits.html", query=asked.query(), hits=found)
    outlet, text = asked.outlet, asked.text
    return render(
        request,
        "search.html",
        query=asked.query(),
        hits=found,
        tally=book.tally(wanted),
        deals=book.deals_part(DealFilter(text=text, outlet=outlet), limit=FEW),
        claims=book.claims_part(ClaimFilter(text=text, outlet=outlet), limit=FEW),
        saved=book.saved_searches(),
    )
