"""Who is said to stand between the sides: to mediate, to run their talks, to get them a truce."""

from spacy.tokens import Token

from alleged.extract.passages import NOUNS
from alleged.extract.reading import Reading


def stands_between(reading: Reading, head: Token) -> bool:
    """Whether words say so of a name."""
    return (
        _is_called_so(reading, head)
        or _runs_their_talks(reading, head)
        or _gets_them_one(reading, head)
        or _is_the_way(reading, head)
    )


def _is_called_so(reading: Reading, head: Token) -> bool:
    """Read "Varsk, which mediated", "the minister, Ila Venn of Varsk, who mediated", "Varsk, the
    mediator", "the mediators were Varsk and Orn".
    """
    above = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head
    for child in (*head.children, *(above.children if above.pos_ == "PROPN" else ())):
        if child.dep_ in {"relcl", "appos", "acl"} and "broker" in reading.families_of(child):
            return True
        if child.dep_ == "appos" and any(
            k.dep_ == "relcl" and "broker" in reading.families_of(k) for k in child.children
        ):
            return True  # "Ila Venn, the Varskian who mediated"
    for beside in head.conjuncts:  # "Varsk and Orn, which brought the two together"
        for child in beside.children:
            if child.dep_ == "relcl" and "broker" in reading.families_of(child):
                return True
    first = _first(head)
    verb = first.head
    if first.dep_ in {"nsubj", "dobj"} and any(
        child.dep_ == "oprd" and "broker" in reading.families_of(child) for child in verb.children
    ):
        return True
    if first.dep_ == "attr":
        return any(
            child.dep_ == "nsubj" and "broker" in reading.families_of(child)
            for child in verb.children
        )
    if first.dep_ in {"dobj", "pobj", "nsubjpass"}:
        return any(
            child.lower_ == "as" and any("broker" in reading.families_of(t) for t in child.children)
            for part in (verb, verb.head, head, first)
            for child in part.children
        )
    return False


def _runs_their_talks(reading: Reading, head: Token) -> bool:
    """Read "Varsk chaired the talks", "the meetings were run by Varsk", "Venn, who led them",
    "Venn, who heads the mediation team"."""
    first = _first(head)
    if first.dep_ == "nsubj":
        verbs = [first.head]
    elif first.dep_ == "pobj" and first.head.dep_ == "agent":
        verbs = [first.head.head]
    else:
        verbs = [child for child in head.children if child.dep_ == "relcl"]
    for verb in verbs:
        if reading.lemmas[verb.i] not in _RUN:
            continue
        over = (p for k in verb.children if k.lower_ == "over" for p in k.children)
        objects = [k for k in verb.children if k.dep_ in {"dobj", "nsubjpass"}]
        talks = [k for k in (*objects, *over) if _is_of_talks(reading, k)]
        if talks and not any(_is_for_one_side(reading, k) for k in (verb, *talks)):
            return True
    return False


def _is_of_talks(reading: Reading, word: Token) -> bool:
    """Whether it is talks that a word means, or who mediates: "the mediation team"."""
    words = (word, *(k for k in word.children if k.dep_ == "compound"))
    return any(reading.families_of(w) & {"talk", "broker"} for w in words)


def _is_for_one_side(reading: Reading, word: Token) -> bool:
    """Whether it is done in somebody's name: "led the talks for the rebels"."""
    sides = (p for k in word.children if k.lower_ == "for" for p in k.children)
    return any(side.i in reading.mention_at for side in sides)


_RUN = {"run", "chair", "lead", "head", "conduct", "moderate", "steer", "preside"}


def _gets_them_one(reading: Reading, head: Token) -> bool:
    """Read "Varsk obtained a truce between the Front and the army"."""
    first = _first(head)
    if first.dep_ != "nsubj" or reading.lemmas[first.head.i] not in _GET:
        return False
    return any(
        deal.dep_ == "dobj"
        and reading.families_of(deal) & NOUNS
        and any(k.lower_ == "between" for k in deal.children)
        for deal in first.head.children
    )


_GET = {"obtain", "secure", "achieve", "clinch", "win", "get"}


def _is_the_way(reading: Reading, head: Token) -> bool:
    """Read "the truce reached through Varsk", "they agreed by way of Venn's mission"."""
    first = _first(head)
    if first.dep_ in {"poss", "compound"} and reading.lemmas[first.head.i] in _SERVICE:
        first = first.head
    if first.dep_ != "pobj" or first.head.lower_ not in {"through", "via"}:
        return False
    above = first.head.head
    reached = reading.lemmas[above.i] in {"reach", "strike", "conclude"}
    return reached or bool(reading.families_of(above) & (NOUNS | {"agree_verb", "make_verb"}))


_SERVICE = {"mission", "office", "mediation", "effort", "intercession", "diplomacy"}


def _first(head: Token) -> Token:
    while head.dep_ == "conj":
        head = head.head
    return head
