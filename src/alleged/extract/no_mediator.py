"""Who is named beside a mediation and mediated nothing: who backed, asked for or tells of it."""

from spacy.tokens import Token

from alleged.extract.acting_for import OFFICES, titles_of
from alleged.extract.groups import Group
from alleged.extract.reading import Reading
from alleged.extract.roles import BETWEEN
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
    heads = [reading.doc[reading.heads[n]] for n in reading.within(group.sentences, key)]
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


_TIES = (*BETWEEN, "tie: guarantees")
_SPOKESMEN = {"spokesman", "spokeswoman", "spokesperson"}


def only_tells(reading: Reading, group: Group, key: str) -> bool:
    """Whether somebody is a spokesman, of whomever it be, or only the source of a deal.

    Whoever holds an office may tell of what they did in it.
    """
    mine = reading.by_key[key]
    if any(reading.mentions[n].kind is not ActorKind.PERSON for n in mine):
        return False
    heads = [reading.doc[reading.heads[n]] for n in mine]
    titles = {title.lower_ for head in heads for title in titles_of(head)}
    if titles & _SPOKESMEN:
        return True
    if titles & OFFICES or any(
        tie in reading.contexts.get(head.i, ()) for head in heads for tie in _TIES
    ):
        return False
    here = [head for head in heads if reading.sentence_of.get(head.i) in group.sentences]
    return any(_is_source(reading, head) for head in here) and all(
        head.pos_ == "PRON" or _is_source(reading, head) for head in here
    )


def _is_source(reading: Reading, head: Token) -> bool:
    """Read "according to Ila Venn", "as Ila Venn has confirmed"; who announces may have made it."""
    if head.dep_ == "pobj":
        return head.head.lower_ == "to" and head.head.head.lower_ == "according"
    lemma = reading.lemmas[head.head.i]
    said = lemma in _CONFIRM or "say" in reading.families_of(head.head)
    return head.dep_ == "nsubj" and said and lemma not in _ANNOUNCE


_CONFIRM = {"confirm", "recall"}
_ANNOUNCE = {"announce", "declare", "unveil", "proclaim"}
