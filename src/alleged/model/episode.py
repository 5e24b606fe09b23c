"""One thing that happened or is said to have happened, and all that reports tell of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from alleged.model.account import Sort
from alleged.model.period import Period


@dataclass(frozen=True, slots=True)
class Comparison:
    """One thing compared between two tellings, and what it says for or against their being one."""

    field: str
    """`parties`, `kind`, `time`, `place`, `names`, `numbers`, … or `decision`."""

    text: str
    """What was found, in words a reader can check."""

    bits: float
    """Log2 of the odds it adds; negative where it speaks against."""


@dataclass(frozen=True, slots=True)
class Member:
    """One telling that belongs to an episode, and why."""

    id: str
    """Of the deal or outcome."""

    document: str
    nearest: str = ""
    """Id of the member it is most like; empty for one that stands alone."""

    bits: float = 0.0
    """Log2 odds that it and its nearest tell of one thing: the sum of the reasons."""

    reasons: tuple[Comparison, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field, and the members that give it."""

    text: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Episode:
    """Tellings that speak of one thing, kept side by side where they differ.

    That they do is a guess of the program or the decision of a person, never a fact; each member
    says which, and why.
    """

    members: tuple[Member, ...]
    """The earliest published first."""

    sort: Sort = "deal"
    values: Mapping[str, tuple[Value, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """By field, every value that a member gives, the commonest first."""

    rivals: tuple[str, ...] = ()
    """Fields for which members give values that cannot all be so: two dates, two counts."""

    period: Period | None = None
    """From the first to the last day that members tell of."""

    status: str = ""
    """How most members tell it."""

    @property
    def id(self) -> str:
        """The name of its earliest telling, with `episode-` before the digits."""
        return episode_id(self.members[0].id)

    @property
    def tellings(self) -> tuple[str, ...]:
        """Ids of its members."""
        return tuple(member.id for member in self.members)

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of the reports that tell of it, each once."""
        return tuple(dict.fromkeys(member.document for member in self.members))


def episode_id(telling: str) -> str:
    """Return the id of the episode that is named after a telling.

    Any telling's digits find the episode it is in, so an id that was once printed still leads
    there when an earlier report has joined.

    >>> episode_id("deal-1a2b")
    'episode-1a2b'
    """
    return f"episode-{telling.rpartition('-')[2]}"
