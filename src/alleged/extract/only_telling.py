"""Who only tells of a deal: a spokesman, or a priest who confirms it and had no hand in it."""

from spacy.tokens import Token

from alleged.extract.acting_for import OFFICES, titles_of
from alleged.extract.groups import Group
from alleged.extract.reading import Reading
from alleged.extract.roles import BETWEEN
from alleged.model.actor import ActorKind

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
