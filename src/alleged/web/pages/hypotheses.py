"""Rival hypotheses: a matrix to fill in, each cell a decision that can be undone."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, Response

from alleged.errors import QueryError
from alleged.model.hypothesis import Letter
from alleged.model.rivals import Judgement
from alleged.web.accounts import Role
from alleged.web.entrance import role
from alleged.web.guard import from_form
from alleged.web.pages.acts import done
from alleged.web.pages.reach import OfBook
from alleged.web.screen import at, render

router = APIRouter(include_in_schema=False)

ACTS = [Depends(from_form), Depends(role(Role.REVIEWER))]
LETTERS = (
    ("CC", "very consistent"),
    ("C", "consistent"),
    ("N", "neutral"),
    ("I", "inconsistent"),
    ("II", "very inconsistent"),
)
Short = Annotated[str, Form(max_length=200)]
Long = Annotated[str, Form(max_length=8000)]


@router.get("/hypotheses")
def hypotheses(request: Request, book: OfBook) -> HTMLResponse:
    """List the matrices."""
    return render(request, "hypotheses.html", cards=book.hypotheses())


@router.post("/hypotheses", dependencies=ACTS)
def begin(request: Request, book: OfBook, question: Long, name: Short, rivals: Long) -> Response:
    """Begin a matrix."""
    pairs = [line.partition(":") for line in rivals.splitlines() if line.strip()]
    strange = [left for left, colon, right in pairs if not (colon and right.strip())]
    if strange:
        raise QueryError(
            f"{strange[0][:80]!r} does not say what the rival says",
            hint="Write each as `name: what it says`, on a line of its own.",
        )
    given = {left.strip(): right.strip() for left, _, right in pairs}
    book.new_hypotheses(name=name.strip(), question=question.strip(), hypotheses=given)
    return _done(request, book, "Began a matrix", name.strip())


@router.get("/hypotheses/{name}")
def matrix(request: Request, book: OfBook, name: str) -> HTMLResponse:
    """Show a matrix and how its rivals stand."""
    return render(request, "matrix.html", page=book.matrix(name, complete=False), letters=LETTERS)


@router.post("/hypotheses/{name}/judge", dependencies=ACTS)
async def judge(request: Request, book: OfBook, name: str) -> Response:
    """Fill the cells of a row."""
    form = await request.form()
    page = book.matrix(name, complete=False)
    cells = {}
    for place, rival in enumerate(page.matrix.hypotheses):
        given = str(form.get(f"cell-{place}", ""))
        if given in list(Letter):
            cells[rival.name] = Judgement(Letter(given), why=str(form.get("because", "")))
    if not cells:
        raise QueryError("no cell was judged", hint="Choose a letter in one cell or more.")
    book.judge(name, str(form.get("row", "")), cells, because=str(form.get("because", "")))
    return _done(request, book, "Judged a row", name)


@router.post("/hypotheses/{name}/evidence", dependencies=ACTS)
def add_evidence(
    request: Request, book: OfBook, name: str, row: Short, text: Long = "", ids: Long = ""
) -> Response:
    """Add a row."""
    book.add_evidence(name, row.strip(), *ids.replace(",", " ").split(), text=text.strip())
    return _done(request, book, "Added evidence", name)


@router.post("/hypotheses/{name}/rivals", dependencies=ACTS)
def add_rival(
    request: Request, book: OfBook, name: str, rival: Annotated[str, Form(alias="name")], text: Long
) -> Response:
    """Add a rival."""
    book.add_hypothesis(name, rival.strip(), text.strip())
    return _done(request, book, "Added a rival", name)


def _done(request: Request, book: OfBook, words: str, name: str) -> Response:
    return done(request, book.last_run(), words, at("hypotheses", name))
