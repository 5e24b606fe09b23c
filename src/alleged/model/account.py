"""What one report tells of one deal or outcome, reduced to what tells two of them apart."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, NamedTuple

from alleged.model.place import Place

Sort = Literal["deal", "outcome"]
Days = tuple[int, int]
"""First and last day, as proleptic ordinals (`date.toordinal`)."""

ANY_TIME = -1
"""The stretch of days, in blocks, of an account that no time is known of."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """An actor with a role in what is told."""

    key: str
    """The actor's id, or the folded name where no actor was found; equal keys, same actor."""

    name: str
    akin: frozenset[str]
    """Words of the name that tell whom it belongs to: `velmoran` of "Velmoran army"."""


@dataclass(frozen=True, slots=True)
class Account:
    """One report's telling of one thing, as it is compared with others. Holds no text."""

    id: str
    """Of the deal or outcome."""

    document: str
    sort: Sort
    kind: str
    parties: tuple[Somebody, ...]
    """Both sides of a deal; of an outcome whom it befell, or who did it if nobody else is named."""

    beside: tuple[Somebody, ...] = ()
    """Mediators and others; of an outcome who did it."""

    places: tuple[tuple[str, Place | None], ...] = ()
    """Folded names as written, and what they were read as."""

    period: Days | None = None
    """When it is said to have been; without a known end, up to the day of publication."""

    published: Days | None = None
    names: frozenset[str] = frozenset()
    """Words of its sentences that begin with a capital letter, folded."""

    numbers: frozenset[int] = frozenset()
    """Numbers of two digits or more in its sentences, years left out."""


class Outline(NamedTuple):
    """What of an account is quickest to compare; made by the thousand, so a tuple."""

    document: str
    sort: Sort
    kind: str
    period: Days | None
    published: Days | None
    names: Collection[str]
    numbers: Collection[int]
