"""That a column is one of many values, asked in a query that is the same for any of them."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, select


def among(column: ColumnElement[Any], values: Iterable[int | str]) -> ColumnElement[bool]:
    """Return the condition that a column is one of these values.

    They go in as one text. A query with a mark for each of them would differ with their number,
    and both SQLAlchemy and SQLite would work it out anew each time.
    """
    return _among(column, json.dumps(list(values)))


def among_named(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Return the same of values that are given later, as `in_one` under that name."""
    return _among(column, bindparam(name))


def in_one(values: Iterable[int | str]) -> str:
    """Return values in one text, as `among_named` wants them."""
    return json.dumps(list(values))


def _among(column: ColumnElement[Any], values: object) -> ColumnElement[bool]:
    each = func.json_each(values).table_valued("value")
    return column.in_(select(each.c.value))
