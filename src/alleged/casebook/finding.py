"""One row of a ledger, whatever it is, found by its id or the beginning of one."""

from alleged.errors import NothingFound, QueryError
from alleged.ledger import attributed, overview, retrieval
from alleged.ledger.marks import marks
from alleged.ledger.store import Store
from alleged.model.actor import ActorCount
from alleged.model.bearing import BearingEvidence
from alleged.model.claim import Attribution, Claim
from alleged.model.document import Document
from alleged.model.filters import (
    ANY,
    ClaimFilter,
    DealFilter,
    DocumentFilter,
    PropositionFilter,
)
from alleged.publish.cards import DealCard, PropositionCard
from alleged.publish.episode_cards import EpisodeCard

Row = (
    Document
    | DealCard
    | PropositionCard
    | EpisodeCard
    | BearingEvidence
    | Claim
    | Attribution
    | ActorCount
)


def find(store: Store, wanted_id: str) -> Row:
    """Return the row with that id, or the only one whose id begins so.

    A document is also found by the id its file gave it. Raises NothingFound, or QueryError if
    there are several.
    """
    found = overview.ids_beginning(store, wanted_id) if wanted_id else []
    exact = [each for each in found if each[1] == wanted_id]
    if not found:
        raise _nothing(store, wanted_id)
    if len(found) > 1 and len(exact) != 1:
        ids = ", ".join(row_id for _, row_id in found)
        raise QueryError(
            f"several things have an id that begins with {wanted_id!r}",
            hint=f"Give one of them whole: {ids}.",
        )
    kind, row_id = (exact or found)[0]
    return _row(store, kind, row_id)


def _row(store: Store, kind: str, row_id: str) -> Row:
    match kind:
        case "document":
            return next(retrieval.documents(store, DocumentFilter(document=row_id)))
        case "deal":
            return DealCard(*next(retrieval.deals(store, DealFilter(deal=row_id, review=ANY))))
        case "proposition":
            wanted = PropositionFilter(proposition=row_id, review=ANY)
            told = next(retrieval.propositions(store, wanted))
            return PropositionCard(*told, marks(store).get(row_id))
        case "evidence":
            everything = retrieval.evidence(store, DealFilter(), PropositionFilter())
            return next(named for named, _ in everything if named.id == row_id)
        case "claim":
            return next(retrieval.claims(store, ClaimFilter(claim=row_id, review=ANY)))[0]
        case "attribution":
            return next(attributed.attributions(store, row_id))[0]
        case _:
            return next(each for each in overview.actors(store) if each.key == row_id)


def _nothing(store: Store, wanted_id: str) -> NothingFound:
    near: list[tuple[str, str]] = []
    for length in range(len(wanted_id) - 1, 5, -1):
        near = overview.ids_beginning(store, wanted_id[:length], limit=5)
        if near:
            break
    close = ", ".join(row_id for _, row_id in near)
    return NothingFound(
        f"nothing in the ledger has the id {wanted_id!r}",
        hint=f"Near it: {close}." if close else "`alleged deals` and `alleged claims` list ids.",
    )
