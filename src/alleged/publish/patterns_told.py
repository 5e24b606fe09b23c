"""A pattern put to the test, with every episode that was counted, before it is shown."""

from dataclasses import dataclass

from alleged.model.pattern import Occasion, Pattern


@dataclass(frozen=True, slots=True)
class Counted:
    """One episode that was counted, and what it is in words."""

    occasion: Occasion
    heading: str


@dataclass(frozen=True, slots=True)
class PatternWords:
    """What was asked, in words."""

    group: str
    about: str
    """What sets its episodes apart: `of trade or protection told as denied`; empty where it is
    about all deals."""

    others: str
    """What they are held against."""

    narrowed: str
    """What all of them have in common; empty for the whole ledger."""

    share: float | None = None
    """Of all who could have, the share that is of the group."""

    @property
    def sort(self) -> str:
        """What its episodes are, to stand in a table."""
        return self.about.removeprefix("of ") or "deal"

    @property
    def title(self) -> str:
        """Whom and what the pattern is about."""
        return f"{self.group} in {self.episodes()}"

    def episodes(self, number: int = 0) -> str:
        """Return the episodes that the pattern is about, so many or all of them."""
        one, many = ("episode", "episodes") if self.about else ("deal", "deals")
        noun = f"{one if number == 1 else many} {self.about}".rstrip()
        return f"{number:,} {noun}" if number else noun


@dataclass(frozen=True, slots=True)
class PatternTold:
    """A pattern, what was asked, and what was counted."""

    pattern: Pattern
    asked: PatternWords
    members: tuple[str, ...]
    """Actors of the group that take part in an episode that was counted."""

    counted: tuple[Counted, ...]
    missing: tuple[str, ...] = ()
    """Actors of the group that take part in none."""

    group: frozenset[str] = frozenset()
    """Keys of the group's actors, as occasions name them."""

    def has_group(self, counted: Counted) -> bool:
        """Say whether an actor of the group takes part."""
        return not self.group.isdisjoint(counted.occasion.actors)
