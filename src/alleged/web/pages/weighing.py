"""What is made of an episode: terms that sum up, what-if switches, and evidence looked for."""

import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request, UploadFile
from fastapi.responses import HTMLResponse, Response
from markupsafe import Markup

from alleged.casebook.answers import Weighed
from alleged.casebook.book import Casebook
from alleged.casebook.screen_words import expected_of
from alleged.casebook.supposing import Footing, footing_of
from alleged.errors import QueryError
from alleged.model.assessment import Step, Term, Verdict
from alleged.web.accounts import Role
from alleged.web.desk import Desk
from alleged.web.entrance import role
from alleged.web.guard import from_form
from alleged.web.pages.acts import done
from alleged.web.pages.reach import OfBook, OfDesk
from alleged.web.screen import at, filled, render

router = APIRouter(include_in_schema=False)

ACTS = [Depends(from_form), Depends(role(Role.REVIEWER))]
WIDTH = 320
BARS, SWITCHES = 24, 20
"""Terms drawn, and switches of a sort, in an episode of hundreds of voices."""

ANYBODY = Markup("anybody's-token")
"""Stands for the token of whoever looks. No text of a report can: its quotes are escaped."""

STATES = ("seen", "not-found", "not-searched", "not-expected")


@dataclass(frozen=True, slots=True)
class Bar:
    """One term of the sum as it is drawn: it begins where the one before ended."""

    term: Term
    x: float
    width: float
    end: float
    """Where it ends, in hundredths of a bit."""

    against: bool


@dataclass(frozen=True, slots=True)
class Sum:
    """The terms of a verdict, one under the other, and where even odds stand."""

    bars: tuple[Bar, ...]
    even: float
    silent: tuple[Term, ...]


def sum_of(verdict: Verdict) -> Sum:
    """Return a verdict's terms as bars on one scale."""
    loud = _loudest([term for term in verdict.terms if not term.silent])
    ends, total = [0], 0
    for term in loud:
        total += term.hundredths
        ends.append(total)
    low, high = min(ends), max(ends)
    span = max(high - low, 100)
    factor = WIDTH / span

    def place(hundredths: float) -> float:
        return round((hundredths - low) * factor, 1)

    bars = tuple(
        Bar(term, place(min(a, b)), max(1.5, round(abs(b - a) * factor, 1)), b, b < a)
        for term, a, b in zip(loud, ends, ends[1:], strict=False)
    )
    return Sum(bars, place(0), tuple(term for term in verdict.terms if term.silent))


def _loudest(terms: list[Term]) -> list[Term]:
    """Return the terms to draw: if there are very many, the lesser ones together as one."""
    if len(terms) <= BARS:
        return terms
    kept = sorted(terms, key=lambda term: -abs(term.hundredths))[: BARS - 1]
    lesser = [term for term in terms if term not in kept]
    total = sum(term.hundredths for term in lesser)
    reason = "each adds or takes less than those above"
    together = Term(
        lesser[0].kind, f"{len(lesser):,} more", (Step("together", total, reason),), reason
    )
    return [*(term for term in terms if term in kept), together]


@router.get("/episodes/{wanted}/verdict")
def verdict(request: Request, desk: OfDesk, wanted: str) -> HTMLResponse:
    """Show the verdict, its terms, the switches and the evidence looked for."""
    page, _ = drawn(desk, wanted)
    return HTMLResponse(page.replace(str(ANYBODY), request.state.csrf))


def drawn(desk: Desk, wanted: str) -> tuple[str, Footing]:
    """Return the verdict on an episode as a piece of a page, and what it stands on.

    `ANYBODY` stands in it for a form's token. It is remembered, since of hundreds of voices it
    takes a second, and since whoever sees it asks what if.
    """

    def find(book: Casebook) -> tuple[str, Footing]:
        weighed = book.weigh(wanted, linchpins=False)
        page = filled(
            "verdict.html",
            csrf=ANYBODY,
            weighed=weighed,
            sum=sum_of(weighed.verdict),
            parts=parts_of(weighed),
            switches=SWITCHES,
            expected=expected_of(weighed),
            states=STATES,
            width=WIDTH,
        )
        return page, footing_of(weighed)

    return desk.remembered(f"verdict {wanted}", find, late=False)


def parts_of(weighed: Weighed) -> dict[str, list[str]]:
    """Return what may be distrusted, that on which most rests first: who published, who speaks."""
    witnesses = [each.witness for each in weighed.body.words]
    weight: dict[str, int] = defaultdict(int)
    for term in weighed.verdict.terms:
        for name in (*term.sources, term.about):
            weight[name] += abs(term.hundredths)
    sources = dict.fromkeys(each.source for each in witnesses if each.source)
    speakers = dict.fromkeys(each.speaker for each in witnesses if each.speaker)
    return {
        "sources": sorted(sources, key=lambda name: -weight[name]),
        "speakers": sorted(speakers, key=lambda name: -weight[name]),
    }


@router.get("/episodes/{wanted}/what-if")
def what_if(
    request: Request,
    desk: OfDesk,
    book: OfBook,
    wanted: str,
    distrust: Annotated[list[str] | None, Query()] = None,
    trust: Annotated[list[str] | None, Query()] = None,
    prior: Annotated[str, Query(max_length=8)] = "",
) -> HTMLResponse:
    """Show what the verdict would be if something else were believed. Nothing is kept."""
    try:
        odds = float(prior) if prior.strip() else None
    except ValueError:
        raise QueryError(
            f"{prior!r} is no number", hint="Give log2 odds before anything is known, such as -1."
        ) from None
    left_out, believed = (
        [each for each in names or () if each.strip()] for names in (distrust, trust)
    )
    _, footing = drawn(desk, wanted)
    found = book.supposed(footing, distrust=left_out, trust=believed, prior=odds)
    return render(request, "what_if.html", found=found, sum=sum_of(found.after), width=WIDTH)


@router.post("/episodes/{wanted}/assess", dependencies=ACTS)
def assess(
    request: Request, book: OfBook, wanted: str, note: Annotated[str, Form(max_length=4000)] = ""
) -> Response:
    """Keep the verdict as one's own assessment."""
    book.assess(wanted, note)
    run = book.last_run()
    return done(request, run, "Kept an assessment", f"{at('episodes', wanted)}#verdict")


@router.post("/episodes/{wanted}/inquire", dependencies=ACTS)
def inquire(
    request: Request,
    book: OfBook,
    wanted: str,
    trace: Annotated[str, Form(max_length=300)],
    state: Annotated[str, Form()],
    because: Annotated[str, Form(max_length=4000)] = "",
    searched: Annotated[str, Form(max_length=8)] = "",
    links: Annotated[str, Form(max_length=4000)] = "",
    files: Annotated[list[UploadFile] | None, Form()] = None,
) -> Response:
    """Keep what became of a trace that was to be expected."""
    with tempfile.TemporaryDirectory(prefix="alleged-") as folder:
        kept = []
        for number, upload in enumerate(each for each in files or () if each.filename):
            name = PurePosixPath((upload.filename or "").replace("\\", "/")).name[-150:]
            place = Path(folder) / str(number)
            place.mkdir()
            (place / (name or "file")).write_bytes(upload.file.read())
            kept.append(place / (name or "file"))
        book.inquire(
            wanted,
            trace,
            state,
            because,
            searched=_share(searched) if state == "not-found" else None,
            files=kept,
            links=links.split(),
        )
    run = book.last_run()
    return done(request, run, f"Noted: {trace}", f"{at('episodes', wanted)}#evidence")


def _share(text: str) -> float | None:
    if not text.strip():
        return None
    try:
        return float(text.strip().removesuffix("%")) / (100 if text.strip().endswith("%") else 1)
    except ValueError:
        raise QueryError(
            f"{text!r} is no share", hint="Say how much was looked through: 0.8 or 80%."
        ) from None
