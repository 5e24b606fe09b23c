"""Which bodies bear arms by their names alone, where no actor file knows them."""

from collections.abc import Sequence

_RISING = {"liberation", "resistance", "revolutionary", "rebel", "insurgent", "salvation"}
_FORCES = {"army", "forces", "force", "brigade", "brigades", "battalion", "battalions"}


def is_band(words: Sequence[str]) -> bool:
    """Say whether a name is that of an armed group: no state calls its army so.

    >>> is_band(["Vale", "Liberation", "Army"]), is_band(["Vale", "Army"])
    (True, False)
    """
    lower = [word.lower() for word in words]
    return bool(lower) and lower[-1] in _FORCES and not _RISING.isdisjoint(lower)
