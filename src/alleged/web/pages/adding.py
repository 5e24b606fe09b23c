"""Add reports: files dropped on the page or addresses, progress as it goes, refusals listed."""

import shutil
from pathlib import Path, PurePosixPath
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from alleged.errors import NothingFound, QueryError
from alleged.model.refusals import by_reason
from alleged.web.accounts import Role
from alleged.web.entrance import role
from alleged.web.guard import from_form
from alleged.web.intake import Intake
from alleged.web.pages.reach import OfDesk
from alleged.web.screen import render

router = APIRouter(include_in_schema=False, dependencies=[Depends(role(Role.EDITOR))])

MOST = 50


def intake_of(request: Request) -> Intake:
    """Return the queue of the server."""
    intake: Intake = request.app.state.intake
    return intake


OfIntake = Annotated[Intake, Depends(intake_of)]


@router.get("/add")
def adding(request: Request, desk: OfDesk, intake: OfIntake) -> HTMLResponse:
    """Show where reports are added, what was added, and what could not be read."""
    status = desk.remembered("status", lambda book: book.status())
    return render(
        request,
        "adding.html",
        jobs=intake.jobs(),
        refusals=by_reason(status.refusals),
        left_alone=by_reason(status.left_alone),
    )


@router.get("/add/{number}")
def progress(request: Request, intake: OfIntake, number: int) -> HTMLResponse:
    """Show how far a job is."""
    job = intake.job(number)
    if job is None:
        raise NothingFound(
            f"this server knows no job {number}", hint="What it read is in the history."
        )
    return render(request, "job.html", job=job)


@router.post("/add", dependencies=[Depends(from_form)])
def add(
    request: Request,
    intake: OfIntake,
    files: Annotated[list[UploadFile] | None, Form()] = None,
    addresses: Annotated[str, Form(max_length=20_000)] = "",
) -> Response:
    """Take files and addresses in, to be read one after the other."""
    account = getattr(request.state, "account", None)
    who = account.name if account else ""
    given = [each for each in files or () if each.filename]
    wanted = list(dict.fromkeys(addresses.split()))[:MOST]
    strange = [each for each in wanted if not each.lower().startswith(("http://", "https://"))]
    if strange:
        raise QueryError(
            f"{strange[0][:200]!r} is no address", hint="Addresses begin with https:// or http://."
        )
    if not given and not wanted:
        raise QueryError("there is nothing to add", hint="Choose a file, or give an address.")
    if given:
        folder = intake.folder()
        try:
            intake.taken_in(who, folder, _kept(given, folder))
        except OSError:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    if wanted:
        intake.add(who, wanted)
    return RedirectResponse("/add", 303)


def _kept(uploads: list[UploadFile], folder: Path) -> list[str]:
    """Write files into a folder, each under its own name as far as that is harmless."""
    names: list[str] = []
    for number, upload in enumerate(uploads):
        name = PurePosixPath((upload.filename or "").replace("\\", "/")).name
        name = name.replace("\x00", "").lstrip(".-")[-150:] or f"file-{number}"
        if name in names:
            name = f"{number}-{name}"
        with (folder / name).open("wb") as file:
            shutil.copyfileobj(upload.file, file)
        names.append(name)
    return names
