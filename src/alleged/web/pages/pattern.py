"""Pattern: whether a group stands out among the episodes of a sort, with its chart and warning."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from alleged.casebook.answers import PatternPage
from alleged.casebook.book import Casebook
from alleged.errors import QueryError
from alleged.model.deal import DealKind, DealStatus, Visibility
from alleged.model.filters import DealFilter
from alleged.web.asked import KIND_WORDS, Asked
from alleged.web.pages.reach import OfBook, OfDesk
from alleged.web.screen import address, render

router = APIRouter(include_in_schema=False)

WEIGHED = 1_000
"""Deals that are weighed for a pattern while somebody waits."""

FIELDS = (
    ("group", "text"),
    ("kind", tuple(DealKind)),
    ("status", tuple(DealStatus)),
    ("visibility", tuple(Visibility)),
    ("beside", "text"),
    ("against", ("deals", "outcomes", "all")),
    ("baseline", ("others", "shuffled")),
    ("actor", "text"),
    ("place", "text"),
)
SHUFFLES = 1_999


class PatternAsked(Asked):
    """Which pattern is put to the test."""

    group: str = ""
    kind: str = ""
    status: str = ""
    visibility: str = ""
    beside: str = ""
    against: str = "deals"
    baseline: str = "others"
    actor: str = ""
    place: str = ""


@router.get("/pattern")
def pattern(
    request: Request, desk: OfDesk, book: OfBook, asked: Annotated[PatternAsked, Query()]
) -> HTMLResponse:
    """Put a pattern to the test, or ask for one."""
    query = asked.query()
    many = bool(asked.group) and _are_many(book, asked)
    return render(
        request,
        "pattern.html",
        told=_told(desk, asked) if asked.group and not many else None,
        many=many,
        chart=address("/pattern.svg", query),
        query=query if asked.group else {},
        fields=FIELDS,
    )


@router.get("/pattern.svg")
def chart(desk: OfDesk, book: OfBook, asked: Annotated[PatternAsked, Query()]) -> Response:
    """Draw a pattern beside what chance would do."""
    if _are_many(book, asked):
        raise QueryError(
            "more deals would have to be weighed than is quick",
            hint="Narrow it by actor or place, or use `alleged pattern`.",
        )
    return Response(
        _told(desk, asked).svg(),
        media_type="image/svg+xml",
        headers={"content-security-policy": "default-src 'none'; style-src 'unsafe-inline'"},
    )


def _are_many(book: Casebook, asked: PatternAsked) -> bool:
    """Say whether more deals would have to be weighed than somebody waits for."""
    return book.tally(DealFilter(actor=asked.actor, place=asked.place), WEIGHED).more


def _told(desk: OfDesk, asked: PatternAsked) -> PatternPage:
    kinds = [kind for kind in (asked.kind,) if kind in KIND_WORDS]
    narrowed: dict[str, Any] = {
        name: value for name, value in (("actor", asked.actor), ("place", asked.place)) if value
    }
    names = [name.strip() for name in asked.group.split(",") if name.strip()]

    def find(book: Casebook) -> PatternPage:
        return book.pattern(
            names,
            kinds=kinds,
            status=asked.status,
            visibility=asked.visibility,
            beside=asked.beside,
            against=asked.against,
            baseline=asked.baseline,
            shuffles=SHUFFLES,
            **narrowed,
        )

    return desk.remembered(f"pattern {sorted(asked.query().items())}", find)
