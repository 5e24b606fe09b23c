"""Who claims, denies and doubts something once people reviewed the claims about it."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import (
    Connection,
    Row,
    Select,
    and_,
    or_,
    select,
    union_all,
)

from alleged.ledger import review_tables as r
from alleged.ledger import tables as t
from alleged.ledger.among import among_named, in_one
from alleged.ledger.told_rows import VOICES
from alleged.model.claim import Stance, Voice
from alleged.model.deal import Deal
from alleged.model.document import Span
from alleged.model.proposition import Proposition

T = TypeVar("T", Deal, Proposition)
Told = tuple[int, str]
"""Number of the telling, and id of the deal or proposition."""

_FIELDS = {
    Stance.ASSERTS: "claimed_by",
    Stance.REPORTS: "claimed_by",
    Stance.DENIES: "denied_by",
    Stance.DOUBTS: "doubted_by",
}
_TOUCHED = union_all(
    *(
        select(of.c.document).where(among_named(of.c.document, "documents"))
        for of in r.STANDING_TABLES
    )
)
"""The reports of some of which anything was rejected or corrected."""


class Decided:
    """One claim that a person rejected or corrected, as far as it says who stands how."""

    __slots__ = ("field", "goes_to", "name", "span")

    def __init__(self, row: Row[tuple[object, ...]]) -> None:
        self.span = None if row.start is None else Span(row.start, row.end)
        self.field = _FIELDS[Stance(row.stance)]
        self.goes_to = "" if row.rejected else _FIELDS[Stance(row.as_stance or row.stance)]
        """The list of voices it belongs to; empty for none."""

        self.name = row.as_voice or ""
        """Whose voice it is, if that was corrected."""

    def is_of(self, voice: Voice) -> bool:
        """Say whether it is the claim of this voice."""
        return voice.span == self.span

    def voice(self, read: Voice, said_at: Span) -> Voice:
        """Return the voice as it was read, or as it was corrected."""
        if not self.name:
            return read
        return Voice(self.name, None, self.name, read.span or said_at)


def among(
    db: Connection, told: Sequence[Told], documents: Collection[str]
) -> dict[Told, list[Decided]]:
    """Return the claims about these that were rejected or corrected; `documents` tell them."""
    found: dict[Told, list[Decided]] = defaultdict(list)
    wanted = {"documents": in_one(documents)}
    if not told or db.execute(_TOUCHED, wanted).first() is None:
        return found
    for row in db.execute(_decided(), {"ids": in_one({key for _, key in told})}):
        found[row.telling, row.about_id].append(Decided(row))
    return found


@cache
def _decided() -> Select[Any]:
    """Return the query for such claims about some things, built once: that takes longest."""
    c = t.claim.c
    stance, voice = r.correction.alias(), r.correction.alias()
    last = t.claim_voice.alias()
    inner = t.claim_voice.alias()
    query: Select[Any] = (
        select(c.telling, c.about_id, c.stance, last.c.start, last.c.end)
        .add_columns(r.rejected.c.target.is_not(None).label("rejected"))
        .add_columns(stance.c.value.label("as_stance"), voice.c.value.label("as_voice"))
        .join(last, last.c.claim == c.number)
        .outerjoin(inner, and_(inner.c.claim == c.number, inner.c.position > last.c.position))
        .outerjoin(r.rejected, r.rejected.c.target == c.id)
        .outerjoin(stance, and_(stance.c.target == c.id, stance.c.field == "stance"))
        .outerjoin(voice, and_(voice.c.target == c.id, voice.c.field == "voice"))
        .where(inner.c.claim.is_(None))
        .where(
            or_(
                r.rejected.c.target.is_not(None),
                stance.c.value.is_not(None),
                voice.c.value.is_not(None),
            )
        )
    )
    return query.where(among_named(c.about_id, "ids"))


def applied(read: T, decided: Sequence[Decided]) -> T:
    """Return what was read, with its voices as its claims stand by what people decided."""
    if not decided:
        return read
    lists: dict[str, list[Voice]] = {field: [] for field in VOICES}
    for field in VOICES:
        for voice in getattr(read, field):
            mine = [each for each in decided if each.field == field and each.is_of(voice)]
            if not mine:
                lists[field].append(voice)
            for each in mine[:1]:
                if each.goes_to:
                    lists[each.goes_to].append(each.voice(voice, read.span))
    return replace(
        read,
        claimed_by=tuple(lists["claimed_by"]),
        denied_by=tuple(lists["denied_by"]),
        doubted_by=tuple(lists["doubted_by"]),
    )
