"""Who is no party by what the text says: is a place, backs a side, has no hand in the deal."""

from spacy.tokens import Token

from alleged.extract.groups import Group
from alleged.extract.hand_in import hand_in
from alleged.extract.reading import Reading
from alleged.model.actor import ActorKind

_BACKING = {"back", "support", "arm", "fund", "sponsor", "finance", "train"}
_PUNISHING = {"sanction", "blacklist", "indict", "penalise", "penalize"}
_PARTS = {
    "faction", "branch", "wing", "offshoot", "splinter", "group", "breakaway", "affiliate",
    "remnant", "part", "member",
}  # fmt: skip
"""What one body is of another: told of it aside, it says who the first one is."""

_OVER = {"founder", "co-founder"}
_SPEAKING = {"say", "accuse", "announce", "alleged"}
"""Families of what somebody does who only speaks of a deal."""


_WHERE = {"in", "into", "at", "near", "around", "through", "outside", "inside"}
"""Words behind which an unknown name is a place."""


def only_places(reading: Reading) -> set[str]:
    """Return the keys of names that no list knows and that stand behind "in" wherever they do."""
    where: set[str] = set()
    acts: set[str] = set()
    for n, mention in enumerate(reading.mentions):
        head = reading.doc[reading.heads[n]]
        behind = head.dep_ == "pobj" and head.head.lower_ in _WHERE
        (where if behind and mention.actor is None else acts).add(mention.key)
    return where - acts


def is_no_party(reading: Reading, group: Group, key: str) -> bool:
    """Whether a text says outright that somebody is no party, or only sets them beside it."""
    heads = _heads(reading, key)
    return (
        any(_is_said_to_be_none(head) or hand_in(reading, head) is False for head in heads)
        or _is_ruled_out(reading, group, key)
        or _stands_aside(reading, group, key)
    )


def _is_said_to_be_none(head: Token) -> bool:
    """Read "Orn was not a party to it", "the coalition was no party to the deal"."""
    verb = head.head
    if head.dep_ != "nsubj" or verb.lemma_ != "be":
        return False
    none = any(child.dep_ == "neg" for child in verb.children)
    nouns = [k for k in verb.children if k.dep_ == "attr" and k.lower_ in {"party", "signatory"}]
    return any(none or any(k.lower_ == "no" for k in noun.children) for noun in nouns)


def _is_ruled_out(reading: Reading, group: Group, key: str) -> bool:
    """Whether all that a deal's sentences say of somebody is "not we", "not the Front"."""
    firsts = [reading.runs[n][0] for n in reading.within(group.sentences, key)]
    return bool(firsts) and all(
        any(word.lower_ == "not" for word in reading.doc[max(0, first - 1) : first])
        for first in firsts
    )


def _stands_aside(reading: Reading, group: Group, key: str) -> bool:
    """Whether all that a deal's sentences say of somebody is whom they back, or punish for it.

    "Rebels armed by Orn"; "Orn put sanctions on the trader, who, it says, sold them oil".
    """
    heads = [reading.doc[reading.heads[n]] for n in reading.within(group.sentences, key)]
    if not heads:
        return False
    if all(
        _backs(reading, head) or _describes(reading, head, key) or _is_whose(reading, head, key)
        for head in heads
    ):
        return True
    return _punishes_anybody(reading, key) and all(
        _punishes(reading, head) or _speaks(reading, head) for head in heads
    )


def _backs(reading: Reading, head: Token) -> bool:
    verb = head.head.head if head.dep_ == "pobj" and head.head.dep_ == "agent" else head.head
    below = verb.dep_ == ("acl" if head.dep_ == "pobj" else "relcl")
    return below and head.dep_ in {"nsubj", "pobj"} and reading.lemmas[verb.i] in _BACKING


def _describes(reading: Reading, head: Token, key: str) -> bool:
    """Read "the Ridge Guard, a faction of the Front", "Rask, a son of the founder of the Front"."""
    noun = head.head.head
    if head.dep_ != "pobj" or head.head.lower_ not in {"of", "from"}:
        return False
    if reading.lemmas[noun.i] in _OVER:
        return True
    named = reading.mention_at.get(noun.head.i)
    return (
        reading.lemmas[noun.i] in _PARTS
        and noun.dep_ in {"appos", "attr"}
        and named is not None
        and reading.mentions[named].key != key
    )


def _is_whose(reading: Reading, head: Token, key: str) -> bool:
    """Read "the army of Orn" of an Orn that no list knows: the army is who acts."""
    own = reading.mention_at.get(head.i)
    if own is None or reading.mentions[own].actor is not None or head.dep_ != "pobj":
        return False
    named = reading.mention_at.get(head.head.head.i)
    if head.head.lower_ != "of" or named is None:
        return False
    whose = reading.mentions[named]
    return whose.key != key and whose.kind in {ActorKind.MILITARY, ActorKind.GOVERNMENT}


def _punishes_anybody(reading: Reading, key: str) -> bool:
    return any(_punishes(reading, head) for head in _heads(reading, key))


def _heads(reading: Reading, key: str) -> list[Token]:
    return [reading.doc[reading.heads[n]] for n in reading.by_key.get(key, ())]


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
