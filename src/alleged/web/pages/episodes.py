"""Episodes: what many reports tell of one thing, side by side."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from alleged.casebook import screen_words as words
from alleged.casebook.screen_words import Branch, lines_between
from alleged.model.deal import DealKind
from alleged.model.filters import DealFilter
from alleged.web.asked import DealsAsked
from alleged.web.desk import Desk
from alleged.web.pages.reach import OfBook, OfDesk
from alleged.web.screen import is_piece, render

router = APIRouter(include_in_schema=False)

ROWS = 15
VOICES, TREES = 10, 20
"""Voices of an episode shown at a time, and trees of reports that took from each other."""

MOST_VOICES = 10**9
_FIELDS = (
    ("text", "text"),
    ("kind", tuple(DealKind)),
    ("actor", "text"),
    ("place", "text"),
    ("since", "date"),
    ("until", "date"),
    ("outlet", "text"),
)


def sizes(desk: Desk) -> list[tuple[str, int]]:
    """Return a telling and the size of each episode, as remembered, the largest first."""
    return desk.remembered("episodes", lambda book: book.episode_sizes(1), told=True)


@router.get("/episodes")
def episodes(
    request: Request, desk: OfDesk, book: OfBook, asked: Annotated[DealsAsked, Query()]
) -> HTMLResponse:
    """List episodes: all, the most told first, or those of the deals that fit."""
    wanted = asked.filter()
    following: int | None
    if wanted == DealFilter():
        known = sizes(desk)
        start = asked.after or 0
        ids = [each for each, _ in known[start : start + ROWS]]
        following = start + ROWS if start + ROWS < len(known) else None
    else:
        part = book.ids_part(wanted, asked.after, ROWS)
        ids, following = list(part.items), part.next
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
def episode(
    request: Request,
    desk: OfDesk,
    book: OfBook,
    wanted: str,
    after: Annotated[int | None, Query(ge=0, le=MOST_VOICES)] = None,
) -> HTMLResponse:
    """Show one episode: every voice, where the reports come from, and where they differ."""
    card = book.outline(wanted)
    voices = book.members_part(card, after or 0, VOICES)
    reviews = book.reviews(*(member.id for member, _ in voices.items))
    several = len(card.episode.members) > 1
    said = {"voices": voices, "reviews": reviews, "several": several, "id": card.id}
    if is_piece(request) and after is not None:
        return render(request, "voices.html", **said)
    between = lines_between(card)
    if is_piece(request):
        return render(request, "episode_piece.html", card=card, between=between, voices=voices)
    # That of hundreds of reports is followed once.
    near = lambda book: book.lineage_near(*card.episode.tellings)  # noqa: E731
    lineage = desk.remembered(f"lineage near {card.id}", near, told=True, late=False)
    trees, left = leading(list(words.trees(lineage)))
    return render(
        request,
        "episode.html",
        card=card,
        between=between,
        lineage=lineage,
        trees=trees,
        trees_left=left,
        start=after or 0,
        **said,
    )


def leading(trees: list[Branch]) -> tuple[list[Branch], int]:
    """Return the trees to show, those of several reports first, and how many are left out."""
    ordered = sorted(trees, key=lambda tree: not (tree.children or tree.names))
    return ordered[:TREES], max(0, len(ordered) - TREES)


@router.get("/episodes/{wanted}/origins.svg")
def origins(book: OfBook, wanted: str) -> Response:
    """Draw who took from whom."""
    return Response(
        book.lineage_near(*book.outline(wanted).episode.tellings).svg(),
        media_type="image/svg+xml",
        headers={"content-security-policy": "default-src 'none'; style-src 'unsafe-inline'"},
    )
