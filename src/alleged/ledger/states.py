"""What a ledger shows, as numbers that change with it."""

from typing import NamedTuple


class State(NamedTuple):
    """Numbers that change with what a ledger shows: each the last of its table, but for two."""

    telling: int
    overlap: int
    related: int
    """Decisions on who took from whom."""

    reviewed: int
    named: int
    """Decisions on actors."""

    hidden: int
    """Runs that are undone."""

    undone: int
    """Their numbers, added up."""
