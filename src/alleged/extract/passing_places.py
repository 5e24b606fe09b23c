"""Places that the sentences of a deal name in passing: nothing was agreed there, nor applies there.

The weights see a place near the word for a deal and count it. What the grammar says of it is plain:
that somebody spoke there, that another place lies near it, that it was struck, that it stands for a
government or says where somebody comes from.
"""

from spacy.tokens import Span as Words
from spacy.tokens import Token

from alleged.extract.reading import Reading
from alleged.extract.unlisted import PLACE_NOUNS
from alleged.model.actor import ActorKind

_DEALS = {"deal_noun", "truce_noun", "swap_noun", "paper_noun"}
_MAKING = {
    "sign", "agree", "conclude", "reach", "strike", "make", "seal", "broker", "negotiate",
    "initial", "arrange", "mediate", "obtain",
}  # fmt: skip

_SPEAKING = {
    "say", "tell", "add", "confirm", "answer", "reply", "hint", "disclose", "remark", "explain",
    "insist", "point", "acknowledge", "admit", "comment", "repeat",
}  # fmt: skip
"""Not "announce": a deal is mostly announced where it was made."""

_SEATED = {
    "ministry", "cabinet", "military", "office", "embassy", "parliament", "spokesman",
    "spokeswoman", "source", "headquarters", "politician", "representative", "centre", "center",
    "ambassador", "diplomat", "official", "analyst", "writing", "correspondent", "reporter",
    "court",
}  # fmt: skip
"""Those whom a town after "in" only tells from others of their sort, and what is heard of them."""

_NATIVES = {
    "girl", "schoolgirl", "boy", "schoolboy", "child", "student", "pupil", "resident", "villager",
    "businessman", "trader", "haulier", "collector", "governor", "mayor", "bishop", "emir",
    "sheikh", "native", "leader", "elder", "notable", "chief", "clan", "tribe", "community",
    "family", "woman", "man", "people", "citizen", "gang", "envoy", "member",
}  # fmt: skip
"""People who are named by where they come from: "an elder of Orn", "the Orn schoolgirls"."""

_OFFICIALS = {"official", "politician"}

_RULING = {ActorKind.STATE, ActorKind.GOVERNMENT}

_ADDRESSED = {
    "accuse", "infuriate", "anger", "blame", "urge", "ask", "tell", "thank", "press", "warn",
    "criticise", "criticize",
}  # fmt: skip

_STRIKING = {
    "hit", "strike", "bomb", "destroy", "shell", "explode", "crash", "wound", "injure", "raid",
    "storm", "kill", "die",
}  # fmt: skip
_BLOWS = {"raid", "massacre", "bombing", "blast", "explosion", "shelling"}

_NEAR = {"near", "outside", "beside"}
_CLOSE = {"close", "next", "adjacent"}
_BEARINGS = {
    "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest",
    "kilometres", "kilometers", "miles", "km",
}  # fmt: skip


def is_in_passing(reading: Reading, words: Words, named: set[int]) -> bool:
    """Say whether the words name a place only in passing.

    `named` holds the numbers of the words that name the other places of the text.
    """
    head = words.root
    return (
        _is_clock(reading, words.end)
        or _is_landmark(reading, words, named)
        or _names_people(reading, head)
        or _is_somebody(reading, head)
        or _is_spoken_in(reading, head)
        or _is_struck(reading, head)
    )


def _first(head: Token) -> Token:
    """Return the first of a row of names: what holds for it, holds for all."""
    while head.dep_ == "conj" and head.head.i != head.i:
        head = head.head
    return head


def _is_clock(reading: Reading, behind: int) -> bool:
    """Read "at nine Orn time"."""
    return behind < len(reading.doc) and reading.doc[behind].lower_ == "time"


def _is_landmark(reading: Reading, words: Words, named: set[int]) -> bool:
    """Whether it only says where another place is: "Melk near Orn", "north of Orn", "next to Orn".

    "A truce near Orn" is no such thing.
    """
    doc = reading.doc
    before = words.start - 1
    if before > 0 and doc[before].lower_ == "the":
        before -= 1
    if before > 1:
        word, earlier = doc[before].lower_, doc[before - 1]
        if word == "to" and earlier.lower_ in _CLOSE:
            return True
        behind = earlier.i - 1 if earlier.text == "," else earlier.i
        if behind in named and (word == "near" or (word == "on" and behind == earlier.i)):
            return True
    first = _first(words.root)
    if first.dep_ != "pobj":
        return False
    link, over = first.head, first.head.head
    if link.lower_ in _NEAR:
        return over.i in named
    if link.lower_ == "to":
        return over.lower_ in _CLOSE
    bearing = link.lower_ in {"of", "from"} and over.lower_ in _BEARINGS
    return bearing and not (over.i and doc[over.i - 1].lower_ == "the")


def _names_people(reading: Reading, head: Token) -> bool:
    """Whether it says where people come from or sit: "elders of Orn", "the ministry in Orn"."""
    over = head
    while over.dep_ in {"compound", "nmod", "amod"} and over.head.i != over.i:
        over = over.head
    if over.i != head.i:
        return reading.lemmas[over.i] in _NATIVES | _OFFICIALS
    first = _first(head)
    if first.dep_ != "pobj":
        return False
    base = reading.lemmas[first.head.head.i].lower()
    if first.head.lower_ in {"of", "from"}:
        return base in _NATIVES
    return first.head.lower_ in {"in", "at"} and base in _SEATED


def _is_somebody(reading: Reading, head: Token) -> bool:
    """Whether it stands for a government: "a deal with Orn", "accused Orn", "Orn undertook"."""
    first = _first(head)
    over = first.head
    if first.dep_ == "pobj" and over.lower_ in {"with", "between", "by", "against"}:
        return bool(reading.families_of(over.head) & _DEALS) or (
            reading.lemmas[over.head.i] in _MAKING
        )
    if over.pos_ != "VERB":
        return False
    if first.dep_ == "dobj":
        return reading.lemmas[over.i] in _ADDRESSED
    number = reading.mention_at.get(head.i)
    ruled = number is not None and reading.mentions[number].kind in _RULING
    return first.dep_ == "nsubj" and ruled


def _is_spoken_in(reading: Reading, head: Token) -> bool:
    """Whether somebody only spoke of it there: "he said in Orn"."""
    first = _first(head)
    if first.dep_ != "pobj" or first.head.lower_ not in {"in", "at"}:
        return False
    verb = first.head.head
    return verb.pos_ == "VERB" and reading.lemmas[verb.i] in _SPEAKING


def _is_struck(reading: Reading, head: Token) -> bool:
    """Whether it is where a blow fell: "a lorry was destroyed at Orn", "a house fell in Orn"."""
    first = _first(head)
    if first.dep_ in {"dobj", "nsubjpass"}:
        return first.head.pos_ == "VERB" and reading.lemmas[first.head.i] in _STRIKING
    if first.dep_ != "pobj":
        return False
    link = first.head.lower_
    over = first.head.head
    base = reading.lemmas[over.i]
    if over.pos_ == "VERB":
        return base in _STRIKING or (base == "fall" and link == "in")
    if link == "on" and base == "attack":
        return True
    if link in {"on", "near", "in"} and base in _BLOWS:
        return True
    struck = over.dep_ == "dobj" and reading.lemmas[over.head.i] in {"kill", "wound", "injure"}
    return struck and link in {"in", "at", "near"} and over.lower_ not in PLACE_NOUNS
