"""Rows go into their tables by statements that are made once for each table.

What a report tells is a hundred rows. The statements of the library ask anew for each of them how
its values are to be written; here that is asked once for each column.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects.sqlite import dialect

Row = dict[str, Any]

_DIALECT = dialect()


def insert_one(db: Connection, table: Table, row: Row) -> int:
    """Add one row and return its number."""
    sql, written = _statement(table, tuple(row))
    return int(db.exec_driver_sql(sql, written(row)).lastrowid)


def insert_all(db: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Add rows that all name the same columns."""
    if rows:
        sql, written = _statement(table, tuple(rows[0]))
        db.exec_driver_sql(sql, [written(row) for row in rows])


def next_number(db: Connection, table: Table) -> int:
    """Return the number that the next row will have.

    It stays so for as long as the connection holds the write lock: many rows can be numbered
    here and added together.
    """
    last = db.exec_driver_sql(f"SELECT max(number) FROM {table.name}").scalar()
    return 1 + int(last or 0)


@lru_cache(maxsize=256)
def _statement(
    table: Table, names: tuple[str, ...]
) -> tuple[str, Callable[[Row], tuple[Any, ...]]]:
    """Return the statement for rows with these columns, and what makes its values of a row."""
    columns = ", ".join(_quoted(name) for name in names)
    sql = f"INSERT INTO {table.name} ({columns}) VALUES ({', '.join('?' * len(names))})"
    ways = [table.c[name].type.dialect_impl(_DIALECT).bind_processor(_DIALECT) for name in names]

    def written(row: Row) -> tuple[Any, ...]:
        values = map(row.__getitem__, names)
        return tuple(
            value if way is None else way(value) for value, way in zip(values, ways, strict=True)
        )

    return sql, written


def _quoted(name: str) -> str:
    return str(_DIALECT.identifier_preparer.quote(name))
