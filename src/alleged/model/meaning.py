"""Whom a name means, as people decided: several that are one actor, one that is several."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

NAMED = "text:"
"""What the key of an actor begins with that is in no actor file: its name follows."""


def key_of(actor: str | None, name: str) -> str:
    """Return the key of an actor by its id or, where there is none, its name.

    >>> key_of(None, "Orrin Council"), key_of("coast:front", "Front")
    ('text:orrin council', 'coast:front')
    """
    return actor or f"{NAMED}{name.strip().casefold()}"


class ActorVerdict(StrEnum):
    """What a person decided of actors."""

    MERGE = "merge"
    """They are one; the first is what it is called by."""

    SPLIT = "split"
    """Some of what is told of one is told of another."""


@dataclass(frozen=True, slots=True)
class ActorDecision:
    """One person's decision on whom names mean. It changes nothing that was read."""

    number: int
    verdict: ActorVerdict
    actors: tuple[str, ...]
    """Keys of actors. Of a split the only one."""

    keys: tuple[str, ...] = ()
    """Of a split: actors that were merged into it, and that leave."""

    mentions: tuple[str, ...] = ()
    """Of a split: the words by which reports name it where they mean the other."""

    documents: tuple[str, ...] = ()
    """Of a split: ids of reports that mean the other."""

    target: str = ""
    """Of a split: the key of the other."""

    because: str = ""
    who: str = ""
    at: datetime | None = None


class Meaning:
    """All decisions together: each is made on what those before it had come to."""

    def __init__(self, decisions: Iterable[ActorDecision] = ()) -> None:
        self.decisions: Sequence[ActorDecision] = sorted(decisions, key=lambda each: each.number)
        self._known: dict[tuple[str, str, str], str] = {}
        named = ((*each.actors, *each.keys, each.target) for each in self.decisions)
        self._origins = frozenset(key for keys in named for key in keys if key)

    def __bool__(self) -> bool:
        return bool(self.decisions)

    def of(self, key: str, mention: str = "", document: str = "") -> str:
        """Return the key of the actor that is meant where a report names one by these words.

        >>> one = ActorDecision(1, ActorVerdict.MERGE, ("coast:front", "text:front"))
        >>> Meaning([one]).of("text:front")
        'coast:front'
        >>> two = ActorDecision(
        ...     2, ActorVerdict.SPLIT, ("coast:front",), mentions=("the men",), target="text:men"
        ... )
        >>> both = Meaning([one, two])
        >>> both.of("text:front", "the men"), both.of("text:front", "they")
        ('text:men', 'coast:front')
        """
        asked = key, mention, document
        if asked not in self._known:
            self._known[asked] = self._followed(key, mention, document)
        return self._known[asked]

    def origins(self) -> frozenset[str]:
        """Return every key that a decision names: all who may be meant otherwise than was read."""
        return self._origins

    def who(self, who: str) -> str:
        """Return whom an id, or the name of one that has none, means; the same where undecided."""
        key = who if who in self.origins() else key_of(None, who)
        return self.of(key) if key in self.origins() else who

    def together(self, key: str) -> tuple[str, ...]:
        """Return the other keys that mean this actor, unless words or report say otherwise."""
        return tuple(sorted(k for k in self.origins() if k != key and self.of(k) == key))

    def _followed(self, key: str, mention: str, document: str) -> str:
        now = key
        for each in self.decisions:
            if now not in each.actors:
                continue
            if each.verdict is ActorVerdict.MERGE:
                now = each.actors[0]
            elif key in each.keys or mention in each.mentions or document in each.documents:
                now = each.target
        return now
