"""What counts and what people corrected, as conditions on deals, propositions and claims."""

from sqlalchemy import ColumnElement, Select, Table, and_, or_, select

from alleged.ledger import review_tables as r
from alleged.ledger import tables as t
from alleged.model.filters import ANY, OPEN
from alleged.model.review import ReviewVerdict

Condition = ColumnElement[bool]


def counts(table: Table) -> Condition:
    """Return the condition that a row is not rejected, and of a claim, what it is about neither."""
    if table is not t.claim:
        return not_rejected(table)
    return and_(not_rejected(table), table.c.about_id.not_in(select(r.rejected.c.target)))


def not_rejected(table: Table) -> Condition:
    """Return the condition that nobody rejected the row itself."""
    return table.c.id.not_in(select(r.rejected.c.target))


def reviewed(table: Table, review: str) -> list[Condition]:
    """Return the conditions that a row is as a filter asks of reviews: one of `REVIEWS` or empty.

    Empty asks for all that counts; `open` is what counts and nobody decided.
    """
    if review == ANY:
        return []
    if review == ReviewVerdict.REJECTED:
        return [~counts(table)]
    if not review:
        return [counts(table)]
    standing = _standing(table)
    if review == OPEN:
        return [counts(table), standing.is_(None)]
    return [standing == ReviewVerdict(review).value]


def is_word(table: Table, field: str, value: str) -> Condition:
    """Return the condition that a field is this: as a person corrected it, else as read."""
    c = r.correction.c
    mine = select(c.target).where(c.field == field)
    if table.name not in ("deal", "claim"):
        return table.c[field] == value
    return and_(
        or_(table.c[field] == value, table.c.id.in_(mine.where(c.value == value))),
        table.c.id.not_in(mine.where(c.value != value)),
    )


def _standing(table: Table) -> ColumnElement[str]:
    query: Select[tuple[str]] = (
        select(r.review.c.verdict)
        .join(t.run, t.run.c.number == r.review.c.run)
        .where(r.review.c.target == table.c.id, ~t.run.c.hidden)
        .order_by(r.review.c.number.desc())
        .limit(1)
    )
    return query.scalar_subquery()
