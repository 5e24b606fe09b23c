"""One part of a long list, and where the next begins."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Part(Generic[T_co]):
    """Rows of a list that may go on."""

    items: tuple[T_co, ...]
    next: int | None = None
    """What to give as `after` to get the rows that follow; None at the end."""

    tally: "Tally | None" = None
    """How many rows fit, if that was asked too."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that holds words somebody looked for, with the words around them."""

    document: str
    given_id: str
    title: str
    outlet: str
    published: str
    language: str
    around: tuple[tuple[str, bool], ...]
    """Pieces of its text in order; true for those that were looked for."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows fit, as far as they were counted."""

    number: int
    more: bool = False
    """Whether counting stopped there."""
