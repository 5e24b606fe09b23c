"""A verdict that somebody stands by: kept with author, date and all that it rests on."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Basis:
    """What a verdict rests on, as short marks that differ as soon as one of it does."""

    program: str
    """Version of the program."""

    assumptions: str
    """Digest of every assumption: value, low, high."""

    checklist: str
    """Digest of the traces that were expected, each with p and q."""

    claims: str
    """Digest of the claims and named evidence that were weighed, and of whose voice each is."""

    decisions: str
    """Digest of what analysts decided of its traces and sources."""

    acts: int
    """Number of the last act in the ledger's history when it was made."""

    def changes(self, now: "Basis") -> tuple[str, ...]:
        """Return in words what is no longer as it was; empty if the verdict still stands."""
        return tuple(
            words
            for field, words in _CHANGES.items()
            if getattr(self, field) != getattr(now, field)
        )


_CHANGES = {
    "claims": "there are other claims, reviews of them, or origins that they go back to",
    "decisions": "analysts decided otherwise on evidence or sources",
    "assumptions": "the assumptions are others",
    "checklist": "the expected evidence is other",
    "program": "the program is another version",
}


@dataclass(frozen=True, slots=True)
class Assessment:
    """One person's verdict on one episode, as it was weighed on one day. Never a fact."""

    number: int
    telling: str
    """Id of a deal or outcome; the assessment is about the episode that it is in."""

    heading: str
    """What the episode was said to be, in words."""

    weighed: dict[str, Any]
    """The verdict as JSON values: terms, sum, range, words."""

    basis: Basis
    note: str
    by: str
    at: datetime

    @property
    def id(self) -> str:
        """The name it is listed under."""
        return f"assessment-{self.number}"


@dataclass(frozen=True, slots=True)
class Kept:
    """An assessment beside what has changed since it was made."""

    assessment: Assessment
    changes: tuple[str, ...] = ()
    """Why it is out of date, in words; empty if it still stands."""
