"""A page of one actor: what reports claim of it, each claim beside its denials."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from alleged.model.actor import ActorCount
from alleged.model.deal import Party
from alleged.publish.besides import Besides, besides_of, missing_of
from alleged.publish.entries import Entry
from alleged.publish.statements import Statement, gathered

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

SHOWN = 40
"""Items of each list that a page shows; JSON has them all."""


@dataclass(frozen=True, slots=True)
class ActorPage:
    """What reports claim of an actor. None of it is said to be so."""

    actor: ActorCount
    deals: tuple[Entry, ...]
    besides: Besides
    """What it has a role in, and every contradiction that it is part of."""

    def json(self) -> dict[str, Any]:
        """Return the actor's counts, and what is told of it with the keys of an export."""
        from alleged.publish.brief_json import besides_object, entry_object

        counts = {"type": "actor", **asdict(self.actor), "kind": self.actor.kind.value}
        deals = [entry_object(entry) for entry in self.deals]
        return {**counts, "told": {"deals": deals, **besides_object(self.besides)}}

    def html(self) -> str:
        """Return the page as a piece of one: nothing loaded, nothing run."""
        from alleged.publish.html import actor_fragment
        from alleged.publish.sections import sections_of

        lines = tuple(actor_lines(self.actor))
        sections = sections_of(self.besides, SHOWN)
        return actor_fragment(self.actor.name, lines, self.deals, sections)

    def _repr_html_(self) -> str:
        return self.html()

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        from alleged.publish.sections import sections_of
        from alleged.publish.terminal import actor_renderables

        lines = tuple(actor_lines(self.actor))
        yield from actor_renderables(lines, self.deals, sections_of(self.besides, SHOWN))


def actor_page_of(
    actor: ActorCount,
    entries: Iterable[Entry],
    statements: Iterable[Statement],
    relations: Iterable[Statement],
) -> ActorPage:
    """Return an actor's page, made of deals and statements in which it has a role.

    `relations` are all that there are, of everybody: what contradicts a relation of its own may
    be a relation of others.
    """
    deals = tuple(entry for entry in entries if _has_role(actor, entry))
    own = [each for each in statements if _is_one_of(actor, each.proposition.roles)]
    everybody = besides_of(relations)
    theirs = tuple(
        found
        for found in everybody.contradictions
        if any(_is_one_of(actor, p.roles) for side in found.sides for p in side.propositions)
    )
    besides = replace(
        everybody,
        matters=gathered(own),
        contradictions=theirs,
        missing=tuple(missing_of([*deals, *own])),
    )
    return ActorPage(actor, deals, besides)


def actor_lines(actor: ActorCount) -> Iterator[tuple[str, str]]:
    """Yield who an actor is and how often it is met, as label and words."""
    yield "actor", actor.key
    yield "name", actor.name
    yield "kind", actor.kind.value
    if not actor.actor:
        yield "known", "no actor file knows this name"
    yield "reports", f"named in {actor.documents:,}"
    if counts := (*sorted(actor.roles.items()), *sorted(actor.propositions.items())):
        yield "roles", ", ".join(f"{what} {count:,}" for what, count in counts)


def _has_role(actor: ActorCount, entry: Entry) -> bool:
    deal = entry.deal
    return _is_one_of(actor, (*deal.parties, *deal.mediators, *deal.other_roles))


def _is_one_of(actor: ActorCount, parties: Iterable[Party]) -> bool:
    """Say whether the actor is among them: by id, or by name where no file knows it."""
    return any(
        p.actor == actor.actor if actor.actor else p.actor is None and p.name == actor.name
        for p in parties
    )
