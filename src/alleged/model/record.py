"""What one source said over many episodes, and how far others bear it out."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Borne(StrEnum):
    """What others, without the source and all who have it from there, say of the same matter."""

    OUT = "others agree"
    AGAINST = "others speak against it"
    OPEN = "others say too little"


LEAST = 50
"""Hundredths of a bit that others must say to bear a source out, or against it."""


@dataclass(frozen=True, slots=True)
class Track:
    """One side that a source took in one episode, in its own word."""

    episode: str
    heading: str
    supports: bool
    """Whether it spoke for the matter, not against it."""

    claims: tuple[str, ...]
    taken: bool
    """Whether all it said there was taken from another report."""

    others: int
    """What others say for the matter, in hundredths of a bit, the prior left out."""

    @property
    def borne(self) -> Borne:
        """Whether others bear it out."""
        mine = self.others if self.supports else -self.others
        if mine >= LEAST:
            return Borne.OUT
        return Borne.AGAINST if mine <= -LEAST else Borne.OPEN


@dataclass(frozen=True, slots=True)
class TurnedOut:
    """How often a source turned out right, as far as what it says can be held against others."""

    right: float
    """Share, 0 to 1, drawn towards what is usual the more the less was seen."""

    low: float
    """Bounds of a 95 % interval."""

    high: float
    seen: int
    """Counts, days, places and forecasts of it that others' words, or an analyst's, could check."""


@dataclass(frozen=True, slots=True)
class Record:
    """One outlet or speaker, over all that a ledger weighs."""

    name: str
    outlet: bool
    """Whether it publishes reports."""

    reports: int
    """Reports of it, or that give its word."""

    stances: Mapping[str, int]
    """Claims by stance."""

    own: int
    """Claims that are its own word, or that of people whom it does not name."""

    quoted: int
    """Claims of speakers whom an outlet names: it gives their word, not its own."""

    taken: int
    """Claims that were taken from another report."""

    hedged: int
    tracks: tuple[Track, ...]

    @property
    def claims(self) -> int:
        """How many claims there are."""
        return self.own + self.quoted + self.taken

    def count(self, borne: Borne) -> int:
        """Return in how many of its own tracks others say so; what it only took counts not."""
        return sum(track.borne is borne for track in self.tracks if not track.taken)


@dataclass(frozen=True, slots=True)
class Profile:
    """A source as a ledger knows it. It says who agrees with it, not that it is right."""

    record: Record
    letter: str = ""
    """The Admiralty letter that an analyst gave it; empty for none."""

    because: str = ""
    """Why the analyst gave it, and who it was."""

    turned_out: TurnedOut | None = None
    """How often it turned out right; None where nothing of it can be held against others."""
