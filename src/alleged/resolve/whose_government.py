"""Whose government "the government" is, as far as its own words and those beside it say."""

from spacy.tokens import Token

from alleged.model.actor import Actor, ActorKind
from alleged.resolve.entity import Found, Roster

_STATES = {ActorKind.STATE, ActorKind.GOVERNMENT}
_OF_A_STATE = {ActorKind.GOVERNMENT, ActorKind.AGENCY, ActorKind.MILITARY}
_ARMED = {ActorKind.ARMED_GROUP, ActorKind.POLITICAL_BODY}
_HYPHENS = {"-", "‐", "‑", "–"}
_BROKERED = {
    "brokered", "mediated", "facilitated", "hosted", "sponsored", "guaranteed", "negotiated",
}  # fmt: skip
_BROKER = {
    *_BROKERED, "broker", "mediate", "facilitate", "host", "sponsor", "guarantee", "brokers",
    "mediates", "facilitates", "hosts", "sponsors", "guarantees", "brokering", "mediating",
} - {"negotiated"}  # fmt: skip
_BROKERING = {
    "mediation", "mediator", "mediators", "good", "auspices", "sponsorship", "facilitation",
}  # fmt: skip
_SIDES = {"nsubj", "nsubjpass", "dobj"}
_HIS = {"his", "her"}
_FAR = 4
"""Sentences back in which "his government" finds him."""


def state_told(roster: Roster, found: Found) -> str | None:
    """Return the key of whose government it is by its own words, or None if they do not say.

    "The government of Xland", "the authorities in Xland", "X's government", "his government".
    """
    head = roster.doc[found.head]
    for prep in head.rights:
        if prep.lower_ not in {"of", "in"} or prep.dep_ != "prep":
            continue
        for whole in prep.children:
            if whole.dep_ == "pobj":
                state = _state_at(roster, whole)
                if state is not None:
                    return state
    for owner in head.lefts:
        if owner.dep_ == "poss":
            if owner.lower_ in _HIS:
                person = _person_before(roster, owner)
                return _state_of(roster, person) if person is not None else None
            if owner.pos_ == "PROPN":
                return _state_at(roster, owner)
    return None


def unlisted_owner(roster: Roster, found: Found) -> str | None:
    """Return the name of whose it is by its own words if no list knows it: "the army of Xland".

    A person is no such owner: "the government of Ila Venn" may be that of a listed state.
    """
    for prep in roster.doc[found.head].rights:
        for whole in prep.children if prep.lower_ == "of" else ():
            named = whole.dep_ == "pobj" and whole.pos_ == "PROPN" and whole.ent_type_ != "PERSON"
            if named and _state_at(roster, whole) is None:
                return roster.doc[whole.left_edge.i : whole.i + 1].text.removeprefix("the ")
    return None


def _state_at(roster: Roster, token: Token) -> str | None:
    """Return the key of the state that a name is of: its own, its capital's, its ruler's."""
    found = roster.at(token)
    if found is not None:
        return _state_of(roster, found)
    whole = token.doc[token.left_edge.i : token.i + 1].text.removeprefix("the ")
    for name in (whole, f"{whole} government", token.text):
        actor = roster.listed(name)
        if actor is not None and actor.kind in _STATES:
            return roster.key_of(actor)
    return None


def _state_of(roster: Roster, found: Found) -> str | None:
    actor = roster.known(found.key)
    if actor is None:
        return None
    if actor.kind is ActorKind.PERSON and not actor.part_of:
        state = roster.state_of(actor.countries[0]) if actor.countries else None
        return roster.key_of(state) if state is not None else None
    side = roster.index.get(actor.part_of) if actor.part_of else None
    if actor.kind is ActorKind.PERSON and side is not None and is_of_a_part(roster, side):
        return roster.key_of(side)
    return state_over(roster, actor)


def is_of_a_part(roster: Roster, actor: Actor) -> bool:
    """Say whether an actor governs a province or a member state of a larger one."""
    above = roster.index.get(actor.part_of) if actor.part_of else None
    governs = actor.kind is ActorKind.GOVERNMENT
    return governs and above is not None and above.kind is ActorKind.GOVERNMENT


def whole_of(roster: Roster, key: str | None) -> str | None:
    """Return the key of the state that a government is of, or of which it governs a part."""
    actor = roster.known(key) if key is not None else None
    above = roster.index.get(actor.part_of) if actor is not None and actor.part_of else None
    return roster.key_of(above) if actor and above and is_of_a_part(roster, actor) else key


def is_of_another_state(roster: Roster, start: int, actor: Actor) -> bool:
    """Whether the words before a body's name say that it is of another state than the listed one.

    "Orn's National Security Agency" is not that of Varsk, of which alone a list knows.
    """
    if actor.kind not in _OF_A_STATE or not actor.countries or start < 1:
        return False
    doc = roster.doc
    before = doc[start - 1]
    if before.lower_ in {"'s", "’s"} and start > 1:
        found = roster.at(start - 2)
        owner = roster.known(found.key) if found is not None else roster.listed(doc[start - 2].text)
    else:
        owner = roster.listed(f"{before.text} government") if before.text[:1].isupper() else None
    if owner is None or owner.kind not in _STATES or not owner.countries:
        return False
    return set(owner.countries).isdisjoint(actor.countries)


def _person_before(roster: Roster, owner: Token) -> Found | None:
    """Return the person that "his" means: the subject of its sentence, else the nearest before."""
    here = roster.sentence_of(owner.i)
    nearest = None
    for i in range(owner.i - 1, -1, -1):
        if here - roster.sentence_of(i) > _FAR:
            break
        found = roster.at(i)
        if found is None or found.kind is not ActorKind.PERSON or found.form != "name":
            continue
        head = roster.doc[found.head]
        if roster.sentence_of(i) == here and head.dep_ in {"nsubj", "nsubjpass"}:
            return found
        nearest = nearest or found
    return nearest


def state_over(roster: Roster, actor: Actor) -> str | None:
    """Return the key of the state that an actor is, or is part of, by the actor file."""
    above: Actor | None = actor
    for _ in range(5):
        if above is None:
            break
        if above.kind is ActorKind.STATE:
            return roster.key_of(above)
        if above.kind is ActorKind.GOVERNMENT and not above.part_of:
            return roster.key_of(above)
        above = roster.index.get(above.part_of) if above.part_of else None
    if actor.kind in _OF_A_STATE and len(actor.countries) == 1:
        state = roster.state_of(actor.countries[0])
        return roster.key_of(state) if state is not None else None
    return None


_PUNISHING = {"sanctions", "sanctioned", "blacklisted", "indicted", "penalised", "penalized"}


def only_punishes(roster: Roster, found: Found) -> bool:
    """Say whether words name a state as who punishes for a deal: "Xland sanctioned the trader"."""
    head = roster.doc[found.head]
    done = [head.head, *(child for child in head.head.children if child.dep_ == "dobj")]
    return head.dep_ in {"nsubj", "compound"} and any(w.lower_ in _PUNISHING for w in done)


def goes_between(roster: Roster, start: int, end: int) -> bool:
    """Say whether words name a state only as who mediates or vouches: "Xlandic-brokered", "by X",
    "Xland would guarantee it"."""
    doc = roster.doc
    if end + 1 < len(doc) and doc[end].text in _HYPHENS and doc[end + 1].lower_ in _BROKERED:
        return True
    root = doc[start:end].root
    while root.dep_ == "conj":
        root = root.head
    if root.head.lower_ in _BROKERING:
        return True
    if root.dep_ == "nsubj" and root.head.lower_ in _BROKER:
        return True
    by = root.dep_ == "pobj" and root.head.lower_ == "by"
    return by and root.head.head.lower_ in _BROKERED


def owner_of(roster: Roster, found: Found) -> str | None:
    """Return the key of the state whose "its army", "his troops", "the forces of X" are, or None.

    "Its" is the subject before it in the sentence, if that is a state.
    """
    first = roster.doc[found.start]
    for prep in roster.doc[found.head].rights:
        for whole in prep.children if prep.lower_ == "of" else ():
            if whole.dep_ == "pobj" and (state := _state_at(roster, whole)) is not None:
                return state
    if first.lower_ in _HIS:
        person = _person_before(roster, first)
        return _state_of(roster, person) if person is not None else None
    if first.lower_ not in {"its", "their"}:
        return None
    for i in range(found.start - 1, first.sent.start - 1, -1):
        other = roster.at(i)
        if other is not None and other.head == i and roster.doc[i].dep_ in {"nsubj", "nsubjpass"}:
            return _state_of(roster, other) if other.kind in _STATES else None
    return None


def side_of_owner(roster: Roster, found: Found) -> str | None:
    """Return the key of whose men they are: "Venn's fighters" are those of the group Venn is of."""
    for owner in roster.doc[found.head].lefts:
        if owner.dep_ != "poss":
            continue
        person = _person_before(roster, owner) if owner.lower_ in _HIS else roster.at(owner)
        actor = roster.known(person.key) if person is not None else None
        side = roster.index.get(actor.part_of) if actor is not None and actor.part_of else None
        if side is not None and side.kind in _ARMED:
            return roster.key_of(side)
    return None


def is_set_against(roster: Roster, found: Found, state: str) -> bool:
    """Say whether a description stands in one clause with the name of a state: it is another."""
    verb = _verb_over(roster.doc[found.head])
    return verb is not None and any(
        other.key == state
        and other.form == "name"
        and roster.doc[other.head].head == verb
        and roster.doc[other.head].dep_ in _SIDES
        for other in roster.in_sentence(found)
    )


def _verb_over(token: Token) -> Token | None:
    for above in token.ancestors:
        if above.pos_ in {"VERB", "AUX"}:
            return above
    return None
