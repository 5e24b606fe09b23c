"""Finds the places a text names, and says where each is."""

from typing import Any

from alleged.model.document import Document, Span
from alleged.model.place import PlaceMention
from alleged.resolve.gazetteer import Gazetteer, Sense

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


def find_places(doc: Any, document: Document, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Return every mention of a place in the text, in order, each with its likeliest sense.

    `doc` is the spaCy parse of the document's text. A mention whose name the gazetteer does not
    know keeps `place=None`.
    """
    found = []
    for entity in doc.ents:
        if entity.label_ not in PLACE_LABELS:
            continue
        first = entity.start
        while first < entity.end and doc[first].lower_ in {"the", "a", "an"}:
            first += 1
        last = entity.end
        while last > first and (doc[last - 1].lower_ in {"'s", "’s"} or doc[last - 1].is_punct):
            last -= 1
        if first == last:
            continue
        span = doc[first:last]
        senses = gazetteer.senses(span.text) or gazetteer.senses_by_sound(span.text)
        best = max(senses, key=_weight, default=None)
        found.append(
            PlaceMention(
                Span(span.start_char, span.end_char), span.text, best.place if best else None
            )
        )
    return tuple(found)


def _weight(sense: Sense) -> tuple[int, int]:
    rank = {"country": 4, "region": 3, "province": 2, "town": 1}.get(sense.place.precision, 0)
    return (rank, sense.population)
