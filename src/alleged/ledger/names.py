"""Names that a ledger holds, each once, so that a part of one is looked for among few."""

import json
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, func, select, text

from alleged.ledger import tables as t
from alleged.ledger.rows import folded
from alleged.ledger.store import Store


def named(
    store: Store,
    db: Connection,
    column: Column[str],
    name: str,
    *,
    whole: bool,
    within: bool = False,
) -> ColumnElement[bool]:
    """Return the condition that a column of folded names, which has an index, holds a name.

    `whole` asks for the name itself; where a column holds two names on two lines, `within` asks
    for the first line. Otherwise all names that hold it are looked up first.
    """
    wanted = folded(name.strip())
    if whole and not within:
        return column == wanted
    first = f"{wanted}\n"
    fits = [
        each
        for each in _each(store, db, column)
        if (each.startswith(first) if whole else wanted in each)
    ]
    found = func.json_each(json.dumps(fits)).table_valued("value")
    return column.in_(select(found.c.value))


def look_up(store: Store) -> None:
    """Look up every name that filters ask for, before anybody asks."""
    tables = t.schema.tables
    with store.reading() as db:
        for name in ("deal", "proposition"):
            _each(store, db, tables[f"{name}_role"].c.folded)
            _each(store, db, tables[f"{name}_place"].c.folded)
        _each(store, db, t.claim_voice.c.folded)
        _each(store, db, t.document.c.outlet_folded)


def _each(store: Store, db: Connection, column: Column[str]) -> tuple[str, ...]:
    """Return every name of a column, looked up anew only after something was read."""
    place = f"{column.table.name}.{column.name}"
    last = db.execute(select(func.max(t.telling.c.number))).scalar() or 0
    known = store.names.get(place)
    if known is None or known[0] != last:
        known = store.names[place] = (last, _looked_up(db, column))
    return known[1]


def _looked_up(db: Connection, column: Column[Any]) -> tuple[str, ...]:
    """Return every name: one step through the index a name, however often it stands there."""
    table, name = column.table.name, column.name
    query = text(
        f"WITH RECURSIVE each(name) AS (SELECT min({name}) FROM {table} UNION ALL"
        f" SELECT (SELECT min({name}) FROM {table} WHERE {name} > each.name) FROM each"
        " WHERE each.name IS NOT NULL)"
        " SELECT json_group_array(name) FROM each WHERE name IS NOT NULL"
    )
    return tuple(json.loads(db.execute(query).scalar_one()))
