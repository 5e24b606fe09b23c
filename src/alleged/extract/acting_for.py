"""Who acts for a body in its name: "UN envoy Ila Venn", "the chief of the Guard"."""

from spacy.tokens import Token

_OFFICES = {
    "envoy", "chief", "head", "commander", "leader", "ambassador", "secretary", "president",
    "minister", "general", "spokesman", "spokeswoman", "delegation", "mission", "team", "officials",
    "office", "official", "officers", "diplomats", "mediators", "mediator", "representative",
    "representatives", "delegates", "negotiators", "intelligence", "emissary", "emissaries",
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
