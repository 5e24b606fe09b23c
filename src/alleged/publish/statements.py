"""Propositions with the reports that tell them, side by side where they tell of the same thing."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from alleged.model.assessment import Verdict
from alleged.model.claim import Claim
from alleged.model.deal import Party
from alleged.model.document import Document
from alleged.model.mark import Mark
from alleged.model.place import PlaceMention
from alleged.model.proposition import Proposition, PropositionType
from alleged.publish.entries import Quote, Report, quotes_of
from alleged.publish.meeting import runs

DONE_TO = frozenset({"killed", "wounded", "captured", "released", "defeated"})
"""Outcomes that are about whom they befall; who did it may be told in several ways."""

OF_GROUND = frozenset({"took", "lost", "withdrew", "entered"})
"""Outcomes that are about a place, where one is named."""

MUTUAL = frozenset({"allied", "fights"})
"""Relations that go both ways."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One proposition as one report tells it, with the words it is read from."""

    proposition: Proposition
    report: Report
    told: str
    """The first sentence that tells it."""

    words: str
    """The words that carry it."""

    quotes: tuple[Quote, ...]
    mark: Mark | None = None
    """What an analyst decided of a forecast."""

    verdict: Verdict | None = None
    """What was made of all that the ledger holds on its episode; None where nobody weighed it."""

    @classmethod
    def of(
        cls,
        proposition: Proposition,
        document: Document,
        claims: Iterable[Claim] = (),
        mark: Mark | None = None,
        verdict: Verdict | None = None,
    ) -> "Statement":
        """Return a proposition with its words, in the order of the text."""
        told = (*proposition.sentences, proposition.span)[0].of(document.text)
        quotes = quotes_of(proposition, document, claims)
        words = proposition.words.of(document.text)
        return cls(proposition, Report.of(document), told, words, quotes, mark, verdict)


@dataclass(frozen=True, slots=True)
class Matter:
    """Statements of one kind about the same actors, at times that can meet, for reading only.

    Whether they tell of one thing is for somebody to decide; nothing is merged here.
    """

    statements: tuple[Statement, ...]

    @property
    def type(self) -> PropositionType:
        """The type all its statements have."""
        return self.statements[0].proposition.type

    @property
    def kind(self) -> str:
        """The kind all its statements have."""
        return self.statements[0].proposition.kind

    @property
    def asserted(self) -> bool:
        """Whether any voice claims it."""
        return any(each.proposition.claimed_by for each in self.statements)

    @property
    def denied(self) -> bool:
        """Whether any voice denies it."""
        return any(each.proposition.denied_by for each in self.statements)

    @property
    def doubted(self) -> bool:
        """Whether any voice doubts it."""
        return any(each.proposition.doubted_by for each in self.statements)

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports that tell it, each once."""
        return tuple({each.report.id: each.report for each in self.statements}.values())


def gathered(statements: Iterable[Statement]) -> tuple[Matter, ...]:
    """Return statements by what they tell of, what is most contradicted first."""
    by_thing: dict[Hashable, list[Statement]] = {}
    for each in statements:
        by_thing.setdefault(thing(each.proposition), []).append(each)
    matters = [
        Matter(tuple(run))
        for same in by_thing.values()
        for run in runs(same, lambda each: each.proposition.period, order)
    ]
    return tuple(sorted(matters, key=_contradicted_first))


def thing(proposition: Proposition) -> Hashable:
    """Return what is the same for propositions that may tell of one thing."""
    kind, document = proposition.kind, proposition.document_id
    agents = names_of(proposition.agents, document)
    recipients = names_of(proposition.recipients, document)
    places = frozenset(map(place_key, proposition.places))
    if proposition.type is PropositionType.FORECAST or not (agents or recipients or places):
        return proposition.id
    if kind in MUTUAL:
        return kind, agents | recipients
    if kind in DONE_TO and recipients:
        return kind, recipients
    if kind in OF_GROUND and places:
        return kind, recipients or agents if kind == "lost" else agents or recipients, places
    return kind, agents, recipients


def names_of(parties: Iterable[Party], document_id: str) -> frozenset[str]:
    """Return who these are, the same for everybody who is known to be one and the same."""
    return frozenset(who(party, document_id) for party in parties)


def who(party: Party, document_id: str) -> str:
    """Return what identifies somebody: an actor's id, else a name.

    A description without a name, "the rebels", means nobody outside its own report.
    """
    if party.actor or any(character.isupper() for character in party.name):
        return party.actor or party.name.casefold()
    return f"{document_id} {party.name}"


def place_key(mention: PlaceMention) -> str:
    """Return what identifies a place: its id in the gazetteer, else the words as written."""
    place = mention.place
    return (place and place.geonames_id) or mention.name.casefold()


def order(each: Statement) -> tuple[str, str, str, int, str]:
    """Return what statements are sorted by: when it is said to be, else the day of the report."""
    told, report = each.proposition, each.report
    when = told.period.first.isoformat() if told.period else report.published or "~"
    return when, report.published, report.voice, told.span.start, told.id


def _contradicted_first(matter: Matter) -> tuple[object, ...]:
    propositions = [each.proposition for each in matter.statements]
    return (
        not (matter.asserted and matter.denied),
        -sum(len(each.denied_by) for each in propositions),
        -sum(len(each.doubted_by) for each in propositions),
        -len(matter.reports),
        order(matter.statements[0]),
    )
