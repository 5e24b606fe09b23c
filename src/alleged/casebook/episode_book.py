"""What can be asked of a casebook about episodes, and decided."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence

from alleged.casebook import episode_decisions
from alleged.casebook.episodes import bring_up_to_date, cards, fitting, groups
from alleged.ledger import growth
from alleged.ledger.decisions import decide
from alleged.ledger.store import Store
from alleged.model.episode import Episode
from alleged.model.filters import DealFilter
from alleged.publish.episode_cards import EpisodeCard


class EpisodeBook(ABC):
    """The part of a casebook that knows of episodes: what many reports tell of one thing.

    Every question brings them up to date with the reports first.
    """

    def episodes(
        self, wanted: DealFilter | None = None, *, reports: int = 1, **fields: object
    ) -> Iterator[EpisodeCard]:
        """Yield the episodes of which a telling fits, told in at least so many reports.

        An episode is what reports tell of one deal or outcome, as the program takes it and people
        decided. It comes whole, with the tellings that do not fit.
        """
        wanted = wanted or DealFilter(**fields)  # type: ignore[arg-type]
        return self._cards(wanted, reports, reasons=True)

    def episode(self, wanted_id: str) -> EpisodeCard:
        """Return an episode by its id, the id of any of its tellings, or the beginning of one.

        Raises NothingFound, or QueryError if several ids begin so.
        """
        store = self._grouped()
        return next(cards(store, [episode_decisions.group_of(store, wanted_id)]))

    def merge(self, *ids: str, because: str) -> EpisodeCard:
        """Decide that several episodes are one, say why, and return that one.

        Ids are those of episodes or of any deal or outcome in them, or their beginnings. This
        and the two below are acts of their own; the latest counts, and `undo` takes it back.
        Each raises NothingFound, or QueryError if it makes no sense or no reason is given.
        """
        return self._decided(episode_decisions.merging(self._grouped(), ids, because))

    def split(self, episode: str, *tellings: str, because: str) -> EpisodeCard:
        """Decide that some tellings of an episode are another one; return that other one."""
        decided = episode_decisions.splitting(self._grouped(), episode, tellings, because)
        return self._decided(decided)

    def move(self, telling: str, episode: str, because: str) -> EpisodeCard:
        """Decide that a telling belongs to another episode; return that episode."""
        return self._decided(episode_decisions.moving(self._grouped(), telling, episode, because))

    def episodes_side_by_side(self, tellings: Sequence[str] | None = None) -> Iterator[Episode]:
        """Yield the episodes of several tellings, cut down to the tellings given; of None, all."""
        store = self._grouped()
        several = (each for each in groups(store, tellings) if len(each.members) > 1)
        kept = None if tellings is None else frozenset(tellings)
        return (card.episode for card in cards(store, several, shown=kept, reasons=False))

    @abstractmethod
    def _opened(self) -> Store: ...

    @abstractmethod
    def _who(self) -> str: ...

    def _grouped(self) -> Store:
        store = self._opened()
        state = growth.state(store)._replace(overlap=0, related=0)
        since = store.seen.get("episodes")
        if since != state:
            bring_up_to_date(store, growth.added(store, since, state))
            store.seen["episodes"] = state
        return store

    def _cards(self, wanted: DealFilter, reports: int, *, reasons: bool) -> Iterator[EpisodeCard]:
        store = self._grouped()
        found = groups(store, None if wanted == DealFilter() else fitting(store, wanted))
        several = (each for each in found if len(each.members) >= reports)
        for card in cards(store, several, reasons=reasons):
            if len(card.episode.documents) >= reports:
                yield card

    def _decided(self, decided: episode_decisions.Decided) -> EpisodeCard:
        decide(self._opened(), self._who(), *decided)
        return self.episode(decided[1][0])
