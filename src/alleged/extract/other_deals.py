"""Deals that a text mentions beside those it is about: "an earlier truce", "the pact of 2016"."""

import re
from collections.abc import Sequence
from datetime import date

from spacy.tokens import Token

from alleged.extract.anchors import Anchor
from alleged.extract.groups import Group
from alleged.extract.passages import NOUNS
from alleged.extract.reading import Reading

YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")

_OTHER = {
    "earlier", "previous", "prior", "former", "preceding", "past", "old", "another", "separate",
    "second", "similar", "other", "different",
}  # fmt: skip
_FOLLOWS = {"follow", "resemble", "succeed", "replace"}


def is_another(reading: Reading, anchors: Sequence[Anchor], group: Group) -> bool:
    """Whether a passage says that it speaks of another deal than the one a group tells of.

    "An earlier truce did not hold", "it follows a deal with the Front", "the accord of 2016" where
    nothing of that year was told, "a truce had been signed in March" in a text of December, "a
    truce did not hold" where one was told of.
    """
    told = {y for n in group.sentences for y in YEAR.findall(reading.sentences[n].text)}
    known = told | {reading.document.published[:4]}
    nouns = [
        (reading.doc[anchor.token], anchor.sentence)
        for anchor in anchors
        if anchor.family in NOUNS and reading.doc[anchor.token].pos_ != "VERB"
    ]
    return any(
        _is_called_another(noun)
        or _is_followed(reading, noun)
        or _year_of(noun, known)
        or (_had_been(reading, noun) and _was_before(reading, number, group, known))
        or _is_new_here(reading, noun, number, group)
        for noun, number in nouns
    )


def times(reading: Reading, number: int, group: Group) -> tuple[list[date], list[date]]:
    """Return the days that a sentence names, and those of a deal, else that of the report."""
    here = [p.first for p in reading.periods_in(number)]
    there = [p.first for told in group.sentences for p in reading.periods_in(told)]
    published = reading.document.published_on()
    if not there and published is not None:
        there = [published]
    return here, there


def is_older(reading: Reading, number: int, group: Group) -> bool:
    """Whether all times of a sentence are well before those of a deal."""
    here, there = times(reading, number, group)
    if not here or not there:
        return False
    return max(here) < min(there) and min(abs((a - b).days) for a in here for b in there) > WEEKS


WEEKS = 50
"""Days apart from which two times are hardly of one deal."""


def _was_before(reading: Reading, number: int, group: Group, known: set[str]) -> bool:
    years = set(YEAR.findall(reading.sentences[number].text))
    return bool(years - known) or is_older(reading, number, group)


def _had_been(reading: Reading, noun: Token) -> bool:
    """Read "a truce had been signed", "a truce which they had signed"."""
    verbs = [k for k in noun.rights if k.dep_ == "relcl" and reading.families_of(k) & {"make_verb"}]
    if noun.dep_ in _SUBJECTS:
        verbs.append(noun.head)
    return any(k.dep_ == "aux" and k.lower_ == "had" for verb in verbs for k in verb.children)


def _is_new_here(reading: Reading, noun: Token, number: int, group: Group) -> bool:
    """Whether "a truce" is told for the first time: of long before, failed, or made "as well"."""
    if all(word.lower_ not in {"a", "an"} for word in noun.lefts):
        return False
    return (
        (bool(reading.families_of(noun) & _AGREED) and _is_long_before(reading, number, group))
        or _failed(reading, noun)
        or _is_made_as_well(reading, noun)
    )


def _is_long_before(reading: Reading, number: int, group: Group) -> bool:
    """Whether all times of a sentence are long before all past ones of a deal that is named.

    What is only told to be carried out ("an exchange") may be by an accord of long before.
    """
    if not any(anchor.family in _AGREED for anchor in group.anchors):
        return False
    here, there = times(reading, number, group)
    published = reading.document.published_on()
    if published is not None:
        there = [day for day in there if day <= published] or [published]
    return bool(here and there) and (min(there) - max(here)).days > WEEKS


def _failed(reading: Reading, noun: Token) -> bool:
    """Read "a truce did not hold", "a truce collapsed", "a truce lasted a week"."""
    verb = noun.head
    if noun.dep_ not in _SUBJECTS or verb.tag_ not in {"VBD", "VBN", "VB"}:
        return False
    lemma, words = reading.lemmas[verb.i], {k.lower_ for k in verb.children}
    if words & {"not", "n't", "never"}:
        return lemma in _HOLD
    return lemma in _END or bool(words & {"down", "apart"} and lemma in {"break", "fall"})


def _is_made_as_well(reading: Reading, noun: Token) -> bool:
    """Read "the Guard declared a truce as well", "it also signed a pact with them"."""
    verb = noun.head
    if noun.dep_ != "dobj" or not reading.families_of(verb) & {"make_verb"}:
        return False
    if any(k.lower_ in {"also", "too", "likewise"} for k in verb.children):
        return True
    doc = noun.doc
    return any(
        k.lower_ == "well"
        and doc[max(0, k.i - 1)].lower_ == "as"
        and k.i + 1 < len(doc)
        and doc[k.i + 1].lower_ != "as"
        for k in verb.subtree
    )


_AGREED = {"deal_noun", "truce_noun"}
_SUBJECTS = {"nsubj", "nsubjpass"}
_HOLD = {"hold", "last", "outlast", "survive", "endure"}
_END = {"collapse", "fail", "lapse", "expire", "crumble", "last"}


def _is_called_another(noun: Token) -> bool:
    # "Knew of no second deal" tells of none.
    return calls_it_another(noun) and all(word.lower_ != "no" for word in noun.lefts)


def calls_it_another(noun: Token) -> bool:
    """Whether words before a noun set it apart from what was told: "an earlier", "no second"."""
    return any(word.lower_ in _OTHER for word in noun.lefts)


def _is_followed(reading: Reading, noun: Token) -> bool:
    """Whether it is what the deal told of comes after or is like."""
    verb = noun.head
    if noun.dep_ != "dobj" or reading.lemmas[verb.i] not in _FOLLOWS:
        return False
    return any(
        k.dep_ == "nsubj" and (k.lower_ in {"it", "this"} or reading.families_of(k) & NOUNS)
        for k in verb.lefts
    )


def _year_of(noun: Token, known: set[str]) -> bool:
    """Whether its own words give it a year that is not among those known."""
    behind = (k for k in noun.rights if k.dep_ == "prep" and k.lower_ in {"of", "in", "from"})
    words = [*noun.lefts, *(word for prep in behind for word in prep.children)]
    return any(YEAR.fullmatch(word.text) and word.text not in known for word in words)
