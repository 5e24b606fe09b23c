"""What a ledger suggests to assume, for a person to take or leave."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One assumption, as the voices of many matters suggest it."""

    name: str
    usual: float
    """What is assumed without it."""

    value: float
    low: float
    """One standard deviation off, as is `high`: how little is known of it."""

    high: float


@dataclass(frozen=True, slots=True)
class Suggested:
    """What many matters together suggest to assume."""

    suggestions: tuple[Suggestion, ...]
    matters: int
    """Of how many there are several voices, or one and evidence; no others teach anything."""

    voices: int
    """Who speak of these and have no stake in them that we know of."""
