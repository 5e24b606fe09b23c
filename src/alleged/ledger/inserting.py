"""Rows go into their tables by statements that are made once for each table.

What a report tells is a hundred rows. The statements of the library ask anew for each of them how
its values are to be written; here that is asked once for each column, and the rows go to SQLite
itself, on the library's connection and in its transaction.
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
    return int(_sqlite(db).execute(sql, written(row)).lastrowid)


def insert_all(db: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Add rows that all name the same columns."""
    if rows:
        sql, written = _statement(table, tuple(rows[0]))
        _sqlite(db).executemany(sql, [written(row) for row in rows])


def insert_words(db: Connection, table: str, rows: Sequence[tuple[int, str]]) -> None:
    """Add texts to a table of words, each with the number of what it is of."""
    if rows:
        _sqlite(db).executemany(f"INSERT INTO {table} (rowid, text) VALUES (?, ?)", rows)


def next_number(db: Connection, table: Table) -> int:
    """Return the number that the next row will have.

    It stays so for as long as the connection holds the write lock: many rows can be numbered
    here and added together.
    """
    (last,) = _sqlite(db).execute(f"SELECT max(number) FROM {table.name}").fetchone()
    return 1 + int(last or 0)


@lru_cache(maxsize=256)
def _statement(
    table: Table, names: tuple[str, ...]
) -> tuple[str, Callable[[Row], tuple[Any, ...]]]:
    """Return the statement for rows with these columns, and what makes its values of a row."""
    columns = ", ".join(_quoted(name) for name in names)
    sql = f"INSERT INTO {table.name} ({columns}) VALUES ({', '.join('?' * len(names))})"
    ways = [table.c[name].type.dialect_impl(_DIALECT).bind_processor(_DIALECT) for name in names]
    changed = [(place, way) for place, way in enumerate(ways) if way is not None]

    def written(row: Row) -> tuple[Any, ...]:
        values = [row[name] for name in names]
        for place, way in changed:
            values[place] = way(values[place])
        return tuple(values)

    return sql, written


def _sqlite(db: Connection) -> Any:
    return db.connection.driver_connection


def _quoted(name: str) -> str:
    return str(_DIALECT.identifier_preparer.quote(name))
