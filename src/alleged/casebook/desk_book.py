"""What can be asked of a casebook by somebody who looks at a part of it at a time."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import TYPE_CHECKING

from alleged.casebook.episode_decisions import telling_of
from alleged.casebook.episodes import groups
from alleged.casebook.outlines import Outlines, with_reasons
from alleged.errors import NothingFound
from alleged.ledger import glance, names, overview, paging, retrieval, selection
from alleged.ledger.glance import OutletCount, PlaceCount
from alleged.ledger.history import Act, RunRecord
from alleged.ledger.marks import marks
from alleged.ledger.narrowing import Wanted
from alleged.ledger.selection import Spot, Stretch, Tie
from alleged.ledger.store import Store
from alleged.model.actor import ActorCount
from alleged.model.claim import Claim
from alleged.model.deal import Deal
from alleged.model.document import Document
from alleged.model.episode import Member
from alleged.model.filters import ClaimFilter, DealFilter, DocumentFilter, PropositionFilter
from alleged.model.part import Hit, Part, Tally
from alleged.model.telling import Telling
from alleged.publish.cards import DealCard, PropositionCard
from alleged.publish.episode_cards import EpisodeOutline
from alleged.publish.lineage import Lineage

if TYPE_CHECKING:
    from alleged.casebook.kinship import Kinship

ROWS = 50

NOTED = ("save", "inquire", "grade", "assess", "hypotheses", "mark")
"""Acts that say something of what is told, and leave it as it is."""


class DeskBook(ABC):
    """The part of a casebook that answers as quickly for a large ledger as for a small one.

    Lists come in parts, the last read first; `after` is the `next` of the part before. With
    `counted` a part says how many rows fit, counted no further than is quick.
    """

    _outlines: Outlines

    def get_ready(self, largest: int) -> None:
        """Work out what the first questions would wait for: names, lineage, the largest episodes.

        It is remembered as long as what it rests on stays.
        """
        names.look_up(self._opened())
        self._kinship().graph()
        self.episodes_of([telling for telling, _ in self.episode_sizes()[:largest]])

    def state(self) -> int:
        """Return a number that changes with everything that is added or undone."""
        return overview.last_act(self._opened())

    def told_state(self) -> int:
        """Return a number that changes with whatever may change what is told, and by whom.

        Assessments and what is noted beside do not change it.
        """
        return overview.last_act_but(self._opened(), NOTED)

    def documents_part(
        self,
        wanted: DocumentFilter,
        after: int | None = None,
        limit: int = ROWS,
        *,
        counted: bool = False,
    ) -> Part[Document]:
        """Return a part of the reports that fit."""
        return paging.documents(self._opened(), wanted, after, limit, counted=counted)

    def hits(
        self, wanted: DocumentFilter, after: int | None = None, limit: int = ROWS
    ) -> Part[Hit]:
        """Return a part of the reports that hold the words of the filter, with these words."""
        return paging.hits(self._opened(), wanted, after, limit)

    def deals_part(
        self,
        wanted: DealFilter,
        after: int | None = None,
        limit: int = ROWS,
        *,
        claims: bool = False,
        counted: bool = False,
    ) -> Part[DealCard]:
        """Return a part of the deals that fit, with their claims if wanted."""
        part = paging.deals(self._opened(), wanted, after, limit, claims=claims, counted=counted)
        return Part(tuple(DealCard(*each) for each in part.items), part.next, part.tally)

    def ids_part(
        self, wanted: DealFilter, after: int | None = None, limit: int = ROWS
    ) -> Part[str]:
        """Return the ids of a part of the deals that fit."""
        return paging.ids(self._opened(), wanted, after, limit)

    def propositions_part(
        self,
        wanted: PropositionFilter,
        after: int | None = None,
        limit: int = ROWS,
        *,
        claims: bool = False,
        counted: bool = False,
    ) -> Part[PropositionCard]:
        """Return a part of the outcomes, relations, accusations and forecasts that fit."""
        store = self._opened()
        part = paging.propositions(store, wanted, after, limit, claims=claims, counted=counted)
        marked = marks(store)
        cards = (PropositionCard(*each, marked.get(each[0].id)) for each in part.items)
        return Part(tuple(cards), part.next, part.tally)

    def claims_part(
        self,
        wanted: ClaimFilter,
        after: int | None = None,
        limit: int = ROWS,
        *,
        counted: bool = False,
    ) -> Part[tuple[Claim, Document]]:
        """Return a part of the claims that fit, each with its report."""
        return paging.claims(self._opened(), wanted, after, limit, counted=counted)

    def tally(self, wanted: Wanted, most: int = paging.COUNTED) -> Tally:
        """Return how many rows fit, counted no further than `most`."""
        return paging.tally(self._opened(), wanted, most)

    def told(self, *ids: str) -> list[DealCard | PropositionCard]:
        """Return the deals and propositions of these whole ids, in their order, rejected or not."""
        store = self._opened()
        found: dict[str, DealCard | PropositionCard] = {}
        for thing, document, claims in retrieval.by_id(store, ids, rejected=True):
            made = DealCard if isinstance(thing, Deal) else PropositionCard
            found[thing.id] = made(thing, document, claims)  # type: ignore[arg-type]
        return [found[each] for each in ids if each in found]

    def telling(self, document: str) -> tuple[Document, Telling]:
        """Return a report by its id or the beginning of one, and all it tells, rejected or not.

        Raises NothingFound.
        """
        wanted = DocumentFilter(document=document)
        found = (
            next(retrieval.tellings(self._opened(), wanted, rejected=True), None)
            if document
            else None
        )
        if found is None:
            raise NothingFound(
                f"there is no report {document!r}", hint="The list of reports has all there are."
            )
        return found

    def episodes_of(self, ids: Iterable[str]) -> list[EpisodeOutline]:
        """Return the episodes that deals and outcomes are in, each once, in that order."""
        wanted = list(dict.fromkeys(ids))
        store = self._grouped()
        found = {member: group for group in groups(store, wanted) for member in group.members}
        ordered = {found[each].members: found[each] for each in wanted if each in found}
        return self._outlines.of(store, list(ordered.values()), store.seen["episodes"])

    def outline(self, wanted_id: str) -> EpisodeOutline:
        """Return an episode by its id, the id of any of its tellings, or the beginning of one.

        Raises NothingFound, or QueryError if several ids begin so.
        """
        return self.episodes_of([telling_of(self._grouped(), wanted_id)])[0]

    def members_part(
        self, outline: EpisodeOutline, after: int = 0, limit: int = ROWS
    ) -> Part[tuple[Member, DealCard | PropositionCard]]:
        """Return a part of an episode's members, each with its reasons and what it tells."""
        end = after + limit
        members = with_reasons(self._grouped(), outline, after, end)
        told = self.told(*(each.id for each in members))
        following = end if end < len(outline.episode.members) else None
        return Part(tuple(zip(members, told, strict=True)), following)

    def lineage_near(self, *ids: str) -> Lineage:
        """Return who took from whom around the episodes that some deals or outcomes are in."""
        points = [point for each in self.episodes_of(ids) for point in each.points]
        return self._kinship().lineage(points)

    def episode_sizes(self, least: int = 1) -> list[tuple[str, int]]:
        """Return a telling and the size of each episode, as the program takes it, largest first."""
        return glance.sizes(self._grouped(), least)

    def most_told(self, limit: int) -> list[EpisodeOutline]:
        """Return the episodes that most reports tell."""
        return self.episodes_of(glance.foremost(self._grouped(), limit))

    def contradicted(self, limit: int) -> list[DealCard | PropositionCard]:
        """Return what some voice of a report asserts and another denies, most denied first.

        A denial of one aspect denies no deal.
        """
        found = self.told(*glance.contradicted(self._opened(), 2 * limit))
        whole = [card for card in found if isinstance(card, PropositionCard) or card.is_denied]
        return whole[:limit]

    def without_evidence(self, limit: int) -> list[DealCard | PropositionCard]:
        """Return that of which a report says that nobody has shown evidence, the latest first."""
        return self.told(*glance.without_evidence(self._opened(), limit))

    def outlets(self) -> list[OutletCount]:
        """Return every outlet, those with most reports first."""
        return glance.outlets(self._opened())

    def by_time(self, wanted: DealFilter, *, years: bool = False) -> list[Stretch]:
        """Return how many of the deals that fit are said to begin in each month or year."""
        return selection.stretches(self._opened(), wanted, years=years)

    def by_place(self, wanted: DealFilter, limit: int = 400) -> list[Spot]:
        """Return the places with coordinates of the deals that fit, the most named first."""
        return selection.spots(self._opened(), wanted, limit)

    def ties(self, wanted: DealFilter, limit: int = 120) -> list[Tie]:
        """Return who is said to deal with whom in the deals that fit, the most told first."""
        return selection.ties(self._opened(), wanted, limit)

    def outlet_records(self) -> tuple[glance.Tallies, glance.Tallies]:
        """Return, by outlet, its deals by status and its claims by stance."""
        return glance.records(self._opened())

    def places(self) -> list[PlaceCount]:
        """Return every place that deals and propositions name, the most named first."""
        return glance.places(self._opened())

    def actor_count(self, key: str) -> ActorCount:
        """Return an actor by its whole id. Raises NothingFound."""
        found = glance.actor_of(self._opened(), key)
        if found is None:
            raise NothingFound(f"no report names an actor {key!r}", hint="Look in the list.")
        return found

    def runs_part(self, before: int | None = None, limit: int = ROWS) -> list[RunRecord]:
        """Return the last runs, the last first, those before a run if it is named."""
        return overview.runs(self._opened(), before=before, limit=limit)

    def last_run(self) -> RunRecord:
        """Return the last run of whoever holds this casebook, whatever others did since.

        Raises NothingFound if they did nothing yet.
        """
        run = overview.last_run_of(self._opened(), self._who())
        if run is None:
            raise NothingFound(f"{self._who()} did nothing yet", hint="See `alleged history`.")
        return run

    def acts_of(self, *runs: int, limit: int = 400) -> dict[int, list[Act]]:
        """Return the acts of some runs but reading, by run; no more than so many in all."""
        found: dict[int, list[Act]] = {}
        for act in overview.first_acts(self._opened(), runs, limit):
            found.setdefault(act.run, []).append(act)
        return found

    @abstractmethod
    def _opened(self) -> Store: ...

    @abstractmethod
    def _who(self) -> str: ...

    @abstractmethod
    def _kinship(self) -> "Kinship": ...

    @abstractmethod
    def _grouped(self) -> Store: ...
