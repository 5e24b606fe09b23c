"""Files as they came in, read back from a ledger."""

import zlib

from sqlalchemy import select

from alleged.errors import NothingFound
from alleged.ledger import tables as t
from alleged.ledger.store import Store
from alleged.model.document import Original


def original(store: Store, sha256: str) -> Original:
    """Return the bytes of an original as they came in, or raise NothingFound."""
    with store.reading() as db:
        row = db.execute(select(t.original).where(t.original.c.sha256 == sha256)).first()
    if row is None:
        raise NothingFound(
            f"the ledger keeps no original with the SHA-256 {sha256!r}",
            hint="`alleged show ID` gives the SHA-256 of a document's original.",
        )
    data = zlib.decompress(row.data) if row.encoding == "zlib" else row.data
    return Original(row.sha256, row.media_type, data)
