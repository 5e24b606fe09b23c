"""Who a word for a deal itself names as making it: "the truce between A and B", "A agreed with B".

These ties need no weighing. Where a text names both sides of a deal in one breath, that is what it
says, and another pair in the next breath is another deal.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from alleged.extract.acting_for import body_of
from alleged.extract.reading import Reading
from alleged.extract.syntax import syntax_of
from alleged.model.actor import ActorKind

_MAKING = {"make_verb", "agree_verb", "swap_verb", "truce_verb"}
_NOUNS = {"deal_noun", "truce_noun", "swap_noun", "paper_noun"}
_LIGHT = {"have", "do", "announce", "negotiate", "arrange", "work", "hold", "break", "violate",
          "start", "begin", "discuss", "initiate", "propose"}  # fmt: skip
_HYPHENS = {"-", "‐", "‑", "–"}
_FAR = 25
"""Words after "between" in which its second side must come."""

_BODIES = {
    ActorKind.STATE,
    ActorKind.GOVERNMENT,
    ActorKind.MILITARY,
    ActorKind.ARMED_GROUP,
    ActorKind.COALITION,
    ActorKind.POLITICAL_BODY,
    ActorKind.AGENCY,
    ActorKind.COMMUNITY,
    ActorKind.UNKNOWN,
    ActorKind.ORGANISATION,
}


@dataclass(frozen=True, slots=True)
class Arguments:
    """The keys of the actors that an anchor names, by the way it names them."""

    makers: tuple[str, ...] = ()
    """Who makes it: subjects, "by", possessives, "between"."""

    partners: tuple[str, ...] = ()
    """With whom."""

    @property
    def all(self) -> frozenset[str]:
        """Everybody named."""
        return frozenset((*self.makers, *self.partners))

    @property
    def is_pair(self) -> bool:
        """Whether both sides are named."""
        return len(self.all) >= 2


def arguments_of(reading: Reading, token: Token) -> Arguments:
    """Return whom an anchor names as its parties."""
    known: Arguments | None = reading.arguments.get(token.i)
    if known is None:
        known = reading.arguments[token.i] = _arguments(reading, token)
    return known


def _arguments(reading: Reading, token: Token) -> Arguments:
    makers: dict[str, None] = {}
    partners: dict[str, None] = {}
    if token.pos_ == "VERB":
        _of_verb(reading, token, makers, partners)
    else:
        _of_noun(reading, token, makers, partners)
    if not makers and may_stand_in(token):
        makers.update(dict.fromkeys(_makers_of_one(reading, token)))
    for key in partners:
        makers.pop(key, None)
    return Arguments(tuple(makers), tuple(partners))


def _of_noun(
    reading: Reading, noun: Token, makers: dict[str, None], partners: dict[str, None]
) -> None:
    for child in (*noun.children, *_behind_stand_in(noun), *_between_whom(noun)):
        if child.dep_ == "prep":
            if child.lower_ in {"between", "by", "among", "of"}:
                named = [k for obj in child.children for k in _keys(reading, obj)]
                if child.lower_ != "of":
                    makers.update(dict.fromkeys(named))
                if child.lower_ == "between" and len(named) == 1:
                    makers.update(dict.fromkeys(_across(reading, child)))
                for obj in child.children:
                    for part in (obj, *obj.conjuncts):
                        _with(reading, part, partners)
            elif child.lower_ in {"with", "alongside"}:
                for obj in child.children:
                    partners.update(dict.fromkeys(_keys(reading, obj)))
        elif child.dep_ in {"poss", "compound", "nmod", "amod"}:
            for part in (child, *_hyphened(child)):
                makers.update(dict.fromkeys(_keys(reading, part)))
        elif child.dep_ in {"acl", "relcl"}:
            for doing in (child, *_said_to_do(reading, child)):
                if _makes(reading, doing):
                    _of_verb(reading, doing, makers, partners)
    verb = _verb_of(noun)
    if verb is not None and (_makes(reading, verb) or reading.lemmas[verb.i] in _LIGHT):
        _of_verb(reading, verb, makers, partners)


def _said_to_do(reading: Reading, verb: Token) -> Iterator[Token]:
    """Yield "signed" of "they are said to have signed"."""
    if reading.families_of(verb) & {"say", "alleged"} or reading.lemmas[verb.i] in _HELD:
        yield from (child for child in verb.children if child.dep_ == "xcomp")


def _hyphened(side: Token) -> Iterator[Token]:
    """Yield the first side of "the Varsk-Orn truce", which the parser hangs on the second."""
    for child in side.lefts:
        if child.dep_ in {"compound", "nmod"} and child.nbor(1).text in _HYPHENS:
            yield child


def _between_whom(noun: Token) -> Iterator[Token]:
    """Yield the "between" of "a truce holds between A and B", which hangs on the verb."""
    if noun.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}:
        for child in noun.head.rights:
            if child.dep_ == "prep" and child.lower_ == "between" and child.i > noun.i:
                yield child


def _verb_of(noun: Token) -> Token | None:
    """Return the verb whose object or subject a noun is, through "agreed to", "agreed on"."""
    head = noun
    while head.dep_ in {"conj", "appos"}:
        head = head.head
    if head.dep_ in {"dobj", "nsubjpass", "attr", "oprd"} and head.head.pos_ == "VERB":
        return head.head
    if head.dep_ == "pobj" and head.head.lower_ in {"to", "on", "into", "upon", "in"}:
        verb = head.head.head
        return verb if verb.pos_ == "VERB" else None
    return None


def _of_verb(
    reading: Reading, verb: Token, makers: dict[str, None], partners: dict[str, None]
) -> None:
    subject = _subject(verb)
    if subject is not None:
        makers.update(dict.fromkeys(_keys(reading, subject)))
    for child in verb.children:
        if child.i and child in _behind_stand_in(child.nbor(-1)):
            continue  # "one with A, and another with B": the parser hangs it on the verb
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ in {"between", "by"}):
            for obj in child.children:
                makers.update(dict.fromkeys(_keys(reading, obj)))
        elif child.dep_ == "prep" and child.lower_ in {"with", "alongside"}:
            for obj in child.children:
                partners.update(dict.fromkeys(_keys(reading, obj)))
        elif child.dep_ in {"dobj", "pobj"} and child.pos_ == "NOUN":
            _with(reading, child, partners)


def _subject(verb: Token) -> Token | None:
    """Return who does it: its own subject, or that of the verb it hangs on ("agreed to sign")."""
    for inside in range(3):
        for child in verb.children:
            if child.dep_ == "nsubj" or (child.dep_ == "nsubjpass" and inside):
                return child
        if verb.dep_ not in {"xcomp", "conj", "acl"} or verb.head.pos_ not in {"VERB", "AUX"}:
            return None
        verb = verb.head
    return None


def _with(reading: Reading, token: Token, partners: dict[str, None]) -> None:
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "with":
            for obj in child.children:
                partners.update(dict.fromkeys(_keys(reading, obj)))


def _makes(reading: Reading, verb: Token) -> bool:
    return bool(reading.families_of(verb) & _MAKING)


def _keys(reading: Reading, token: Token) -> Iterator[str]:
    """Yield the actors that a phrase names: its head, what it is of, and all it is listed with."""
    for part in (token, *token.conjuncts):
        number = reading.mention_at.get(part.i)
        if number is None:
            number = body_of(reading, part)
        if number is None:
            continue
        mention = reading.mentions[number]
        if mention.kind in _BODIES or mention.key in reading.sides:
            yield mention.key


_HELD = {"believe", "think", "suppose", "suspect", "claim", "report"}


def _across(reading: Reading, between: Token) -> Iterator[str]:
    """Yield both sides of "between A, of which..., and B", of which parsers lose one."""
    doc = between.doc
    passed = False
    for i in range(between.i + 1, min(between.i + _FAR, len(doc))):
        if doc[i].is_sent_start or doc[i].lower_ in {"after", "before", "that"}:
            return
        number = reading.mention_at.get(i)
        if number is None:
            passed = passed or doc[i].lower_ == "and"
        elif passed:
            yield reading.mentions[number].key
            return
        elif doc[i - 1] == between or doc[i - 1].dep_ == "det":
            yield reading.mentions[number].key


_BESIDE = {"det", "amod", "nummod", "advmod"}
_PRONOUNS = {"one", "ones", "another", "others", "latest", "first", "second", "latter", "former"}


def may_stand_in(word: Token) -> bool:
    """Say whether a word can stand for a deal named before: "the one with", "another with"."""
    if word.lower_ not in _PRONOUNS or word.dep_ in _BESIDE:
        return False
    below = (*word.children, *_behind_stand_in(word))
    return any(c.dep_ == "prep" and c.lower_ in {"with", "between", "of"} for c in below)


def _was_made(reading: Reading, word: Token) -> bool:
    """Say whether a word stands for a deal by who made it: "the one that A and B signed"."""
    if word.lower_ not in {"one", "ones"} or word.dep_ in _BESIDE:
        return False
    return any(child.dep_ == "relcl" and _makes(reading, child) for child in word.children)


def _makers_of_one(reading: Reading, another: Token) -> tuple[str, ...]:
    """Return who made the one before: "the army reached two, one with A and another with B"."""
    for i in range(another.i - 1, another.sent.start - 1, -1):
        if may_stand_in(another.doc[i]):
            return arguments_of(reading, another.doc[i]).makers
    return ()


def _behind_stand_in(word: Token) -> tuple[Token, ...]:
    """Return "with" behind "another", where the parser hangs it elsewhere."""
    if word.lower_ not in _PRONOUNS or word.dep_ in _BESIDE or word.i + 1 >= len(word.doc):
        return ()
    behind = word.nbor(1)
    told = behind.dep_ == "prep" and behind.lower_ == "with" and behind.head.i != word.i
    return (behind,) if told else ()


_WITHIN, _FURTHER = 1, 6
"""Sentences before it in which a deal must be named for a word to stand for it: for one word alone,
and where a sentence tells them apart ("one with A, and another with B")."""


def stand_ins(reading: Reading) -> Iterator[Token]:
    """Yield words that stand for a deal named before: "one with A in X, and another with B"."""
    found: dict[int, list[Token]] = {}
    for i, word in enumerate(syntax_of(reading.doc).word):
        if word in _PRONOUNS and i in reading.sentence_of:
            token = reading.doc[i]
            if may_stand_in(token) or _was_made(reading, token):
                found.setdefault(reading.sentence_of[i], []).append(token)
    for number, tokens in found.items():
        back = _FURTHER if _are_apart(tokens) else _WITHIN
        near = reading.sentence_families[max(0, number - back) : number + 1]
        if any(_NOUNS & families for families in near):
            yield from tokens


def told_apart(reading: Reading, word: Token) -> bool:
    """Say whether a sentence sets a word for a deal beside another: "one with A, another with B".

    That the words name both sides of it is asked as well.
    """
    number = reading.sentence_of.get(word.i)
    if number is None:
        return False
    beside = [token for token in reading.sentences[number] if may_stand_in(token)]
    return word in beside and _are_apart(beside) and arguments_of(reading, word).is_pair


def stands_for(reading: Reading, word: Token) -> Token | None:
    """Return the noun that named a deal last before a word that stands for one, if one is near."""
    here = reading.sentence_of.get(word.i, 0)
    first = reading.sentences[max(0, here - _FURTHER)].start
    for i in range(word.i - 1, first - 1, -1):
        if reading.families_of(reading.doc[i]) & _NOUNS:
            return reading.doc[i]
    return None


def _are_apart(tokens: Sequence[Token]) -> bool:
    return {token.lower_ for token in tokens} >= {"one", "another"}
