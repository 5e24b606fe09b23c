"""An actor, the names it goes by and when, and a place in a text where one is named."""

from dataclasses import dataclass, field
from enum import StrEnum

from alleged.model.document import Span


class ActorKind(StrEnum):
    """What sort of actor; the words follow UCDP and ACLED usage."""

    STATE = "state"
    GOVERNMENT = "government"
    MILITARY = "military"
    ARMED_GROUP = "armed group"
    COALITION = "coalition"
    POLITICAL_BODY = "political body"
    AGENCY = "agency"
    MEDIATOR = "mediator"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    PERSON = "person"
    COMMUNITY = "community"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of an actor, and the years it was in use (None: no bound known)."""

    name: str
    first_year: int | None = None
    last_year: int | None = None
    metonym: bool = False
    """Whether the name first of all means something else: a capital, a palace, a people."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can make, mediate or deny a deal. Who a name means is decided in `resolve`."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[Alias, ...] = ()
    countries: tuple[str, ...] = ()
    """ISO 3166-1 alpha-2, lower case."""

    part_of: str | None = None
    """Id of the actor it belongs to: a branch of a movement, an army of a state, a leader."""

    pronoun: str = field(default="", compare=False)
    """`he` or `she` where a list says which: "she" then never means a man. It helps to read a text
    and is nothing that a ledger keeps of an actor."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a text that mean an actor.

    `key` is the same for all mentions of one actor in one text: the actor's id where the name was
    resolved, otherwise an id made of the words. A pronoun or description ("the group") that the
    text resolves carries the key of what it stands for.
    """

    span: Span
    text: str
    key: str
    name: str
    """Canonical name of the actor, or the fullest form in the text where it was not resolved."""

    actor: str | None
    kind: ActorKind
    form: str = "name"
    """How it is written: `name`, `description` ("the rebels"), `adjective` or `pronoun`."""


@dataclass(frozen=True, slots=True)
class ActorCount:
    """An actor of the ledger, and how often it is met."""

    key: str
    """The actor's id, or an id made of its words where no actor file knows it."""

    name: str
    actor: str | None
    kind: ActorKind
    documents: int
    """Documents that name it."""

    deals: int
    """Deals in which it has a role, by id where resolved, else by name."""

    roles: dict[str, int]
    """Deals by role: party, mediator, guarantor, supervisor, approver."""

    propositions: dict[str, int] = field(default_factory=dict)
    """Propositions in which it has a role, by type."""
