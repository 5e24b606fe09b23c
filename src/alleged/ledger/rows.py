"""Documents, mentions and claims become rows of the ledger, and come back equal."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple
from typing import Any, cast

from alleged.model.actor import Actor, ActorKind, Alias, Mention
from alleged.model.claim import (
    Aspect,
    Attribution,
    AttributionKind,
    Claim,
    SourceKind,
    Stance,
    Voice,
)
from alleged.model.document import Document, Page, Span, days_of
from alleged.model.place import Place, PlaceMention

Row = dict[str, Any]


def folded(*names: str) -> str:
    """Return names as filters compare them: without regard to case."""
    return "\n".join(name.casefold() for name in names)


def published_between(published: str) -> tuple[str | None, str | None]:
    """Return the first and last day that a date of publication may mean, as the ledger writes it.

    >>> published_between("2017-02")
    ('2017-02-01', '2017-02-28')
    >>> published_between("some day")
    (None, None)
    """
    days = days_of(published)
    return (days[0].isoformat(), days[1].isoformat()) if days else (None, None)


# Documents


def document_row(document: Document, document_id: str) -> Row:
    """Return the row of a document, without its pages."""
    first, last = published_between(document.published)
    return {
        "id": document_id,
        "given_id": document.given_id,
        "title": document.title,
        "outlet": document.outlet,
        "outlet_folded": folded(document.outlet),
        "authors": list(document.authors),
        "published": document.published,
        "published_first": first,
        "published_last": last,
        "url": document.url,
        "sha256": document.sha256,
        "language": document.language,
        "path": document.path,
        "text": document.text,
    }


def page_rows(document: Document, number: int) -> list[Row]:
    """Return one row a page."""
    return [
        {
            "document": number,
            "position": position,
            "number": page.number,
            "start": page.span.start,
            "end": page.span.end,
        }
        for position, page in enumerate(document.pages)
    ]


def document_of(row: Any, pages: Iterable[Any]) -> Document:
    """Return the document a row was made of."""
    return Document(
        given_id=row.given_id,
        text=row.text,
        title=row.title,
        outlet=row.outlet,
        authors=tuple(row.authors),
        published=row.published,
        url=row.url,
        sha256=row.sha256,
        language=row.language,
        path=row.path,
        pages=tuple(Page(page.number, Span(page.start, page.end)) for page in pages),
    ).kept_as(row.id)


# Mentions, places, actors


def appearance_rows(mentions: Sequence[Mention], telling: int) -> list[Row]:
    """Return one row for each actor a text names, with every place where it does.

    A report names the same few actors many times over: gathered, they take a third of the rows.
    """
    gathered: dict[tuple[str, str, str | None, str], list[list[Any]]] = {}
    for position, m in enumerate(mentions):
        place = [position, m.span.start, m.span.end, m.form]
        gathered.setdefault((m.key, m.name, m.actor, m.kind.value), []).append(place)
    return [
        {
            "telling": telling,
            "position": position,
            "key": key,
            "name": name,
            "folded": folded(name),
            "actor": actor,
            "kind": kind,
            "mentions": places,
        }
        for position, ((key, name, actor, kind), places) in enumerate(gathered.items())
    ]


def mentions_of(rows: Iterable[Any], text: str) -> tuple[Mention, ...]:
    """Return the mentions that rows were made of, in their order."""
    placed = [
        (position, row, Span(start, end), form)
        for row in rows
        for position, start, end, form in row.mentions
    ]
    placed.sort(key=lambda entry: cast(int, entry[0]))
    return tuple(
        Mention(span, span.of(text), row.key, row.name, row.actor, ActorKind(row.kind), form)
        for _, row, span, form in placed
    )


def place_rows(places: Sequence[PlaceMention], **owner: int) -> list[Row]:
    """Return one row a place mention."""
    return [
        {
            **owner,
            "position": position,
            "start": mention.span.start,
            "end": mention.span.end,
            "name": mention.name,
            "place": mention.place and mention.place.name,
            "lat": mention.place and mention.place.lat,
            "lon": mention.place and mention.place.lon,
            "geonames_id": mention.place and mention.place.geonames_id,
            "precision": mention.place and mention.place.precision,
            "country": mention.place and mention.place.country,
            "within_name": mention.within_name,
            "reason": mention.reason,
        }
        for position, mention in enumerate(places)
    ]


def places_of(rows: Iterable[Any]) -> tuple[PlaceMention, ...]:
    """Return the place mentions that rows were made of."""
    return tuple(
        PlaceMention(
            Span(row.start, row.end),
            row.name,
            None
            if row.precision is None
            else Place(row.place, row.lat, row.lon, row.geonames_id, row.precision, row.country),
            row.within_name,
            row.reason,
        )
        for row in rows
    )


def actor_rows(actors: Sequence[Actor], telling: int) -> list[Row]:
    """Return one row an actor."""
    return [
        {
            "telling": telling,
            "position": position,
            "id": actor.id,
            "name": actor.name,
            "kind": actor.kind.value,
            "aliases": [list(astuple(alias)) for alias in actor.aliases],
            "countries": list(actor.countries),
            "part_of": actor.part_of,
        }
        for position, actor in enumerate(actors)
    ]


def actor_of(row: Any) -> Actor:
    """Return the actor a row was made of."""
    return Actor(
        row.id,
        row.name,
        ActorKind(row.kind),
        tuple(Alias(*alias) for alias in row.aliases),
        tuple(row.countries),
        row.part_of,
    )


# Attributions and claims


def attribution_rows(attributions: Sequence[Attribution], telling: int) -> list[Row]:
    """Return one row an attribution."""
    return [
        {
            "telling": telling,
            "position": position,
            "id": attribution.id,
            "source": pairs(attribution.source),
            "cue": pairs(attribution.cue),
            "content": pairs(attribution.content),
            "stance": attribution.stance.value,
            "kind": attribution.kind.value,
            "speaker": attribution.speaker and _voice_row(attribution.speaker),
            "co_speakers": [_voice_row(voice) for voice in attribution.co_speakers],
            "parent": attribution.parent,
            "source_kind": attribution.source_kind.value,
            "extractor": attribution.extractor,
        }
        for position, attribution in enumerate(attributions)
    ]


def attribution_of(row: Any, document_id: str) -> Attribution:
    """Return the attribution a row was made of."""
    return Attribution(
        document_id=document_id,
        source=spans(row.source),
        cue=spans(row.cue),
        content=spans(row.content),
        stance=Stance(row.stance),
        speaker=None if row.speaker is None else _voice(row.speaker),
        parent=row.parent,
        kind=AttributionKind(row.kind),
        co_speakers=tuple(map(_voice, row.co_speakers)),
        source_kind=SourceKind(row.source_kind),
        extractor=row.extractor,
    ).kept_as(row.id)


def _voice(said: Row) -> Voice:
    return Voice(said["name"], said["actor"], said["mention"], span(said["start"], said["end"]))


def claim_row(claim: Claim, telling: int, position: int) -> Row:
    """Return the row of a claim, without its voices."""
    return {
        "telling": telling,
        "position": position,
        "id": claim.id,
        "start": claim.span.start,
        "end": claim.span.end,
        "quote": claim.quote,
        "stance": claim.stance.value,
        "about_type": claim.about_type,
        "about_id": claim.about_id,
        "denies_only": claim.denies_only and claim.denies_only.value,
        "names": [aspect.value for aspect in claim.names] or None,
    }


def voice_rows(voices: Sequence[Voice], **owner: Any) -> list[Row]:
    """Return one row a voice."""
    return [
        {**owner, "position": position, "folded": folded(voice.name), **_voice_row(voice)}
        for position, voice in enumerate(voices)
    ]


def _voice_row(voice: Voice) -> Row:
    return {
        "name": voice.name,
        "actor": voice.actor,
        "mention": voice.mention,
        "start": voice.span and voice.span.start,
        "end": voice.span and voice.span.end,
    }


def voices_of(rows: Iterable[Any]) -> tuple[Voice, ...]:
    """Return the voices that rows were made of."""
    return tuple(Voice(r.name, r.actor, r.mention, span(r.start, r.end)) for r in rows)


def claim_of(row: Any, voices: Iterable[Any], document_id: str) -> Claim:
    """Return the claim that rows were made of."""
    return Claim(
        document_id,
        Span(row.start, row.end),
        row.quote,
        voices_of(voices),
        Stance(row.stance),
        row.about_type,
        row.about_id,
        row.denies_only and Aspect(row.denies_only),
        tuple(map(Aspect, row.names or ())),
    ).kept_as(row.id)


# Spans


def pairs(several: Iterable[Span]) -> list[list[int]]:
    """Return spans as lists of start and end."""
    return [[one.start, one.end] for one in several]


def spans(several: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    """Return the spans that lists were made of."""
    return tuple(Span(start, end) for start, end in several)


def span(start: int | None, end: int | None) -> Span | None:
    """Return the span, or None for a voice that no words of the text name."""
    return None if start is None or end is None else Span(start, end)
