"""One actor by its id or its name, and the page of what is claimed of it."""

from collections.abc import Iterator

from alleged.errors import NothingFound, QueryError
from alleged.ledger import glance, overview, retrieval
from alleged.ledger.marks import marks
from alleged.ledger.store import Store
from alleged.model.actor import ActorCount
from alleged.model.filters import DealFilter, PropositionFilter
from alleged.model.meaning import key_of
from alleged.model.proposition import PropositionType
from alleged.publish.actor_page import ActorPage, actor_page_of
from alleged.publish.entries import Entry
from alleged.publish.statements import Statement

NAMED = 10
"""Actors that an error lists."""


def find_actor(store: Store, name: str) -> ActorCount:
    """Return the actor with that id or name, else the only one whose name has that part.

    The id or name of one that people merged into another gives that other.

    Raises NothingFound, or QueryError if several fit.
    """
    known = list(overview.actors(store))
    wanted = name.strip().casefold()
    met = glance.actor_of(store, name) if name else None
    fits = [each for each in known if met is not None and each.key == met.key]
    fits = fits or [each for each in known if each.name.casefold() == wanted]
    if wanted and not fits:
        met = glance.actor_of(store, key_of(None, name))
        fits = [each for each in known if met is not None and each.key == met.key]
    fits = fits or [each for each in known if wanted and wanted in each.name.casefold()]
    if not fits:
        raise NothingFound(
            f"no report names an actor {name!r}", hint="`alleged actors` lists those named."
        )
    if len(fits) > 1:
        listed = ", ".join(f"{each.name} ({each.key})" for each in fits[:NAMED])
        more = f" and {len(fits) - NAMED:,} more" if len(fits) > NAMED else ""
        raise QueryError(
            f"{len(fits):,} actors fit {name!r}",
            hint=f"Give one name whole, or the id in brackets: {listed}{more}.",
        )
    return fits[0]


def actor_page(store: Store, actor: ActorCount) -> ActorPage:
    """Return what is claimed of an actor."""
    who = actor.actor or actor.name
    deals = retrieval.deals(store, DealFilter(actor=who))
    relation = PropositionType.RELATION
    return actor_page_of(
        actor,
        (Entry.of(*told) for told in deals),
        _statements(store, PropositionFilter(actor=who)),
        _statements(store, PropositionFilter(type=relation)),
    )


def _statements(store: Store, wanted: PropositionFilter) -> Iterator[Statement]:
    marked = marks(store)
    for told, document, claims in retrieval.propositions(store, wanted):
        yield Statement.of(told, document, claims, marked.get(told.id))
