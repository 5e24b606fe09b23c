"""Episodes in outline: what all their tellings come to, worked out once and remembered."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from alleged.casebook.lately import Lately
from alleged.ledger import grouping, retrieval
from alleged.ledger.store import Store
from alleged.model.deal import Deal
from alleged.model.episode import Member
from alleged.model.lineage import Point
from alleged.model.proposition import Proposition
from alleged.publish.entries import Report
from alleged.publish.episode_cards import EpisodeOutline
from alleged.resolve.episodes import LOOKED_AT, Group, outlined, reasoned

TELLINGS = 40_000
"""Of all outlines that are remembered together."""

State = tuple[int, ...]
Key = tuple[tuple[str, ...], tuple[int, ...]]
"""Members, and the decisions that put some of them there."""


class Outlines:
    """Outlines of the episodes of one ledger, remembered as long as the same reports are shown."""

    def __init__(self, tellings: int = TELLINGS) -> None:
        self._room = tellings
        self._kept = (State(), self._empty())

    def of(self, store: Store, found: Sequence[Group], state: State) -> list[EpisodeOutline]:
        """Return the outline of each group; `state` changes with the reports that are shown."""
        if self._kept[0] != state:
            self._kept = (state, self._empty())
        kept = self._kept[1]
        known: dict[Key, EpisodeOutline] = {}
        missing = []
        for group in found:
            if (outline := kept.get(_key(group))) is None:
                missing.append(group)
            else:
                known[_key(group)] = outline
        for group, made in _outlines(store, missing):
            known[_key(group)] = kept.keep(_key(group), made)
        return [known[key] for key in map(_key, found) if key in known]

    def _empty(self) -> Lately[Key, EpisodeOutline]:
        return Lately(self._room, lambda outline: len(outline.episode.members))


def with_reasons(store: Store, outline: EpisodeOutline, start: int, end: int) -> tuple[Member, ...]:
    """Return some members of an episode, each with why it belongs there."""
    members = outline.episode.members
    wanted = members[start:end]
    ids = [each.id for each in (*members[:LOOKED_AT], *wanted)]
    with store.reading() as db:
        numbers = sorted(set(grouping.numbers_of(db, ids).values()))
        accounts = {each.id: each for each in grouping.accounts(db, numbers).values()}
    return reasoned(wanted, members, accounts)


def _point(thing: Deal | Proposition) -> Point:
    return Point(thing.document_id, thing.sentences or (thing.span,))


def _key(group: Group) -> Key:
    return group.members, tuple(group.decided[m].number for m in sorted(group.decided))


def _outlines(store: Store, found: Iterable[Group]) -> Iterator[tuple[Group, EpisodeOutline]]:
    for some in _together(found):
        ids = chain.from_iterable(group.members for group in some)
        told = {each[0].id: each[:2] for each in retrieval.by_id(store, ids, claims=False)}
        for group in some:
            things = {key: told[key] for key in group.members if key in told}
            if not things:
                continue
            episode = outlined(Group(tuple(things), group.decided), things)
            yield (
                group,
                EpisodeOutline(
                    episode,
                    {each: Report.of(things[each][1]) for each in episode.tellings},
                    tuple(_point(things[each][0]) for each in episode.tellings),
                ),
            )


def _together(found: Iterable[Group]) -> Iterator[list[Group]]:
    """Yield as many groups at a time as are fetched at once."""
    some: list[Group] = []
    for group in found:
        some.append(group)
        if sum(len(each.members) for each in some) >= retrieval.CHUNK:
            yield some
            some = []
    if some:
        yield some
