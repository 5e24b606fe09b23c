"""Which accounts the program takes for one, kept beside the deals they follow from."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Protocol

from sqlalchemy import (
    Connection,
    Integer,
    Text,
    bindparam,
    delete,
    func,
    insert,
    select,
    type_coerce,
)

from alleged.ledger import episode_tables as t
from alleged.ledger.account_rows import outlined, packed, unpacked
from alleged.ledger.among import among_named, in_one
from alleged.ledger.tables import shown
from alleged.model.account import ANY_TIME, Account, Outline

CANDIDATES = 1500
"""Accounts that a new one is compared with at most: those it shares most keys with."""

_ROWS = 5000
_e, _g, _k = t.episode_account.c, t.episode_group.c, t.episode_link.c
_ACCOUNTS = select(_e.number, type_coerce(_e.account, Text)).where(among_named(_e.number, "some"))
_b = t.episode_key.c
_AT_ANY_TIME = (
    select(_b.key, func.json_group_array(_b.account))
    .where(among_named(_b.key, "keys"))
    .group_by(_b.key)
)
_NEAR = _AT_ANY_TIME.where(among_named(_b.stretch, "stretches"))
_IDS = select(_e.number, _e.id).where(among_named(_e.number, "some"))
_NUMBERS = select(_e.id, _e.number).where(among_named(_e.id, "some"))
_LINKS = select(_k.account, _k.other, _k.bits).where(among_named(_k.account, "some"))
_part = select(bindparam("start", type_=Integer).label("account")).cte("part", recursive=True)
_part = _part.union(select(_k.other).join(_part, _k.account == _part.c.account).where(_k.bits > 0))
_AROUND = select(_part.c.account).limit(bindparam("most"))
_LEADERS = select(_g.leader).where(among_named(_g.account, "some"))
_GROUPED = select(_g.leader, _g.account).where(among_named(_g.leader, "some")).order_by(_g.account)


_UNCOUNTED = (
    select(shown.c.telling)
    .outerjoin(t.episode_telling, t.episode_telling.c.telling == shown.c.telling)
    .where(t.episode_telling.c.telling.is_(None))
    .order_by(shown.c.document)
)
_UNCOUNTED_OF = _UNCOUNTED.where(among_named(shown.c.telling, "some"))


def uncounted(db: Connection, some: Sequence[int] | None = None) -> list[int]:
    """Return the tellings that are shown and whose accounts are not kept, in order of reading.

    Of `some`, if these are given.
    """
    if some is None:
        return list(db.scalars(_UNCOUNTED))
    return list(db.scalars(_UNCOUNTED_OF, {"some": in_one(some)}))


def outdated(db: Connection) -> list[int]:
    """Return the tellings whose accounts are kept, and are no longer shown or were reviewed."""
    query = (
        select(t.episode_telling.c.telling)
        .outerjoin(shown, shown.c.telling == t.episode_telling.c.telling)
        .where(shown.c.telling.is_(None))
    )
    return list(db.scalars(query.union(select(t.episode_stale.c.telling))))


def counted(db: Connection) -> int:
    """Return how many accounts are kept."""
    return db.execute(select(func.count()).select_from(t.episode_account)).scalar_one()


def clear(db: Connection) -> None:
    """Forget everything; it is all worked out again."""
    for table in (t.episode_stale, *reversed(t.EPISODE_TABLES)):
        db.execute(delete(table))


def add_tellings(db: Connection, tellings: Sequence[int]) -> None:
    """Note that the accounts of these tellings are kept."""
    _insert(db, "episode_telling", [{"telling": number} for number in tellings])


def add_account(
    db: Connection, telling: int, account: Account, blocks: Iterable[tuple[str, int]]
) -> int | None:
    """Keep an account and its blocks; return its number, or None if one of that id is kept."""
    known = select(t.episode_account.c.number).where(t.episode_account.c.id == account.id)
    if db.execute(known).first() is not None:
        return None
    row = {
        "telling": telling,
        "id": account.id,
        "digits": account.id.rpartition("-")[2],
        "account": packed(account),
    }
    number = int(db.execute(_INSERTS["episode_account"], row).lastrowid)
    keys = [{"key": key, "stretch": stretch, "account": number} for key, stretch in blocks]
    _insert(db, "episode_key", keys)
    return number


def add_links(db: Connection, links: Iterable[tuple[int, int, int]]) -> None:
    """Keep links between accounts, each given once: account, other, hundredths of a bit."""
    rows = [
        {"account": one, "other": other, "bits": bits}
        for a, b, bits in links
        for one, other in ((a, b), (b, a))
    ]
    _insert(db, "episode_link", rows)


def set_groups(db: Connection, groups: Iterable[Sequence[int]]) -> None:
    """Keep which accounts are one, in place of what was kept of them before."""
    groups = [sorted(group) for group in groups]
    _delete(db, t.episode_group.c.account, [number for group in groups for number in group])
    rows = [{"account": each, "leader": group[0]} for group in groups for each in group]
    _insert(db, "episode_group", rows)


def drop(db: Connection, tellings: Sequence[int]) -> set[int]:
    """Forget the accounts of tellings; return those that were grouped with them."""
    e = t.episode_account.c
    gone = _all(db, select(e.number), e.telling, tellings)
    g = t.episode_group.c
    leaders = _all(db, select(g.leader), g.account, gone)
    left = set(_all(db, select(g.account), g.leader, leaders)) - set(gone)
    for column in (
        t.episode_group.c.account,
        t.episode_link.c.account,
        t.episode_link.c.other,
        t.episode_key.c.account,
        t.episode_account.c.number,
    ):
        _delete(db, column, gone)
    _delete(db, t.episode_telling.c.telling, tellings)
    _delete(db, t.episode_stale.c.telling, tellings)
    return left


class Fits(Protocol):
    """What tells accounts that are worth having from others."""

    def __call__(self, other: Outline, *, met: bool) -> bool:
        """Say whether one is; `met` if it shares a shareable key."""


def candidates(
    db: Connection,
    keys: Collection[str],
    shareable: Collection[str],
    stretches: Sequence[int],
    fits: Fits,
) -> list[tuple[int, Account]]:
    """Return the accounts that share a block and fit, those that share most first."""
    near = {"keys": in_one(keys), "stretches": in_one([ANY_TIME, *stretches])}
    query = _AT_ANY_TIME if ANY_TIME in stretches else _NEAR
    # Counted here: SQLite takes longer to group rows than to hand them over in one text.
    beside = {key: json.loads(accounts) for key, accounts in db.execute(query, near)}
    shared = Counter(chain.from_iterable(beside.values()))
    met = set(chain.from_iterable(beside[key] for key in beside.keys() & set(shareable)))
    most = sorted(shared, key=lambda account: (-shared[account], account))[:CANDIDATES]
    return [
        (number, unpacked(values))
        for number, values in _values(db, most)
        if fits(outlined(values), met=number in met)
    ]


def accounts(db: Connection, numbers: Sequence[int]) -> dict[int, Account]:
    """Return the accounts of these numbers, in their order."""
    return {number: unpacked(values) for number, values in _values(db, numbers)}


def _values(db: Connection, numbers: Sequence[int]) -> Iterator[tuple[int, list[Any]]]:
    """Yield the values of accounts, as they are kept, in this order."""
    found: dict[int, str] = {}
    for start in range(0, len(numbers), _ROWS):
        some = {"some": in_one(numbers[start : start + _ROWS])}
        found.update((number, text) for number, text in db.execute(_ACCOUNTS, some))
    yield from ((number, json.loads(found[number])) for number in numbers if number in found)


def ids(db: Connection, numbers: Sequence[int]) -> dict[int, str]:
    """Return the ids of the accounts of these numbers."""
    rows = db.execute(_IDS, {"some": in_one(numbers)})
    return {row.number: row.id for row in rows}


def linked(db: Connection, numbers: Sequence[int]) -> dict[int, dict[int, int]]:
    """Return the links of accounts, each with hundredths of a bit."""
    beside: dict[int, dict[int, int]] = {number: {} for number in numbers}
    for account, other, bits in db.execute(_LINKS, {"some": in_one(numbers)}):
        beside[account][other] = bits
    return beside


def around(db: Connection, number: int, most: int) -> set[int]:
    """Return the accounts that links for their being one lead to from one, itself included.

    If they are more than `most`, one more than that.
    """
    return set(db.scalars(_AROUND, {"start": number, "most": most + 1}))


def grouped_with(db: Connection, numbers: Sequence[int]) -> list[list[int]]:
    """Return the groups that accounts are in, whole."""
    leaders = set(db.scalars(_LEADERS, {"some": in_one(numbers)}))
    found: dict[int, list[int]] = {leader: [] for leader in sorted(leaders)}
    for leader, account in db.execute(_GROUPED, {"some": in_one(leaders)}):
        found[leader].append(account)
    return list(found.values())


def numbers_of(db: Connection, ids: Iterable[str]) -> dict[str, int]:
    """Return the numbers of the accounts that have these ids."""
    rows = db.execute(_NUMBERS, {"some": in_one(set(ids))})
    return {row.id: row.number for row in rows}


def all_groups(db: Connection) -> list[list[str]]:
    """Return every group, as ids of deals and outcomes."""
    g, e = t.episode_group.c, t.episode_account.c
    query = select(g.leader, e.id).join(t.episode_account, e.number == g.account)
    found: dict[int, list[str]] = {}
    for leader, telling in db.execute(query.order_by(g.leader, e.id)):
        found.setdefault(leader, []).append(telling)
    return list(found.values())


def named(db: Connection, digits: str, limit: int = 10) -> list[str]:
    """Return the ids of accounts whose digits begin so."""
    e = t.episode_account.c
    query = select(e.id).where(e.digits >= digits, e.digits < digits + "\U0010ffff")
    return list(db.scalars(query.order_by(e.digits).limit(limit)))


_INSERTS = {table.name: insert(table) for table in t.EPISODE_TABLES}


def _insert(db: Connection, table: str, rows: Sequence[Mapping[str, object]]) -> None:
    if rows:
        db.execute(_INSERTS[table], list(rows))


def _delete(db: Connection, column: object, numbers: Sequence[int]) -> None:
    for start in range(0, len(numbers), _ROWS):
        part = numbers[start : start + _ROWS]
        db.execute(delete(column.table).where(column.in_(part)))  # type: ignore[attr-defined]


def _all(db: Connection, query: object, column: object, numbers: Sequence[int]) -> list[int]:
    found: list[int] = []
    for start in range(0, len(numbers), _ROWS):
        part = numbers[start : start + _ROWS]
        found += db.scalars(query.where(column.in_(part)))  # type: ignore[attr-defined]
    return found
