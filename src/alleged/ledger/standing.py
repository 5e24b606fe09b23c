"""What people's reviews come to: which decision counts, what is set aside, what is corrected."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, delete, insert, select

from alleged.ledger import recasting
from alleged.ledger import review_tables as r
from alleged.ledger import tables as t
from alleged.ledger.among import among_named, in_one
from alleged.ledger.episode_tables import episode_stale, episode_telling
from alleged.model.review import Review, ReviewVerdict

_INSERTS = {table.name: insert(table) for table in (*r.STANDING_TABLES, episode_stale)}


def visible() -> Select[Any]:
    """Return a query for the reviews that no undo hides, the first first."""
    query = select(r.review).join(t.run, t.run.c.number == r.review.c.run)
    return query.where(~t.run.c.hidden).order_by(r.review.c.number)


_OF_TARGETS = visible().where(among_named(r.review.c.target, "targets"))


def latest(db: Connection, targets: Iterable[str]) -> dict[str, Review]:
    """Return the decision that counts, by target; targets without one are left out."""
    rows = db.execute(_OF_TARGETS, {"targets": in_one(set(targets))})
    return {row.target: review_of(row) for row in rows}


def refresh_all(db: Connection) -> None:
    """Work out anew what all reviews come to."""
    refresh(db, db.scalars(select(r.review.c.document).distinct()).all())


def refresh(db: Connection, documents: Iterable[str]) -> None:
    """Work out anew what the reviews of these reports come to, by content id.

    Accounts of an episode that follow from what changed are marked, to be worked out again too.
    """
    for document in documents:
        standing = {
            row.target: review_of(row)
            for row in db.execute(visible().where(r.review.c.document == document))
        }
        rejected = {key for key, each in standing.items() if _is(each, ReviewVerdict.REJECTED)}
        rejected |= _without_claims(db, document, rejected)
        changed = _replaced(db, r.rejected, document, [(key,) for key in sorted(rejected)])
        corrections = [
            (key, field, value)
            for key, each in sorted(standing.items())
            if _is(each, ReviewVerdict.CORRECTED)
            for field, value in each.content.items()
        ]
        if _replaced(db, r.correction, document, corrections) or changed:
            _mark_stale(db, document)
        recasting.refresh(db, document, corrections)


def refresh_run(db: Connection, run: int) -> None:
    """Work out anew what a run changes that was hidden or brought back."""
    decided = select(r.review.c.document).where(r.review.c.run == run)
    read = (
        select(r.review.c.document)
        .join(t.document, t.document.c.id == r.review.c.document)
        .join(t.telling, t.telling.c.document == t.document.c.number)
        .where(t.telling.c.run == run)
    )
    refresh(db, db.scalars(decided.union(read)).all())


def review_of(row: Any) -> Review:
    """Return the review a row was made of."""
    return Review(
        row.number,
        row.run,
        row.target,
        row.document,
        ReviewVerdict(row.verdict),
        row.content,
        row.because,
        row.who,
        datetime.fromisoformat(row.at),
    )


def _is(review: Review, verdict: ReviewVerdict) -> bool:
    return review.verdict is verdict


def _without_claims(db: Connection, document: str, rejected: set[str]) -> set[str]:
    """Return that of which every claim is rejected: no quote, no claim."""
    if not any(each.startswith("claim-") for each in rejected):
        return set()
    query = (
        select(t.claim.c.about_id, t.claim.c.id)
        .join(t.shown, t.shown.c.telling == t.claim.c.telling)
        .join(t.document, t.document.c.number == t.shown.c.document)
        .where(t.document.c.id == document)
    )
    rows = list(db.execute(query))
    left = {about for about, claim in rows if claim not in rejected}
    return {about for about, _ in rows} - left


def _replaced(db: Connection, table: Table, document: str, rows: Sequence[tuple[str, ...]]) -> bool:
    """Keep these rows of a report in place of those there were; say whether they differ."""
    names = [column.name for column in table.c if column.name != "document"]
    mine = table.c.document == document
    before = {tuple(row) for row in db.execute(select(*(table.c[n] for n in names)).where(mine))}
    if before == set(rows):
        return False
    db.execute(delete(table).where(mine))
    new = [{**dict(zip(names, row, strict=True)), "document": document} for row in rows]
    if new:
        db.execute(_INSERTS[table.name], new)
    return True


def _mark_stale(db: Connection, document: str) -> None:
    query = (
        select(episode_telling.c.telling)
        .join(t.telling, t.telling.c.number == episode_telling.c.telling)
        .join(t.document, t.document.c.number == t.telling.c.document)
        .where(t.document.c.id == document)
        .where(episode_telling.c.telling.not_in(select(episode_stale.c.telling)))
    )
    rows = [{"telling": number} for number in db.scalars(query)]
    if rows:
        db.execute(_INSERTS[episode_stale.name], rows)
