"""A person's decision about episodes, checked before it is kept."""

from collections.abc import Iterable

from alleged.casebook.episodes import groups
from alleged.errors import NothingFound, QueryError
from alleged.ledger import grouping
from alleged.ledger.store import Store
from alleged.model.decision import Verdict
from alleged.resolve.episodes import Group

Decided = tuple[Verdict, tuple[str, ...], str, str]
"""Verdict, tellings, target and reason."""


def merging(store: Store, ids: Iterable[str], because: str) -> Decided:
    """Return the decision that the episodes named are one. Raises NothingFound or QueryError."""
    found = [group_of(store, each) for each in ids]
    if len({group.members for group in found}) < 2:
        raise QueryError(
            "two different episodes or more are needed to merge",
            hint="Give the ids of episodes, or of deals in them: `alleged episodes` lists them.",
        )
    anchors = tuple(dict.fromkeys(group.members[0] for group in found))
    return Verdict.MERGE, anchors, "", _reason(because)


def splitting(store: Store, episode: str, ids: Iterable[str], because: str) -> Decided:
    """Return the decision that some tellings of an episode are an episode of their own."""
    group = group_of(store, episode)
    tellings = tuple(dict.fromkeys(telling_of(store, each) for each in ids))
    strange = [each for each in tellings if each not in group.members]
    if strange:
        raise QueryError(
            f"{strange[0]} is not in {episode}", hint=f"In it are: {', '.join(group.members)}."
        )
    if not tellings or len(tellings) == len(group.members):
        raise QueryError(
            f"nothing would be left of {episode}, or nothing would leave it",
            hint=f"Name some, not all, of: {', '.join(group.members)}.",
        )
    return Verdict.SPLIT, tellings, "", _reason(because)


def moving(store: Store, telling: str, episode: str, because: str) -> Decided:
    """Return the decision that a telling belongs to another episode."""
    moved, group = telling_of(store, telling), group_of(store, episode)
    if moved in group.members:
        raise QueryError(
            f"{moved} is in {episode} already", hint=f"`alleged show {episode}` lists its tellings."
        )
    return Verdict.MOVE, (moved,), group.members[0], _reason(because)


def telling_of(store: Store, wanted: str) -> str:
    """Return the id of the only deal or outcome whose id begins so."""
    kind, _, digits = wanted.rpartition("-")
    with store.reading() as db:
        named = grouping.named(db, digits) if digits else []
    found = [each for each in named if kind in ("", "episode", each.rpartition("-")[0])]
    if len(found) > 1:
        raise QueryError(
            f"several things have an id that begins with {wanted!r}",
            hint=f"Give one of them whole: {', '.join(found)}.",
        )
    if not found:
        raise NothingFound(
            f"no deal, outcome or episode in the ledger has the id {wanted!r}",
            hint="`alleged episodes`, `alleged deals` and `alleged outcomes` list ids.",
        )
    return found[0]


def group_of(store: Store, wanted: str) -> Group:
    """Return the group that an episode's id, or the id of one of its tellings, stands for."""
    return groups(store, [telling_of(store, wanted)])[0]


def _reason(because: str) -> str:
    if not because.strip():
        raise QueryError(
            "a decision needs its reason", hint="Say in a few words what it rests on: `--because`."
        )
    return because.strip()
