"""One row of a ledger as a terminal shows it: its fields, and its words where they stand."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from alleged.casebook.answers import ActorCount, DealCard, EpisodeCard, PropositionCard, Row
from alleged.casebook.screen_words import review_words
from alleged.cli.tables import short, teller
from alleged.model.bearing import BearingEvidence
from alleged.model.claim import Attribution, Claim
from alleged.model.document import Document, Span
from alleged.model.event import Mapping, of_deal, of_proposition
from alleged.model.legible import legible, one_line

if TYPE_CHECKING:
    from alleged.casebook.book import Casebook


AROUND = 240
"""Characters of a report shown before and after the words of a claim."""


def shown(row: Row, casebook: "Casebook") -> Iterator[RenderableType]:
    """Yield what a terminal prints for a row."""
    match row:
        case Document():
            yield from _document(row, casebook)
        case Claim():
            yield from _claim(row, _report(row.document_id, casebook))
        case Attribution():
            yield from _attribution(row, _report(row.document_id, casebook))
        case BearingEvidence():
            yield from _evidence(row, _report(row.document_id, casebook))
        case ActorCount():
            yield casebook.actor(row.key)
        case EpisodeCard():
            yield row
            yield Text()
            yield from _voices(row, casebook)
            weighed = casebook.weigh(row.id)
            yield Text(weighed.line, style="italic")
            yield Text(f"`alleged weigh {short(row.id)}` shows the sum.", style="dim")
        case DealCard():
            yield row
            yield _event(of_deal(row.deal.kind, row.deal.status))
            yield from _lineage(row.document, casebook)
        case PropositionCard():
            yield row
            yield _event(of_proposition(row.proposition.kind))
        case _:
            yield row


def marked(text: str, spans: Iterable[tuple[Span, str]]) -> Text:
    """Return a text with spans in bold, each followed by its note in brackets.

    The notes stand outside the spans, so the words between them are the report's own.
    """
    notes: dict[Span, list[str]] = {}
    for span, note in spans:
        notes.setdefault(span, []).append(note)
    shown = Text()
    edges = sorted({0, len(text), *(edge for span in notes for edge in (span.start, span.end))})
    for start, end in pairwise(edges):
        inside = any(span.start <= start and end <= span.end for span in notes)
        shown.append(legible(text[start:end]), style="bold" if inside else "")
        ending = [note for span, found in notes.items() if span.end == end for note in found]
        if ending:
            shown.append(f" [{', '.join(ending)}]", style="bold cyan")
    return shown


def _document(document: Document, casebook: "Casebook") -> Iterator[RenderableType]:
    yield _fields(
        ("report", document.id),
        ("given id", document.given_id),
        ("title", document.title),
        ("outlet", document.outlet),
        ("authors", ", ".join(document.authors)),
        ("published", document.published),
        ("address", document.url),
        ("read from", document.path),
        ("language", document.language),
        ("SHA-256", document.sha256),
    )
    yield from _lineage(document, casebook)
    deals = list(casebook.deals(document=document.id))
    others = list(casebook.propositions(document=document.id))
    told = [
        *((card.deal.sentences, card.heading, card.deal.id) for card in deals),
        *((c.proposition.sentences, c.heading, c.proposition.id) for c in others),
    ]
    yield Text()
    yield marked(
        document.text,
        (
            (sentence, str(number))
            for number, (sentences, _, _) in enumerate(told, start=1)
            for sentence in sentences
        ),
    )
    yield Text()
    if not deals:
        yield Text("No deal was found in it.", style="dim")
    for number, (_, heading, row_id) in enumerate(told, start=1):
        yield Text(f"[{number}] {one_line(heading)} ({short(row_id)})")


def _event(mapping: Mapping) -> RenderableType:
    """Return what PLOVER calls it, so that it can be set beside other event data."""
    return Text(f"PLOVER: {mapping.root or 'no event'}; {mapping.reason}.", style="dim")


def _lineage(document: Document, casebook: "Casebook") -> Iterator[RenderableType]:
    """Yield what a report took from others, and how many took from it."""
    lines = casebook.lineage(document.id).lines(document.id)
    if lines:
        yield Text()
        yield _fields(*lines)
        yield Text(f"`alleged lineage {short(document.id)}` draws it.", style="dim")


def _voices(episode: EpisodeCard, casebook: "Casebook") -> Iterator[RenderableType]:
    """Yield how many origins the reports of an episode come to, and which of them are one."""
    if len(episode.episode.documents) > 1:
        lineage = casebook.lineage(*episode.episode.tellings)
        yield Text(". ".join(one_line(each).rstrip(".") for each in lineage.voices) + ".")
        yield Text(f"`alleged lineage {short(episode.id)}` draws it.", style="dim")


def _claim(claim: Claim, report: Document) -> Iterator[RenderableType]:
    names = [teller(report), *(voice.name for voice in claim.voice if not voice.is_author)]
    yield _fields(
        ("claim", claim.id),
        ("voice", " > ".join(names)),
        ("stance", claim.how),
        ("reviewed", review_words(claim.review) if claim.review else ""),
        (f"about {claim.about_type}", claim.about_id),
        *_origin(report, claim.span),
    )
    yield Text()
    yield _context(report, [(claim.span, claim.stance.value)], claim.span)


def _attribution(attribution: Attribution, report: Document) -> Iterator[RenderableType]:
    spans = [
        *((span, "speaker") for span in attribution.source),
        *((span, "cue") for span in attribution.cue),
        *((span, "words") for span in attribution.content),
    ]
    reach = Span(min(s.start for s, _ in spans), max(s.end for s, _ in spans))
    yield _fields(
        ("attribution", attribution.id),
        ("speaker", attribution.speaker.name if attribution.speaker else "not named"),
        ("stance", attribution.stance.value),
        ("inside", attribution.parent or ""),
        *_origin(report, reach),
    )
    yield Text()
    yield _context(report, spans, reach)


def _evidence(evidence: BearingEvidence, report: Document) -> Iterator[RenderableType]:
    named = evidence.named
    yield _fields(
        ("evidence", evidence.id),
        ("kind", named.kind),
        ("state", named.state),
        (f"about {evidence.about_type}", evidence.about_id),
        *_origin(report, named.span),
    )
    yield Text()
    yield _context(report, [(named.span, named.state)], named.span)


def _fields(*pairs: tuple[str, str]) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="cyan", no_wrap=True)
    grid.add_column(overflow="fold", ratio=1)
    for label, value in pairs:
        if value:
            grid.add_row(label, Text(one_line(value)))
    return grid


def _origin(report: Document, span: Span) -> Iterator[tuple[str, str]]:
    published = f", {report.published}" if report.published else ""
    yield "report", f"{teller(report)}{published} ({report.given_id}, {report.id})"
    yield "address", report.url
    yield "characters", f"{span.start}–{span.end}"


def _context(report: Document, spans: list[tuple[Span, str]], reach: Span) -> Text:
    start, end = max(0, reach.start - AROUND), min(len(report.text), reach.end + AROUND)
    inside = [(Span(span.start - start, span.end - start), note) for span, note in spans]
    text = marked(report.text[start:end], inside)
    before, after = "… " if start else "", " …" if end < len(report.text) else ""
    return Text(before).append_text(text).append(after)


def _report(document_id: str, casebook: "Casebook") -> Document:
    return next(casebook.documents(document=document_id))
