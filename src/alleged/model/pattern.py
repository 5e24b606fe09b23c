"""A pattern said to run through many episodes, put to the test."""

from dataclasses import dataclass
from enum import StrEnum

UNEVEN = (
    "What is counted are reports, and reporting is not even: some actors, places and deals are "
    "looked at more than others, so part of any pattern may be where reporters look."
)
"""Said with every pattern."""


class Baseline(StrEnum):
    """What a pattern is held against."""

    OTHERS = "others"
    """The episodes that do not have the outcome: who is reported on otherwise. Fisher's exact
    test."""

    SHARE = "share"
    """A share that is known from elsewhere: of all who could have. Exact binomial test."""

    SHUFFLED = "shuffled"
    """The same episodes with the grouping dealt out anew among the actors. Permutation test; the
    one to use where the same few actors come back in many episodes."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """One episode, as far as a pattern needs it."""

    episode: str
    actors: frozenset[str]
    outcome: bool
    """Whether it is of the sort that the pattern is about."""

    chance: float = 1.0
    """Probability that it happened, as assessed."""

    families: frozenset[str] = frozenset()
    """Families of sources that tell of it."""


@dataclass(frozen=True, slots=True)
class Tally:
    """One count, and how far chance would have done the same."""

    having: int
    """Episodes with the outcome that have an actor of the group."""

    of: int
    """Episodes with the outcome."""

    expected: float
    """How many would be expected by the baseline."""

    measure: str
    """What `low` to `high` is about: `odds ratio`, `share`, or `count by chance`."""

    estimate: float
    low: float
    high: float
    """Interval of 95 %. It may be infinite."""

    p_value: float
    """Probability of as many or more if there were no pattern; one-sided, as the claim is."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern under every threshold of assessment and without each family of sources."""

    baseline: Baseline
    whole: Tally
    by_threshold: tuple[tuple[float, Tally], ...]
    """Counting only episodes at least that probable."""

    without: tuple[tuple[str, Tally], ...]
    """Counting only episodes that somebody outside that family tells of."""

    warning: str = UNEVEN

    def stands_out(self, level: float = 0.05) -> bool:
        """Say whether it stands out from the baseline, at each threshold and without any family."""
        return not self.fails(level) and self.whole.p_value <= level

    def fails(self, level: float = 0.05) -> tuple[str, ...]:
        """Return the thresholds and families with which it does not stand out."""
        thresholds = [
            f"at {least:.0%} and more" for least, t in self.by_threshold if t.p_value > level
        ]
        return (*thresholds, *(f"without {name}" for name, t in self.without if t.p_value > level))
