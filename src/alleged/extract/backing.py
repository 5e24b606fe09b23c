"""Who only stood behind a deal: who backed it, asked for it, or named the one who mediated."""

from spacy.tokens import Token

from alleged.extract.groups import Group
from alleged.extract.reading import Reading
from alleged.model.actor import ActorKind

_BACKING = {
    "support", "backing", "blessing", "approval", "consent", "encouragement", "pressure",
    "request", "urging", "behest", "insistence", "acquiescence",
}  # fmt: skip
_ASKING = {"ask", "urge", "beg", "request", "encourage", "appoint", "name", "choose", "instruct"}


def only_backs(reading: Reading, group: Group, key: str) -> bool:
    """Whether a deal's sentences name somebody only as one who backed it or asked for it.

    "Brokered by Varsk with support from Orn"; "an officer appointed by the Mission mediated";
    "Lars Venn had asked her to go on".
    """
    heads = [
        reading.doc[reading.heads[n]]
        for number in group.sentences
        for n in reading.by_sentence[number]
        if reading.mentions[n].key == key
    ]
    return bool(heads) and all(_backs(reading, head) for head in heads)


def _backs(reading: Reading, head: Token) -> bool:
    word, dep = head, head.dep_
    while dep in {"conj", "compound", "poss", "amod", "nmod"}:
        if word.head.lower_ in _BACKING:
            return True
        word = word.head
        dep = word.dep_
    above = word.head
    if dep == "pobj" and above.lower_ in {"of", "from", "by"} and above.head.lower_ in _BACKING:
        return True
    if dep == "pobj" and above.dep_ == "agent":
        verb = above.head
        below = verb.dep_ in {"acl", "relcl"} and verb.head.i not in reading.mention_at
        return below and reading.lemmas[verb.i] in _ASKING
    return dep == "nsubj" and reading.lemmas[above.i] in _ASKING and _somebody(reading, above)


def _somebody(reading: Reading, verb: Token) -> bool:
    """Whether one person is asked: sides that are asked for a truce may be asked by a broker."""
    for asked in verb.children:
        number = reading.mention_at.get(asked.i) if asked.dep_ == "dobj" else None
        if number is not None:
            return reading.mentions[number].kind is ActorKind.PERSON
    return False
