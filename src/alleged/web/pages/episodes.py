"""Episodes: what many reports tell of one thing, side by side."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from alleged.casebook.screen_words import lines_between
from alleged.model.deal import DealKind
from alleged.model.filters import DealFilter
from alleged.web.asked import DealsAsked
from alleged.web.pages.reach import OfBook, OfDesk
from alleged.web.screen import is_piece, render

router = APIRouter(include_in_schema=False)

ROWS = 25
_FIELDS = (
    ("text", "text"),
    ("kind", tuple(DealKind)),
    ("actor", "text"),
    ("place", "text"),
    ("since", "date"),
    ("until", "date"),
    ("outlet", "text"),
)


@router.get("/episodes")
def episodes(
    request: Request, desk: OfDesk, book: OfBook, asked: Annotated[DealsAsked, Query()]
) -> HTMLResponse:
    """List episodes: all, the most told first, or those of the deals that fit."""
    wanted = asked.filter()
    following: int | None
    if wanted == DealFilter():
        sizes = desk.remembered("episodes", lambda book: book.episode_sizes(1))
        start = asked.after or 0
        ids = [each for each, _ in sizes[start : start + ROWS]]
        following = start + ROWS if start + ROWS < len(sizes) else None
    else:
        part = book.deals_part(wanted, asked.after, ROWS)
        ids, following = [card.deal.id for card in part.items], part.next
    return render(
        request,
        "episode_rows.html" if is_piece(request) else "episodes.html",
        what="episodes",
        cards=book.episodes_of(ids),
        following=following,
        query=asked.query(),
        fields=_FIELDS,
    )


@router.get("/episodes/{wanted}")
def episode(request: Request, book: OfBook, wanted: str) -> HTMLResponse:
    """Show one episode: every voice, where the reports come from, and where they differ."""
    card = book.episode(wanted)
    if is_piece(request):
        return render(request, "episode_piece.html", card=card, between=lines_between(card))
    return render(
        request,
        "episode.html",
        card=card,
        between=lines_between(card),
        lineage=book.lineage_near(*card.episode.tellings),
        reviews=book.reviews(*card.episode.tellings),
    )


@router.get("/episodes/{wanted}/origins.svg")
def origins(book: OfBook, wanted: str) -> Response:
    """Draw who took from whom."""
    return Response(
        book.lineage_near(*book.episode(wanted).episode.tellings).svg(),
        media_type="image/svg+xml",
        headers={"content-security-policy": "default-src 'none'; style-src 'unsafe-inline'"},
    )
