"""Denials that do not tell what they are of: "nothing of the sort", "denied a statement by X"."""

from collections.abc import Sequence

from spacy.tokens import Token

from alleged.extract.cues import cues
from alleged.extract.passages import NOUNS
from alleged.extract.reading import Reading
from alleged.extract.stance_words import CLAIM_NOUNS
from alleged.model.claim import Attribution


def is_of_the_kind(token: Token) -> bool:
    """Whether it takes up what was told before: "nothing of the sort", "anything of that kind"."""
    return token.lower_ in {"nothing", "anything"} and any(
        each.lower_ in {"sort", "kind", "nature"}
        and any(word.lower_ in {"the", "that", "this"} for word in each.lefts)
        for of in token.rights
        if of.lower_ == "of"
        for each in of.children
    )


def is_of_what_nobody_told(
    reading: Reading, attribution: Attribution, words: Sequence[Token]
) -> bool:
    """Whether a statement is denied of which the text does not tell what it was."""
    noun = next((t for t in words[:_FIRST] if reading.lemmas[t.i] in CLAIM_NOUNS), None)
    if noun is None or noun.pos_ != "NOUN" or not denies_by_word(reading, attribution):
        return False
    return any(word.lower_ in {"a", "an"} for word in noun.lefts) and not _is_told(noun)


_FIRST = 5
"""Words with which a denial begins, among which what it is of stands."""


def denies_by_word(reading: Reading, attribution: Attribution) -> bool:
    """Whether its own cue denies, or rejects a claim, whatever is said."""
    for span in attribution.cue:
        for token in reading.doc.char_span(span.start, span.end, alignment_mode="expand") or ():
            cue = cues().get(reading.lemmas[token.i])
            if cue is not None and cue.attitude in {"denies", "rejects"}:
                return True
    return False


def is_called_false(reading: Reading, noun: Token) -> bool:
    """Whether a word for something said is of a deal, and called false: "the story of a truce"."""
    if reading.lemmas[noun.i] not in CLAIM_NOUNS or not _is_told(noun):
        return False
    of_deal = any(reading.families_of(each) & NOUNS for each in noun.subtree)
    return of_deal and any(
        word.i != noun.i
        and ("deny" in reading.families_of(word) or reading.lemmas[word.i] in _INVENT)
        for word in (noun.head, *noun.head.children)
    )


_INVENT = {"invent", "concoct", "fake", "forge"}


def _is_told(noun: Token) -> bool:
    """Whether a word for something said is followed by what was said: "that ...", "of ..."."""
    return any(
        (word.dep_ in {"acl", "relcl", "ccomp"} and word.lower_ not in _FROM)
        or (word.dep_ == "prep" and word.lower_ in {"of", "about", "on", "over"})
        for word in noun.rights
    )


_FROM = {"attributed", "ascribed", "made", "published", "issued", "quoted"}
