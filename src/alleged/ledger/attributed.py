"""Who is said to say what, read back from a ledger."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from types import SimpleNamespace
from typing import Any

from sqlalchemy import JSON, Text, func, select, type_coerce

from alleged.ledger import retrieval, rows
from alleged.ledger import tables as t
from alleged.ledger.among import among_named, in_one
from alleged.ledger.store import Store
from alleged.model.claim import Attribution
from alleged.model.document import Document, Span


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


def attributions_by(
    store: Store, voices: Mapping[str, Collection[Span | None]]
) -> dict[str, tuple[Attribution, ...]]:
    """Return the attributions that are shown and name one of these voices, by document id.

    `voices` are spans of speakers by document id. Of a long report, which has many more, no others
    are made out of their rows.
    """
    wanted, found = sorted(voices), defaultdict[str, list[Attribution]](list)
    for start in range(0, len(wanted), retrieval.CHUNK):
        with store.reading() as db:
            some = in_one(wanted[start : start + retrieval.CHUNK])
            read = db.execute(_SAID, {"documents": some})
            for row in read:
                key = row.document_id
                if row.several or rows.span(row.start, row.end) in voices[key]:
                    found[key].append(rows.attribution_of(_read(row), key))
    return {document: tuple(each) for document, each in found.items()}


_a = t.attribution.c
_PACKED = [each.name for each in _a if isinstance(each.type, JSON)]
_SAID = (
    # JSON as the text it is: most rows are not wanted, and need not be made into anything.
    select(*(type_coerce(c, Text).label(c.name) if c.name in _PACKED else c for c in _a))
    .add_columns(
        t.document.c.id.label("document_id"),
        func.json_extract(_a.speaker, "$.start").label("start"),
        func.json_extract(_a.speaker, "$.end").label("end"),
        (type_coerce(_a.co_speakers, Text) != "[]").label("several"),
    )
    .join(t.shown, t.shown.c.telling == _a.telling)
    .join(t.document, t.document.c.number == t.shown.c.document)
    .where(among_named(t.document.c.id, "documents"))
    .order_by(_a.telling, _a.position)
)


def _read(row: Any) -> SimpleNamespace:
    packed = {name: json.loads(text) for name in _PACKED if (text := getattr(row, name))}
    return SimpleNamespace(**{**row._mapping, **packed})
