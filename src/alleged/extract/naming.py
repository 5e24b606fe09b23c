"""What a noun phrase is called: without articles and numbers, with whose it is."""

from alleged.extract.predicates import words
from alleged.extract.slots import behind
from alleged.extract.syntax import Run, Syntax
from alleged.model.actor import Mention
from alleged.model.document import Span

_SKIPPED = {"det", "nummod", "poss", "predet", "quantmod", "advmod", "punct", "case", "prep"}
_EMPTY = {
    "the", "a", "an", "some", "these", "those", "this", "that", "its", "their", "his", "her", "our",
    "all", "both", "many", "several", "few", "other", "two", "three", "four", "five", "more",
    "any", "no", "most", "such", "about", "around", "nearly", "how",
}  # fmt: skip
_NUMBERS = {
    "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred",
    "dozen", "more",
}  # fmt: skip


def name_of(syntax: Syntax, i: int) -> str:
    """Return a noun phrase as a name: without articles, numbers and what is said of it."""
    named = syntax.entity_around(i)
    if named is not None and syntax.entity[i] in ("PERSON", "ORG", "GPE", "NORP"):
        first, last = named
        if syntax.word[first] == "the":
            first += 1
        if syntax.word[last - 1] in ("'s", "’s"):
            last -= 1
    else:
        first, last = i, i + 1
        for k in reversed([k for k in syntax.kids[i] if k < i]):
            start, end = syntax.subtree(k)
            if "-" in syntax.word[start:end]:
                break  # "Iran-backed" is said of them
            owner = syntax.dep[k] == "poss" and syntax.pos[k] == "PROPN"
            if end != first or (syntax.dep[k] in _SKIPPED and not owner):
                break
            while owner and start < end - 1 and syntax.word[start] in _EMPTY:
                start += 1
            if syntax.word[start] in _EMPTY | {"'s", "’s"}:
                break
            first = start
    for whole in behind(syntax, i, "of"):  # "fighters of the Front"
        people = syntax.pos[whole] == "PROPN" and syntax.lemma(i) in words("people")
        if people or syntax.lemma(i) == "member":
            last = max(last, whole + 1)
    while first < i and (syntax.pos[first] == "NUM" or syntax.word[first] in _NUMBERS):
        first += 1
    span = Span(syntax.start[first], syntax.end[last - 1])
    return " ".join(span.of(syntax.text).split())


def phrase_of(syntax: Syntax, i: int) -> Run:
    """Return the words of a noun phrase, from its first to its head or the name it is part of."""
    first = min((syntax.subtree(k)[0] for k in syntax.kids[i] if k < i), default=i)
    named = syntax.entity_around(i)
    last = max(i + 1, named[1] if named is not None else 0)
    first = next((k + 1 for k in range(i - 1, first - 1, -1) if "\n" in syntax.word[k]), first)
    return first, last


def as_written(mention: Mention) -> str:
    """Return the name of somebody described, without a country that was only guessed."""
    written = mention.text.casefold()
    if all(word in written for word in mention.name.casefold().split()):
        return bare(mention.name)
    return bare(mention.text)


def bare(text: str) -> str:
    """Return words without articles and numbers before them.

    >>> bare("its 200 soldiers")
    'soldiers'
    """
    words_ = text.split()
    while len(words_) > 1 and (words_[0].casefold() in _EMPTY | _NUMBERS or words_[0].isdigit()):
        words_ = words_[1:]
    return " ".join(words_)
