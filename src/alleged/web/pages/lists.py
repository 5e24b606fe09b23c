"""Lists with filters at the side, results in the middle, and a preview of the chosen row."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from alleged.model.bearing import STATES
from alleged.model.claim import Stance
from alleged.model.deal import DealKind, DealStatus, Visibility
from alleged.model.filters import REVIEWS
from alleged.model.part import Part
from alleged.model.proposition import KINDS, PropositionType
from alleged.web.asked import (
    KIND_WORDS,
    TYPES,
    Asked,
    ClaimsAsked,
    DealsAsked,
    PropositionsAsked,
    ReportsAsked,
)
from alleged.web.pages.reach import OfBook
from alleged.web.screen import is_piece, render

router = APIRouter(include_in_schema=False)

_SETTING = ("text", "actor", "place", "since", "until", "outlet")
FIELDS: dict[str, tuple[tuple[str, Any], ...]] = {
    "reports": (
        ("text", "text"),
        ("outlet", "text"),
        ("language", "text"),
        ("since", "date"),
        ("until", "date"),
    ),
    "deals": (
        ("text", "text"),
        ("kind", tuple(DealKind)),
        ("status", tuple(DealStatus)),
        ("visibility", tuple(Visibility)),
        ("actor", "text"),
        ("place", "text"),
        ("since", "date"),
        ("until", "date"),
        ("outlet", "text"),
        ("evidence", STATES),
        ("review", REVIEWS),
    ),
    "propositions": (
        ("text", "text"),
        ("type", tuple(PropositionType)),
        ("kind", tuple(kind for kinds in KINDS.values() for kind in kinds)),
        ("actor", "text"),
        ("place", "text"),
        ("since", "date"),
        ("until", "date"),
        ("outlet", "text"),
        ("evidence", STATES),
        ("review", REVIEWS),
    ),
    "claims": (
        ("text", "text"),
        ("voice", "text"),
        ("stance", tuple(Stance)),
        ("type", TYPES),
        ("kind", KIND_WORDS),
        ("actor", "text"),
        ("outlet", "text"),
        ("evidence", STATES),
        ("review", REVIEWS),
    ),
}
"""The filters of each list: a name, and `text`, `date` or the words to choose from."""


@router.get("/reports")
def reports(
    request: Request, book: OfBook, asked: Annotated[ReportsAsked, Query()]
) -> HTMLResponse:
    """List reports."""
    wanted = asked.filter()
    part = book.documents_part(wanted, asked.after, asked.limit, counted=asked.after is None)
    return _listed(request, "reports", asked, part, {})


@router.get("/deals")
def deals(request: Request, book: OfBook, asked: Annotated[DealsAsked, Query()]) -> HTMLResponse:
    """List deals."""
    wanted = asked.filter()
    first = asked.after is None
    part = book.deals_part(wanted, asked.after, asked.limit, counted=first)
    reviews = book.reviews(*(card.deal.id for card in part.items))
    return _listed(request, "deals", asked, part, reviews)


@router.get("/propositions")
def propositions(
    request: Request, book: OfBook, asked: Annotated[PropositionsAsked, Query()]
) -> HTMLResponse:
    """List outcomes, relations, accusations and forecasts."""
    wanted = asked.filter()
    first = asked.after is None
    part = book.propositions_part(wanted, asked.after, asked.limit, counted=first)
    reviews = book.reviews(*(card.proposition.id for card in part.items))
    return _listed(request, "propositions", asked, part, reviews)


@router.get("/claims")
def claims(request: Request, book: OfBook, asked: Annotated[ClaimsAsked, Query()]) -> HTMLResponse:
    """List claims."""
    wanted = asked.filter()
    part = book.claims_part(wanted, asked.after, asked.limit, counted=asked.after is None)
    return _listed(request, "claims", asked, part, {})


def _listed(
    request: Request,
    what: str,
    asked: Asked,
    part: Part[Any],
    reviews: dict[str, Any],
) -> HTMLResponse:
    """Return the page of a list, or the rows alone if the page is open already."""
    piece = is_piece(request)
    return render(
        request,
        "rows.html" if piece else "list.html",
        what=what,
        query=asked.query(),
        part=part,
        tally=part.tally,
        fields=FIELDS[what],
        reviews=reviews,
    )
