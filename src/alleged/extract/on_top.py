"""What is denied on top of a deal that stands: that it was extended, that more was hidden."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from alleged.extract.groups import Group
from alleged.extract.passages import NOUNS
from alleged.extract.reading import Reading


def is_on_top(reading: Reading, group: Group, words: Sequence[Token]) -> bool:
    """Whether words that deny are of something on top of the deal that a group tells of.

    "No accord to lengthen the truce was made", where nobody says that it was; "no pact other
    than this one"; "there was no such hidden deal", of what would have been given "besides
    these pledges".
    """
    # What is said may end before its noun, where a parse is wrong.
    nouns = {each.i: each for word in words for each in (word, word.head)}
    return bool(words) and (
        _is_of_going_on(reading, group, words)
        or any(_is_besides(reading, noun) for noun in nouns.values())
    )


def _is_of_going_on(reading: Reading, group: Group, words: Sequence[Token]) -> bool:
    said = [*words, *_taken_up(words)]
    if not any(reading.lemmas[word.i] in _GO_ON for word in said):
        return False
    own = {word.i for word in words}
    return not any(
        reading.lemmas[word.i] in _GO_ON and word.i not in own and word.tag_ in {"VBD", "VBN"}
        for number in group.sentences
        for word in reading.sentences[number]
    )


_GO_ON = {"prolong", "extend", "renew", "lengthen", "extension", "prolongation", "renewal"}


def _taken_up(words: Sequence[Token]) -> Iterator[Token]:
    """Yield what stands before "nothing of the kind" in its sentence."""
    if any(word.lower_ in {"kind", "sort"} for word in words):
        yield from (word for word in words[0].sent if word.i < words[0].i)


def _is_besides(reading: Reading, noun: Token) -> bool:
    """Whether it is a deal beside what is known: "apart from", "other than", "beyond" that."""
    if not reading.families_of(noun) & NOUNS:
        return False
    behind = [word.lower_ for word in (*noun.rights, *noun.head.rights) if word.i > noun.i]
    if any(word in {"besides", "beyond", "apart", "other"} for word in behind):
        return True
    number = reading.sentence_of.get(noun.i, 0)
    if number == 0 or all(word.lower_ != "such" for word in noun.lefts):
        return False
    return any(word.lower_ in {"besides", "beyond"} for word in reading.sentences[number - 1])
