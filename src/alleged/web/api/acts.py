"""What programs decide, and the history of what everybody did."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, Field

from alleged.casebook.answers import json_of
from alleged.model.claim import Stance
from alleged.model.document import Span
from alleged.model.review import ReviewVerdict
from alleged.web.accounts import Role
from alleged.web.api.wire import FAULTS, ListAnswer, listed, tagged
from alleged.web.entrance import role
from alleged.web.guard import check_origin
from alleged.web.pages.acts import check_own
from alleged.web.pages.reach import OfBook

router = APIRouter(prefix="/api", tags=["acts"], responses=FAULTS)

Act = dict[str, Any]
_LONG = 4_000
REVIEWS = [Depends(check_origin), Depends(role(Role.REVIEWER))]


class ReviewAsked(BaseModel):
    """A decision on one finding or several."""

    targets: list[str] = Field(min_length=1, max_length=500)
    verdict: ReviewVerdict
    content: dict[str, str] = Field(default_factory=dict)
    because: str = Field("", max_length=_LONG)
    seen: dict[str, int] = Field(
        default_factory=dict,
        description="By target, the number of the review that stood when this was decided; 0: none",
    )


class ClaimAsked(BaseModel):
    """Words of a report marked as a claim."""

    document: str
    start: int = Field(ge=0, le=2**53)
    end: int = Field(ge=0, le=2**53)
    stance: Stance
    voice: str = Field("", max_length=300)
    about: str = Field("", max_length=300)
    note: str = Field("", max_length=_LONG)
    because: str = Field("", max_length=_LONG)


@router.post("/reviews", response_model=Act, dependencies=REVIEWS)
def review(book: OfBook, asked: ReviewAsked) -> Any:
    """Accept, reject or correct findings, as one act that one undo takes back."""
    return json_of(
        book.review(
            asked.verdict,
            *asked.targets,
            content=asked.content,
            because=asked.because,
            seen=asked.seen,
        )
    )


@router.post("/claims", response_model=Act, dependencies=REVIEWS)
def add_claim(book: OfBook, asked: ClaimAsked) -> Any:
    """Mark words of a report as a claim that the program did not find."""
    span = Span(asked.start, asked.end)
    run = book.add_claim(
        asked.document,
        span,
        stance=asked.stance,
        voice=asked.voice,
        about=asked.about,
        note=asked.note,
        because=asked.because,
    )
    return json_of(run)


@router.post("/runs/{run}/undo", response_model=Act, dependencies=REVIEWS)
def undo(request: Request, book: OfBook, run: int) -> Any:
    """Hide what a run added. Nothing is deleted."""
    check_own(request, book, run)
    return json_of(book.undo(run))


@router.post("/runs/{run}/redo", response_model=Act, dependencies=REVIEWS)
def redo(request: Request, book: OfBook, run: int) -> Any:
    """Bring back what an undo hid."""
    check_own(request, book, run)
    return json_of(book.redo(run))


@router.get("/runs", response_model=ListAnswer)
def runs(
    request: Request,
    book: OfBook,
    after: Annotated[int | None, Query(ge=0, le=2**62)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Response:
    """List runs, the last first."""

    def find() -> Any:
        found = book.runs_part(after, limit)
        following = found[-1].number if len(found) == limit else None
        return listed(map(json_of, found), following)

    return tagged(request, find)
