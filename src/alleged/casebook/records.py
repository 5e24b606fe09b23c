"""Records of the sources of a ledger: what they say of episodes, held against each other."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from alleged.casebook.finding import find
from alleged.casebook.kinship import point_of
from alleged.ledger.marks import marks
from alleged.ledger.store import Store
from alleged.model.claim import Voice
from alleged.model.lineage import Witnesses
from alleged.model.mark import Verdict
from alleged.model.sayings import Sayings
from alleged.publish.cards import DealCard, PropositionCard
from alleged.publish.episode_cards import EpisodeCard
from alleged.resolve.values import NUMBER_OF
from alleged.weigh.comparison import Comparison
from alleged.weigh.reconciliation import reconcile
from alleged.weigh.reliability import Reliability, with_checks
from alleged.weigh.standing import publisher

Rows = list[tuple[str, str, str]]
Card = DealCard | PropositionCard

TIME, PLACES = "time", "places"
_NONE: Counter[bool] = Counter()


class Records:
    """What the sources of some episodes say of them, ready to be held against each other.

    A telling counts for the outlet where its words were printed first, as far as lineage knows,
    and for the speakers who claim it. Counts are compared where a telling gives one of a thing,
    days where it gives one day, places as lists.
    """

    def __init__(
        self, episodes: Iterable[EpisodeCard], witnesses: Witnesses, letters: Mapping[str, str]
    ) -> None:
        self._letters = {name.casefold(): letter for name, letter in letters.items()}
        self._outlets: Rows = []
        self._speakers: Rows = []
        self._asked: set[str] = set()
        for episode in episodes:
            self._hear(episode, witnesses)

    def outlets(self, store: Store) -> list[Reliability]:
        """Return the record of each outlet; forecasts that nobody is named for are its own."""
        return self._learnt(self._outlets, _checks(store, of_outlets=True))

    def speakers(self, store: Store) -> list[Reliability]:
        """Return the record of everybody who is named as saying so."""
        return self._learnt(self._speakers, _checks(store, of_outlets=False))

    def _hear(self, episode: EpisodeCard, witnesses: Witnesses) -> None:
        cards = dict(zip(episode.episode.tellings, episode.cards, strict=True))
        first = _first_printed(cards, witnesses)
        for item, telling, value in _said(episode):
            self._asked.add(item.rpartition("|")[2])
            self._outlets.append((first[telling], item, value))
            for name in speakers(cards[telling]):
                self._speakers.append((name, item, value))

    def _learnt(self, rows: Rows, checks: Mapping[str, Counter[bool]]) -> list[Reliability]:
        wishes = [f"{PLACES}=names", f"{TIME}=date:1d"]
        wishes += [f"{each}=number" for each in sorted(self._asked - {TIME, PLACES})]
        names = {*(source for source, _, _ in rows), *checks}
        graded = {each: self._letters.get(each.casefold(), "") for each in names}
        letters = {name: letter for name, letter in graded.items() if letter}
        found = {
            each.source: each
            for each in reconcile(Sayings.of(rows), Comparison.of(wishes), letters).sources()
        }
        return [
            with_checks(
                found.get(name) or Reliability.unseen(name, letters.get(name, "")),
                checks.get(name, _NONE)[True],
                checks.get(name, _NONE)[False],
            )
            for name in sorted(names)
        ]


def speakers(card: Card) -> Iterator[str]:
    """Yield the names of those who claim what a telling tells, the report itself left out."""
    yield from dict.fromkeys(voice.name for voice in _claimed(card) if not voice.is_author)


def _claimed(card: Card) -> tuple[Voice, ...]:
    return (card.deal if isinstance(card, DealCard) else card.proposition).claimed_by


def _first_printed(cards: Mapping[str, Card], witnesses: Witnesses) -> dict[str, str]:
    """Return for each telling who published it first, as far as the ledger shows."""
    documents = {card.document.id: card.document for card in cards.values()}
    points = {telling: point_of(card) for telling, card in cards.items()}
    origin = {
        point: voice.origin.document_id
        for voice in witnesses.independence(points.values()).voices
        for point in voice.points
    }
    return {
        telling: publisher(documents.get(origin[point], cards[telling].document))
        for telling, point in points.items()
    }


def _said(episode: EpisodeCard) -> Iterator[tuple[str, str, str]]:
    """Yield item, telling and value for whatever tellings can be compared on."""
    for field, values in episode.episode.values.items():
        if field not in (TIME, PLACES) and not field.startswith(NUMBER_OF):
            continue
        said: dict[str, list[str]] = {}
        for value in values:
            for member in value.members:
                said.setdefault(member, []).append(value.text)
        for member, given in said.items():
            if field == PLACES:
                yield f"{episode.id}|{field}", member, "; ".join(sorted(given))
            elif len(given) == 1 and "/" not in given[0]:
                yield f"{episode.id}|{field}", member, given[0]


def _checks(store: Store, *, of_outlets: bool) -> dict[str, Counter[bool]]:
    """Return by source how many of its forecasts analysts marked true, and how many failed."""
    checks: dict[str, Counter[bool]] = {}
    for mark in marks(store).values():
        if mark.verdict is Verdict.OPEN:
            continue
        card = find(store, mark.forecast)
        if not isinstance(card, PropositionCard):
            continue
        names = list(speakers(card))
        if of_outlets:
            names = [] if names else [publisher(card.document)]
        for name in names:
            checks.setdefault(name, Counter())[mark.verdict is Verdict.TRUE] += 1
    return checks
