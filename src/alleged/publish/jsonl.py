"""A ledger as JSON Lines: one object a line, in one order, for other programs to read."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from alleged.model.actor import Actor
from alleged.model.assessed import Kept
from alleged.model.assessment import Verdict
from alleged.model.bearing import BearingEvidence, evidence_of
from alleged.model.claim import Attribution, Claim, Voice
from alleged.model.deal import Deal, NamedEvidence, Party, Term
from alleged.model.document import Document
from alleged.model.episode import Episode
from alleged.model.event import of_deal
from alleged.model.inquiry import Grade, Inquiry
from alleged.model.lineage import Basis, Edge, EdgeKind
from alleged.model.mark import Mark
from alleged.model.place import PlaceMention
from alleged.model.proposition import Number, Proposition
from alleged.model.review import Review
from alleged.model.telling import Telling
from alleged.publish.episode_json import episode_object
from alleged.publish.json_values import dumped, offsets, period_object
from alleged.publish.judgement_json import judgement_object, review_object

SCHEMA = 1
"""Raised when a key or its meaning changes; added keys do not count."""

Origins = Callable[[tuple[str, ...]], int | None]
"""Counts the independent voices among documents, given by their ids; None where nobody counted."""


def not_counted(documents: tuple[str, ...]) -> int | None:
    """Return None: nobody counted the voices of these documents."""
    return None


Verdicts = Callable[[str], Verdict | None]
"""Gives the verdict on an episode, by its id; None where nobody weighed."""


def not_weighed(episode: str) -> Verdict | None:
    """Return None: nobody weighed this episode."""
    return None


def lines(
    ledger: Mapping[str, Any],
    tellings: Iterable[tuple[Document, Telling]],
    actors: Iterable[Actor] = (),
    edges: Iterable[Edge] = (),
    episodes: Iterable[Episode] = (),
    origins: Origins = not_counted,
    verdicts: Verdicts = not_weighed,
    judgements: Iterable[Inquiry | Grade | Kept | Review] = (),
) -> Iterator[str]:
    """Yield the ledger as JSON objects, one a line, without line ends.

    The first line is the ledger's own, then the actors given, then each document followed by
    what it tells; an actor that was not given stands after the first document that names it.
    What reports took from each other, episodes, and what analysts decided stand at the end. Within
    a document the order is that of the text. Nothing depends on the day or the machine, so two
    exports of one ledger are the same to the byte as long as the documents come in the same order.
    One document is in memory at a time.
    """
    yield dumped({"type": "ledger", "schema": SCHEMA, **ledger})
    known: set[str] = set()
    for actor in sorted(actors, key=lambda actor: actor.id):
        yield from _once(actor, known)
    for document, telling in tellings:
        yield dumped({"type": "document", **document_object(document)})
        for actor in _named(telling):
            yield from _once(actor, known)
        for attribution in sorted(telling.attributions, key=_place_in_text):
            yield dumped({"type": "attribution", **attribution_object(attribution)})
        beside = _denying_beside(telling.claims)
        for deal in sorted(telling.deals, key=lambda deal: (deal.span, deal.id)):
            yield dumped({"type": "deal", **deal_object(deal, beside[deal.id])})
        for proposition in sorted(telling.propositions, key=lambda each: (each.span, each.id)):
            kind = proposition.type.value
            yield dumped({"type": kind, **proposition_object(proposition)})
        for named in sorted(_evidence(telling), key=lambda each: (each.named.span, each.id)):
            yield dumped({"type": "evidence", **evidence_line(named)})
        for claim in sorted(telling.claims, key=lambda claim: (claim.span, claim.id)):
            yield dumped({"type": "claim", **claim_object(claim)})
        for place in sorted(telling.places, key=lambda place: (place.span, place.name)):
            mention = {"document": document.id, **place_object(place)}
            yield dumped({"type": "place_mention", **mention})
    for edge in edges:
        yield dumped({"type": "lineage", **lineage_object(edge)})
    for episode in episodes:
        counted, verdict = origins(episode.documents), verdicts(episode.id)
        yield dumped({"type": "episode", **episode_object(episode, counted, verdict)})
    for each in judgements:
        yield dumped(judgement_object(each))


def document_object(document: Document, *, text: bool = True) -> dict[str, Any]:
    """Return a document's keys; `text=False` leaves its text out."""
    return {
        "id": document.id,
        "given_id": document.given_id,
        "title": document.title,
        "outlet": document.outlet,
        "authors": list(document.authors),
        "published": document.published or None,
        "url": document.url or None,
        "sha256": document.sha256 or None,
        "language": document.language or None,
        "path": document.path or None,
        "pages": [{"number": page.number, "span": offsets(page.span)} for page in document.pages],
        **({"text": document.text} if text else {}),
    }


def attribution_object(attribution: Attribution) -> dict[str, Any]:
    """Return an attribution's keys; `source`, `cue` and `content` are lists of offsets."""
    speaker = attribution.speaker
    return {
        "id": attribution.id,
        "document": attribution.document_id,
        "source": [offsets(span) for span in attribution.source],
        "cue": [offsets(span) for span in attribution.cue],
        "content": [offsets(span) for span in attribution.content],
        "stance": attribution.stance.value,
        "speaker": {
            "name": speaker.name if speaker else None,
            "actor": speaker.actor if speaker else None,
            "mention": speaker.mention if speaker else "",
        },
        "co_speakers": [voice_object(voice) for voice in attribution.co_speakers],
        "parent": attribution.parent,
        "source_kind": attribution.source_kind.value,
        "extractor": attribution.extractor or None,
    }


def _denying_beside(claims: Iterable[Claim]) -> defaultdict[str, set[Voice]]:
    """Return by deal who denies neither it nor a term: that they knew of it, that they broke it."""
    beside: defaultdict[str, set[Voice]] = defaultdict(set)
    for claim in claims:
        only = claim.decided_denies_only
        if only is not None and not only.is_of_the_deal:
            beside[claim.about_id].add(claim.speaker)
    return beside


def deal_object(deal: Deal, beside: Collection[Voice] = ()) -> dict[str, Any]:
    """Return a deal's keys: one deal as one document tells it.

    Who is `beside` it denies something else than the deal or a term, and is no denier of it.
    """
    return {
        "id": deal.id,
        "document": deal.document_id,
        "span": offsets(deal.span),
        "kind": deal.kind.value,
        "status": deal.status.value,
        "visibility": deal.visibility.value,
        "parties": [party_object(party) for party in deal.parties],
        "mediators": [party_object(party) | {"role": party.role} for party in deal.mediators],
        "other_roles": [party_object(party) | {"role": party.role} for party in deal.other_roles],
        "terms": [term_object(term) for term in deal.terms],
        "places": [place_object(place) for place in deal.places],
        "period": period_object(deal.period) if deal.period else None,
        "claimed_by": [voice_object(voice) for voice in deal.claimed_by],
        "denied_by": [voice_object(v) for v in deal.denied_by if v not in beside],
        "doubted_by": [voice_object(voice) for voice in deal.doubted_by],
        "evidence": [evidence_object(evidence) for evidence in deal.evidence],
        "plover": of_deal(deal.kind, deal.status).root,
        "sentences": [offsets(span) for span in deal.sentences],
        "reasons": [{"field": reason.field, "text": reason.text} for reason in deal.reasons],
        "extractor": deal.extractor or None,
        **_reviewed(deal.review, deal.as_read),
    }


def proposition_object(proposition: Proposition) -> dict[str, Any]:
    """Return the keys of an outcome, relation, accusation or forecast as one document tells it."""
    return {
        "id": proposition.id,
        "document": proposition.document_id,
        "span": offsets(proposition.span),
        "kind": proposition.kind,
        "words": offsets(proposition.words),
        "agents": [party_object(party) for party in proposition.agents],
        "recipients": [party_object(party) for party in proposition.recipients],
        "numbers": [number_object(number) for number in proposition.numbers],
        "places": [place_object(place) for place in proposition.places],
        "period": period_object(proposition.period) if proposition.period else None,
        "due": proposition.due.isoformat() if proposition.due else None,
        "claimed_by": [voice_object(voice) for voice in proposition.claimed_by],
        "denied_by": [voice_object(voice) for voice in proposition.denied_by],
        "doubted_by": [voice_object(voice) for voice in proposition.doubted_by],
        "evidence": [evidence_object(evidence) for evidence in proposition.evidence],
        "plover": proposition.plover or None,
        "sentences": [offsets(span) for span in proposition.sentences],
        "reasons": [{"field": reason.field, "text": reason.text} for reason in proposition.reasons],
        "extractor": proposition.extractor or None,
        **_reviewed(proposition.review, proposition.as_read),
    }


def evidence_line(evidence: BearingEvidence) -> dict[str, Any]:
    """Return the keys of a piece of evidence with what it bears on."""
    return {
        "id": evidence.id,
        "document": evidence.document_id,
        **evidence_object(evidence.named),
        "about": {"type": evidence.about_type, "id": evidence.about_id},
    }


def mark_object(mark: Mark) -> dict[str, Any]:
    """Return the keys of an analyst's decision on a forecast."""
    return {
        "verdict": mark.verdict.value,
        "because": mark.because,
        "by": mark.by,
        "at": mark.at.isoformat(),
    }


def number_object(number: Number) -> dict[str, Any]:
    """Return the keys of a number: lowest, best and highest, and what is counted."""
    return {
        "low": number.low,
        "best": number.best,
        "high": number.high,
        "of": number.of or None,
        "text": number.text,
        "span": offsets(number.span),
    }


def claim_object(claim: Claim) -> dict[str, Any]:
    """Return a claim's keys; `voice` is the chain of speakers, outermost first."""
    return {
        "id": claim.id,
        "document": claim.document_id,
        "span": offsets(claim.span),
        "quote": claim.quote,
        "voice": [voice_object(voice) for voice in claim.voice],
        "stance": claim.stance.value,
        "about": {"type": claim.about_type, "id": claim.about_id},
        "denies_only": claim.denies_only and claim.denies_only.value,
        "names": [aspect.value for aspect in claim.names],
        **_reviewed(claim.review),
    }


def lineage_object(edge: Edge) -> dict[str, Any]:
    """Return an edge's keys: from whom a document took text or news.

    Where a report only names an outlet, the kind is `quotes`: two reports that credit one agency
    may carry two of its stories, so a name alone makes nobody one. `basis` says what it stands on:
    with `source`, neither took from the other, and both rest on `origin_name`.
    """
    named = edge.basis is Basis.NAMED
    return {
        "document": edge.document_id,
        "origin": edge.origin_id,
        "origin_name": edge.origin_name,
        "kind": (EdgeKind.QUOTES if named else edge.kind).value,
        "passages": [
            {
                "span": offsets(each.span),
                "origin_span": offsets(each.origin_span) if each.origin_span else None,
            }
            for each in edge.passages
        ],
        "score": edge.score,
        "basis": edge.basis.value,
    }


def place_object(mention: PlaceMention) -> dict[str, Any]:
    """Return a place's keys; `lat`, `lon` and `geonames_id` are null where no sense was found."""
    place = mention.place
    return {
        "span": offsets(mention.span),
        "name": mention.name,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "geonames_id": place.geonames_id if place else None,
        "precision": place.precision if place else "unknown",
        "place": place.name if place else None,
        "country": (place.country or None) if place else None,
        "within_name": mention.within_name,
        "reason": mention.reason or None,
    }


def party_object(party: Party) -> dict[str, Any]:
    """Return a party's keys; `side` is 0 or 1, or null where the text sets no sides."""
    return {
        "name": party.name,
        "actor": party.actor,
        "mention": party.mention,
        "span": offsets(party.span),
        "side": party.side,
    }


def voice_object(voice: Voice) -> dict[str, Any]:
    """Return a voice's keys; the report's own author has an empty mention and no span."""
    return {
        "name": voice.name,
        "actor": voice.actor,
        "mention": voice.mention,
        "span": offsets(voice.span) if voice.span else None,
    }


def term_object(term: Term) -> dict[str, Any]:
    """Return a term's keys; what the text leaves unsaid is null."""
    return {
        "giver": term.giver,
        "gives": term.gives,
        "receiver": term.receiver,
        "in_return_for": term.in_return_for,
        "text": term.text,
        "span": offsets(term.span),
    }


def evidence_object(evidence: NamedEvidence) -> dict[str, Any]:
    """Return the keys of a piece of evidence a text names."""
    return {
        "kind": evidence.kind,
        "state": evidence.state,
        "text": evidence.text,
        "span": offsets(evidence.span),
    }


def actor_object(actor: Actor) -> dict[str, Any]:
    """Return an actor's keys, each alias with the years it was in use."""
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind.value,
        "aliases": [
            {"name": alias.name, "first_year": alias.first_year, "last_year": alias.last_year}
            for alias in actor.aliases
        ],
        "countries": list(actor.countries),
        "part_of": actor.part_of,
    }


def _reviewed(
    review: Review | None, as_read: Mapping[str, tuple[str, ...]] | None = None
) -> dict[str, Any]:
    """Return the keys of what a person decided, and of what was read in its place; none if none."""
    before = {"as_read": {name: list(words) for name, words in as_read.items()}} if as_read else {}
    return {"review": review_object(review), **before} if review else before


def _evidence(telling: Telling) -> Iterator[BearingEvidence]:
    for deal in telling.deals:
        yield from evidence_of(deal)
    for proposition in telling.propositions:
        yield from evidence_of(proposition)


def _named(telling: Telling) -> list[Actor]:
    """Return the actors a report names: new ones, and known ones as far as a mention tells."""
    named = {m.actor: Actor(m.actor, m.name, m.kind) for m in telling.mentions if m.actor}
    named |= {actor.id: actor for actor in telling.new_actors}
    return sorted(named.values(), key=lambda actor: actor.id)


def _once(actor: Actor, known: set[str]) -> Iterator[str]:
    if actor.id not in known:
        known.add(actor.id)
        yield dumped({"type": "actor", **actor_object(actor)})


def _place_in_text(attribution: Attribution) -> tuple[int, str]:
    spans = (*attribution.content, *attribution.cue, *attribution.source)
    return min((span.start for span in spans), default=0), attribution.id
