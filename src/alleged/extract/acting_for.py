"""Who acts for a body in its name: "UN envoy Ila Venn", "the chief of the Guard"."""

from spacy.tokens import Token

from alleged.extract.reading import Reading
from alleged.model.actor import ActorKind

OFFICES = {
    "envoy", "chief", "head", "commander", "leader", "ambassador", "secretary", "president",
    "minister", "general", "spokesman", "spokeswoman", "delegation", "mission", "team", "officials",
    "office", "official", "officers", "diplomats", "mediators", "mediator", "representative",
    "representatives", "delegates", "negotiators", "intelligence", "emissary", "emissaries",
    "spokesperson", "negotiator",
}  # fmt: skip


def man_of(head: Token) -> Token | None:
    """Return whoever acts for a body in its name: "UN envoy Ila Venn", "the chief of the Guard"."""
    above = head.head
    if head.dep_ == "pobj" and above.lower_ == "of":
        above = above.head
    elif head.dep_ not in {"compound", "poss", "nmod", "amod"}:
        return None
    acts = above.ent_type_ == "PERSON" or above.lower_ in OFFICES
    return above if acts and above.i != head.i else None


def titles_of(man: Token) -> list[Token]:
    """Return the words beside a name that may say what somebody is: "envoy Ila Venn", "Ila Venn,
    the envoy", "the envoy, Ila Venn".
    """
    words = [*man.lefts, *(k for k in man.rights if k.dep_ == "appos")]
    return words + ([man.head] if man.dep_ == "appos" else [])


_MEN = {
    "officer", "commander", "leader", "chief", "representative", "delegate", "official", "envoy",
    "negotiator", "fighter", "member",
}  # fmt: skip
"""Base forms of those by whom a body makes a deal; an office alone may as well mediate one."""


def body_of(reading: Reading, man: Token) -> int | None:
    """Return the number of the mention that "officers of the Guard" act for, or None.

    Elders and chiefs of a people are its own: it has no officers.
    """
    if reading.lemmas[man.i] not in _MEN:
        return None
    for prep in man.children:
        for body in prep.children if prep.lower_ == "of" else ():
            number = reading.mention_at.get(body.i)
            if number is not None and reading.mentions[number].kind is not ActorKind.COMMUNITY:
                return number
    return None


def bodies_of(reading: Reading, key: str) -> frozenset[str]:
    """Return the keys of those for whom somebody acts by their office.

    "Front spokesman Lars Venn", "Lars Venn, the spokesman of the Front", "Venn, its negotiator".
    """
    bodies = {key.partition("@")[2]} - {""}
    for n in reading.by_key.get(key, ()):
        head = reading.doc[reading.heads[n]]
        for office in titles_of(head):
            if office.lower_ not in OFFICES:
                continue
            beside = head.lefts if office.i < head.i else ()
            of = (k for prep in office.children if prep.dep_ == "prep" for k in prep.children)
            for word in (*beside, *office.children, *of):
                named = reading.mention_at.get(word.i)
                if named is not None:
                    bodies.add(reading.mentions[named].key)
    return frozenset(bodies - {key})
