"""History: who did what when, the last first; each act can be undone, none can be edited."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from alleged.web.pages.reach import OfBook
from alleged.web.screen import is_piece, render

router = APIRouter(include_in_schema=False)

ROWS = 40


@router.get("/history")
def history(
    request: Request, book: OfBook, after: Annotated[int | None, Query(ge=0)] = None
) -> HTMLResponse:
    """Show the last runs."""
    runs = book.runs_part(after, ROWS)
    following = runs[-1].number if len(runs) == ROWS and runs[-1].number > 1 else None
    return render(
        request,
        "history_rows.html" if is_piece(request) else "history.html",
        runs=runs,
        acts=book.acts_of(*(run.number for run in runs)),
        following=following,
    )
