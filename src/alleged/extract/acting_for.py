"""Who acts for a body in its name: "UN envoy Ila Venn", "the chief of the Guard"."""

from spacy.tokens import Token

from alleged.extract.reading import Reading

_OFFICES = {
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
    acts = above.ent_type_ == "PERSON" or above.lower_ in _OFFICES
    return above if acts and above.i != head.i else None


def bodies_of(reading: Reading, key: str) -> frozenset[str]:
    """Return the keys of those for whom somebody acts by their office.

    "Front spokesman Lars Venn", "Lars Venn, the spokesman of the Front", "Venn, its negotiator".
    """
    bodies = {key.partition("@")[2]} - {""}
    for mention, at in zip(reading.mentions, reading.heads, strict=True):
        if mention.key != key:
            continue
        head = reading.doc[at]
        for office in (*head.lefts, *(k for k in head.rights if k.dep_ == "appos")):
            if office.lower_ not in _OFFICES:
                continue
            beside = head.lefts if office.i < head.i else ()
            of = (k for prep in office.children if prep.dep_ == "prep" for k in prep.children)
            for word in (*beside, *office.children, *of):
                named = reading.mention_at.get(word.i)
                if named is not None:
                    bodies.add(reading.mentions[named].key)
    return frozenset(bodies - {key})
