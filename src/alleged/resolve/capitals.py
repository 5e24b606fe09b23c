"""Names that only their capitals show: bodies and bands that the pipeline's own names leave out."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from alleged.model.actor import ActorKind
from alleged.resolve.actor_nouns import actor_nouns
from alleged.resolve.entity import Roster
from alleged.resolve.titles import TITLES

_LINKS = {"of", "for", "de", "del", "los", "las", "la", "al", "el"}
_ARTICLES = {"the", "la", "los", "las"}
_NO_BODIES = {"DATE", "TIME", "MONEY", "PERCENT", "LAW", "LANGUAGE", "NORP", "PERSON", "CARDINAL",
              "ORDINAL", "QUANTITY", "ORG"}  # fmt: skip
"""What the pipeline takes for something else, or has named already."""

_PLACES = {"GPE", "LOC", "FAC"}
_SIDES = {"by", "with", "between"}
_SUBJECTS = {"nsubj", "nsubjpass"}
_LONGEST = 8


def capitalised(roster: Roster, located: set[int]) -> Iterator[tuple[int, int, ActorKind]]:
    """Yield the words of each name that nobody has read yet, with what sort of actor it names.

    "Sons of the Mill" and "Salt Companies" are names by their capitals alone; one word is one
    only if it stands for several ("the Levies"). What the pipeline takes for a place, and no
    gazetteer lists, is a body only where it acts. `located` holds the characters of places that
    the gazetteer knows.
    """
    doc, words = roster.doc, roster.words
    i = 0
    while i < len(words):
        if not _names(roster, i, located):
            i += 1
            continue
        end = _end(roster, i, located)
        kind = _sort(doc, i, end)
        if kind is not None:
            yield i, end, kind
        i = end


def _names(roster: Roster, i: int, located: set[int]) -> bool:
    token = roster.doc[i]
    return (
        (token.pos_ == "PROPN" or (token.pos_ == "NOUN" and not token.is_sent_start))
        and token.text[:1].isupper()
        and token.text[1:].islower()
        and token.ent_type_ not in _NO_BODIES
        and token.idx not in located
        and roster.at(i) is None
    )


def _end(roster: Roster, start: int, located: set[int]) -> int:
    """Return where a name ends: capitals in a row, and more behind "of" or "of the"."""
    words = roster.words
    end = start + 1
    while end < len(words) and end - start < _LONGEST:
        if _names(roster, end, located):
            end += 1
            continue
        further = end + 1
        if words[end].lower() not in _LINKS:
            break
        while further < len(words) and words[further].lower() in _ARTICLES:
            further += 1
        if further >= len(words) or not words[further][:1].isupper():
            break
        end = further + 1
    return end


def _sort(doc: Doc, start: int, end: int) -> ActorKind | None:
    """Return what a name is of, or None if it need not be an actor's."""
    last, before = doc[end - 1], doc[start - 1].lower_ if start else ""
    several = last.tag_ == "NNPS"
    if end - start == 1:
        return ActorKind.ORGANISATION if several and before == "the" else None
    if last.lower_ in TITLES or (end < len(doc) and doc[end].ent_type_ == "PERSON"):
        return None  # "Foreign Minister Ila Venn"
    root = doc[start:end].root
    behind = root.head if root.dep_ == "compound" and root.head.i >= end else None
    words = [*((behind,) if behind is not None else ()), *reversed(doc[start:end])]
    noun = next((n for n in (actor_nouns().get(t.lower_) for t in words) if n is not None), None)
    if behind is not None and noun is None:
        return None  # "the Safe Homeland plan"
    if root.ent_type_ in _PLACES and not acts(root):
        return None
    if noun is None and not several and before not in _ARTICLES and last.ent_type_ != "FAC":
        return None  # it may be a person
    return noun.kind if noun is not None else ActorKind.ORGANISATION


def acts(token: Token) -> bool:
    """Say whether a name does something, or something is done by, with or between it."""
    while token.dep_ == "conj":
        token = token.head
    if token.dep_ == "pobj":
        return token.head.lower_ in _SIDES
    return token.dep_ in _SUBJECTS
