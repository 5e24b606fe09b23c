"""Who is said to stand between the sides: to mediate, to run their talks, to get them a truce."""

from spacy.tokens import Token

from alleged.extract.passages import NOUNS
from alleged.extract.reading import Reading, first_of_row


def stands_between(reading: Reading, head: Token) -> bool:
    """Whether words say so of a name."""
    return is_called_so(reading, head) or acts_so(reading, head)


def acts_so(reading: Reading, head: Token) -> bool:
    """Whether somebody does, or did, what those who stand between do."""
    return (
        _runs_their_talks(reading, head)
        or _gets_them_one(reading, head)
        or _is_the_way(reading, head)
        or _is_whose_work(reading, head)
        or any(_goes_between(reading, verb) for verb in _done_by(head))
        or any(_deals_with_both(reading, verb) for verb in _done_by(head))
    )


def is_called_so(reading: Reading, head: Token) -> bool:
    """Read "Varsk, which mediated", "the minister, Ila Venn of Varsk, who mediated", "Varsk, the
    mediator", "the mediators were Varsk and Orn", "asked Varsk to act as intermediary",
    "Varsk acted as one".
    """
    above = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head
    for child in (*head.children, *(above.children if above.pos_ == "PROPN" else ())):
        if child.dep_ in {"relcl", "appos", "acl"} and _brokers(reading, child):
            return True
        if child.dep_ == "appos" and any(
            k.dep_ == "relcl" and "broker" in reading.families_of(k) for k in child.children
        ):
            return True  # "Ila Venn, the Varskian who mediated"
    for beside in head.conjuncts:  # "Varsk and Orn, which brought the two together"
        for child in beside.children:
            if child.dep_ == "relcl" and "broker" in reading.families_of(child):
                return True
    if _has_the_title(reading, head):
        return True
    first = first_of_row(head)
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
    if first.dep_ == "nsubj" and _acts_as_one(reading, verb):
        return True
    if first.dep_ in {"dobj", "pobj", "nsubjpass", "oprd"}:
        acts = (k for k in verb.children if k.dep_ == "xcomp" and first.dep_ != "pobj")
        last = first.conjuncts[-1:] if first.dep_ == "oprd" else ()
        return any(
            child.lower_ == "as" and any("broker" in reading.families_of(t) for t in child.children)
            for part in (verb, verb.head, head, first, *acts, *last)
            for child in part.children
        )
    return False


def _brokers(reading: Reading, word: Token) -> bool:
    return "broker" in reading.families_of(word) or reading.lemmas[word.i] == "guarantor"


def _acts_as_one(reading: Reading, verb: Token) -> bool:
    """Read "acted as a middleman in oil deals", "who served as go-between"."""
    if any(child.dep_ == "neg" or child.tag_ == "MD" for child in verb.children):
        return False
    return reading.lemmas[verb.i] in _ACT and any(
        "broker" in reading.families_of(served) and reading.lemmas[served.i] not in _OF_A_SIDE
        for child in verb.children
        if child.lower_ == "as"
        for served in child.children
    )


_ACT = {"act", "serve", "work", "function"}
_OF_A_SIDE = {"negotiator", "host", "interlocutor"}


def _has_the_title(reading: Reading, head: Token) -> bool:
    """Read "the joint mediator Ila Venn"."""
    words = [k for k in head.children if k.dep_ == "compound"]
    words += [head.head] if head.dep_ == "appos" and head.ent_type_ == "PERSON" else []
    return any(reading.lemmas[word.i] in _TITLES for word in words)


_TITLES = {"mediator", "facilitator", "intermediary", "middleman", "go-between"}


def _done_by(head: Token) -> list[Token]:
    """Return the verbs of what somebody does, in a relative clause too."""
    first = first_of_row(head)
    verbs = [first.head] if first.dep_ == "nsubj" else []
    return [*verbs, *(child for child in head.children if child.dep_ == "relcl")]


def _goes_between(reading: Reading, verb: Token) -> bool:
    """Read "flew between Orn and Varsk", "took letters from one to the other", "went to and fro",
    "sent monks who shuttled between the camps".
    """
    lemma = reading.lemmas[verb.i]
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    if lemma in _SEND:
        clauses = [k for sent in objects for k in sent.children if k.dep_ == "relcl"]
        return any("broker" in reading.families_of(k) or _goes_between(reading, k) for k in clauses)
    if lemma in _GO and not objects:
        ends = [p for k in verb.children if k.lower_ == "between" for p in k.children]
        if any(end.dep_ == "pobj" and (end.conjuncts or _is_of_two(end)) for end in ends):
            return True
    elif lemma not in _CARRY or not any(_is_a_message(reading, k) for k in objects):
        return False
    words = {w.lower_ for k in verb.children for w in (k, *k.children)}
    return {"from", "one", "other"} <= words or {"to", "fro"} <= words or {"back", "forth"} <= words


def _is_of_two(word: Token) -> bool:
    return any(child.lower_ in {"two", "both"} for child in word.children)


def _is_a_message(reading: Reading, word: Token) -> bool:
    return reading.lemmas[word.i] in _MESSAGES or "paper_noun" in reading.families_of(word)


_SEND = {"send", "dispatch", "despatch"}
_GO = {"fly", "travel", "commute", "go", "run", "journey", "ply"}
_CARRY = {"carry", "relay", "convey", "pass", "bring", "take", "deliver"}
_MESSAGES = {"message", "letter", "offer", "proposal", "word", "it", "draft", "demand", "term"}


def _deals_with_both(reading: Reading, verb: Token) -> bool:
    """Read "they had an understanding with both armies", "he had talked to both"."""
    words = [verb, *(k for k in verb.children if k.dep_ == "dobj")]
    met = reading.lemmas[verb.i] == "speak" or any(
        reading.families_of(word) & {"talk", "deal_noun", "truce_noun"} for word in words
    )
    whom = [
        who
        for word in words
        for k in word.children
        if k.lower_ in {"with", "to"}
        for who in k.children
    ]
    of = [w for who in whom for k in who.children if k.lower_ == "of" for w in k.children]
    return met and any(_are_both(reading, who) for who in (*whom, *of))


def _are_both(reading: Reading, whom: Token) -> bool:
    """Read "both", "both of them", "both forces"; "both men" may be anybody, and who talks "with
    both the government and the Front" may be a third side.
    """
    if whom.lower_ == "both":
        return True
    return any(k.lower_ == "both" and k.dep_ != "preconj" for k in whom.children) and (
        whom.i in reading.mention_at or reading.lemmas[whom.i] in _SIDES
    )


_SIDES = {"side", "party", "camp", "force", "group", "faction", "army", "government", "leadership"}


def _runs_their_talks(reading: Reading, head: Token) -> bool:
    """Read "Varsk chaired the talks", "the meetings were run by Varsk", "Venn, who led them",
    "Venn, who heads the mediation team"."""
    first = first_of_row(head)
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
    """Read "Varsk obtained a truce between the Front and the army", "a truce between the two that
    Varsk negotiated".
    """
    first = first_of_row(head)
    verb = first.head
    if first.dep_ != "nsubj" or reading.lemmas[verb.i] not in _GET:
        return False
    deals = [deal for deal in verb.children if deal.dep_ == "dobj"]
    if verb.dep_ == "relcl" and any(k.lower_ in {"that", "which"} for k in verb.children):
        deals.append(verb.head)
    return any(
        reading.families_of(deal) & NOUNS and any(k.lower_ == "between" for k in deal.children)
        for deal in deals
    )


_GET = {"obtain", "secure", "achieve", "clinch", "win", "get", "negotiate", "arrange", "forge"}


def _is_the_way(reading: Reading, head: Token) -> bool:
    """Read "the truce reached through Varsk", "they agreed by way of Venn's mission"."""
    first = first_of_row(head)
    if first.dep_ in {"poss", "compound"} and reading.lemmas[first.head.i] in _SERVICE:
        first = first.head
    if first.dep_ != "pobj" or first.head.lower_ not in {"through", "via"}:
        return False
    above = first.head.head
    reached = reading.lemmas[above.i] in {"reach", "strike", "conclude"}
    return reached or bool(reading.families_of(above) & (NOUNS | {"agree_verb", "make_verb"}))


def _is_whose_work(reading: Reading, head: Token) -> bool:
    """Read "the truce was the result of Varskan and Ornian efforts", "the work of weeks by the
    Mission".
    """
    first = first_of_row(head)
    effort = first.head
    if first.dep_ == "pobj" and effort.lower_ == "by":
        return effort.head.lower_ == "work" and effort.head.dep_ == "attr"
    return (
        first.dep_ in {"poss", "compound", "amod", "nmod"}
        and reading.lemmas[effort.i] in _SERVICE
        and effort.dep_ == "pobj"
        and reading.lemmas[effort.head.head.i] in _RESULTS
    )


_RESULTS = {"result", "outcome", "fruit", "product"}
_SERVICE = {"mission", "office", "mediation", "effort", "intercession", "diplomacy"}
