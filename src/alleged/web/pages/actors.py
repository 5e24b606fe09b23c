"""Actors: who is named, and the page of one of them."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from alleged.casebook.answers import ActorCount
from alleged.casebook.book import Casebook
from alleged.model.filters import ClaimFilter, DealFilter, PropositionFilter
from alleged.web.desk import Desk
from alleged.web.pages.named import part_of
from alleged.web.pages.reach import OfBook, OfDesk
from alleged.web.screen import render

router = APIRouter(include_in_schema=False)

FEW = 12


def actors_of(book: Casebook) -> list[ActorCount]:
    """Return every actor named, those with most deals first."""
    return book.actors()


def counted(desk: Desk) -> list[ActorCount]:
    """Return them as they are remembered."""
    return desk.remembered("actors", actors_of, told=True)


@router.get("/actors")
def actors(
    request: Request,
    desk: OfDesk,
    text: Annotated[str, Query(max_length=200)] = "",
    after: Annotated[int, Query(ge=0)] = 0,
) -> HTMLResponse:
    """List actors."""
    return render(request, "actors.html", **part_of(counted(desk), text, after))


@router.get("/actors/{key}")
def actor(request: Request, desk: OfDesk, book: OfBook, key: str) -> HTMLResponse:
    """Show what is claimed of one actor, and what it says itself."""
    known = desk.soon("actors", actors_of, told=True) or []
    found = next((each for each in known if each.key == key), None) or book.actor_count(key)
    who = found.actor or found.name
    return render(
        request,
        "actor.html",
        actor=found,
        decided=book.actor_decisions(found.key),
        who=who,
        deals=book.deals_part(DealFilter(actor=who, whole=True), limit=FEW),
        told=book.propositions_part(PropositionFilter(actor=who, whole=True), limit=FEW),
        says=book.claims_part(ClaimFilter(voice=who, whole=True), limit=FEW),
    )
