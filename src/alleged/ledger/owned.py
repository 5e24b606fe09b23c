"""What belongs to rows of a ledger, fetched for many of them at a time."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, Table, select

from alleged.ledger.among import among_named, in_one


def owned(db: Connection, table: Table, owner: str, numbers: Sequence[int]) -> dict[int, list[Any]]:
    """Return the rows that belong to each owner, in their order."""
    grouped: dict[int, list[Any]] = defaultdict(list)
    if numbers:
        for row in db.execute(_owned(table, owner), {"numbers": in_one(numbers)}):
            grouped[getattr(row, owner)].append(row)
    return grouped


@cache
def _owned(table: Table, owner: str) -> Select[Any]:
    """Return the query for what belongs to some owners, built once: that takes longest."""
    of = table.c[owner]
    return select(table).where(among_named(of, "numbers")).order_by(of, table.c.position)
