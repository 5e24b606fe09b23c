"""Parties, places and times as people corrected them: kept as rows, and put in place of what was
read."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar, cast

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
)

from alleged.ledger import tables as t
from alleged.ledger.among import among_named, in_one
from alleged.ledger.review_tables import recast
from alleged.ledger.rows import folded
from alleged.ledger.standing_conditions import counts
from alleged.model.deal import Deal, Party
from alleged.model.period import Period, Precision, written_period
from alleged.model.place import GeoPrecision, Place, PlaceMention
from alleged.model.proposition import Proposition

T = TypeVar("T", Deal, Proposition)
Known = tuple[str, str | None]
"""Name of an actor, and its id if it has one."""

FIELDS = ("parties", "places", "time")
PARTY = "party"
REASON = "as a person corrected it"

_INSERT = insert(recast)
_EMPTY = dict.fromkeys(
    ("name", "folded", "key", "role", "lat", "lon", "precision", "country", "first", "last")
) | {"name": "", "folded": "", "role": ""}
c = recast.c
_CORRECTED = (
    select(recast)
    .where(among_named(c.document, "documents"), c.of == bindparam("of"))
    .order_by(c.owner, c.field, c.position)
)


def listed(text: str) -> list[str]:
    """Return the names that a person wrote in one field, parted by semicolons or else commas.

    >>> listed("Reed Guild; Council of Orn, North")
    ['Reed Guild', 'Council of Orn, North']
    >>> listed("Reed Guild, Orrin Council")
    ['Reed Guild', 'Orrin Council']
    """
    parts = re.split(r"[;\n]" if re.search(r"[;\n]", text) else ",", text)
    return [name for part in parts if (name := " ".join(part.split()))]


def refresh(db: Connection, document: str, corrections: Sequence[tuple[str, str, str]]) -> None:
    """Work out anew what corrections of one report name: target, field and what it should be."""
    mine = c.document == document
    wanted = [each for each in corrections if each[1] in FIELDS]
    if not wanted and db.execute(select(c.owner).where(mine).limit(1)).first() is None:
        return
    db.execute(delete(recast).where(mine))
    for target, field, value in wanted:
        of = "deal" if target.startswith("deal-") else "proposition"
        told = t.schema.tables[of].c
        for number, telling in db.execute(
            select(told.number, told.telling).where(told.id == target)
        ):
            owned = {"of": of, "owner": number, "field": field, "document": document}
            rows = _rows(db, of, number, telling, field, value)
            new = [
                {**_EMPTY, **owned, "position": position, **row}
                for position, row in enumerate(rows)
            ]
            if new:
                db.execute(_INSERT, new)


def among(
    db: Connection, of: str, documents: Collection[str], numbers: Collection[int]
) -> dict[int, list[Row[Any]]]:
    """Return the corrections of these deals or propositions, by number; `documents` tell them."""
    found: dict[int, list[Row[Any]]] = defaultdict(list)
    wanted = frozenset(numbers)
    for row in db.execute(_CORRECTED, {"of": of, "documents": in_one(documents)}):
        if row.owner in wanted:
            found[row.owner].append(row)
    return found


def applied(read: T, rows: Sequence[Row[Any]]) -> T:
    """Return what was read with parties, places and time as a person corrected them."""
    by_field: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        by_field[row.field].append(row)
    changed: dict[str, Any] = {}
    before: dict[str, tuple[str, ...]] = {}
    if parties := by_field["parties"]:
        name = "parties" if isinstance(read, Deal) else "roles"
        old: tuple[Party, ...] = getattr(read, name)
        changed[name] = tuple(_party(row, old, read) for row in parties)
        before["parties"] = tuple(dict.fromkeys(party.name for party in old))
    if places := by_field["places"]:
        changed["places"] = tuple(_place(row, read) for row in places)
        before["places"] = tuple(dict.fromkeys(place.name for place in read.places))
    if times := by_field["time"]:
        changed["period"] = _period(times[0])
        before["time"] = (read.period.text,) if read.period else ()
    return replace(read, **changed, as_read=before)


def corrected(of: str, field: str, *conditions: ColumnElement[bool]) -> Select[Any]:
    """Return a query for the numbers of those of which a field was corrected, and fits if asked."""
    return select(c.owner).where(c.of == of, c.field == field, *conditions)


def as_read(of: str, owner: ColumnElement[int], role: ColumnElement[str]) -> ColumnElement[bool]:
    """Return the condition that a role stands as it was read; of a deal, parties are corrected."""
    stands = owner.not_in(corrected(of, "parties"))
    return or_(role != PARTY, stands) if of == "deal" else stands


def given(db: Connection, of: str) -> set[tuple[str, str, int]]:
    """Return who has a role by corrections, which role or type, and in what that counts."""
    table = t.schema.tables[of]
    who, what = func.coalesce(c.key, c.name), c.role if of == "deal" else table.c.type
    query = (
        select(who, what, c.owner)
        .join(table, table.c.number == c.owner)
        .join(t.shown, t.shown.c.telling == table.c.telling)
        .where(c.of == of, c.field == "parties", counts(table))
    )
    return {(row[0], row[1], row[2]) for row in db.execute(query)}


def _party(row: Row[Any], old: Sequence[Party], read: Deal | Proposition) -> Party:
    known = next((p for p in old if (p.actor or p.name) == (row.key or row.name)), None)
    if known is not None:
        return replace(known, role=row.role)
    return Party(row.name, row.key, row.name, read.span, None, row.role)


def _place(row: Row[Any], read: Deal | Proposition) -> PlaceMention:
    span = next((place.span for place in read.places if place.name == row.name), read.span)
    if row.precision is None:
        return PlaceMention(span, row.name, None, reason=REASON)
    precision = cast(GeoPrecision, row.precision)
    place = Place(row.name, row.lat, row.lon, row.key, precision, row.country or "")
    return PlaceMention(span, row.name, place, reason=REASON)


def _period(row: Row[Any]) -> Period:
    last = date.fromisoformat(row.last) if row.last else None
    return Period(date.fromisoformat(row.first), last, cast(Precision, row.precision))


def _rows(
    db: Connection, of: str, number: int, telling: int, field: str, value: str
) -> Iterator[dict[str, Any]]:
    if field == "time":
        period = written_period(value)
        if period is not None:
            last = period.last.isoformat() if period.last else None
            precision = period.precision
            yield {"name": value, "first": period.first.isoformat(), "last": last,
                   "precision": precision}  # fmt: skip
    elif field == "places":
        for name in listed(value):
            yield _known_place(db, telling, name)
    else:
        names = [_known_actor(db, telling, name) for name in listed(value)]
        for (name, key), role in zip(names, _roles(db, of, number, len(names)), strict=True):
            yield {"name": name, "folded": folded(name), "key": key, "role": role}


def _roles(db: Connection, of: str, number: int, wanted: int) -> list[str]:
    """Return the roles of corrected parties: as read if there are as many, else who does it first.

    All of a deal are parties.
    """
    if of == "deal":
        return [PARTY] * wanted
    read = t.schema.tables["proposition_role"].c
    query = select(read.role).where(read.proposition == number).order_by(read.position)
    roles = list(db.scalars(query))
    return roles if len(roles) == wanted else ["agent", *["recipient"] * (wanted - 1)][:wanted]


def _known_actor(db: Connection, telling: int, name: str) -> Known:
    """Return the actor that a person wrote: as this report names it, else as any does."""
    wanted, a = folded(name), t.appearance.c
    here = select(a.name, a.actor).where(
        a.telling == telling, or_(a.folded == wanted, a.actor == name)
    )
    roles = [t.schema.tables[f"{of}_role"].c for of in ("deal", "proposition")]
    anywhere = [
        select(role.name, role.actor).where(fits)
        for role in roles
        for fits in (role.folded == wanted, role.actor == name)
    ]
    for query in (here, *anywhere):
        if (row := db.execute(query.limit(1)).first()) is not None:
            return row[0], row[1]
    return name, None


def _known_place(db: Connection, telling: int, name: str) -> dict[str, Any]:
    """Return the place that a person wrote: as this report takes it, else as any does."""
    wanted = folded(name)
    found = None
    m = t.place_mention.c
    for row in db.execute(select(t.place_mention).where(m.telling == telling)):
        if row.precision is not None and wanted in (folded(row.name), folded(row.place or "")):
            found = row
            break
    for of in ("deal", "proposition") if found is None else ():
        table = t.schema.tables[f"{of}_place"]
        begins = (table.c.folded >= f"{wanted}\n", table.c.folded < f"{wanted}\n\U0010ffff")
        query = select(table).where(*begins, table.c.precision.is_not(None)).limit(1)
        found = found or db.execute(query).first()
    if found is None:
        return {"name": name, "folded": wanted}
    return {
        "name": found.place or name,
        "folded": folded(found.place or name),
        "key": found.geonames_id,
        "lat": found.lat,
        "lon": found.lon,
        "precision": found.precision,
        "country": found.country,
    }
