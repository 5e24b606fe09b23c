"""What a hypothesis or a pattern asks of a ledger: ids, or an error with near names."""

import difflib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from alleged.errors import BadHypotheses, NothingFound
from alleged.ledger import overview, retrieval, roles
from alleged.ledger.store import Store
from alleged.model.actor import ActorCount
from alleged.model.deal import DealKind
from alleged.model.filters import ClaimFilter, DealFilter, PropositionFilter
from alleged.model.proposition import PropositionType
from alleged.model.rivals import Asked, AskedOf

_OF_DEALS = ("status", "visibility")
_NEAR = 4


def ids_of(store: Store, asked: Asked) -> list[str]:
    """Return the ids of the deals and outcomes, or of the claims, that fit, in the order read.

    Raises NothingFound, with near names, if it asks for an actor that no report names, or
    BadHypotheses, with file and line, if nothing fits.
    """
    found = tellings_of(store, asked) if asked.of is AskedOf.TOLD else claims_of(store, asked)
    if not found:
        where = f"{asked.written}: " if asked.written else ""
        what = "episode" if asked.of is AskedOf.TOLD else "claim"
        raise BadHypotheses(
            f"{where}no {what} of the ledger fits {asked.words}",
            hint="Ask for less; `alleged episodes --reports 1` and `alleged claims` list them.",
        )
    return found


def tellings_of(store: Store, asked: Asked) -> list[str]:
    """Return the ids of the deals and outcomes that fit; maybe none."""
    found = _told(store, asked)
    for field in ("actor", "with"):
        if asked.get(field):
            beside = taking_part(store, asked.get(field), asked.written)
            found = [each for each in found if each in beside]
    return found


def taking_part(store: Store, names: str, written: str = "") -> frozenset[str]:
    """Return the ids of what gives a role to one of some actors: `Reed Guild | Salt League`.

    A name is that of an actor if there is one; else it means all of whose name it is a part. Raises
    NothingFound for one that no report has, with the names near it.
    """
    known, where = list(overview.actors(store)), f"{written}: " if written else ""
    found = [each for name in names.split("|") for each in meant(known, name.strip(), where)]
    return roles.having(store, {each.actor or each.name for each in found})


def claims_of(store: Store, asked: Asked) -> list[str]:
    """Return the ids of the claims that fit; maybe none."""
    fields = {name: value for name, value in asked.fields if name != "actor"}
    found = retrieval.claims(store, ClaimFilter(**fields))  # type: ignore[arg-type]
    if not asked.get("actor"):
        return [claim.id for claim, _ in found]
    about = taking_part(store, asked.get("actor"), asked.written)
    return [claim.id for claim, _ in found if claim.about_id in about]


def meant(known: Sequence[ActorCount], name: str, where: str = "") -> list[ActorCount]:
    """Return the actors that a name means: those of that id or name, else all with that part.

    Raises NothingFound for a name that none of those known has, with the names near it.
    """
    wanted = name.casefold()
    fits = named(known, name)
    fits = fits or [each for each in known if wanted and wanted in each.name.casefold()]
    if fits:
        return fits
    names = {each.name.casefold(): each.name for each in known}
    near = [names[each] for each in difflib.get_close_matches(wanted, names, _NEAR, 0.5)]
    words = set(wanted.split())
    near += [each for folded, each in names.items() if words & set(folded.split())]
    close = ", ".join(repr(each) for each in list(dict.fromkeys(near))[:_NEAR])
    raise NothingFound(
        f"{where}no report names an actor {name!r}",
        hint=f"Near it: {close}." if close else "`alleged actors` lists those named.",
    )


def named(known: Sequence[ActorCount], name: str) -> list[ActorCount]:
    """Return the actors of exactly that id or name, in any case."""
    wanted = name.casefold()
    return [each for each in known if wanted in (each.key.casefold(), each.name.casefold())]


def _told(store: Store, asked: Asked) -> list[str]:
    fields: Mapping[str, Any] = {
        name: date.fromisoformat(value) if name in ("since", "until") else value
        for name, value in asked.fields
        if name in _SHARED and value
    }
    kind, sort = asked.get("kind"), asked.get("type")
    deals = outcomes = None
    if sort in ("", "deal") and kind in ("", *DealKind):
        own = {name: asked.get(name) for name in _OF_DEALS if asked.get(name)}
        deals = DealFilter(**fields, **own, kind=kind or None)  # type: ignore[arg-type]
    of_deals = any(asked.get(name) for name in _OF_DEALS) or kind in list(DealKind)
    if sort in ("", "outcome") and not of_deals:
        outcomes = PropositionFilter(**fields, type=PropositionType.OUTCOME, kind=kind)
    return retrieval.ids(store, deals, outcomes)


_SHARED = ("place", "since", "until", "evidence", "outlet", "text", "document")
