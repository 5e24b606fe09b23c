"""What somebody looks for becomes conditions on the tables, words by full text."""

import re

from sqlalchemy import ColumnElement, Integer, and_, case, column, or_, select, table, text

from alleged.errors import QueryError
from alleged.ledger import tables as t
from alleged.ledger.rows import folded
from alleged.model.filters import ClaimFilter, DealFilter, DocumentFilter

Condition = ColumnElement[bool]

_PHRASE = re.compile(r'"([^"]*)"?|(\S+)')
_OPEN_END = "9999-12-31"


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
        found.append(_holds(t.document.c.outlet_folded, wanted.outlet))
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
    found: list[Condition] = []
    if wanted.actor:
        found.append(t.deal.c.number.in_(select(t.deal_role.c.deal).where(_is_role(wanted.actor))))
    if wanted.place:
        place = or_(
            t.deal_place.c.geonames_id == wanted.place, _holds(t.deal_place.c.folded, wanted.place)
        )
        found.append(t.deal.c.number.in_(select(t.deal_place.c.deal).where(place)))
    told = t.deal.c.first.is_not(None)
    if wanted.since:
        last = case((told, _or_open(t.deal.c.last)), else_=t.document.c.published_last)
        found.append(last >= wanted.since.isoformat())
    if wanted.until:
        first = case((told, t.deal.c.first), else_=t.document.c.published_first)
        found.append(first <= wanted.until.isoformat())
    if wanted.kind:
        found.append(t.deal.c.kind == wanted.kind.value)
    if wanted.status:
        found.append(t.deal.c.status == wanted.status.value)
    if wanted.visibility:
        found.append(t.deal.c.visibility == wanted.visibility.value)
    if wanted.text:
        found.append(_matches("deal_words", t.deal.c.number, wanted.text))
    if wanted.deal:
        found.append(begins(t.deal.c.id, wanted.deal))
    return found + _of_document(wanted.outlet, wanted.document)


def claim_conditions(wanted: ClaimFilter) -> list[Condition]:
    """Return conditions on `claim` joined to `document`."""
    found: list[Condition] = []
    if wanted.voice:
        speaks = or_(
            t.claim_voice.c.actor == wanted.voice, _holds(t.claim_voice.c.folded, wanted.voice)
        )
        found.append(t.claim.c.number.in_(select(t.claim_voice.c.claim).where(speaks)))
    if wanted.stance:
        found.append(t.claim.c.stance == wanted.stance.value)
    if wanted.actor:
        deals = select(t.deal.c.id).join(t.deal_role, t.deal_role.c.deal == t.deal.c.number)
        found.append(t.claim.c.about_id.in_(deals.where(_is_role(wanted.actor))))
    if wanted.text:
        found.append(_matches("claim_words", t.claim.c.number, wanted.text))
    if wanted.about:
        found.append(begins(t.claim.c.about_id, wanted.about))
    if wanted.claim:
        found.append(begins(t.claim.c.id, wanted.claim))
    return found + _of_document(wanted.outlet, wanted.document)


def begins(where: ColumnElement[str], prefix: str) -> Condition:
    """Return the condition that a column begins with exactly these characters.

    Written as two comparisons, since LIKE would neither use the index nor mind upper case.
    """
    return and_(where >= prefix, where < prefix + "\U0010ffff")


def _is_role(actor: str) -> Condition:
    return or_(t.deal_role.c.actor == actor, _holds(t.deal_role.c.folded, actor))


def _of_document(outlet: str, document: str) -> list[Condition]:
    return document_conditions(DocumentFilter(outlet=outlet, document=document))


def _or_open(last: ColumnElement[str | None]) -> ColumnElement[str]:
    return case((last.is_(None), _OPEN_END), else_=last)


def _holds(where: ColumnElement[str], part: str) -> Condition:
    return where.contains(folded(part.strip()), autoescape=True)


def _matches(index: str, number: ColumnElement[int], wanted: str) -> Condition:
    found = select(column("rowid", Integer)).select_from(table(index))
    return number.in_(found.where(text(f"{index} MATCH :words").bindparams(words=words(wanted))))
