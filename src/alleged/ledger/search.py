"""What somebody looks for becomes conditions on the tables, words by full text."""

import re
from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Integer,
    and_,
    case,
    column,
    exists,
    func,
    or_,
    select,
    table,
    text,
    union_all,
)

from alleged.errors import QueryError
from alleged.ledger import proposition_tables as p
from alleged.ledger import standing_conditions as standing
from alleged.ledger import tables as t
from alleged.ledger.actor_tables import meant
from alleged.ledger.rows import folded
from alleged.model.filters import ClaimFilter, DealFilter, DocumentFilter, PropositionFilter

Condition = ColumnElement[bool]
m = meant.c

_PHRASE = re.compile(r'"([^"]*)"?|(\S+)')
_OPEN_END = "9999-12-31"

TOLD = ("deal", "proposition")
"""Tables of what a claim may be about."""


def words(wanted: str) -> str:
    """Return the full-text query for what a person typed: all words, in any order.

    Words in double quotes must follow each other; a star at the end of a word stands for any
    ending. Nothing else has a meaning, so no text is a fault.

    >>> words('secret "safe passage" cease*')
    '"secret" "safe passage" "cease"*'
    """
    parts = []
    for match in _PHRASE.finditer(wanted):
        phrase, word = match.groups()
        if phrase is None:
            phrase, star = word.rstrip("*").replace('"', " "), "*" if word.endswith("*") else ""
        else:
            star = ""
        if any(character.isalnum() for character in phrase):
            parts.append(f'"{phrase}"{star}')
    if not parts:
        raise QueryError(
            f"there is no word to look for in {wanted!r}", hint="Give at least one word."
        )
    return " ".join(parts).replace("\x00", " ")


def document_conditions(wanted: DocumentFilter) -> list[Condition]:
    """Return conditions on `document`."""
    found: list[Condition] = []
    if wanted.outlet:
        found.append(_named(t.document.c.outlet_folded, wanted.outlet, wanted.whole))
    if wanted.language:
        found.append(t.document.c.language == wanted.language)
    if wanted.since:
        found.append(t.document.c.published_last >= wanted.since.isoformat())
    if wanted.until:
        found.append(t.document.c.published_first <= wanted.until.isoformat())
    if wanted.text:
        found.append(_matches("document_words", t.document.c.number, wanted.text))
    if wanted.document:
        found.append(begins(t.document.c.id, wanted.document))
    return found


def deal_conditions(wanted: DealFilter) -> list[Condition]:
    """Return conditions on `deal` joined to `document`."""
    found = _told_conditions("deal", wanted)
    for field in ("kind", "status", "visibility"):
        if asked := getattr(wanted, field):
            found.append(standing.is_word(t.deal, field, str(asked)))
    if wanted.deal:
        found.append(begins(t.deal.c.id, wanted.deal))
    return found


def proposition_conditions(wanted: PropositionFilter) -> list[Condition]:
    """Return conditions on `proposition` joined to `document`."""
    found = _told_conditions("proposition", wanted)
    if wanted.type:
        found.append(p.proposition.c.type == str(wanted.type))
    if wanted.kind:
        found.append(p.proposition.c.kind == wanted.kind)
    if wanted.proposition:
        found.append(begins(p.proposition.c.id, wanted.proposition))
    return found


def _told_conditions(name: str, wanted: DealFilter | PropositionFilter) -> list[Condition]:
    """Return what may be asked of deals and propositions alike; their tables have one shape."""
    tables = t.schema.tables
    told, place, number = tables[name], tables[f"{name}_place"], tables[name].c.number
    found: list[Condition] = []
    if wanted.actor:
        role = wanted.role if isinstance(wanted, PropositionFilter) else ""
        found.append(number.in_(_with_actor(name, wanted.actor, role, whole=wanted.whole)))
    if wanted.place:
        named = place.c.folded.startswith(folded(wanted.place, ""), autoescape=True)
        named = named if wanted.whole else _holds(place.c.folded, wanted.place)
        there = or_(place.c.geonames_id == wanted.place, named)
        found.append(number.in_(select(place.c[name]).where(there)))
    dated = told.c.first.is_not(None)
    if wanted.since:
        last = case((dated, _or_open(told.c.last)), else_=t.document.c.published_last)
        found.append(last >= wanted.since.isoformat())
    if wanted.until:
        first = case((dated, told.c.first), else_=t.document.c.published_first)
        found.append(first <= wanted.until.isoformat())
    if wanted.text:
        found.append(_matches(f"{name}_words", number, wanted.text))
    if wanted.evidence:
        found.append(names_evidence(name, wanted.evidence))
    found += standing.reviewed(told, wanted.review)
    return found + _of_document(wanted.outlet, wanted.document, wanted.whole)


def claim_conditions(wanted: ClaimFilter) -> list[Condition]:
    """Return conditions on `claim` joined to `document`."""
    about = t.claim.c.about_id
    found: list[Condition] = []
    if wanted.voice:
        named = _named(t.claim_voice.c.folded, wanted.voice, wanted.whole)
        speaks = or_(t.claim_voice.c.actor == wanted.voice, named)
        speaking = select(t.claim_voice.c.claim).where(speaks)
        by_meaning = select(m.owner).where(m.of == "claim", _means(wanted.voice, wanted.whole))
        found.append(t.claim.c.number.in_(union_all(speaking, by_meaning)))
    if wanted.stance:
        found.append(standing.is_word(t.claim, "stance", str(wanted.stance)))
    if wanted.actor:
        actor, whole = wanted.actor, wanted.whole
        found.append(_about(lambda name: _number(name).in_(_with_actor(name, actor, whole=whole))))
    if wanted.type:
        found.append(t.claim.c.about_type == wanted.type)
    if wanted.kind:
        kind = wanted.kind
        found.append(_about(lambda name: standing.is_word(t.schema.tables[name], "kind", kind)))
    if wanted.evidence:
        found.append(_about(lambda name: names_evidence(name, wanted.evidence)))
    if wanted.text:
        found.append(_matches("claim_words", t.claim.c.number, wanted.text))
    if wanted.about:
        found.append(begins(about, wanted.about))
    if wanted.claim:
        found.append(begins(t.claim.c.id, wanted.claim))
    found += standing.reviewed(t.claim, wanted.review)
    return found + _of_document(wanted.outlet, wanted.document, wanted.whole)


def begins(where: ColumnElement[str], prefix: str) -> Condition:
    """Return the condition that a column begins with exactly these characters.

    Written as two comparisons, since LIKE would neither use the index nor mind upper case.
    """
    return and_(where >= prefix, where < prefix + "\U0010ffff")


def names_any_evidence(name: str) -> Condition:
    """Return the condition that a deal or proposition has some evidence named for it."""
    return func.json_array_length(t.schema.tables[name].c.evidence) > 0


def _about(fits: Callable[[str], Condition]) -> Condition:
    """Return the condition that a claim is about a deal or proposition that fits."""
    told = (select(t.schema.tables[name].c.id).where(fits(name)) for name in TOLD)
    return or_(*(t.claim.c.about_id.in_(ids) for ids in told))


def _number(name: str) -> ColumnElement[int]:
    return t.schema.tables[name].c.number


def _means(actor: str, whole: bool) -> Condition:
    """Return the condition that somebody is this actor by what people decided."""
    written = func.lower(m.mention)
    alias = select(m.key).where(_named(written, actor, whole))
    return or_(m.key == actor, _named(m.folded, actor, whole), m.key.in_(alias))


def _with_actor(
    name: str, actor: str, role: str = "", *, whole: bool = False
) -> CompoundSelect[Any]:
    """Return the numbers of the deals or propositions in which an actor has a role."""
    roles = t.schema.tables[f"{name}_role"].c
    named = _named(roles.folded, actor, whole)
    elsewhere = exists().where(
        m.of == name,
        m.owner == roles[name],
        m.read == roles.actor,
        m.mention == roles.mention,
        m.key != actor,
    )
    query = select(roles[name]).where(or_(and_(roles.actor == actor, ~elsewhere), named))
    by_meaning = select(m.owner).where(m.of == name, _means(actor, whole))
    if role:
        query = query.where(roles.role == role)
        by_meaning = by_meaning.where(m.role == role)
    return union_all(query, by_meaning)


def names_evidence(name: str, state: str) -> Condition:
    """Return the condition that evidence in such a state is named for a deal or proposition."""
    each = func.json_each(t.schema.tables[name].c.evidence).table_valued("value")
    return exists().where(func.json_extract(each.c.value, "$.state") == state)


def _of_document(outlet: str, document: str, whole: bool) -> list[Condition]:
    return document_conditions(DocumentFilter(outlet=outlet, document=document, whole=whole))


def _or_open(last: ColumnElement[str | None]) -> ColumnElement[str]:
    return case((last.is_(None), _OPEN_END), else_=last)


def _named(where: ColumnElement[str], name: str, whole: bool) -> Condition:
    return where == folded(name.strip()) if whole else _holds(where, name)


def _holds(where: ColumnElement[str], part: str) -> Condition:
    return where.contains(folded(part.strip()), autoescape=True)


def matching(index: str, wanted: str) -> Condition:
    """Return the condition that a row of a full-text index, selected from it, holds words."""
    return text(f"{index} MATCH :words").bindparams(words=words(wanted))  # type: ignore[return-value]


def _matches(index: str, number: ColumnElement[int], wanted: str) -> Condition:
    found = select(column("rowid", Integer)).select_from(table(index))
    return number.in_(found.where(text(f"{index} MATCH :words").bindparams(words=words(wanted))))
