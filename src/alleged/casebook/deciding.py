"""What a person decides is read from the words it was put in, or refused with what to do."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar

from alleged.casebook.finding import find
from alleged.casebook.kinship import Kinship
from alleged.errors import QueryError
from alleged.ledger.store import Store
from alleged.model.document import Document
from alleged.model.lineage import EdgeDecision, EdgeKind, Verdict, edge_id

E = TypeVar("E", bound=StrEnum)


def edge_decision(
    store: Store,
    kinship: Kinship,
    report: str,
    origin: str,
    name: str,
    verdict: str,
    kind: str,
    reason: str,
    who: str,
) -> EdgeDecision:
    """Return the decision that a report took, or did not take, from another or from a name.

    Raises NothingFound, or QueryError if what is named cannot be the two ends of an edge.
    """
    if bool(origin) == bool(name.strip()):
        raise QueryError(
            "an edge needs one origin: a report of the ledger, or a name",
            hint="Give the id of a report, or the name of somebody who has none in the ledger.",
        )
    document = _report(store, report)
    source = _report(store, origin) if origin else None
    if source is not None and source.id == document.id:
        raise QueryError(
            f"the report {document.given_id!r} cannot be its own origin",
            hint="Name two reports, first the one that took from the other.",
        )
    decided = _one_of(Verdict, verdict, "verdict")
    origin_id = source.id if source else None
    origin_name = source.outlet if source else name.strip()
    known = kinship.found(edge_id(document.id, origin_id, origin_name))
    chosen = _one_of(EdgeKind, kind, "kind") if kind else known.kind if known else EdgeKind.DERIVED
    return EdgeDecision(
        document.id, origin_id, origin_name, chosen, decided, reason, who, datetime.now(UTC)
    )


def _report(store: Store, wanted_id: str) -> Document:
    row = find(store, wanted_id)
    if not isinstance(row, Document):
        raise QueryError(
            f"{wanted_id!r} is no report",
            hint="`alleged show ID` names the report that a deal or a claim stands in.",
        )
    return row


def _one_of(values: type[E], word: str, what: str) -> E:
    try:
        return values(word)
    except ValueError:
        known = ", ".join(value.value for value in values)
        raise QueryError(f"there is no {what} {word!r}", hint=f"It is one of: {known}.") from None
