"""Who is said to say what, read back from a ledger."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sqlalchemy import select

from alleged.ledger import retrieval, rows
from alleged.ledger import tables as t
from alleged.ledger.store import Store
from alleged.model.claim import Attribution
from alleged.model.document import Document


def attributions(store: Store, wanted_id: str) -> Iterator[tuple[Attribution, Document]]:
    """Yield the attributions with that id, each with its document."""
    query = select(t.attribution, t.telling.c.document).where(t.attribution.c.id == wanted_id)
    query = query.join(t.shown, t.shown.c.telling == t.attribution.c.telling)
    query = query.join(t.telling, t.telling.c.number == t.attribution.c.telling)
    with store.reading() as db:
        found = list(db.execute(query))
        read = retrieval.documents_by_number(db, (row.document for row in found))
    for row in found:
        document = read[row.document]
        yield rows.attribution_of(row, document.id), document


def attributions_in(store: Store, documents: Iterable[str]) -> dict[str, tuple[Attribution, ...]]:
    """Return the attributions that are shown of these documents, by document id."""
    wanted = sorted(set(documents))
    found: dict[str, list[Attribution]] = defaultdict(list)
    for start in range(0, len(wanted), retrieval.CHUNK):
        query = select(t.attribution, t.document.c.id.label("document_id"))
        query = query.join(t.shown, t.shown.c.telling == t.attribution.c.telling)
        query = query.join(t.document, t.document.c.number == t.shown.c.document)
        query = query.where(t.document.c.id.in_(wanted[start : start + retrieval.CHUNK]))
        with store.reading() as db:
            for row in db.execute(
                query.order_by(t.attribution.c.telling, t.attribution.c.position)
            ):
                found[row.document_id].append(rows.attribution_of(row, row.document_id))
    return {document: tuple(each) for document, each in found.items()}
