"""Review: a queue of what the program found, to accept, correct, reject or skip."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from alleged.casebook.answers import DealCard, PropositionCard
from alleged.casebook.book import Casebook
from alleged.casebook.screen_words import quotes, title
from alleged.errors import NothingFound, Overtaken, QueryError
from alleged.model.claim import Stance
from alleged.model.deal import Deal, DealKind, DealStatus, Visibility
from alleged.model.document import Document, Span
from alleged.model.filters import REVIEWS, DealFilter, PropositionFilter
from alleged.model.proposition import Proposition
from alleged.model.review import Review, ReviewVerdict
from alleged.web.accounts import Role
from alleged.web.asked import KIND_WORDS, TYPES, Asked
from alleged.web.entrance import role
from alleged.web.guard import from_form
from alleged.web.marking import pieces
from alleged.web.pages.acts import done
from alleged.web.pages.reach import OfBook
from alleged.web.screen import at, is_piece, render, wants_json

router = APIRouter(include_in_schema=False)

ROWS = 20
AROUND = 400
FIELDS = (
    ("type", TYPES),
    ("kind", KIND_WORDS),
    ("actor", "text"),
    ("text", "text"),
    ("outlet", "text"),
    ("review", REVIEWS),
)
CORRECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("kind", tuple(DealKind)),
    ("status", tuple(DealStatus)),
    ("visibility", tuple(Visibility)),
    ("stance", tuple(Stance)),
    ("parties", ()),
    ("places", ()),
    ("time", ()),
    ("voice", ()),
    ("note", ()),
)
"""Fields that may be corrected, each with the words it may be."""

HINTS = {
    "parties": "All of them, parted by semicolons; of what is no deal, who does it first",
    "places": "All of them, parted by semicolons",
    "time": "2031-05-03, 2031-05, 2031, 2031-05-03 to 2031-05-09, or since 2031-05",
}
"""How what is written freely is to be written."""

_OF_CLAIMS = ("stance", "voice")


class QueueAsked(Asked):
    """Which findings are to be looked at."""

    type: str = "deal"
    kind: str = ""
    actor: str = ""
    text: str = ""
    outlet: str = ""
    review: str = "open"


@router.get("/review")
def queue(request: Request, book: OfBook, asked: Annotated[QueueAsked, Query()]) -> HTMLResponse:
    """Show the queue, deals first."""
    same: dict[str, Any] = {
        "actor": asked.actor,
        "text": asked.text,
        "outlet": asked.outlet,
        "review": asked.review,
    }
    if asked.type not in TYPES or asked.review not in REVIEWS:
        raise QueryError(
            f"there is no queue of {asked.type!r}, {asked.review!r}",
            hint=f"Types are: {', '.join(TYPES)}; reviews: {', '.join(REVIEWS)}.",
        )
    wanted: DealFilter | PropositionFilter
    cards: tuple[DealCard | PropositionCard, ...]
    first = asked.after is None
    if asked.type == "deal":
        kind = DealKind(asked.kind) if asked.kind in tuple(DealKind) else None
        wanted = DealFilter(kind=kind, **same)
        deals = book.deals_part(wanted, asked.after, ROWS, counted=first)
        cards, following, tally = deals.items, deals.next, deals.tally
    else:
        wanted = PropositionFilter(type=asked.type, kind=asked.kind, **same)  # type: ignore[arg-type]
        told = book.propositions_part(wanted, asked.after, ROWS, counted=first)
        cards, following, tally = told.items, told.next, told.tally
    ids = [_thing(card).id for card in cards]
    return render(
        request,
        "queue_rows.html" if is_piece(request) else "review.html",
        cards=list(zip(ids, cards, strict=True)),
        reviews=book.reviews(*ids),
        following=following,
        tally=tally,
        query=asked.query(),
        fields=FIELDS,
    )


@router.get("/review/bench")
def bench(request: Request, book: OfBook, target: str) -> HTMLResponse:
    """Show one finding with the words around it."""
    card = _card(book, target)
    thing, text = _thing(card), card.document.text
    start, end = max(0, thing.span.start - AROUND), min(len(text), thing.span.end + AROUND)
    marks = [
        ("told", Span(max(start, s.start) - start, min(end, s.end) - start))
        for s in (thing.sentences or (thing.span,))
    ]
    return render(
        request,
        "bench.html",
        card=card,
        id=target,
        context=pieces(text[start:end], marks),
        cut=(start > 0, end < len(text)),
        past=book.past_reviews(target),
    )


@router.get("/review/correct")
def correct(request: Request, book: OfBook, target: str) -> HTMLResponse:
    """Show the form in which a finding is corrected."""
    standing = book.reviews(target).get(target)
    return _form(request, book, target, {}, standing, None)


@router.post("/review", dependencies=[Depends(from_form), Depends(role(Role.REVIEWER))])
async def decide(request: Request, book: OfBook) -> Response:
    """Keep what somebody decided; if another was first, say so and lose nothing."""
    form = await request.form()
    targets = [str(each) for each in form.getlist("target")][:500]
    seen = dict(zip(targets, (_number(each) for each in form.getlist("seen")), strict=False))
    verdict = str(form.get("verdict", ""))
    content = {name: str(form.get(name, "")) for name, _ in CORRECTIONS}
    content = {name: value for name, value in content.items() if value.strip()}
    correcting = verdict == ReviewVerdict.CORRECTED
    try:
        run = book.review(
            verdict,
            *targets,
            content=content if correcting else None,
            because=str(form.get("because", ""))[:4000],
            seen=seen,
        )
    except Overtaken as overtaken:
        standing = book.reviews(*targets)
        if wants_json(request):
            return _overtaken(overtaken, standing)
        if correcting:
            return _form(request, book, targets[0], content, standing.get(targets[0]), overtaken)
        raise
    words = f"{verdict.capitalize()} {len(targets)} findings" if len(targets) > 1 else ""
    words = words or f"{verdict.capitalize()}: {_finding(book, targets[0]).heading}"
    kept = {target: review.number for target, review in book.reviews(*targets).items()}
    return done(request, run, words, str(form.get("back", "/review")), reviews=kept)


def _overtaken(error: Overtaken, standing: dict[str, Review]) -> Response:
    told = {"kind": "Overtaken", "status": 409, "message": str(error), "hint": error.hint}
    reviews = {
        target: {"number": review.number, "verdict": review.verdict, "by": review.by}
        for target, review in standing.items()
    }
    return JSONResponse({"error": told, "standing": reviews}, 409)


def _form(
    request: Request,
    book: OfBook,
    target: str,
    given: dict[str, str],
    standing: Review | None,
    overtaken: Overtaken | None,
) -> HTMLResponse:
    finding = _finding(book, target)
    page = render(
        request,
        "correct.html",
        finding=finding,
        id=target,
        fields=finding.fields,
        hints=HINTS,
        given=given,
        standing=standing,
        overtaken=overtaken,
        past=book.past_reviews(target),
    )
    page.status_code = 409 if overtaken else 200
    return page


@dataclass(frozen=True, slots=True)
class _Finding:
    """A deal, proposition or claim as the form shows it in which it is corrected."""

    heading: str
    document: Document
    quotes: tuple[str, ...]
    back: str
    fields: tuple[tuple[str, tuple[str, ...], str], ...]
    """Name, the words it may be, and what the program found."""


def _finding(book: Casebook, target: str) -> _Finding:
    if target.startswith("claim-"):
        claim, document = book.claim(target)
        said = {"stance": claim.stance.value, "voice": claim.voice[-1].name, "note": ""}
        return _Finding(
            f"{claim.speaker.name} {claim.how}",
            document,
            (claim.quote,),
            f"{at('reports', document.id)}#{claim.id}",
            tuple((name, words, said[name]) for name, words in CORRECTIONS if name in said),
        )
    card = _card(book, target)
    thing = _thing(card)
    of_deals = ("kind", "status", "visibility")
    return _Finding(
        title(card),
        card.document,
        tuple(quoted.text for quoted in quotes(card)[:3]),
        at("deals" if isinstance(card, DealCard) else "propositions", thing.id),
        tuple(
            (name, allowed, _found(card, name))
            for name, allowed in CORRECTIONS
            if name not in _OF_CLAIMS and (name not in of_deals or isinstance(card, DealCard))
        ),
    )


def _found(card: DealCard | PropositionCard, name: str) -> str:
    """Return what the program found for a field, to be seen beside its correction."""
    thing = _thing(card)
    if name in thing.as_read:
        return ", ".join(thing.as_read[name])
    match name:
        case "kind" | "status" | "visibility":
            return str(getattr(thing, name))
        case "parties":
            parties = card.deal.parties if isinstance(card, DealCard) else card.proposition.roles
            return ", ".join(dict.fromkeys(party.name for party in parties))
        case "places":
            return ", ".join(dict.fromkeys(place.name for place in thing.places))
        case "time":
            return thing.period.text if thing.period else ""
        case _:
            return ""


def _thing(card: DealCard | PropositionCard) -> Deal | Proposition:
    return card.deal if isinstance(card, DealCard) else card.proposition


def _card(book: OfBook, target: str) -> DealCard | PropositionCard:
    found = book.told(target)
    if not found:
        raise NothingFound(
            f"no deal or proposition has the id {target!r}", hint="The queue has all there are."
        )
    return found[0]


def _number(text: object) -> int:
    try:
        return int(str(text))
    except ValueError:
        return 0
