"""What people do on a page: undo, save a list, add a claim; each goes back to where it was done."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from alleged.casebook.answers import RunRecord
from alleged.model.document import Span
from alleged.web.accounts import Role
from alleged.web.entrance import role
from alleged.web.faults import Refused
from alleged.web.guard import from_form
from alleged.web.pages.reach import OfBook
from alleged.web.screen import at, wants_json

router = APIRouter(include_in_schema=False, dependencies=[Depends(from_form)])

REVIEWS = [Depends(role(Role.REVIEWER))]


def done(request: Request, run: RunRecord, words: str, back: str, **more: object) -> Response:
    """Return the answer to an act: what undoes it, and where to go on."""
    if wants_json(request):
        return JSONResponse({"run": run.number, "words": words, **more})
    fine = back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable()
    response = RedirectResponse(back if fine else "/", 303)
    response.set_cookie(
        "alleged-done", quote(f"{run.number}|{words}"), max_age=60, samesite="strict"
    )
    return response


@router.post("/runs/{number}/undo", dependencies=REVIEWS)
def undo(request: Request, book: OfBook, number: int) -> Response:
    """Hide what a run added."""
    check_own(request, book, number)
    run = book.undo(number)
    return JSONResponse({"run": run.number}) if wants_json(request) else _back(request)


@router.post("/runs/{number}/redo", dependencies=REVIEWS)
def redo(request: Request, book: OfBook, number: int) -> Response:
    """Bring back what an undo hid."""
    check_own(request, book, number)
    run = book.redo(number)
    return JSONResponse({"run": run.number}) if wants_json(request) else _back(request)


@router.post("/saved", dependencies=REVIEWS)
def save(
    request: Request,
    book: OfBook,
    name: Annotated[str, Form(max_length=100)],
    address: Annotated[str, Form(max_length=2000)] = "",
) -> Response:
    """Keep a list to look at again, or take it off."""
    run = book.save_search(name, address)
    words = f"Saved {name}" if address else f"Took {name} off the list"
    return done(request, run, words, address or "/search")


@router.post("/reports/{document}/claims", dependencies=REVIEWS)
def add_claim(
    request: Request,
    book: OfBook,
    document: str,
    start: Annotated[int, Form(ge=0)],
    end: Annotated[int, Form(ge=0)],
    stance: Annotated[str, Form()],
    voice: Annotated[str, Form(max_length=300)] = "",
    about: Annotated[str, Form(max_length=300)] = "",
    note: Annotated[str, Form(max_length=1000)] = "",
) -> Response:
    """Mark words of a report as a claim."""
    span = Span(start, end)
    run = book.add_claim(document, span, stance=stance, voice=voice, about=about, note=note)
    return done(request, run, "Added a claim", f"{at('reports', document)}#t{start}")


def check_own(request: Request, book: OfBook, number: int) -> None:
    """Refuse a reviewer who would undo what somebody else did."""
    account = getattr(request.state, "account", None)
    if account is None or account.role.may(Role.EDITOR):
        return
    if not any(run.who == account.name for run in book.runs_part(number + 1, 1)):
        raise Refused(403, "somebody else did that", "An editor may undo it.")


def _back(request: Request) -> Response:
    return RedirectResponse("/history", 303)
