"""What a hypothesis or a pattern asks of a ledger: ids, or an error with near names."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from alleged.casebook.naming import Names
from alleged.errors import BadHypotheses
from alleged.ledger import retrieval, roles
from alleged.ledger.store import Store
from alleged.model.deal import DealKind
from alleged.model.filters import ClaimFilter, DealFilter, PropositionFilter
from alleged.model.proposition import PropositionType
from alleged.model.rivals import Asked, AskedOf

_OF_DEALS = ("status", "visibility")


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

    Raises NothingFound for one that no report names, with the names near it.
    """
    return roles.having(store, Names(store).meant(names, written))


def claims_of(store: Store, asked: Asked) -> list[str]:
    """Return the ids of the claims that fit; maybe none."""
    fields = {name: value for name, value in asked.fields if name != "actor"}
    found = retrieval.claims(store, ClaimFilter(**fields))  # type: ignore[arg-type]
    if not asked.get("actor"):
        return [claim.id for claim, _ in found]
    about = taking_part(store, asked.get("actor"), asked.written)
    return [claim.id for claim, _ in found if claim.about_id in about]


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
