"""The reader: a report with its claims marked in the text, and cards of what it tells beside it."""

from collections import defaultdict
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from alleged.casebook.answers import DealCard, PropositionCard
from alleged.model.claim import Claim
from alleged.model.document import Document, Span
from alleged.model.review import Review, ReviewVerdict
from alleged.model.telling import Telling
from alleged.web.marking import Piece, direction, pieces
from alleged.web.pages.reach import OfBook
from alleged.web.screen import is_piece, render

router = APIRouter(include_in_schema=False)

ADDED = "added"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A claim and the number under which the text and the cards show it."""

    number: int
    claim: Claim
    review: Review | None


@dataclass(frozen=True, slots=True)
class Told:
    """A deal or proposition of the report, with the claims about it."""

    id: str
    card: DealCard | PropositionCard
    claims: tuple[Numbered, ...]
    review: Review | None

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        thing = self.card.deal if isinstance(self.card, DealCard) else self.card.proposition
        return thing.span.start


@dataclass(frozen=True, slots=True)
class Open:
    """A report as the reader shows it."""

    document: Document
    pieces: tuple[Piece, ...]
    told: tuple[Told, ...]
    added: tuple[tuple[int, Review], ...]
    marks: dict[str, Numbered | tuple[int, Review]]
    direction: str


def opened(document: Document, telling: Telling, reviews: dict[str, Review]) -> Open:
    """Return a report laid out for reading."""
    ordered = sorted(telling.claims, key=lambda claim: (claim.span, claim.id))
    numbered = [Numbered(n, claim, reviews.get(claim.id)) for n, claim in enumerate(ordered, 1)]
    about: dict[str, list[Numbered]] = defaultdict(list)
    for each in numbered:
        about[each.claim.about_id].append(each)
    cards: list[tuple[str, DealCard | PropositionCard]] = [
        (deal.id, DealCard(deal, document, telling.claims)) for deal in telling.deals
    ]
    cards += ((p.id, PropositionCard(p, document, telling.claims)) for p in telling.propositions)
    told = [Told(key, card, tuple(about[key]), reviews.get(key)) for key, card in cards]
    added = [r for r in reviews.values() if r.verdict is ReviewVerdict.ADDED]
    added.sort(key=lambda review: (int(review.content["start"]), review.number))
    extra = tuple(enumerate(added, len(numbered) + 1))
    marks: dict[str, Numbered | tuple[int, Review]] = {f"c{n.number}": n for n in numbered}
    marks |= {f"c{number}": (number, review) for number, review in extra}
    spans = [(f"c{n.number}", n.claim.span) for n in numbered]
    spans += (
        (f"c{number}", Span(int(r.content["start"]), int(r.content["end"]))) for number, r in extra
    )
    return Open(
        document,
        tuple(pieces(document.text, spans)),
        tuple(sorted(told, key=lambda each: (each.start, each.id))),
        extra,
        marks,
        direction(document.language),
    )


@router.get("/reports/{wanted}")
def read(request: Request, book: OfBook, wanted: str) -> HTMLResponse:
    """Show a report."""
    document, telling = book.telling(wanted)
    reviews = book.reviews_of(document.id)
    return render(
        request,
        "report_piece.html" if is_piece(request) else "reader.html",
        open=opened(document, telling, reviews),
    )


@router.get("/originals/{sha256}")
def original(book: OfBook, sha256: str) -> Response:
    """Send an original as it came in, to be saved and not shown: it is not ours to vouch for."""
    return Response(
        book.original(sha256),
        media_type="application/octet-stream",
        headers={
            "content-disposition": f'attachment; filename="{sha256[:16]}.original"',
            "content-security-policy": "default-src 'none'; sandbox",
        },
    )
