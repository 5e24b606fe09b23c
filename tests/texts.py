"""Invented texts, read by the stages that stand before the one under test.

The actors are those of the Sable Coast (factories.py) and their neighbours; none of them exists.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from factories import COUNCIL, FRONT, LANTERN, document

from alleged.extract.anchors import Anchor
from alleged.extract.attribution import find_attributions
from alleged.extract.claims import claims_of
from alleged.extract.deals import find_deals
from alleged.extract.groups import Group
from alleged.extract.propositions import find_propositions
from alleged.extract.reading import Reading
from alleged.model.actor import Actor, ActorKind, Alias, Mention
from alleged.model.claim import Attribution, Claim, Stance
from alleged.model.deal import Deal
from alleged.model.document import Document
from alleged.model.place import PlaceMention
from alleged.model.proposition import Proposition
from alleged.resolve.actors import ActorIndex
from alleged.resolve.mentions import find_mentions
from alleged.resolve.periods import find_periods

BRIGADE = Actor("act-brigade", "Red Heron Brigade", ActorKind.ARMED_GROUP, (Alias("RHB"),), ("xx",))
SABLEA = Actor("act-sablea", "Sablea", ActorKind.STATE, (Alias("Sarn", metonym=True),), ("xx",))
SABLEAN_GOVERNMENT = Actor(
    "act-sablea-government",
    "Sablean government",
    ActorKind.GOVERNMENT,
    (Alias("government of Sablea"), Alias("Sablean authorities")),
    ("xx",),
    SABLEA.id,
)
SABLEAN_ARMY = Actor(
    "act-sablea-army",
    "Sablean army",
    ActorKind.MILITARY,
    (Alias("Sablea army"), Alias("Sablean soldiers")),
    ("xx",),
    SABLEA.id,
)
DORRENIA = Actor(
    "act-dorrenia", "Dorrenia", ActorKind.STATE, (Alias("Grauden", metonym=True),), ("yy",)
)
DORRENIAN_GOVERNMENT = Actor(
    "act-dorrenia-government",
    "Dorrenian government",
    ActorKind.GOVERNMENT,
    (),
    ("yy",),
    DORRENIA.id,
)
ROOK = Actor("act-rook", "Davin Rook", ActorKind.PERSON, (), ("xx",), FRONT.id)
REBELS = Actor("generic:rebels", "rebels", ActorKind.ARMED_GROUP, (Alias("rebel group"),))

INDEX = ActorIndex(
    (
        FRONT,
        COUNCIL,
        LANTERN,
        BRIGADE,
        SABLEA,
        SABLEAN_GOVERNMENT,
        SABLEAN_ARMY,
        DORRENIA,
        DORRENIAN_GOVERNMENT,
        ROOK,
        REBELS,
    )
)

SWAP = (
    "The Tidewater Front and the Red Heron Brigade exchanged forty prisoners on Monday under a "
    "deal mediated by the Lantern Society. The two groups announced the prisoner swap in Sarn."
)
TRUCE_DENIED = (
    "The Tidewater Front and the Red Heron Brigade have agreed to a ceasefire, a commander said on "
    "Monday. The Red Heron Brigade denied that it had signed any ceasefire with the Tidewater "
    "Front."
)
PROPOSED = (
    "The Lantern Society urged the Tidewater Front and the Red Heron Brigade to consider a truce. "
    "It hopes that the two groups might agree to talks."
)
QUIET = (
    "The harbour reopened to fishing boats on Thursday. Boats of every size came back with herring "
    "and the market was full by noon. It rained in the evening."
)
TEXTS = (SWAP, TRUCE_DENIED, PROPOSED, QUIET)


@dataclass(frozen=True, slots=True)
class Told:
    """A text and what every stage found in it."""

    doc: Any
    document: Document
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    reading: Reading
    deals: tuple[Deal, ...]
    claims: tuple[Claim, ...]

    @property
    def text(self) -> str:
        """The words of the report."""
        return self.document.text


def mentions_in(
    nlp: Any, text: str, places: Sequence[PlaceMention] = (), index: ActorIndex = INDEX
) -> tuple[Mention, ...]:
    """Return who is mentioned in a text."""
    return find_mentions(nlp(text), document(text), index, places)


def reading_of(nlp: Any, text: str) -> Reading:
    """Return a text as the rules for deals see it."""
    doc, report = nlp(text), document(text)
    return Reading(doc, report, find_mentions(doc, report, INDEX), find_periods(doc, report))


def told(nlp: Any, text: str) -> Told:
    """Return everything that all stages find in a text."""
    doc, report = nlp(text), document(text)
    mentions = find_mentions(doc, report, INDEX)
    periods = find_periods(doc, report)
    attributions = find_attributions(doc, report, mentions)
    deals = find_deals(doc, report, mentions, (), periods, attributions)
    return Told(
        doc,
        report,
        mentions,
        attributions,
        Reading(doc, report, mentions, periods),
        deals,
        claims_of(deals, attributions, report),
    )


def anchor_at(reading: Reading, word: str, family: str) -> Anchor:
    """Return an anchor on the first token written so, taken for certain."""
    token = next(t for t in reading.doc if t.text == word)
    return Anchor(token.i, family, reading.sentence_of[token.i], 1.0)


def group_of(reading: Reading, *anchors: Anchor) -> Group:
    """Return the group that these anchors make."""
    group = Group()
    for number in sorted({anchor.sentence for anchor in anchors}):
        group.add(number, [a for a in anchors if a.sentence == number], frozenset())
    return group


def denial(nlp: Any, text: str) -> tuple[Reading, Attribution]:
    """Return a text and the last thing that is denied in it."""
    found = told(nlp, text)
    *_, last = (a for a in found.attributions if a.stance is Stance.DENIES)
    return found.reading, last


def propositions_in(nlp: Any, text: str) -> tuple[Proposition, ...]:
    """Return what a text tells besides deals; its report is of 5 March 2031."""
    report = document(text, "r", "Harbour Gazette", "2031-03-05")
    doc = nlp(text)
    mentions = find_mentions(doc, report, INDEX)
    attributions = find_attributions(doc, report, mentions)
    periods = find_periods(doc, report)
    return find_propositions(doc, report, mentions, (), periods, attributions)


def told_of(propositions: Sequence[Proposition], kind: str) -> Proposition:
    """Return the one proposition of a kind."""
    (one,) = [each for each in propositions if each.kind == kind]
    return one


def names(parties: Sequence[Any]) -> list[str]:
    """Return the names of parties or voices."""
    return [party.name for party in parties]
