"""How actors and sources are put together for a pattern: groups, families, and who is the same."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

NO_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Grouping:
    """Names of actors and sources under the names that a person gives their groups."""

    groups: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: NO_NAMES)
    """Actors that a claim may be about, by name of the group."""

    families: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: NO_NAMES)
    """Outlets that stand or fall together, by name of the family."""

    same: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: NO_NAMES)
    """Names that mean one actor, by the name it is to have."""

    pool: tuple[str, ...] = ()
    """All actors who could have."""

    written: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """File and line of each name of an actor."""
