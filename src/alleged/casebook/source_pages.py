"""Pages of the outlets and speakers of a ledger: what each claimed, and how it held up."""

from collections.abc import Iterable

from alleged.errors import NothingFound, QueryError
from alleged.model.inquiry import Grade
from alleged.publish.source_page import SourcePage
from alleged.publish.weighed import Weighed
from alleged.weigh.assumptions import Assumptions
from alleged.weigh.records import Told, records

NAMED = 12
"""Sources that an error lists."""


def source_pages(
    weighed: Iterable[Weighed],
    grades: dict[str, Grade],
    assumed: Assumptions,
) -> list[SourcePage]:
    """Return a page for each source, the one with most claims first."""
    matters = (Told(each.id, each.card.what, each.body) for each in weighed)
    given = {name.casefold(): grade for name, grade in grades.items()}
    return [
        _page(SourcePage(record), given.get(record.name.casefold()))
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


def _page(page: SourcePage, grade: Grade | None) -> SourcePage:
    if grade is None:
        return page
    because = f"{grade.because} ({grade.by}, {grade.at.date().isoformat()})"
    return SourcePage(page.record, grade.letter, because)
