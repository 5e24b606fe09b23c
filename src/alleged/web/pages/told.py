"""One deal or proposition as one report tells it: a page, or a preview beside a list."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from alleged.casebook.book import Casebook
from alleged.errors import NothingFound
from alleged.web.pages.reach import OfBook
from alleged.web.screen import is_piece, render

router = APIRouter(include_in_schema=False)


@router.get("/deals/{wanted}")
def deal(request: Request, book: OfBook, wanted: str) -> HTMLResponse:
    """Show one deal."""
    return _shown(request, book, wanted)


@router.get("/propositions/{wanted}")
def proposition(request: Request, book: OfBook, wanted: str) -> HTMLResponse:
    """Show one outcome, relation, accusation or forecast."""
    return _shown(request, book, wanted)


def _shown(request: Request, book: Casebook, wanted: str) -> HTMLResponse:
    found = book.told(wanted)
    if not found:
        raise NothingFound(
            f"nothing in the ledger has the id {wanted!r}", hint="The lists have all there is."
        )
    return render(
        request,
        "told_piece.html" if is_piece(request) else "told.html",
        card=found[0],
        id=wanted,
        past=book.past_reviews(wanted),
    )
