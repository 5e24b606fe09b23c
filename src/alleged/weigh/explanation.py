"""Why one item's values are as probable as they are: every voice, its copies, and its worth."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """One source's own words on an item."""

    source: str
    value: str
    """As it wrote it."""

    tie: str = ""
    """Why it is no voice of its own; empty if it stands for its origin."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that speaks for a value, or against it."""

    bits: float
    """log2 odds against "none of these"; terms add up."""

    reason: str
    said: tuple[Said, ...] = ()
    """Who speaks, if it is a voice: all sources of one origin."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One value of the item, with its working."""

    value: str
    probability: float
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One item: its values, the most probable first, and what is left for none of them."""

    item: str
    values: tuple[Judged, ...]
    none: float
    """Probability that no value given is right."""
