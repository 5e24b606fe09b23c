"""Who is said to have a hand in a deal, or none: "plays a leading part in the talks"."""

from spacy.tokens import Token

from alleged.extract.reading import Reading, first_of_row

_DOING = {"have", "play", "take"}
_HANDS = {"hand", "part", "role"}
_NO = {"no", "neither", "little"}
_IN = {"deal_noun", "truce_noun", "swap_noun", "paper_noun", "talk", "release", "evacuate"}
_IT = {"it", "this", "that", "matter", "affair"}


def hand_in(reading: Reading, head: Token) -> bool | None:
    """Return whether the subject has a hand in what the text tells of, or None if it says neither.

    `head` is the word for somebody. "The Mission had no part in it" is False, "the Elders played a
    part in the talks" True, and so is "Rask, who negotiated the release".
    """
    if head.ent_type_ == "PERSON" and any(_negotiates(reading, k) for k in head.children):
        return True
    head = first_of_row(head)
    verb = head.head
    if head.dep_ not in {"nsubj", "nsubjpass"} or reading.lemmas[verb.i] not in _DOING:
        return None
    for hand in verb.children:
        if hand.dep_ != "dobj" or reading.lemmas[hand.i] not in _HANDS:
            continue
        into = [
            k for k in (*hand.children, *verb.children) if k.dep_ == "prep" and k.lower_ == "in"
        ]
        matters = [what for k in into for what in k.children if what.dep_ == "pobj"]
        if verb.dep_ == "relcl":  # "talks in which Orn took part"
            matters = [verb.head if what.lower_ == "which" else what for what in matters]
        if any(reading.families_of(what) & _IN or what.lower_ in _IT for what in matters):
            none = any(k.lower_ in _NO for k in (*hand.children, *verb.children))
            return not none and not any(k.dep_ == "neg" for k in verb.children)
    return None


def _negotiates(reading: Reading, clause: Token) -> bool:
    return (
        clause.dep_ == "relcl"
        and reading.lemmas[clause.i] == "negotiate"
        and any(k.dep_ == "dobj" and reading.families_of(k) & _IN for k in clause.children)
    )
