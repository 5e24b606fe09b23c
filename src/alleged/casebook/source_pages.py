"""Pages of the outlets and speakers of a ledger: what each claimed, and how it held up."""

from collections.abc import Iterable

from alleged.errors import NothingFound, QueryError
from alleged.model.inquiry import Grade
from alleged.model.record import Record, TurnedOut
from alleged.publish.source_page import SourcePage
from alleged.publish.source_wording import right
from alleged.publish.weighed import Weighed
from alleged.weigh.assumptions import Assumptions
from alleged.weigh.records import Told, records
from alleged.weigh.reliability import Reliability

NAMED = 12
"""Sources that an error lists."""


def source_pages(
    weighed: Iterable[Weighed],
    grades: dict[str, Grade],
    assumed: Assumptions,
    learnt: dict[str, Reliability],
) -> list[SourcePage]:
    """Return a page for each source, the one with most claims first.

    `learnt` is how often sources turned out right, by folded name.
    """
    matters = (Told(each.id, each.card.what, each.body) for each in weighed)
    given = {name.casefold(): grade for name, grade in grades.items()}
    return [
        _page(record, given.get(record.name.casefold()), learnt.get(record.name.casefold()))
        for record in records(matters, assumed)
    ]


def one_page(name: str, pages: list[SourcePage]) -> SourcePage:
    """Return the page of the only source of that name, or with that in its name.

    Raises NothingFound, or QueryError if several fit.
    """
    wanted = name.strip().casefold()
    found = [page for page in pages if page.name.casefold() == wanted]
    found = found or [page for page in pages if wanted and wanted in page.name.casefold()]
    if not found:
        raise NothingFound(
            f"no report is by {name!r}, and none quotes such a speaker",
            hint="`alleged sources` lists them.",
        )
    if len(found) > 1:
        listed = ", ".join(repr(page.name) for page in found[:NAMED])
        raise QueryError(f"several sources fit {name!r}", hint=f"Give one name whole: {listed}.")
    return found[0]


def _page(record: Record, grade: Grade | None, learnt: Reliability | None) -> SourcePage:
    found = _turned_out(learnt) if learnt else None
    if grade is None:
        return SourcePage(record, turned_out=found)
    because = f"{grade.because} ({grade.by}, {grade.at.date().isoformat()})"
    return SourcePage(record, grade.letter, because, found)


def learnt_words(learnt: Reliability) -> str:
    """Return in words how often a source turned out right, and how little is known of it."""
    return right(_turned_out(learnt))


def _turned_out(learnt: Reliability) -> TurnedOut:
    return TurnedOut(learnt.right, learnt.low, learnt.high, learnt.seen)
