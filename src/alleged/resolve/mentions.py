"""Which words of a text mean which actor: names, descriptions and pronouns, one key an actor."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from alleged.model.actor import Mention
from alleged.model.document import Document, Span
from alleged.model.place import PlaceMention
from alleged.resolve.actors import ActorIndex
from alleged.resolve.body_kinds import find_kinds
from alleged.resolve.coreference import resolve_descriptions
from alleged.resolve.descriptions import find_descriptions
from alleged.resolve.entity import Found, Roster
from alleged.resolve.names import find_names
from alleged.resolve.own_side import find_own_side
from alleged.resolve.pronouns import resolve_pronouns
from alleged.resolve.short_names import find_short_names


def find_mentions(
    doc: Doc, document: Document, index: ActorIndex, places: Iterable[PlaceMention] = ()
) -> tuple[Mention, ...]:
    """Return every mention of an actor in reading order; no two share a head word.

    Names come first (actor file, then the pipeline's own names), then noun phrases that describe
    an actor, then what "the group", "the government" and pronouns stand for. What no actor file
    knows keeps the words of the text as its name and None as its actor.
    """
    places = tuple(places)
    roster = Roster(doc, index, frozenset(_last_words_of_places(doc, places)))
    find_names(roster, places)
    find_kinds(roster)
    titled = document.title and document.text.startswith(document.title)
    find_short_names(roster, len(document.title) if titled else 0)
    find_descriptions(roster)
    found = [p.place for p in places if p.place is not None]
    towns = {place for place in found if place.precision not in ("country", "region")}
    grounds = [place.country for place in towns]
    resolve_descriptions(roster, [place.country for place in found], grounds)
    find_own_side(roster, document.outlet)
    resolve_pronouns(roster)
    return tuple(_mention(roster, found) for found in roster.in_order())


def _last_words_of_places(doc: Doc, places: Iterable[PlaceMention]) -> Iterator[int]:
    """Yield the words of places' names but the first: the country in "Port of Orn" is not Orn."""
    for place in places:
        words = doc.char_span(place.span.start, place.span.end, alignment_mode="expand")
        if place.place is not None and words is not None:
            yield from range(words.start + 1, words.end)


def _mention(roster: Roster, found: Found) -> Mention:
    tokens = roster.doc[found.start : found.end]
    return Mention(
        span=Span(tokens.start_char, tokens.end_char),
        text=tokens.text,
        key=found.key,
        name=roster.name_of(found.key),
        actor=roster.actor_of(found.key),
        kind=found.kind,
        form=found.form,
    )
