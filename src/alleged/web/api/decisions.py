"""What programs decide of actors and episodes, and what stands of people's reviews."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, Field

from alleged.casebook.answers import json_of
from alleged.web.accounts import Role
from alleged.web.api.rows import Id
from alleged.web.api.wire import FAULTS, ListAnswer, listed, tagged
from alleged.web.entrance import role
from alleged.web.guard import check_origin
from alleged.web.pages.reach import OfBook

router = APIRouter(prefix="/api", tags=["decisions"], responses=FAULTS)

Act = dict[str, Any]
Name = Annotated[str, Field(min_length=1, max_length=300)]
Because = Annotated[str, Field(min_length=1, max_length=4_000, description="What it rests on")]
EDITS = [Depends(check_origin), Depends(role(Role.EDITOR))]


class ActorsMerged(BaseModel):
    """Several actors are one, called by the first."""

    actors: list[Name] = Field(min_length=2, max_length=50, description="Ids, names, parts of them")
    because: Because


class ActorSplit(BaseModel):
    """Some of what is told of an actor is told of another."""

    parts: list[Name] = Field(
        min_length=1, max_length=200, description="Merged actors, words that name it, or reports"
    )
    into: str = Field("", max_length=300, description="The other, if the parts do not say")
    because: Because


class EpisodesMerged(BaseModel):
    """Several episodes are one."""

    episodes: list[Name] = Field(
        min_length=2, max_length=50, description="Ids of episodes or deals"
    )
    because: Because


class EpisodeSplit(BaseModel):
    """Some tellings of an episode are another one."""

    tellings: list[Name] = Field(min_length=1, max_length=500)
    because: Because


class TellingMoved(BaseModel):
    """A telling belongs to another episode."""

    telling: Name
    because: Because


@router.post("/actors/merge", response_model=Act, dependencies=EDITS)
def merge_actors(book: OfBook, asked: ActorsMerged) -> Any:
    """Decide that several actors are one."""
    merged = book.merge_actors(*asked.actors, because=asked.because)
    return {"run": json_of(book.last_run()), "actor": json_of(merged)}


@router.post("/actors/{wanted}/split", response_model=Act, dependencies=EDITS)
def split_actor(book: OfBook, wanted: Id, asked: ActorSplit) -> Any:
    """Decide that some of what is told of an actor is told of another."""
    actor, other = book.split_actor(wanted, *asked.parts, into=asked.into, because=asked.because)
    return {"run": json_of(book.last_run()), "actor": json_of(actor), "other": json_of(other)}


@router.post("/episodes/merge", response_model=Act, dependencies=EDITS)
def merge_episodes(book: OfBook, asked: EpisodesMerged) -> Any:
    """Decide that several episodes are one."""
    merged = book.merge(*asked.episodes, because=asked.because)
    return {"run": json_of(book.last_run()), "episode": json_of(merged)}


@router.post("/episodes/{wanted}/split", response_model=Act, dependencies=EDITS)
def split_episode(book: OfBook, wanted: Id, asked: EpisodeSplit) -> Any:
    """Decide that some tellings of an episode are another one, and return that."""
    parted = book.split(wanted, *asked.tellings, because=asked.because)
    return {"run": json_of(book.last_run()), "episode": json_of(parted)}


@router.post("/episodes/{wanted}/move", response_model=Act, dependencies=EDITS)
def move_telling(book: OfBook, wanted: Id, asked: TellingMoved) -> Any:
    """Decide that a telling belongs to this episode."""
    moved = book.move(asked.telling, wanted, asked.because)
    return {"run": json_of(book.last_run()), "episode": json_of(moved)}


@router.get("/reviews", response_model=ListAnswer)
def reviews(
    request: Request,
    book: OfBook,
    after: Annotated[int, Query(ge=0, le=2**62)] = 0,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Response:
    """List the decisions that count on findings, the first first."""

    def find() -> Any:
        standing = [each for each in book.standing_reviews() if each.number > after]
        following = standing[limit - 1].number if len(standing) > limit else None
        return listed(map(json_of, standing[:limit]), following)

    return tagged(request, find)


@router.get("/reviews/{target}", response_model=ListAnswer)
def reviews_of(request: Request, book: OfBook, target: Id) -> Response:
    """List every decision on one finding, the latest first, undone or not."""

    def find() -> Any:
        past = book.past_reviews(target)
        return listed(({**json_of(each), "undone": undone} for each, undone in past), None)

    return tagged(request, find)
