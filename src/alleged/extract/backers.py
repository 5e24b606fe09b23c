"""Who a text names only as backing, arming or paying a side of a deal."""

from spacy.tokens import Token

from alleged.extract.groups import Group
from alleged.extract.reading import Reading

_BACKING = {"back", "support", "arm", "fund", "sponsor", "finance", "train"}


def only_backs(reading: Reading, group: Group, key: str) -> bool:
    """Whether all that its sentences say of somebody is whom they back: "rebels armed by Orn"."""
    heads = [
        reading.doc[reading.heads[n]]
        for number in group.sentences
        for n in reading.by_sentence[number]
        if reading.mentions[n].key == key
    ]
    return bool(heads) and all(_backs(reading, head) for head in heads)


def _backs(reading: Reading, head: Token) -> bool:
    verb = head.head.head if head.dep_ == "pobj" and head.head.dep_ == "agent" else head.head
    below = verb.dep_ == ("acl" if head.dep_ == "pobj" else "relcl")
    return below and head.dep_ in {"nsubj", "pobj"} and reading.lemmas[verb.i] in _BACKING
