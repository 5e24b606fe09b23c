"""Episodes joined and parted, with both sides shown first; each is an act that can be undone."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, Response

from alleged.casebook.answers import EpisodeOutline
from alleged.casebook.screen_words import lines_between
from alleged.errors import QueryError
from alleged.model.filters import DealFilter
from alleged.web.accounts import Role
from alleged.web.entrance import role
from alleged.web.guard import from_form
from alleged.web.pages.acts import done
from alleged.web.pages.reach import OfBook
from alleged.web.screen import at, render

router = APIRouter(include_in_schema=False)

ACTS = [Depends(from_form), Depends(role(Role.EDITOR))]
OFFERED = 8
VOICES = 10


@router.get("/episodes/merge")
def compare(request: Request, book: OfBook, left: str, right: str = "") -> HTMLResponse:
    """Show two episodes side by side, or what one could be merged with."""
    one = book.outline(left)
    other = book.outline(right) if right else None
    if other is not None and other.id == one.id:
        raise QueryError("both are one episode already", hint="Choose another one.")
    return render(
        request,
        "merge.html",
        left=one,
        right=other,
        between=[lines_between(card) for card in (one, other) if card],
        voices=[book.members_part(card, limit=VOICES) for card in (one, other) if card],
        offered=() if other else _offered(book, one),
    )


def _offered(book: OfBook, card: EpisodeOutline) -> list[EpisodeOutline]:
    """Return episodes that name the same parties, the last read first."""
    parties = [value.text for value in card.episode.values.get("parties", ())[:3]]
    told: list[str] = []
    for name in parties:
        wanted = DealFilter(actor=name, whole=True)
        told += book.ids_part(wanted, limit=OFFERED // len(parties) + 1).items
    return [each for each in book.episodes_of(told) if each.id != card.id][:OFFERED]


@router.post("/episodes/merge", dependencies=ACTS)
def merge(
    request: Request,
    book: OfBook,
    left: Annotated[str, Form()],
    right: Annotated[str, Form()],
    because: Annotated[str, Form(max_length=1000)] = "",
) -> Response:
    """Decide that two episodes are one."""
    merged = book.merge(left, right, because=because)
    return done(request, book.last_run(), "Merged two episodes", at("episodes", merged.id))


@router.post("/episodes/{wanted}/split", dependencies=ACTS)
async def split(request: Request, book: OfBook, wanted: str) -> Response:
    """Decide that some tellings are an episode of their own."""
    form = await request.form()
    tellings = [str(each) for each in form.getlist("telling")]
    parted = book.split(wanted, *tellings, because=str(form.get("because", "")))
    return done(request, book.last_run(), "Split an episode", at("episodes", parted.id))
