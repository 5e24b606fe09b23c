"""What somebody looks for becomes conditions on the tables, words by full text."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Table,
    and_,
    case,
    column,
    exists,
    func,
    literal_column,
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
from alleged.ledger.recasting import as_read, corrected
from alleged.ledger.review_tables import recast
from alleged.ledger.rows import folded
from alleged.model.filters import ClaimFilter, DealFilter, DocumentFilter, PropositionFilter

Condition = ColumnElement[bool]
m = meant.c
c = recast.c

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


def deal_conditions(wanted: DealFilter, *, each: bool = False) -> list[Condition]:
    """Return conditions on `deal` joined to `shown`, and `document` if the report is asked for.

    With `each` they are quicker for whoever looks at few rows.
    """
    found = _told_conditions("deal", wanted, each=each)
    for field in ("kind", "status", "visibility"):
        if asked := getattr(wanted, field):
            found.append(standing.is_word(t.deal, field, str(asked)))
    if wanted.deal:
        found.append(begins(t.deal.c.id, wanted.deal))
    return found


def proposition_conditions(wanted: PropositionFilter, *, each: bool = False) -> list[Condition]:
    """Return conditions on `proposition` joined to `document`."""
    found = _told_conditions("proposition", wanted, each=each)
    if wanted.type:
        found.append(p.proposition.c.type == str(wanted.type))
    if wanted.kind:
        found.append(p.proposition.c.kind == wanted.kind)
    if wanted.proposition:
        found.append(begins(p.proposition.c.id, wanted.proposition))
    return found


def _told_conditions(
    name: str, wanted: DealFilter | PropositionFilter, *, each: bool
) -> list[Condition]:
    """Return what may be asked of deals and propositions alike; their tables have one shape."""
    tables = t.schema.tables
    told, place, number = tables[name], tables[f"{name}_place"], tables[name].c.number
    found: list[Condition] = []
    if wanted.actor:
        role = wanted.role if isinstance(wanted, PropositionFilter) else ""
        acting = _with_actor(name, wanted.actor, role, whole=wanted.whole)
        found.append(_among(number, acting, each=each))
    if wanted.place:
        named = place.c.folded.startswith(folded(wanted.place, ""), autoescape=True)
        named = named if wanted.whole else _holds(place.c.folded, wanted.place)
        there = or_(place.c.geonames_id == wanted.place, named)
        read = select(place.c[name]).where(there, place.c[name].not_in(corrected(name, "places")))
        written = _named(c.folded, wanted.place, wanted.whole)
        decided = corrected(name, "places", or_(c.key == wanted.place, written))
        found.append(_among(number, [read, decided], each=each))
    found += _dated(name, wanted)
    if wanted.text:
        found.append(_matches(f"{name}_words", number, wanted.text))
    if wanted.evidence:
        found.append(names_evidence(name, wanted.evidence))
    found += standing.reviewed(told, wanted.review)
    return found + _of_document(wanted.outlet, wanted.document, wanted.whole)


def _dated(name: str, wanted: DealFilter | PropositionFilter) -> list[Condition]:
    """Return what is asked of the time: as read, of the report where none was, or as corrected."""
    told = t.schema.tables[name].c
    dated, read, decided = told.first.is_not(None), list[Condition](), list[Condition]()
    if wanted.since:
        since = wanted.since.isoformat()
        last = case((dated, _or_open(told.last)), else_=_of_report("published_last"))
        # The first condition follows from the second, and spares most rows a look at the report.
        read += [or_(told.last >= since, told.last.is_(None)), last >= since]
        decided.append(_or_open(c.last) >= since)
    if wanted.until:
        until = wanted.until.isoformat()
        first = case((dated, told.first), else_=_of_report("published_first"))
        read += [or_(told.first <= until, told.first.is_(None)), first <= until]
        decided.append(c.first <= until)
    if not read:
        return []
    stands = and_(*read, told.number.not_in(corrected(name, "time")))
    return [or_(stands, told.number.in_(corrected(name, "time", *decided)))]


def claim_conditions(wanted: ClaimFilter, *, each: bool = False) -> list[Condition]:
    """Return conditions on `claim` joined to `document`."""
    about = t.claim.c.about_id
    found: list[Condition] = []
    if wanted.voice:
        named = _named(t.claim_voice.c.folded, wanted.voice, wanted.whole)
        speaks = or_(t.claim_voice.c.actor == wanted.voice, named)
        speaking = select(t.claim_voice.c.claim).where(speaks)
        by_meaning = select(m.owner).where(m.of == "claim", _means(wanted.voice, wanted.whole))
        found.append(_among(t.claim.c.number, [speaking, by_meaning], each=each))
    if wanted.stance:
        found.append(standing.is_word(t.claim, "stance", str(wanted.stance)))
    if wanted.actor:
        actor, whole = wanted.actor, wanted.whole
        found.append(
            _about(
                lambda name: _among(
                    _number(name), _with_actor(name, actor, whole=whole), each=each
                ),
                each=each,
            )
        )
    if wanted.type:
        found.append(t.claim.c.about_type == wanted.type)
    if wanted.kind:
        kind = wanted.kind
        told = t.schema.tables
        found.append(_about(lambda name: standing.is_word(told[name], "kind", kind), each=each))
    if wanted.evidence:
        found.append(_about(lambda name: names_evidence(name, wanted.evidence), each=each))
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
    """Return the condition that a deal or proposition has some evidence named for it.

    In the words of the index of those that have.
    """
    return literal_column(f"{name}.evidence <> '[]'")


def _of_report(name: str) -> ColumnElement[str]:
    """Return a column of the report that is shown, looked up only where a row asks for it."""
    query = select(t.document.c[name]).where(t.document.c.number == t.shown.c.document)
    return query.correlate(t.shown).scalar_subquery()


def _about(fits: Callable[[str], Condition], *, each: bool) -> Condition:
    """Return the condition that a claim is about a deal or proposition that fits."""
    told = [select(t.schema.tables[name].c.id).where(fits(name)) for name in TOLD]
    if not each:
        return or_(*(t.claim.c.about_id.in_(ids) for ids in told))
    c = t.claim.c
    is_deal = c.about_type == "deal"
    return or_(
        and_(is_deal, _among(c.about_id, told[:1], each=True)),
        and_(~is_deal, _among(c.about_id, told[1:], each=True)),
    )


def _among(value: ColumnElement[Any], found: Sequence[Select[Any]], *, each: bool) -> Condition:
    """Return the condition that a value is among what is found: all at once, or `each` for itself.

    All at once costs the same however few rows are looked at; each for itself, by row.
    """
    if not each:
        return value.in_(union_all(*found) if len(found) > 1 else found[0])
    return or_(*(_has(value, query) for query in found))


def _has(value: ColumnElement[Any], query: Select[Any]) -> Condition:
    (found,) = query.selected_columns
    owner: Table = value.table
    return query.where(found == value).correlate(owner).exists()


def _number(name: str) -> ColumnElement[int]:
    return t.schema.tables[name].c.number


def _means(actor: str, whole: bool) -> Condition:
    """Return the condition that somebody is this actor by what people decided."""
    written = func.lower(m.mention)
    alias = select(m.key).where(_named(written, actor, whole))
    return or_(m.key == actor, _named(m.folded, actor, whole), m.key.in_(alias))


def _with_actor(name: str, actor: str, role: str = "", *, whole: bool = False) -> list[Select[Any]]:
    """Return queries for the numbers of what gives a role to an actor, as read or as decided."""
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
    query = query.where(as_read(name, roles[name], roles.role))
    by_meaning = by_meaning.where(as_read(name, m.owner, m.role))
    meant_so = c.key.in_(select(m.read).where(m.key == actor))
    written = or_(c.key == actor, _named(c.folded, actor, whole), meant_so)
    decided = corrected(name, "parties", written)
    if role:
        query = query.where(roles.role == role)
        by_meaning = by_meaning.where(m.role == role)
        decided = decided.where(c.role == role)
    return [query, by_meaning, decided]


def names_evidence(name: str, state: str) -> Condition:
    """Return the condition that evidence in such a state is named for a deal or proposition."""
    each = func.json_each(t.schema.tables[name].c.evidence).table_valued("value")
    said = exists().where(func.json_extract(each.c.value, "$.state") == state)
    return and_(names_any_evidence(name), said)


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
