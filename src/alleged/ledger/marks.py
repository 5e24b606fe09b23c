"""What analysts decided of forecasts, as it stands: the last mark of each that no undo hides."""

from datetime import datetime

from sqlalchemy import select

from alleged.ledger import tables as t
from alleged.ledger.proposition_tables import mark
from alleged.ledger.store import Store
from alleged.model.mark import Mark, Verdict


def marks(store: Store) -> dict[str, Mark]:
    """Return the mark that counts, by the id of the forecast."""
    query = select(mark).join(t.run, t.run.c.number == mark.c.run).where(~t.run.c.hidden)
    with store.reading() as db:
        return {
            row.forecast: Mark(
                row.forecast,
                Verdict(row.verdict),
                row.because,
                row.who,
                datetime.fromisoformat(row.at),
            )
            for row in db.execute(query.order_by(mark.c.number))
        }
