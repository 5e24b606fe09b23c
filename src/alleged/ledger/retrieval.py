"""Read a ledger back: documents and what they tell; nothing that an undo hides."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, select

from alleged.ledger import decided_voices, meanings, recasting, rows, search, standing
from alleged.ledger import proposition_tables as p
from alleged.ledger import tables as t
from alleged.ledger.among import among, among_named, in_one
from alleged.ledger.deal_rows import deal_of
from alleged.ledger.owned import owned
from alleged.ledger.proposition_rows import proposition_of
from alleged.ledger.standing_conditions import counts, not_rejected
from alleged.ledger.store import Store
from alleged.model.bearing import BearingEvidence, evidence_of
from alleged.model.claim import Claim
from alleged.model.deal import Deal
from alleged.model.document import Document
from alleged.model.filters import ClaimFilter, DealFilter, DocumentFilter, PropositionFilter
from alleged.model.proposition import Proposition
from alleged.model.telling import Telling

V = TypeVar("V")
T = TypeVar("T", Deal, Proposition)

FIRST_CHUNK, CHUNK = 20, 200
"""How many rows are fetched at a time, with all that belongs to them; few at first, since
whoever asks often looks at the first page only."""


def documents(store: Store, wanted: DocumentFilter) -> Iterator[Document]:
    """Yield the documents that fit, in the order they were read."""
    query = select(t.document.c.number).join(t.shown, t.shown.c.document == t.document.c.number)
    query = query.where(*search.document_conditions(wanted)).order_by(t.document.c.number)
    for db, numbers in _chunks(store, query):
        yield from documents_by_number(db, numbers).values()


def tellings(
    store: Store, wanted: DocumentFilter, *, rejected: bool = False
) -> Iterator[tuple[Document, Telling]]:
    """Yield the documents that fit, each with the telling that is shown.

    What people rejected is left out unless it is wanted.
    """
    query = select(t.shown.c.telling).join(t.document, t.shown.c.document == t.document.c.number)
    query = query.where(*search.document_conditions(wanted)).order_by(t.document.c.number)
    for db, numbers in _chunks(store, query):
        yield from _tellings(db, numbers, rejected=rejected)


def told(store: Store) -> Iterator[tuple[Document, Telling]]:
    """Yield every document with its deals, propositions and claims alone."""
    query = select(t.shown.c.telling).order_by(t.shown.c.document)
    for db, numbers in _chunks(store, query):
        yield from _tellings(db, numbers, all_parts=False)


def deals(store: Store, wanted: DealFilter) -> Iterator[tuple[Deal, Document, tuple[Claim, ...]]]:
    """Yield the deals that fit, in the order read, each with its document and the claims on it."""
    return _with_claims(store, t.deal, search.deal_conditions(wanted), _deals)


def propositions(
    store: Store, wanted: PropositionFilter
) -> Iterator[tuple[Proposition, Document, tuple[Claim, ...]]]:
    """Yield the propositions that fit, in the order read, each with document and claims."""
    return _with_claims(store, p.proposition, search.proposition_conditions(wanted), _propositions)


def by_id(
    store: Store, wanted: Iterable[str], *, claims: bool = True, rejected: bool = False
) -> Iterator[tuple[Deal | Proposition, Document, tuple[Claim, ...]]]:
    """Yield the deals and propositions of these ids that are shown, each as those lists do.

    Without `claims` it is quicker: only denials of one aspect come along, without which a deal
    would look denied as a whole. What people rejected is left out unless it is wanted.
    """
    ids = sorted(set(wanted))
    for table, read_at in ((t.deal, deals_at), (p.proposition, propositions_at)):
        mine = [each for each in ids if each.startswith("deal-") is (table is t.deal)]
        for start in range(0, len(mine), CHUNK):
            query = _of_ids(table, mine[start : start + CHUNK], rejected)
            for db, numbers in _chunks(store, query):
                yield from read_at(db, numbers, claims=claims)


def _of_ids(table: Table, ids: Sequence[str], rejected: bool) -> Select[int]:
    query = select(table.c.number).where(among(table.c.id, ids))
    query = query if rejected else query.where(counts(table))
    return query.join(t.shown, t.shown.c.telling == table.c.telling).order_by(table.c.number)


def of_tellings(
    db: Connection, numbers: Sequence[int]
) -> Iterator[tuple[int, Deal | Proposition, Document]]:
    """Yield what counts of tellings, each with the telling's number and document."""
    found: list[_Found[Any]] = [
        *_deals(db, and_(among(t.deal.c.telling, numbers), counts(t.deal))),
        *_propositions(db, and_(among(p.proposition.c.telling, numbers), counts(p.proposition))),
    ]
    read = documents_by_number(db, (each.document for each in found))
    for each in found:
        yield each.telling, each.value, read[each.document]


def ids(store: Store, deals: DealFilter | None, besides: PropositionFilter | None) -> list[str]:
    """Return the ids of the deals that fit, then of the propositions, in the order read.

    None for either leaves them out.
    """
    found: list[str] = []
    for table, conditions in (
        (t.deal, search.deal_conditions(deals) if deals else None),
        (p.proposition, search.proposition_conditions(besides) if besides else None),
    ):
        if conditions is not None:
            query = _within(table).where(*conditions)
            query = query.order_by(t.document.c.number, table.c.position)
            with store.reading() as db:
                found += db.scalars(query.with_only_columns(table.c.id))
    return found


def claims(store: Store, wanted: ClaimFilter) -> Iterator[tuple[Claim, Document]]:
    """Yield the claims that fit, each with its document, in the order read."""
    query = _within(t.claim).where(*search.claim_conditions(wanted))
    query = query.order_by(t.document.c.number, t.claim.c.position)
    for db, numbers in _chunks(store, query):
        yield from claims_at(db, numbers)


def claims_of(store: Store, wanted: Iterable[str]) -> Iterator[tuple[Claim, Document]]:
    """Yield the claims of these whole ids that count, each with its document."""
    query = _within(t.claim).where(among(t.claim.c.id, set(wanted)), counts(t.claim))
    for db, numbers in _chunks(store, query):
        yield from claims_at(db, numbers)


def documents_of(store: Store, wanted: Iterable[str]) -> Iterator[Document]:
    """Yield the documents of these whole ids, in the order they were read."""
    query = select(t.document.c.number).where(among(t.document.c.id, set(wanted)))
    for db, numbers in _chunks(store, query.order_by(t.document.c.number)):
        yield from documents_by_number(db, numbers).values()


def documents_at(db: Connection, numbers: Sequence[int]) -> Iterator[Document]:
    """Yield the documents of these rows, in the order given; so do the next three."""
    read = documents_by_number(db, numbers)
    yield from (read[number] for number in numbers)


def deals_at(
    db: Connection, numbers: Sequence[int], *, claims: bool = True
) -> Iterator[tuple[Deal, Document, tuple[Claim, ...]]]:
    """Yield the deals of these rows, each with its document and the claims on it, as `by_id`."""
    return _told_at(db, t.deal, numbers, _deals, claims=claims)


def propositions_at(
    db: Connection, numbers: Sequence[int], *, claims: bool = True
) -> Iterator[tuple[Proposition, Document, tuple[Claim, ...]]]:
    """Yield the propositions of these rows, likewise."""
    return _told_at(db, p.proposition, numbers, _propositions, claims=claims)


def claims_at(db: Connection, numbers: Sequence[int]) -> Iterator[tuple[Claim, Document]]:
    """Yield the claims of these rows, each with its document."""
    by_number = {each.number: each for each in _claims(db, among(t.claim.c.number, numbers))}
    read = documents_by_number(db, (each.document for each in by_number.values()))
    for number in numbers:
        yield by_number[number].value, read[by_number[number].document]


def evidence(
    store: Store, of_deals: DealFilter | None, of_propositions: PropositionFilter | None
) -> Iterator[tuple[BearingEvidence, Document]]:
    """Yield the evidence named for the deals that fit, then for the propositions.

    None for either leaves them out. All evidence of what fits is given, whatever its state.
    """
    if of_deals is not None:
        conditions = [*search.deal_conditions(of_deals), search.names_any_evidence("deal")]
        yield from _evidence(store, t.deal, conditions, _deals)
    if of_propositions is not None:
        conditions = search.proposition_conditions(of_propositions)
        conditions.append(search.names_any_evidence("proposition"))
        yield from _evidence(store, p.proposition, conditions, _propositions)


def _with_claims(
    store: Store,
    table: Table,
    conditions: Sequence[ColumnElement[bool]],
    fetch: Callable[[Connection, ColumnElement[bool]], Iterator["_Found[T]"]],
) -> Iterator[tuple[T, Document, tuple[Claim, ...]]]:
    query = _within(table).where(*conditions).order_by(t.document.c.number, table.c.position)
    for db, numbers in _chunks(store, query):
        yield from _told_at(db, table, numbers, fetch)


def _told_at(
    db: Connection,
    table: Table,
    numbers: Sequence[int],
    fetch: Callable[[Connection, ColumnElement[bool]], Iterator["_Found[T]"]],
    *,
    claims: bool = True,
) -> Iterator[tuple[T, Document, tuple[Claim, ...]]]:
    by_number = {each.number: each for each in fetch(db, among(table.c.number, numbers))}
    tellings = {each.telling for each in by_number.values()}
    about: dict[tuple[int, str], list[Claim]] = defaultdict(list)
    ids = {each.value.id for each in by_number.values()}
    own = and_(
        among(t.claim.c.about_id, ids), among(t.claim.c.telling, tellings), not_rejected(t.claim)
    )
    if not claims:
        own = and_(own, t.claim.c.denies_only.is_not(None))
    for claim in _claims(db, own) if claims or table is t.deal else ():
        about[claim.telling, claim.value.about_id].append(claim.value)
    read = documents_by_number(db, (each.document for each in by_number.values()))
    for number in numbers:
        each = by_number[number]
        yield each.value, read[each.document], tuple(about[each.telling, each.value.id])


def _evidence(
    store: Store,
    table: Table,
    conditions: Sequence[ColumnElement[bool]],
    fetch: Callable[[Connection, ColumnElement[bool]], Iterator["_Found[T]"]],
) -> Iterator[tuple[BearingEvidence, Document]]:
    for value, document, _ in _with_claims(store, table, conditions, fetch):
        for named in evidence_of(value):
            yield named, document


def _within(table: Table) -> Select[int]:
    """Return a query for the numbers of the deals, propositions or claims that are shown."""
    return (
        select(table.c.number)
        .join(t.shown, t.shown.c.telling == table.c.telling)
        .join(t.document, t.document.c.number == t.shown.c.document)
    )


def _chunks(store: Store, query: Select[int]) -> Iterator[tuple[Connection, list[int]]]:
    """Yield what the query finds, a few at a time, each with a connection to read them.

    All numbers are taken at once and the rows later, so that whoever reads slowly does not hold
    the ledger open. Rows are never changed or deleted, so they are still there.
    """
    with store.reading() as db:
        numbers = [number for (number,) in db.execute(query)]
    start, size = 0, FIRST_CHUNK
    while start < len(numbers):
        with store.reading() as db:
            yield db, numbers[start : start + size]
        start, size = start + size, CHUNK


def documents_by_number(db: Connection, numbers: Iterable[int]) -> dict[int, Document]:
    """Return the documents of these rows."""
    wanted = sorted(set(numbers))
    pages = owned(db, t.page, "document", wanted)
    read = db.execute(_DOCUMENTS, {"numbers": in_one(wanted)})
    return {row.number: rows.document_of(row, pages[row.number]) for row in read}


_DOCUMENTS = (
    select(t.document)
    .where(among_named(t.document.c.number, "numbers"))
    .order_by(t.document.c.number)
)


def _tellings(
    db: Connection, numbers: list[int], *, all_parts: bool = True, rejected: bool = False
) -> Iterator[tuple[Document, Telling]]:
    query = select(t.telling.c.number, t.telling.c.document).where(
        among(t.telling.c.number, numbers)
    )
    document_numbers = {row.number: row.document for row in db.execute(query)}
    read = documents_by_number(db, document_numbers.values())
    parts = {
        table: owned(db, table, "telling", numbers if all_parts else [])
        for table in (t.appearance, t.place_mention, t.attribution, t.actor)
    }

    def mine(table: Table) -> ColumnElement[bool]:
        within = among(table.c.telling, numbers)
        return within if rejected else and_(within, counts(table))

    known = meanings.meaning(db)
    told_deals = _by_telling(_deals(db, mine(t.deal)))
    told_propositions = _by_telling(_propositions(db, mine(p.proposition)))
    told_claims = _by_telling(_claims(db, mine(t.claim)))
    for number in numbers:
        document = read[document_numbers[number]]
        document_id = document.id
        yield (
            document,
            Telling(
                document_id,
                mentions=meanings.mentions_applied(
                    rows.mentions_of(parts[t.appearance][number], document.text), known, document_id
                ),
                places=rows.places_of(parts[t.place_mention][number]),
                attributions=tuple(
                    rows.attribution_of(row, document_id) for row in parts[t.attribution][number]
                ),
                deals=tuple(told_deals[number]),
                propositions=tuple(told_propositions[number]),
                claims=tuple(told_claims[number]),
                new_actors=tuple(rows.actor_of(row) for row in parts[t.actor][number]),
            ),
        )


def _deals(db: Connection, condition: ColumnElement[bool]) -> Iterator["_Found[Deal]"]:
    return _told(db, t.deal, condition, deal_of)


def _propositions(
    db: Connection, condition: ColumnElement[bool]
) -> Iterator["_Found[Proposition]"]:
    return _told(db, p.proposition, condition, proposition_of)


def _told(
    db: Connection, table: Table, condition: ColumnElement[bool], made: Callable[..., T]
) -> Iterator["_Found[T]"]:
    name, tables = table.name, t.schema.tables
    found = list(db.execute(_rows_of(table, condition)))
    if not found:
        return
    numbers = [row.number for row in found]
    roles = owned(db, tables[f"{name}_role"], name, numbers)
    places = owned(db, tables[f"{name}_place"], name, numbers)
    voices = owned(db, tables[f"{name}_voice"], name, numbers)
    reviews = standing.latest(db, [row.id for row in found])
    tellers = {row.document_id for row in found}
    decided = decided_voices.among(db, [(row.telling, row.id) for row in found], tellers)
    corrected = recasting.among(db, name, tellers, numbers)
    known = meanings.meaning(db)
    for row in found:
        n = row.number
        read = made(row, roles[n], places[n], voices[n], row.document_id)
        value = decided_voices.applied(read, decided.get((row.telling, row.id), ()))
        value = recasting.applied(value, corrected[n]) if n in corrected else value
        value = meanings.applied(value, known)
        if row.id in reviews:
            value = replace(value, review=reviews[row.id])
        value.kept_as(row.id)
        yield _Found(n, row.telling, row.document, value)


def _claims(db: Connection, condition: ColumnElement[bool]) -> Iterator["_Found[Claim]"]:
    found = list(db.execute(_rows_of(t.claim, condition)))
    voices = owned(db, t.claim_voice, "claim", [row.number for row in found])
    reviews = standing.latest(db, [row.id for row in found])
    known = meanings.meaning(db)
    for row in found:
        claim = rows.claim_of(row, voices[row.number], row.document_id)
        claim = meanings.claim_applied(claim, known)
        if row.id in reviews:
            claim = replace(claim, review=reviews[row.id])
        claim.kept_as(row.id)
        yield _Found(row.number, row.telling, row.document, claim)


def _rows_of(table: Table, condition: ColumnElement[bool]) -> Select[Any]:
    return (
        select(table, t.telling.c.document, t.document.c.id.label("document_id"))
        .join(t.telling, t.telling.c.number == table.c.telling)
        .join(t.document, t.document.c.number == t.telling.c.document)
        .where(condition)
        .order_by(table.c.telling, table.c.position)
    )


@dataclass(frozen=True, slots=True)
class _Found(Generic[V]):
    """A deal, proposition or claim with the numbers of its row, its telling and its document."""

    number: int
    telling: int
    document: int
    value: V


def _by_telling(found: Iterable["_Found[V]"]) -> dict[int, list[V]]:
    grouped: dict[int, list[V]] = defaultdict(list)
    for each in found:
        grouped[each.telling].append(each.value)
    return grouped
