"""Where, and how precisely that is known."""

from dataclasses import dataclass
from typing import Literal

from alleged.model.document import Span

GeoPrecision = Literal["point", "town", "district", "province", "region", "country", "unknown"]


@dataclass(frozen=True, slots=True)
class Place:
    """One sense of a place name in the gazetteer."""

    name: str
    lat: float | None
    lon: float | None
    geonames_id: str | None
    precision: GeoPrecision
    country: str = ""
    """ISO 3166-1 alpha-2, lower case."""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words of a text that name a place. `place` is None where no sense was found."""

    span: Span
    name: str
    """The words as written."""

    place: Place | None
    within_name: bool = False
    """Whether the words stand inside a longer name that is no place: "Kemra Police"."""

    reason: str = ""
    """Why this sense and no other, in words a reader can check; empty where there is none."""
