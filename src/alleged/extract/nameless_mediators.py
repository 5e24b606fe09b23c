"""Mediators that no list knows and no name gives: "the interior ministry mediated"."""

from collections.abc import Iterator

from spacy.tokens import Token

from alleged.extract.denials import AGREEING
from alleged.extract.groups import Group
from alleged.extract.naming import bare
from alleged.extract.passages import NOUNS
from alleged.extract.reading import Reading
from alleged.model.deal import Party
from alleged.model.document import Span

_BODIES = {
    "ministry", "agency", "service", "committee", "commission", "council", "church", "diocese",
    "delegation", "mission", "foundation", "charity", "centre", "center", "institute", "embassy",
    "university", "panel", "assembly", "monastery", "court", "directorate", "organisation",
    "organization", "federation", "association", "body", "bloc",
}  # fmt: skip
_PEOPLE = {
    "cleric", "clergyman", "churchman", "priest", "bishop", "archbishop", "cardinal", "pastor",
    "imam", "mufti", "sheikh", "monk", "elder", "chief", "notable", "dignitary", "peacekeeper",
    "diplomat", "businessman", "trader", "lawyer", "scholar", "academic", "professor", "officer",
    "official", "minister", "ambassador", "envoy", "politician", "lawmaker", "senator", "monitor",
    "emir", "king", "prince", "governor", "mayor", "doctor", "journalist", "activist", "tribe",
}  # fmt: skip
_MEDIATE = {"mediate", "broker", "facilitate"}
_MEDIATION = {"mediation", "brokerage", "facilitation", "intercession"}


def nameless_mediators(reading: Reading, group: Group) -> Iterator[Party]:
    """Yield whoever a deal's sentences say mediated it, where no mention is of them."""
    for number in sorted(set(group.sentences)):
        for word in reading.sentences[number]:
            for head in _who(reading, word):
                if head.i in reading.mention_at or _is_owned(head):
                    continue
                if reading.lemmas[head.i] in _BODIES | _PEOPLE:
                    yield _party(reading, head)


def _who(reading: Reading, word: Token) -> list[Token]:
    """Return the words for those who mediate by a verb or a noun of mediation."""
    lemma = reading.lemmas[word.i]
    first: list[Token] = []
    if lemma in _MEDIATE and word.pos_ == "VERB":
        unsaid = any(child.dep_ == "neg" or child.tag_ == "MD" for child in word.children)
        if not unsaid and not _is_of_one_side(reading, word):
            first = [k for k in word.children if k.dep_ == "nsubj" and k.pos_ != "PRON"]
            first += [word.head] if word.dep_ == "relcl" and not _has_object(word) else []
            first += [k for by in word.children if by.dep_ == "agent" for k in by.children]
    elif lemma in _MEDIATION or _helps_to_a_deal(reading, word):
        first = [k for by in word.children if by.lower_ in {"by", "of"} for k in by.children]
        first += [k for k in word.children if k.dep_ == "poss"]
    return [each for head in first for each in (head, *head.conjuncts)]


def _helps_to_a_deal(reading: Reading, word: Token) -> bool:
    """Read "made a truce with the help of"; a town may be taken with somebody's help too."""
    if word.lower_ != "help" or word.head.lower_ != "with":
        return False
    done = word.head.head
    return any(
        reading.families_of(word) & (NOUNS | AGREEING | {"make_verb", "release", "talk", "broker"})
        for word in (done, *(k for k in done.children if k.dep_ in {"dobj", "nsubjpass"}))
    )


def _is_of_one_side(reading: Reading, verb: Token) -> bool:
    """Whether a side does it itself: "officers brokered a truce with the rebels"."""
    deals = (k for k in verb.children if k.dep_ in {"dobj", "nsubjpass"})
    return any(
        k.lower_ == "with" and any(whom.i in reading.mention_at for whom in k.children)
        for word in (verb, *deals)
        for k in word.children
    )


def _has_object(clause: Token) -> bool:
    """Whether a clause is of what somebody mediated: "the truce that the ministry brokered"."""
    return any(k.dep_ in {"dobj", "nsubjpass"} and k.tag_ in {"WDT", "WP"} for k in clause.children)


def _is_owned(head: Token) -> bool:
    """Whether it is somebody's own: "its officers" are a side's."""
    return any(k.dep_ == "poss" and k.pos_ == "PRON" for k in head.children)


def _party(reading: Reading, head: Token) -> Party:
    first = min((k.left_edge.i for k in head.lefts), default=head.i)
    words = reading.doc[first : head.i + 1]
    span = Span(words.start_char, words.end_char)
    return Party(bare(words.text), None, words.text, span, None, "mediator")
