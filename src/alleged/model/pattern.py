"""A pattern said to run through many episodes, put to the test."""

from dataclasses import dataclass
from enum import StrEnum

from alleged.model.assessment import Likelihood

UNEVEN = (
    "What is counted are reports, and reporting is not even: some actors, places and deals are "
    "looked at more than others, so part of any pattern may be where reporters look."
)
"""Said with every pattern."""

LEVEL = 0.05
"""A pattern stands out at this p-value or below."""


class Baseline(StrEnum):
    """What a pattern is held against."""

    OTHERS = "others"
    """The episodes that do not have the outcome: who is reported on otherwise. Fisher's exact
    test."""

    SHARE = "share"
    """A share that is known from elsewhere: of all who could have. Exact binomial test."""

    SHUFFLED = "shuffled"
    """The same episodes with the grouping dealt out anew among the actors: every way of dealing
    where these are few, else a permutation test. The one to use where the same few actors come back
    in many episodes."""


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

    origins: int = 1
    """Origins that its reports have: how many voices they are."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """Which episodes count: those at least that probable and from at least so many origins."""

    chance: float = 0.0
    origins: int = 1

    def admits(self, occasion: Occasion) -> bool:
        """Say whether an episode counts."""
        return occasion.chance >= self.chance and occasion.origins >= self.origins

    @property
    def words(self) -> str:
        """Which episodes count, in words.

        >>> Threshold(0.8).words, Threshold(origins=2).words, Threshold().words
        ('very likely and more', 'from 2 origins and more', 'all that are told')
        """
        parts = []
        if self.chance:
            # A border belongs to the band nearer to even: what is above it has the next word.
            parts.append(f"{Likelihood.of(min(1.0, self.chance + 1e-9))} and more")
        if self.origins > 1:
            parts.append(f"from {self.origins} origins and more")
        return ", ".join(parts) or "all that are told"


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

    attainable: float = 0.0
    """The least p-value that so many episodes could give at all, whoever were in them."""

    others_having: int = 0
    others: int = 0
    """Episodes held against these, and how many of them have an actor of the group; 0 where the
    baseline is no other episodes."""

    test: str = ""
    """Which test it is, in words."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to measure: no such episode, or nothing to hold it against."""
        return not self.of or (self.measure == "odds ratio" and not self.others)

    @property
    def too_few(self) -> bool:
        """Whether no outcome at all could have stood out (Tarone 1990)."""
        return self.attainable > LEVEL


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern under every threshold of assessment and without each family of sources."""

    baseline: Baseline
    whole: Tally
    by_threshold: tuple[tuple[Threshold, Tally], ...]
    """Counting only episodes that reach it."""

    without: tuple[tuple[str, Tally], ...]
    """Counting only episodes that somebody outside that family tells of."""

    warning: str = UNEVEN

    def stands_out(self, level: float = LEVEL) -> bool:
        """Say whether it stands out from the baseline, at each threshold and without any family."""
        return not self.fails(level) and self.whole.p_value <= level

    def fails(self, level: float = LEVEL) -> tuple[str, ...]:
        """Return the thresholds and families with which it does not stand out."""
        return tuple(name for name, tally in self.again() if tally.p_value > level)

    def again(self) -> tuple[tuple[str, Tally], ...]:
        """Return the same test at each threshold and without each family, by what is counted."""
        thresholds = ((least.words, tally) for least, tally in self.by_threshold)
        return (*thresholds, *((f"without {name}", tally) for name, tally in self.without))
