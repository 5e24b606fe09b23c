"""Longer names around listed ones: "Front of Young Salters" is no "Front", whoever lists that."""

from collections import Counter

from spacy.tokens import Doc, Token

from alleged.model.actor import ActorKind
from alleged.resolve.actor_nouns import actor_nouns
from alleged.resolve.entity import Roster

_OF = {"of", "for"}
_ARTICLES = {"the", "a", "an"}
_PLACES = {"GPE", "LOC", "NORP", "DATE"}
_LONGEST = 9
_OF_A_COUNTRY = ("ian", "ese", "ish", "i", "an", "ic")
"""How adjectives of countries and peoples end, which only say whose a body is."""


def longer_name(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """Return the words of the longer name that one capitalised word is part of, if it is.

    It is where "of" or "for" and capitalised words that are no place follow it, or a name stands
    before it. Of several words it is where the pipeline sees one longer name of a body.
    """
    if end - start > 1 and not (end - start == 2 and doc[start].lower_ in _ARTICLES):
        return _whole_body(doc, start, end)
    noun = end - 1
    if doc[noun].is_upper or not doc[noun].is_title:
        return None
    first = noun
    while first > 0 and noun - first < _LONGEST and _is_part(doc, first - 1):
        first -= 1
    last = _behind(doc, end)
    return (first, last) if last > end or first < noun else None


def _whole_body(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    """Return the named body that some words end: "Upland Salt Front" is no "Salt Front"."""
    first = start
    while first > 0 and doc[first].ent_iob_ == "I" and doc[first].ent_type_ == "ORG":
        first -= 1
    owned = (i + 1 for i in range(first, start) if doc[i].text in {"'s", "’s"})
    first = max(owned, default=first)  # "Orn's Watch Service" is the Watch Service
    while first < start and not _is_own_word(doc[first]):
        first += 1
    return (first, end) if first < start else None


def _is_own_word(token: Token) -> bool:
    """Say whether a word before a name belongs to it, and is no article, country or title."""
    return token.is_title and token.pos_ == "PROPN" and not token.text.endswith(_OF_A_COUNTRY)


def spelled_by(doc: Doc, bracket: int, short: str) -> tuple[int, int] | None:
    """Return the capitalised words before a bracket whose initials are exactly the acronym's.

    Where none are, those that hold its letters in another order, as another language has them, and
    one capital more at most: "Patriotic Forces for the Refoundation of the Republic (FPR)".
    """
    wanted = [letter for letter in short.upper() if letter.isalpha()]
    initials: list[str] = []
    start, loose = bracket, None
    while wanted and start > 0 and bracket - start < _LONGEST + len(wanted):
        word = doc[start - 1].text
        if word[:1].isupper():
            initials.insert(0, word[0].upper())
        elif word.lower() not in _OF | _ARTICLES | {"and", "-", "in"}:
            break
        start -= 1
        if word[:1].islower():
            continue
        if initials == wanted:
            return start, bracket
        spare = len(initials) - len(wanted)
        if spare in (0, 1) and initials[0] == wanted[0] and not Counter(wanted) - Counter(initials):
            loose = start, bracket
    return loose


def named_longer(roster: Roster, words: tuple[int, int]) -> tuple[str, ActorKind]:
    """Return the key and the kind of a longer name that no actor file knows."""
    text = roster.doc[words[0] : words[1]].text
    nouns = (actor_nouns().get(token.lower_) for token in roster.doc[words[0] : words[1]])
    kind = next((noun.kind for noun in nouns if noun is not None), ActorKind.ORGANISATION)
    return roster.key_of_words(text), kind


def _is_part(doc: Doc, i: int) -> bool:
    token = doc[i]
    if token.text in {"'s", "’s"}:
        return i > 0 and _is_part(doc, i - 1) and doc[i - 1].ent_type_ not in {"PERSON"}
    return (
        token.is_title
        and token.pos_ == "PROPN"
        and token.ent_type_ not in _PLACES | {"PERSON"}
        and not token.is_sent_start
    )


def _behind(doc: Doc, end: int) -> int:
    """Return where a name ends that goes on with "of" or "for" behind its noun."""
    if end >= len(doc) or doc[end].lower_ not in _OF:
        return end
    at = end + 1
    if at < len(doc) and doc[at].lower_ in _ARTICLES:
        at += 1
    first = at
    while at < len(doc) and at - end < _LONGEST and _goes_on(doc, at):
        at += 1
    return at if at > first else end


def _goes_on(doc: Doc, i: int) -> bool:
    token = doc[i]
    return token.is_title and token.is_alpha and token.ent_type_ not in _PLACES | {"PERSON"}
