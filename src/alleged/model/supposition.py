"""What a verdict would be if something else were believed, and on whom it hangs."""

from dataclasses import dataclass
from enum import StrEnum

from alleged.model.assessment import Term, Verdict


class Part(StrEnum):
    """What can be distrusted."""

    SOURCE = "source"
    """Whoever published it, or spoke."""

    ORIGIN = "origin"
    DOCUMENT = "document"
    KIND = "kind"
    """A kind of evidence (`visual`, `testimonial`), access (`unnamed`), interest (`boast`), or
    `hedged`."""


@dataclass(frozen=True, slots=True)
class Change:
    """What to suppose."""

    distrust: tuple[tuple[Part, str], ...] = ()
    trust: tuple[str, ...] = ()
    """Sources or speakers that are taken to be always right."""

    prior: float | None = None
    """Other log2 odds before anything is known."""


@dataclass(frozen=True, slots=True)
class Move:
    """A term that the change moved; None where there was none before, or is none after."""

    before: Term | None
    after: Term | None

    @property
    def hundredths(self) -> int:
        """By how much, in hundredths of a bit."""
        before = self.before.hundredths if self.before else 0
        return (self.after.hundredths if self.after else 0) - before


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The verdict as it is, and as it would be."""

    change: Change
    before: Verdict
    after: Verdict
    moves: tuple[Move, ...]
    """What moved, most first; they sum to the difference of the verdicts."""


@dataclass(frozen=True, slots=True)
class Linchpins:
    """The fewest sources or origins without which the verdict turns to the other side of even."""

    part: Part
    names: tuple[str, ...]
    """Empty if nothing turns it."""

    exact: bool
    """Whether no fewer would do; if not, `at_least` says how many it takes at the least."""

    at_least: int
    turned: int | None
    """Log2 odds without them, in hundredths; None if nothing turns it."""
