"""What is kept of where reports come from: fingerprints, overlaps, decisions on edges."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from sys import intern
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, insert, or_, select

from alleged.ledger import history, rows
from alleged.ledger import tables as t
from alleged.ledger.among import among_named, in_one
from alleged.ledger.store import Store
from alleged.model.claim import Attribution
from alleged.model.document import Document, Span
from alleged.model.lineage import (
    Basis,
    Credit,
    CreditKind,
    EdgeDecision,
    EdgeKind,
    Imprint,
    Overlap,
    SharedPassage,
    Verdict,
)

CHUNK = 200

MANY = 6_000
"""Tellings from which on all rows are read for theirs."""

# Built once: building a statement takes longer than running it.
_d, _f, _o = t.document.c, t.fingerprint.c, t.overlap.c
_OF_SCHEME = _f.scheme == bindparam("scheme")
_PRINTS = select(_f.telling, _f.shingles, _f.stems, _f.marks).where(_OF_SCHEME)
_IMPRINTS = (
    select(_f.telling, _f.imprint, _d.id, _d.outlet, _d.published_first, _d.published_last)
    .join(t.telling, t.telling.c.number == _f.telling)
    .join(t.document, _d.number == t.telling.c.document)
    .where(_OF_SCHEME)
)
_left, _right = t.shown.alias(), t.shown.alias()
_mine, _theirs = t.document.alias(), t.document.alias()
_OVERLAPS = (
    select(t.overlap, _mine.c.id.label("left_id"), _theirs.c.id.label("right_id"))
    .join(_left, _left.c.telling == _o.left)
    .join(_right, _right.c.telling == _o.right)
    .join(_mine, _mine.c.number == _left.c.document)
    .join(_theirs, _theirs.c.number == _right.c.document)
    .order_by(_o.number)
)
_TOUCHING = _OVERLAPS.where(or_(among_named(_o.left, "some"), among_named(_o.right, "some")))
_REPORTS = (
    select(t.document, t.telling.c.number.label("telling"))
    .join(t.telling, t.telling.c.document == _d.number)
    .where(among_named(t.telling.c.number, "some"))
)
_SAID = (
    select(t.attribution)
    .where(among_named(t.attribution.c.telling, "some"))
    .order_by(t.attribution.c.telling, t.attribution.c.position)
)
_INSERT_FINGERPRINT = insert(t.fingerprint)
_INSERT_OVERLAP = insert(t.overlap)


@dataclass(frozen=True, slots=True)
class Compared:
    """One telling that was compared with all others there were, and the numbers it is known by."""

    number: int
    """Of the telling."""

    imprint: Imprint
    shingles: bytes
    stems: bytes
    marks: bytes


def tellings(store: Store) -> list[int]:
    """Return the numbers of the tellings shown, in the order their reports were read."""
    with store.reading() as db:
        return list(db.scalars(select(t.shown.c.telling).order_by(t.shown.c.document)))


def imprints(store: Store, scheme: int, numbers: Collection[int]) -> dict[int, Imprint]:
    """Return the imprints of tellings that have a fingerprint, by number."""
    return {row.telling: _imprint(row) for row in _of(store, _IMPRINTS, scheme, numbers)}


def prints(store: Store, scheme: int, numbers: Collection[int]) -> Iterator[Row[Any]]:
    """Yield telling, shingles, stems and marks of tellings that have a fingerprint."""
    return _of(store, _PRINTS, scheme, numbers)


def _of(
    store: Store, query: Select[Any], scheme: int, numbers: Collection[int]
) -> Iterator[Row[Any]]:
    """Yield rows of some tellings: by their numbers if these are few, else out of all."""
    asked: dict[str, int | str] = {"scheme": scheme}
    if len(numbers) <= MANY:
        query, asked["some"] = _some(query), in_one(numbers)
    wanted = frozenset(numbers)
    with store.reading() as db:
        yield from (row for row in db.execute(query, asked) if row.telling in wanted)


@cache
def _some(query: Select[Any]) -> Select[Any]:
    return query.where(among_named(_f.telling, "some"))


def outlet_names(store: Store, *, after: int = 0) -> tuple[int, frozenset[str]]:
    """Return the last document, and the names of the outlets of those that came after one."""
    d = t.document.c
    with store.reading() as db:
        last = db.execute(select(func.max(d.number))).scalar() or 0
        names = select(d.outlet).distinct().where(d.number > after, d.number <= last)
        return last, frozenset(db.scalars(names))


def reports(
    store: Store, numbers: Sequence[int]
) -> Iterator[tuple[int, Document, tuple[Attribution, ...]]]:
    """Yield tellings by number: the document, and the attributions found in it."""
    for start in range(0, len(numbers), CHUNK):
        chunk = numbers[start : start + CHUNK]
        with store.reading() as db:
            found = _reports(db, chunk)
        for number in chunk:
            document, attributions = found[number]
            yield number, document, attributions


def keep(
    store: Store,
    scheme: int,
    new: Sequence[Compared],
    found: Iterable[tuple[int, int, Overlap]],
) -> None:
    """Keep fingerprints, and the overlaps of their tellings with others, all or nothing."""
    fingerprints = [
        {
            "telling": each.number,
            "scheme": scheme,
            "shingles": each.shingles,
            "stems": each.stems,
            "marks": each.marks,
            "imprint": _imprint_json(each.imprint),
        }
        for each in new
    ]
    overlaps = [
        {
            "left": left,
            "right": right,
            "basis": each.basis.value,
            "score": each.score,
            "left_share": each.left_share,
            "right_share": each.right_share,
            "name": each.name,
            "passages": [
                [p.left.start, p.left.end, p.right.start, p.right.end, p.own] for p in each.passages
            ],
            "reason": each.reason,
        }
        for left, right, each in found
    ]
    with store.writing() as db:
        if fingerprints:
            db.execute(_INSERT_FINGERPRINT, fingerprints)
        if overlaps:
            db.execute(_INSERT_OVERLAP, overlaps)


def overlaps(store: Store, touching: Collection[int] | None = None) -> Iterator[Overlap]:
    """Yield what any two of the reports shown have in common, or some tellings with any."""
    with store.reading() as db:
        if touching is None:
            found = list(db.execute(_OVERLAPS))
        else:
            found = list(db.execute(_TOUCHING, {"some": in_one(touching)}))
    for row in found:
        yield Overlap(
            intern(row.left_id),
            intern(row.right_id),
            Basis(row.basis),
            row.score,
            row.left_share,
            row.right_share,
            row.name,
            tuple(SharedPassage(Span(a, b), Span(c, d), own) for a, b, c, d, own in row.passages),
            row.reason,
        )


def decide(store: Store, decision: EdgeDecision) -> int:
    """Add a decision on an edge; return the number of its run. It is never changed, but undone."""
    what = {
        "document": decision.document_id,
        "origin": decision.origin_id,
        "origin_name": decision.origin_name,
        "kind": decision.kind.value,
        "verdict": decision.verdict.value,
        "reason": decision.reason,
    }
    with store.writing() as db:
        run = history.open_run(db)
        about = {"run": run, "who": decision.by, "at": decision.at.isoformat()}
        db.execute(insert(t.edge_decision), {**what, **about})
        history.record(db, run, "relate", decision.by, what)
    return run


def decisions(store: Store) -> list[EdgeDecision]:
    """Return the decisions on edges that no undo hides, in the order they were made."""
    query = (
        select(t.edge_decision)
        .join(t.run, t.run.c.number == t.edge_decision.c.run)
        .where(~t.run.c.hidden)
        .order_by(t.edge_decision.c.number)
    )
    with store.reading() as db:
        return [
            EdgeDecision(
                row.document,
                row.origin,
                row.origin_name,
                EdgeKind(row.kind),
                Verdict(row.verdict),
                row.reason,
                row.who,
                datetime.fromisoformat(row.at),
            )
            for row in db.execute(query)
        ]


def _imprint(row: Row[Any]) -> Imprint:
    first, last = row.published_first, row.published_last
    days = (date.fromisoformat(first), date.fromisoformat(last)) if first and last else None
    kept = row.imprint
    return Imprint(
        intern(row.id),
        row.outlet,
        kept["host"],
        days,
        frozenset(kept["publishers"]),
        tuple(
            Credit(name, CreditKind(kind), Span(*span) if span else None, key)
            for name, kind, span, key in kept["credits"]
        ),
        kept["address"],
    )


def _imprint_json(imprint: Imprint) -> dict[str, Any]:
    return {
        "host": imprint.host,
        "publishers": sorted(imprint.publishers),
        "credits": [
            [c.name, c.kind.value, [c.span.start, c.span.end] if c.span else None, c.key]
            for c in imprint.credits
        ],
        "address": imprint.address,
    }


def _reports(
    db: Connection, numbers: Sequence[int]
) -> dict[int, tuple[Document, tuple[Attribution, ...]]]:
    some = {"some": in_one(numbers)}
    read = {row.telling: row for row in db.execute(_REPORTS, some)}
    said: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in db.execute(_SAID, some):
        said[row.telling].append(row)
    return {
        number: (
            rows.document_of(row, ()),
            tuple(rows.attribution_of(each, row.id) for each in said[number]),
        )
        for number, row in read.items()
    }
