"""Whom names mean: what people decide of actors, added to a casebook and asked of it."""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from alleged.casebook.actor_pages import find_actor
from alleged.errors import NothingFound, QueryError
from alleged.ledger import actor_decisions, actor_names, glance, retrieval
from alleged.ledger.actor_names import Naming
from alleged.ledger.store import Store
from alleged.model.actor import ActorCount
from alleged.model.document import Document
from alleged.model.filters import DealFilter, DocumentFilter
from alleged.model.meaning import ActorDecision, ActorVerdict, key_of


@dataclass(frozen=True, slots=True)
class ActorSide:
    """One actor, to be looked at beside another before they are merged or parted."""

    actor: ActorCount
    naming: Naming


class ActorBook(ABC):
    """The part of a casebook that knows which names people took for one actor.

    Reports keep the names they use. A decision says whom they mean, in every list, page, brief,
    export, verdict and episode; the latest counts, and `undo` takes it back.
    """

    def merge_actors(self, *names: str, because: str) -> ActorCount:
        """Decide that several actors are one, called by the first, and say why; return it.

        Each is given by its key, its name, or a part that no other has. Raises NothingFound, or
        QueryError if several fit, if they are one already, or if no reason is given.
        """
        store, reason = self._opened(), _reason(because)
        keys = tuple(dict.fromkeys(find_actor(store, name).key for name in names))
        if len(keys) < 2:
            raise QueryError(
                "two different actors or more are needed to merge",
                hint="Give their ids or names: `alleged actors` lists them.",
            )
        decision = ActorDecision(0, ActorVerdict.MERGE, keys, because=reason)
        actor_decisions.decide(store, self._who(), decision)
        return self._met(keys[0])

    def split_actor(
        self, name: str, *parts: str, into: str = "", because: str
    ) -> tuple[ActorCount, ActorCount]:
        """Decide that some of what is told of an actor is told of another; return both.

        `parts` are actors that were merged into it, words by which reports name it, or ids of
        reports. `into` is another actor, or the name of one that is new; without it, the first of
        the parts says who it is. Raises NothingFound or QueryError.
        """
        store, reason = self._opened(), _reason(because)
        actor = find_actor(store, name)
        side = self.actor_side(actor.key)
        keys, mentions, documents = self._parts(side, parts)
        everything = set(mentions) >= {words for words, _ in side.naming.names}
        if not (keys or mentions or documents) or everything:
            raise QueryError(
                f"a split needs some of what {actor.name} is called, and not all",
                hint="Give words, merged actors or ids of reports: "
                f"{', '.join(repr(words) for words, _ in side.naming.names[:8])}.",
            )
        decision = ActorDecision(
            0,
            ActorVerdict.SPLIT,
            (actor.key,),
            keys,
            mentions,
            documents,
            self._target(store, into, keys, mentions, actor),
            because=reason,
        )
        actor_decisions.decide(store, self._who(), decision)
        return self._met(actor.key), self._met(decision.target)

    def actor_side(self, key: str) -> ActorSide:
        """Return an actor with what it is called, where it acts, and what was merged into it."""
        actor, store = self._met(key), self._opened()
        deals = DealFilter(actor=actor.actor or actor.name, whole=True)
        found = retrieval.ids(store, deals, None)[:400]
        return ActorSide(actor, actor_names.naming(store, actor.key, found))

    def actor_named(self, name: str) -> ActorCount:
        """Return an actor by its key, its name, or a part that no other has.

        Raises NothingFound, or QueryError if several fit.
        """
        return find_actor(self._opened(), name)

    def documents_of(self, *ids: str) -> list[Document]:
        """Return the reports of these whole ids, in the order they were read."""
        return list(retrieval.documents_of(self._opened(), ids))

    def actor_decisions(self, key: str = "") -> list[ActorDecision]:
        """Return what people decided of actors, or of one by its key, the first first."""
        decided = actor_decisions.meaning(self._opened()).decisions
        return [
            each for each in decided if not key or key in (*each.actors, *each.keys, each.target)
        ]

    def _parts(
        self, side: ActorSide, parts: tuple[str, ...]
    ) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        keys, mentions, documents = [], [], []
        for part in parts:
            words = [w for w, _ in side.naming.names if w.casefold() == part.strip().casefold()]
            if part in side.naming.together or key_of(None, part) in side.naming.together:
                keys.append(part if part in side.naming.together else key_of(None, part))
            elif words:
                mentions += words
            else:
                documents.append(self._report(side, part))
        return tuple(keys), tuple(mentions), tuple(documents)

    def _report(self, side: ActorSide, part: str) -> str:
        found = retrieval.documents(self._opened(), DocumentFilter(document=part)) if part else ()
        fits = [each.id for each in found if each.id in side.naming.documents]
        if len(fits) != 1:
            names = ", ".join(repr(words) for words, _ in side.naming.names[:8])
            raise NothingFound(
                f"{side.actor.name} is not called {part!r}, and no report of that id names it",
                hint=f"It is called {names}.",
            )
        return fits[0]

    def _target(
        self,
        store: Store,
        into: str,
        keys: tuple[str, ...],
        mentions: tuple[str, ...],
        actor: ActorCount,
    ) -> str:
        if into.strip():
            try:
                target = find_actor(store, into).key
            except NothingFound:
                target = key_of(None, into)
        elif keys or mentions:
            target = keys[0] if keys else key_of(None, mentions[0])
        else:
            raise QueryError(
                "it is not said who the reports mean instead", hint="Give a name: `--into NAME`."
            )
        if target == actor.key:
            raise QueryError(
                f"{actor.name} cannot be parted from itself", hint="Give another name: `--into`."
            )
        return target

    def _met(self, key: str) -> ActorCount:
        found = glance.actor_of(self._opened(), key)
        if found is None:
            raise NothingFound(f"no report names an actor {key!r}", hint="Look in the list.")
        return found

    @abstractmethod
    def _opened(self) -> Store: ...

    @abstractmethod
    def _who(self) -> str: ...


def _reason(because: str) -> str:
    if not because.strip():
        raise QueryError(
            "a decision needs its reason", hint="Say in a few words what it rests on: `--because`."
        )
    return because.strip()
