"""Root classes of the PLOVER event ontology: what one actor does to another, and how our words map.

They stand beside our own kinds of deals and propositions, never in their place, so that what is
read here can be compared with other event data. The classes and their bounds follow PLOVER and its
own table from the older CAMEO codes (Open Event Data Alliance, 2021); the definitions are ours.
"""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from alleged.model.deal import DealKind, DealStatus
from alleged.model.document import Span


class EventClass(StrEnum):
    """A root class of PLOVER."""

    AGREE = "AGREE"
    """Says that it will cooperate, help, give way, meet or sign: agrees, promises, offers."""

    CONSULT = "CONSULT"
    """Meets, visits, hosts, calls, negotiates or mediates."""

    SUPPORT = "SUPPORT"
    """Backs in words or by treaty: praises, defends, recognises, apologises, signs."""

    COOPERATE = "COOPERATE"
    """Works together in deeds: trade, joint exercises, extradition, shared intelligence."""

    AID = "AID"
    """Gives money, goods, arms, troops for protection, or asylum."""

    CONCEDE = "CONCEDE"
    """Gives way at home: accepts demands, resigns, lifts a ban on a party or on speech."""

    RETREAT = "RETREAT"
    """Steps back: withdraws, surrenders, stops firing, frees people, gives back, lets aid in."""

    REQUEST = "REQUEST"
    """Asks, appeals, proposes, demands or orders."""

    ACCUSE = "ACCUSE"
    """Blames, criticises, complains, investigates, sues or convicts."""

    REJECT = "REJECT"
    """Refuses, denies, vetoes, defies, or fails to agree."""

    THREATEN = "THREATEN"
    """Says that it will harm, punish, cut ties or strike."""

    PROTEST = "PROTEST"
    """Demonstrates, strikes, blocks a road, boycotts a vote, or riots."""

    SANCTION = "SANCTION"
    """Cuts what was between them: ties, talks, aid, envoys, peacekeepers, mediation."""

    MOBILIZE = "MOBILIZE"
    """Moves, raises or alerts armed forces or police without using them."""

    COERCE = "COERCE"
    """Uses power short of violence: arrests, bans, seizes, deports, embargoes, imposes a curfew."""

    ASSAULT = "ASSAULT"
    """Uses violence: attacks, kills, bombs, abducts, tortures, takes ground by force."""


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence in which two actors are marked: who does it, and to whom."""

    id: str
    text: str
    source: tuple[Span, ...]
    """Where the source is named, at least once."""

    target: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """A sentence with the root class of what its source does to its target.

    A reading of words, never a fact: the sentence says so, or only says that somebody says so.
    """

    id: str
    label: EventClass
    probability: float
    """How often a label with this number is the annotators', from 0 to 1; see the model's card."""

    reason: str
    """In words that a reader can check against the sentence."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """What PLOVER calls one of our kinds, and why."""

    root: EventClass | None
    """None where our kind is a state or a guess, and no event."""

    reason: str


PROPOSITIONS: MappingProxyType[str, Mapping] = MappingProxyType(
    {
        # outcomes
        "killed": Mapping(EventClass.ASSAULT, "killing is violence, whoever does it"),
        "wounded": Mapping(EventClass.ASSAULT, "wounding is violence"),
        "captured": Mapping(
            EventClass.COERCE, "people taken alive are arrested or detained; abduction is ASSAULT"
        ),
        "released": Mapping(EventClass.RETREAT, "PLOVER counts release of people as RETREAT"),
        "surrendered": Mapping(EventClass.RETREAT, "giving up arms is a military retreat"),
        "defeated": Mapping(EventClass.ASSAULT, "the winner used force on the loser"),
        "took": Mapping(EventClass.ASSAULT, "ground taken in a war is taken by force"),
        "lost": Mapping(
            EventClass.ASSAULT, "the taking of a place, told of the side that it is taken from"
        ),
        "withdrew": Mapping(EventClass.RETREAT, "a withdrawal is a military retreat"),
        "entered": Mapping(
            EventClass.MOBILIZE, "armed forces move in; the word does not say that force was used"
        ),
        "broke": Mapping(
            EventClass.ASSAULT, "a truce is broken by fire; another deal broken is REJECT"
        ),
        # relations
        "funds": Mapping(EventClass.AID, "money given is economic aid"),
        "arms": Mapping(EventClass.AID, "weapons given are military aid"),
        "trains": Mapping(EventClass.AID, "military aid; training together is COOPERATE"),
        "commands": Mapping(None, "who is under whom is a state, not an event"),
        "controls": Mapping(None, "who holds what is a state; how it was taken is the event"),
        "backs": Mapping(EventClass.SUPPORT, "backing without goods is diplomatic support"),
        "shelters": Mapping(EventClass.AID, "shelter is the asylum of PLOVER's AID"),
        "allied": Mapping(EventClass.COOPERATE, "allies act together"),
        "part_of": Mapping(None, "membership is a state, not an event"),
        "fights": Mapping(EventClass.ASSAULT, "fighting is use of force by both"),
        # accusations
        "collusion": Mapping(EventClass.ACCUSE, "the event is the blame, not what is blamed"),
        "neglect": Mapping(EventClass.ACCUSE, "the event is the blame, not what is blamed"),
        "atrocity": Mapping(EventClass.ACCUSE, "the event is the blame, not what is blamed"),
        "lying": Mapping(EventClass.ACCUSE, "the event is the blame, not what is blamed"),
        "other": Mapping(EventClass.ACCUSE, "the event is the blame, not what is blamed"),
        # forecasts
        "forecast": Mapping(None, "nothing has been done yet; who threatens is not said"),
    }
)
"""Root class for each kind of proposition (`model.proposition.KINDS`)."""

_MADE = Mapping(EventClass.AGREE, "the sides are said to agree; nothing is carried out yet")

CARRIED_OUT: MappingProxyType[DealKind, Mapping] = MappingProxyType(
    {
        DealKind.CEASEFIRE: Mapping(EventClass.RETREAT, "fire stopped: PLOVER's ceasefire"),
        DealKind.EVACUATION: Mapping(EventClass.RETREAT, "people left or were let out"),
        DealKind.PRISONER_EXCHANGE: Mapping(EventClass.RETREAT, "people were released"),
        DealKind.SAFE_PASSAGE: Mapping(EventClass.RETREAT, "a way was opened: PLOVER's access"),
        DealKind.SURRENDER: Mapping(EventClass.RETREAT, "arms were given up"),
        DealKind.TRADE: Mapping(EventClass.COOPERATE, "goods changed hands"),
        DealKind.PROTECTION: Mapping(EventClass.COOPERATE, "one guards, the other pays or stays"),
        DealKind.POLITICAL: Mapping(EventClass.SUPPORT, "an agreement was signed and kept"),
        DealKind.OTHER: Mapping(EventClass.COOPERATE, "the sides did something together"),
    }
)
"""Root class of a deal that is told as completed."""

BROKEN: MappingProxyType[DealKind, Mapping] = MappingProxyType(
    {
        kind: Mapping(EventClass.ASSAULT, "broken by fire")
        if kind in (DealKind.CEASEFIRE, DealKind.SAFE_PASSAGE, DealKind.EVACUATION)
        else Mapping(EventClass.REJECT, "a side no longer keeps its word")
        for kind in DealKind
    }
)
"""Root class of a deal that is told as broken."""


def of_proposition(kind: str) -> Mapping:
    """Return what PLOVER calls a kind of proposition. Raises KeyError for an unknown kind."""
    return PROPOSITIONS[kind]


def of_deal(kind: DealKind, status: DealStatus) -> Mapping:
    """Return what PLOVER calls a deal of this kind, told in this way.

    A deal that is announced, reported, alleged or denied is AGREE: what is said of the sides is
    that they agreed. Whether anybody denies it is kept with the claims, not in the class.
    """
    match status:
        case DealStatus.COMPLETED:
            return CARRIED_OUT[kind]
        case DealStatus.BROKEN:
            return BROKEN[kind]
        case _:
            return _MADE
