"""What reports call an actor, where what it takes part in is said to be, and which reports do."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlalchemy import func, select

from alleged.ledger import tables as t
from alleged.ledger.actor_tables import meant
from alleged.ledger.meanings import meaning
from alleged.ledger.standing_conditions import counts
from alleged.ledger.store import Store

_REPORTS = 500
"""Reports that are looked through for names."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What an actor is called, and where."""

    names: tuple[tuple[str, int], ...]
    """Words as written, each with the number of reports that write them; the commonest first."""

    countries: tuple[tuple[str, int], ...]
    """Countries of the places of its deals, each with the number of deals; most first."""

    documents: tuple[str, ...]
    """Ids of the reports that name it."""

    together: tuple[str, ...]
    """Keys of actors that people merged into it."""


def naming(store: Store, key: str, deals: list[str]) -> Naming:
    """Return what reports call an actor; `deals` are the ids of those it has a part in."""
    words: dict[str, set[str]] = defaultdict(set)
    with store.reading() as db:
        known = meaning(db)
        a, d = t.appearance, t.document.c
        if key in known.origins():
            query = select(meant.c.mention, d.id).where(meant.c.of == "appearance")
            query = query.where(meant.c.key == key)
            query = query.join(t.shown, t.shown.c.telling == meant.c.owner)
            query = query.join(t.document, d.number == t.shown.c.document)
            for row in db.execute(query):
                words[row.mention].add(row.id)
        else:
            rows = select(a.c.mentions, d.id, d.text).where(a.c.key == key)
            rows = rows.join(t.shown, t.shown.c.telling == a.c.telling)
            rows = rows.join(t.document, d.number == t.shown.c.document)
            for mentions, report, text in db.execute(rows.order_by(d.number).limit(_REPORTS)):
                for _, start, end, _ in mentions:
                    words[text[start:end]].add(report)
        place = t.deal_place.c
        where = (
            select(func.upper(place.country), func.count(t.deal.c.id.distinct()))
            .join(t.deal, t.deal.c.number == place.deal)
            .join(t.shown, t.shown.c.telling == t.deal.c.telling)
            .where(t.deal.c.id.in_(deals), place.country != "", counts(t.deal))
            .group_by(place.country)
        )
        countries = Counter({row[0]: row[1] for row in db.execute(where)})
    counted = Counter({each: len(reports) for each, reports in words.items()})
    documents = sorted({each for reports in words.values() for each in reports})
    return Naming(
        tuple(counted.most_common()),
        tuple(countries.most_common()),
        tuple(documents),
        known.together(key),
    )
