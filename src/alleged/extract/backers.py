"""Who a text names only as standing behind a side, or as punishing one: no party to its deal."""

from spacy.tokens import Token

from alleged.extract.groups import Group
from alleged.extract.reading import Reading

_BACKING = {"back", "support", "arm", "fund", "sponsor", "finance", "train"}
_PUNISHING = {"sanction", "blacklist", "indict", "penalise", "penalize"}
_SPEAKING = {"say", "accuse", "announce", "alleged"}
"""Families of what somebody does who only speaks of a deal."""


def stands_aside(reading: Reading, group: Group, key: str) -> bool:
    """Whether all that a deal's sentences say of somebody is whom they back, or punish for it.

    "Rebels armed by Orn"; "Orn put sanctions on the trader, who, it says, sold them oil".
    """
    heads = [
        reading.doc[reading.heads[n]]
        for number in group.sentences
        for n in reading.by_sentence[number]
        if reading.mentions[n].key == key
    ]
    if not heads:
        return False
    if all(_backs(reading, head) for head in heads):
        return True
    return _punishes_anybody(reading, key) and all(
        _punishes(reading, head) or _speaks(reading, head) for head in heads
    )


def _backs(reading: Reading, head: Token) -> bool:
    verb = head.head.head if head.dep_ == "pobj" and head.head.dep_ == "agent" else head.head
    below = verb.dep_ == ("acl" if head.dep_ == "pobj" else "relcl")
    return below and head.dep_ in {"nsubj", "pobj"} and reading.lemmas[verb.i] in _BACKING


def _punishes_anybody(reading: Reading, key: str) -> bool:
    heads = zip(reading.mentions, reading.heads, strict=True)
    return any(m.key == key and _punishes(reading, reading.doc[head]) for m, head in heads)


def _punishes(reading: Reading, head: Token) -> bool:
    above = head.head
    if head.dep_ in {"compound", "poss", "amod", "nmod"}:
        return reading.lemmas[above.i] in _PUNISHING
    if head.dep_ == "pobj" and above.dep_ == "agent":
        above = above.head
    elif head.dep_ != "nsubj":
        return False
    done = [above, *(child for child in above.children if child.dep_ == "dobj")]
    return any(reading.lemmas[word.i] in _PUNISHING for word in done)


def _speaks(reading: Reading, head: Token) -> bool:
    return head.dep_ == "nsubj" and bool(reading.families_of(head.head) & _SPEAKING)
