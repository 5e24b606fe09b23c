"""No quote, no claim: every pointer into a text is checked before it is kept."""

from collections.abc import Iterable, Iterator

from alleged.errors import UngroundedQuote
from alleged.model.claim import Voice
from alleged.model.deal import Deal
from alleged.model.document import Document, Span
from alleged.model.proposition import Proposition
from alleged.model.telling import Telling


def check_grounding(document: Document, telling: Telling) -> None:
    """Raise UngroundedQuote if a span leaves the text or a quote differs from what stands there.

    There is no fuzzy comparison on purpose. A quote that is nearly right is wrong, and a reader
    who follows the citation must find the very same characters.
    """
    text, document_id = document.text, document.id
    for owner in (telling.document_id, *_owners(telling)):
        if owner != document_id:
            raise UngroundedQuote(f"(what {owner} says)", document_id)
    for span in _bare_spans(document, telling):
        if not 0 <= span.start <= span.end <= len(text):
            raise UngroundedQuote(f"characters {span.start} to {span.end}", document_id)
    for span, quote in _quotes(telling):
        if not 0 <= span.start <= span.end <= len(text) or span.of(text) != quote:
            raise UngroundedQuote(quote, document_id)


def _owners(telling: Telling) -> Iterator[str]:
    for parts in (telling.attributions, telling.deals, telling.propositions, telling.claims):
        for part in parts:
            yield part.document_id


def _bare_spans(document: Document, telling: Telling) -> Iterator[Span]:
    for page in document.pages:
        yield page.span
    for attribution in telling.attributions:
        yield from attribution.source
        yield from attribution.cue
        yield from attribution.content
    for deal in telling.deals:
        yield deal.span
        yield from deal.sentences
    for proposition in telling.propositions:
        yield proposition.span
        yield proposition.words
        yield from proposition.sentences


def _quotes(telling: Telling) -> Iterator[tuple[Span, str]]:
    for mention in telling.mentions:
        yield mention.span, mention.text
    for place in telling.places:
        yield place.span, place.name
    for attribution in telling.attributions:
        if attribution.speaker is not None:
            yield from _voices((attribution.speaker,))
        yield from _voices(attribution.co_speakers)
    for deal in telling.deals:
        for party in (*deal.parties, *deal.mediators, *deal.other_roles):
            yield party.span, party.mention
        for term in deal.terms:
            yield term.span, term.text
        yield from _quotes_of(deal)
    for proposition in telling.propositions:
        for party in proposition.roles:
            yield party.span, party.mention
        for number in proposition.numbers:
            yield number.span, number.text
        yield from _quotes_of(proposition)
    for claim in telling.claims:
        yield claim.span, claim.quote
        yield from _voices(claim.voice)


def _quotes_of(told: Deal | Proposition) -> Iterator[tuple[Span, str]]:
    for named in told.evidence:
        yield named.span, named.text
    for place in told.places:
        yield place.span, place.name
    yield from _voices((*told.claimed_by, *told.denied_by, *told.doubted_by))


def _voices(voices: Iterable[Voice]) -> Iterator[tuple[Span, str]]:
    for voice in voices:
        if voice.span is not None:
            yield voice.span, voice.mention
