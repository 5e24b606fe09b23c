"""Whom names mean: decisions added to the ledger as acts, and worked out for all who are named."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Table, delete, func, insert, select

from alleged.ledger import tables as t
from alleged.ledger.actor_tables import actor_decision, meant
from alleged.ledger.episode_tables import episode_stale, episode_telling
from alleged.ledger.rows import folded
from alleged.model.actor import Mention
from alleged.model.claim import Claim, Voice
from alleged.model.deal import Deal, Party
from alleged.model.meaning import NAMED, ActorDecision, ActorVerdict, Meaning, key_of
from alleged.model.proposition import Proposition

T = TypeVar("T", Deal, Proposition)
Meant = tuple[str, int, str, str, str, str]
"""A row of `meant`, without the name."""

_INSERT, _STALE = insert(meant), insert(episode_stale)
_VISIBLE = (
    select(actor_decision)
    .join(t.run, t.run.c.number == actor_decision.c.run)
    .where(~t.run.c.hidden)
    .order_by(actor_decision.c.number)
)
_COLUMNS = tuple(column.name for column in meant.c)


def decisions(db: Connection) -> list[ActorDecision]:
    """Return the decisions that nothing hides, the first first."""
    return [
        ActorDecision(
            row.number,
            ActorVerdict(row.verdict),
            tuple(row.actors),
            tuple(row.keys),
            tuple(row.mentions),
            tuple(row.documents),
            row.target,
            row.because,
            row.who,
            datetime.fromisoformat(row.at),
        )
        for row in db.execute(_VISIBLE)
    ]


def meaning(db: Connection) -> Meaning:
    """Return all decisions together."""
    return Meaning(decisions(db))


def refresh(db: Connection, telling: int | None = None) -> None:
    """Work out anew whom everybody means, or those of one telling that was just added."""
    known = meaning(db)
    if telling is None:
        before = set(db.scalars(select(meant.c.owner).where(meant.c.of == "appearance")))
        db.execute(delete(meant))
    elif not known:
        return
    found = (row for key in sorted(known.origins()) for row in _rows(db, known, key, telling))
    rows = {row[:5]: row for row in found}
    names = {key: folded(_name_of(db, key)) for key in {row[5] for row in rows.values()}}
    if rows:
        new = [(*row, names[row[5]]) for row in rows.values()]
        db.execute(_INSERT, [dict(zip(_COLUMNS, row, strict=True)) for row in new])
    if telling is None:
        touched = before | {row[1] for row in rows.values() if row[0] == "appearance"}
        _mark_stale(db, touched | _of_roles(db))


def refresh_run(db: Connection, run: int) -> None:
    """Work out anew what a run of decisions changes that was hidden or brought back."""
    if db.execute(select(actor_decision.c.number).where(actor_decision.c.run == run)).first():
        refresh(db)


def applied(told: T, known: Meaning) -> T:
    """Return what was read, with everybody meant as people decided; names stay as written."""
    if not known:
        return told
    document = told.document_id
    said = {
        "claimed_by": _voices(told.claimed_by, known, document),
        "denied_by": _voices(told.denied_by, known, document),
        "doubted_by": _voices(told.doubted_by, known, document),
    }
    if isinstance(told, Deal):
        return replace(
            told,
            parties=_parties(told.parties, known, document),
            mediators=_parties(told.mediators, known, document),
            other_roles=_parties(told.other_roles, known, document),
            **said,  # type: ignore[arg-type]
        )
    return replace(told, roles=_parties(told.roles, known, document), **said)  # type: ignore[arg-type]


def claim_applied(claim: Claim, known: Meaning) -> Claim:
    """Return a claim with its voices meant likewise."""
    return replace(claim, voice=_voices(claim.voice, known, claim.document_id)) if known else claim


def mentions_applied(
    mentions: Iterable[Mention], known: Meaning, document: str
) -> tuple[Mention, ...]:
    """Return mentions, each of whom it means."""
    return tuple(
        replace(each, key=key, actor=key)
        if known
        and each.key in known.origins()
        and (key := known.of(each.key, each.text, document))
        else each
        for each in mentions
    )


def _parties(parties: Iterable[Party], known: Meaning, document: str) -> tuple[Party, ...]:
    return tuple(
        replace(each, actor=known.of(key, each.mention, document))
        if (key := key_of(each.actor, each.name)) in known.origins()
        else each
        for each in parties
    )


def _voices(voices: Iterable[Voice], known: Meaning, document: str) -> tuple[Voice, ...]:
    return tuple(
        replace(each, actor=known.of(key, each.mention, document))
        if not each.is_author and (key := key_of(each.actor, each.name)) in known.origins()
        else each
        for each in voices
    )


def _rows(db: Connection, known: Meaning, read: str, telling: int | None) -> Iterator[Meant]:
    """Yield everybody who was read as this actor, each with whom it means."""
    for of in ("deal", "proposition", "claim"):
        table = t.schema.tables[of]
        who = t.schema.tables["claim_voice" if of == "claim" else f"{of}_role"]
        role = who.c.role if of != "claim" else func.coalesce("", "")
        query = (
            select(table.c.number, who.c.mention, role.label("role"), t.document.c.id)
            .join(who, who.c[of] == table.c.number)
            .where(_is(who, read))
        )
        for row in db.execute(_told_in(query, table, telling)):
            yield of, row.number, read, row.mention, row.role, known.of(read, row.mention, row.id)
    a = t.appearance
    query = select(a.c.telling, a.c.mentions, t.document.c.id, t.document.c.text)
    for row in db.execute(_told_in(query.where(a.c.key == read), a, telling)):
        for words in sorted({row.text[start:end] for _, start, end, _ in row.mentions}):
            yield "appearance", row.telling, read, words, "", known.of(read, words, row.id)


def _name_of(db: Connection, key: str) -> str:
    """Return the name of an actor by its key: what reports call it, else the key itself."""
    a = t.appearance.c
    return db.execute(select(a.name).where(a.key == key).limit(1)).scalar() or key.removeprefix(
        NAMED
    )


def _told_in(query: Select[Any], table: Table, telling: int | None) -> Select[Any]:
    query = query.join(t.telling, t.telling.c.number == table.c.telling)
    query = query.join(t.document, t.document.c.number == t.telling.c.document)
    return query if telling is None else query.where(table.c.telling == telling)


def _is(who: Table, read: str) -> Any:
    if not read.startswith(NAMED):
        return who.c.actor == read
    return who.c.actor.is_(None) & (who.c.folded == folded(read.removeprefix(NAMED)))


def _of_roles(db: Connection) -> set[int]:
    found: set[int] = set()
    for of in ("deal", "proposition"):
        table = t.schema.tables[of]
        query = select(table.c.telling).join(meant, meant.c.owner == table.c.number)
        found.update(db.scalars(query.where(meant.c.of == of)))
    return found


def _mark_stale(db: Connection, tellings: Iterable[int]) -> None:
    kept = set(db.scalars(select(episode_telling.c.telling)))
    stale = set(db.scalars(select(episode_stale.c.telling)))
    new = sorted(set(tellings) & kept - stale)
    if new:
        db.execute(_STALE, [{"telling": number} for number in new])
