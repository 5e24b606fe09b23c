"""At a glance: what is told most, what is contradicted, what is new, what lacks evidence."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from alleged.casebook.answers import DealCard, EpisodeOutline, PropositionCard, Status
from alleged.casebook.book import Casebook
from alleged.model.document import Document
from alleged.model.filters import DocumentFilter
from alleged.web.desk import Desk
from alleged.web.pages.reach import OfDesk
from alleged.web.screen import render

router = APIRouter(include_in_schema=False)

FEW = 6


@dataclass(frozen=True, slots=True)
class Glance:
    """All that the first page shows."""

    status: Status
    most: tuple[EpisodeOutline, ...]
    lead: DealCard | PropositionCard | None
    """What the first report tells of the first of these."""

    contradicted: tuple[DealCard | PropositionCard, ...]
    new: tuple[Document, ...]
    lacking: tuple[DealCard | PropositionCard, ...]
    reviewed: dict[str, int]


def glance_of(book: Casebook) -> Glance:
    """Return what the first page shows of a casebook."""
    most = tuple(book.most_told(FEW))
    lead = book.told(*(each.episode.tellings[0] for each in most[:1]))
    return Glance(
        book.status(),
        most,
        lead[0] if lead else None,
        tuple(book.contradicted(FEW)),
        book.documents_part(DocumentFilter(), limit=FEW).items,
        tuple(book.without_evidence(FEW)),
        book.review_counts(),
    )


def shown(desk: Desk) -> Glance:
    """Return what the first page shows, as remembered."""
    return desk.remembered("glance", glance_of)


@router.get("/")
def glance(request: Request, desk: OfDesk) -> HTMLResponse:
    """Show the first page."""
    return render(request, "glance.html", glance=shown(desk))
