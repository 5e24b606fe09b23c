"""Actors joined and parted, with both sides shown first; each is an act that can be undone."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import HTMLResponse, Response

from alleged.casebook.answers import ActorSide
from alleged.casebook.book import Casebook
from alleged.errors import QueryError
from alleged.model.filters import ClaimFilter, DealFilter
from alleged.web.accounts import Role
from alleged.web.entrance import role
from alleged.web.guard import from_form
from alleged.web.pages.acts import done
from alleged.web.pages.reach import OfBook, OfDesk
from alleged.web.screen import at, render

router = APIRouter(include_in_schema=False)

ACTS = [Depends(from_form), Depends(role(Role.EDITOR))]
FEW, OFFERED = 8, 16


def side(book: Casebook, key: str) -> dict[str, object]:
    """Return what is shown of one actor beside another."""
    shown = book.actor_side(key)
    who = shown.actor.actor or shown.actor.name
    return {
        "actor": shown.actor,
        "naming": shown.naming,
        "deals": book.deals_part(DealFilter(actor=who, whole=True), limit=FEW),
        "says": book.claims_part(ClaimFilter(voice=who, whole=True), limit=FEW),
    }


@router.get("/actor-merge")
def compare(
    request: Request,
    desk: OfDesk,
    book: OfBook,
    left: str,
    right: Annotated[str, Query(max_length=300)] = "",
) -> HTMLResponse:
    """Show two actors side by side, or whom one could be merged with."""
    one = book.actor_side(left)
    other = book.actor_side(book.actor_named(right).key) if right else None
    if other is not None and other.actor.key == one.actor.key:
        raise QueryError("both are one actor already", hint="Choose another one.")
    return render(
        request,
        "actor_merge.html",
        left=side(book, left),
        right=side(book, other.actor.key) if other else None,
        offered=() if other else _offered(book, one),
    )


def _offered(book: Casebook, one: ActorSide) -> list[object]:
    """Return actors that share a word of the name or its initials, those with most deals first."""
    names = [one.actor.name, *(words for words, _ in one.naming.names)]
    words = {word for name in names for word in name.casefold().split() if len(word) > 3}
    short = {"".join(w[0] for w in name.split()).casefold() for name in names if " " in name}
    near = [
        each
        for each in book.actors()
        if each.key != one.actor.key
        and (
            words & set(each.name.casefold().split())
            or each.name.casefold() in short
            or "".join(w[0] for w in each.name.split()).casefold()
            in words | {*map(str.casefold, names)}
        )
    ]
    return list(near[:OFFERED])


@router.post("/actor-merge", dependencies=ACTS)
def merge(
    request: Request,
    book: OfBook,
    left: Annotated[str, Form()],
    right: Annotated[str, Form()],
    because: Annotated[str, Form(max_length=1000)] = "",
) -> Response:
    """Decide that two actors are one."""
    merged = book.merge_actors(left, right, because=because)
    return done(request, book.last_run(), "Merged two actors", at("actors", merged.key))


@router.get("/actors/{key}/split")
def parting(request: Request, book: OfBook, key: str) -> HTMLResponse:
    """Show what an actor is called and by whom, to part some of it from the rest."""
    shown = side(book, key)
    found = book.actor_side(key).naming.documents[:200]
    return render(
        request,
        "actor_split.html",
        side=shown,
        reports=book.documents_of(*found),
    )


@router.post("/actors/{key}/split", dependencies=ACTS)
async def split(request: Request, book: OfBook, key: str) -> Response:
    """Decide that some of what is told of an actor is told of another."""
    form = await request.form()
    parts = [str(each) for each in form.getlist("part")]
    _, other = book.split_actor(
        key, *parts, into=str(form.get("into", ""))[:300], because=str(form.get("because", ""))
    )
    return done(request, book.last_run(), "Split an actor", at("actors", other.key))
