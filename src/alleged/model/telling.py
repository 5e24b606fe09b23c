"""Everything one report tells, as one value: what the ledger keeps in one transaction."""

from dataclasses import dataclass

from alleged.model.actor import Actor, Mention
from alleged.model.claim import Attribution, Claim
from alleged.model.deal import Deal
from alleged.model.place import PlaceMention
from alleged.model.proposition import Proposition


@dataclass(frozen=True, slots=True)
class Telling:
    """What was found in one document. Empty for languages that are kept but not read."""

    document_id: str
    mentions: tuple[Mention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    deals: tuple[Deal, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    claims: tuple[Claim, ...] = ()
    new_actors: tuple[Actor, ...] = ()
    """Parties and speakers that no actor file knows, marked `ActorKind.UNKNOWN`."""
