"""A candidate place name, and what speaks for and against it: each sign by a name of its own."""

from collections.abc import Iterator
from dataclasses import dataclass

from alleged.resolve import place_cues as cues
from alleged.resolve.gazetteer import Sense
from alleged.resolve.place_words import Words


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `first` to `last` (exclusive) that may name a place."""

    first: int
    last: int
    text: str
    senses: tuple[Sense, ...] = ()
    by_sound: bool = False
    """Whether only a name that sounds alike is known."""


def signs(words: Words, one: Candidate, is_covered: bool) -> Iterator[str]:
    """Yield the names of what speaks for or against the candidate.

    `is_covered`: a longer candidate holds this one.
    """
    if is_covered:
        yield "covered"
    shape = entity_shape(words, one)
    yield from of_entity(words, one, shape)
    yield from of_gazetteer(words, one, shape)
    yield from of_form(words, one)
    yield from of_word_before(words, one)
    yield from of_word_after(words, one)
    yield from of_document(words, one)


def entity_shape(words: Words, one: Candidate) -> str:
    """Return how the candidate lies in the named entity it begins in."""
    entity = words.entity[one.first]
    if entity < 0:
        is_free = all(e < 0 for e in words.entity[one.first : one.last])
        return "free" if is_free else "part"
    first, last, _ = words.entities[entity]
    begins, ends = one.first == first, one.last >= last
    return "exact" if begins and ends else "start" if begins else "end" if ends else "middle"


def of_entity(words: Words, one: Candidate, shape: str) -> Iterator[str]:
    """Yield what the named entity around the candidate says."""
    label = words.label[one.first]
    yield f"entity={label}/{shape}"
    if label not in cues.PLACE_LABELS and label != "none":
        yield f"other entity/{shape}"


def of_gazetteer(words: Words, one: Candidate, shape: str) -> Iterator[str]:
    """Yield what the gazetteer knows under the name."""
    label = words.label[one.first]
    if not one.senses:
        yield "unknown"
        yield f"unknown&{label}"
        if words.is_called_place(one.first, one.last):
            yield "unknown but called a place"
        elif words.is_placed(one.first, one.last):
            yield "unknown but placed"
        return
    if one.by_sound:
        yield "by sound"
    kinds = {s.place.precision for s in one.senses if s.fit == 2}
    others = {s.place.precision for s in one.senses if s.fit < 2} - kinds
    yield from (f"is {kind}" for kind in sorted(kinds))
    yield from (f"also {kind}" for kind in sorted(others))
    people = max(
        (s.population for s in one.senses if s.place.precision == "town" and s.fit), default=0
    )
    yield f"population={len(str(people)) if people else 0}"
    count = len(one.senses)
    yield f"senses={'1' if count == 1 else '2-5' if count < 6 else '6+'}"
    if kinds & {"country", "province", "region"} or "country" in others:
        yield f"large&{label}"
    else:
        yield f"small&{label}/{shape}"


def of_form(words: Words, one: Candidate) -> Iterator[str]:
    """Yield what the candidate's own words say."""
    first, last = one.first, one.last
    head, tail = words.lower[first].rstrip("."), words.lower[last - 1].rstrip(".")
    length = last - first
    yield f"length={min(length, 4)}"
    if one.text.isupper():
        yield "capitals" if len(one.text) > 3 else "short capitals"
        if len(one.text) == 2 and first and words.written[first - 1] == ",":
            yield "postal code"
    if head in cues.DIRECTIONS:
        yield "head=direction"
    if length == 1:
        yield f"pos={words.pos[first]}"
        if words.lower[first] in words.uncapitalised:
            yield "also uncapitalised"
        return
    both = words.pos[first] == words.pos[last - 1] == "PROPN"
    yield f"pos={'names' if both else 'other'}"
    if head in cues.WATERS:
        yield "head=water"
    if tail in cues.NAMED_PLACES:
        yield "tail=place"
        if tail in cues.DISTRICTS:
            yield "tail=district"
    elif tail in cues.BODIES:
        yield "tail=body"
    if tail in cues.ROADS:
        yield "tail=road"


def of_word_before(words: Words, one: Candidate) -> Iterator[str]:
    """Yield what stands before the candidate."""
    at = one.first - 1
    if words.opens[one.first] or at < 0:
        yield "opens sentence"
    if at < 0:
        return
    word = words.lower[at]
    earlier = words.lower[at - 1] if at else ""
    if word in cues.LOCATIVE:
        yield "before=locative"
    elif word in cues.MOTION:
        yield f"before={word}"
        if word == "of" and earlier in cues.SETTLEMENTS:
            yield "before=town of"
    elif word.rstrip(".") in cues.TITLES:
        yield "before=title"
    elif word in cues.DIRECTIONS:
        yield "before=direction"
    elif word == "the":
        yield "before=the"
        if earlier in cues.LOCATIVE:
            yield "before=in the"
    elif word in cues.SETTLEMENTS:
        yield "before=settlement"
    elif word == ",":
        yield "before=comma"
        if at and words.label[at - 1] == "GPE":
            yield "before=place,"
    elif word in {"and", "or"}:
        is_list = at and words.label[at - 1] in cues.PLACE_LABELS
        yield "before=place and" if is_list else "before=and"
    elif word in {"-", "–", "—", "/"}:
        yield "before=hyphen" if words.starts[one.first] == words.ends[at] else "before=dash"
    elif word in {"a", "an"}:
        yield "before=a"
    elif words.pos[at] == "VERB":
        yield "before=verb"
    elif word.isdigit():
        yield "before=number"
    elif words.capital[at]:
        yield "before=capital"
        yield f"before=capital&{words.label[at]}"
        if words.label[at] == "PERSON" or word in words.surnames:
            yield "before=part of a person's name"
        if len(word) == 2 and word[1] == ".":
            yield "before=initial"
    else:
        yield f"before={words.pos[at]}"


def of_word_after(words: Words, one: Candidate) -> Iterator[str]:
    """Yield what stands after the candidate."""
    at = one.last
    if words.is_called_place(one.first, at):
        yield "called a place"
    if at >= len(words):
        return
    word, following = words.lower[at], at + 1 if at + 1 < len(words) else at
    kind = word.rstrip(".")
    if words.capital[at]:
        yield from of_capital_after(words, one, kind)
    elif word in cues.SETTLEMENTS:
        yield "after=settlement"
    elif word in cues.OFFICES:
        yield "after=of somebody"
    elif word in {"'s", "’s"}:
        yield "after='s"
    elif word == ",":
        if words.label[following] == "GPE" and words.capital[following]:
            yield "after=,place"
        elif words.lower[following].isdigit():
            yield "after=,number"
        elif words.lower[following] in cues.SPEECH:
            yield "after=,speech"
        else:
            yield "after=comma"
    elif word in cues.SPEECH:
        yield "after=speech"
    elif word == "-":
        yield "after=hyphen" if words.starts[following] == words.ends[at] else "after=dash"
    elif word in {"–", "—", "--", "/"}:
        yield "after=dash"
    elif word == ".":
        yield "after=stop"
    elif word in {"and", "or"}:
        is_list = words.label[following] in cues.PLACE_LABELS
        yield "after=and place" if is_list else "after=and"
    elif word == ")":
        yield "after=bracket"
    else:
        yield f"after={words.pos[at]}"


def of_capital_after(words: Words, one: Candidate, kind: str) -> Iterator[str]:
    """Yield what a capitalised word after the candidate says: often a longer name goes on."""
    at = one.last
    if kind in cues.ROADS:
        yield "after=Road"
    elif kind in cues.NAMED_PLACES:
        yield "after=Place"
        if words.label[at] == words.label[one.first]:
            yield "after=Place, same entity"
    elif kind in cues.OFFICES:
        yield "after=Office"
    elif kind in cues.BODIES:
        yield "after=Body"
    else:
        yield "after=capital"
        yield f"after=capital&{words.label[at]}"
    for i in range(at, min(at + 5, len(words))):
        if not words.capital[i] and words.lower[i] not in {"of", "and", "&", "for"}:
            break
        if words.lower[i] in cues.BODIES:
            yield "name of a body goes on"
            break
        if words.lower[i].rstrip(".") in cues.ROADS:
            yield "name of a road goes on"
            break


def of_document(words: Words, one: Candidate) -> Iterator[str]:
    """Yield what the rest of the document says about the same spelling."""
    label = words.label[one.first]
    counts = words.labels_of.get(one.text.casefold())
    if counts:
        as_place = counts["GPE"] + counts["LOC"]
        if as_place > (label in {"GPE", "LOC"}):
            yield "elsewhere a place"
        if as_place >= 3:
            yield "often a place"
        if counts["PERSON"] > (label == "PERSON"):
            yield "elsewhere a person"
        if counts["ORG"] > (label == "ORG"):
            yield "elsewhere a body"
    if one.last - one.first == 1:
        word = words.lower[one.first]
        if word in words.surnames:
            yield "in a person's name"
        before = words.lower[one.first - 1] if one.first else ""
        if words.located[word] > (before in cues.LOCATIVE):
            yield "elsewhere after a preposition of place"
