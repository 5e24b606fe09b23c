"""Ways of not believing something without saying so: asking for proof, being less than sure."""

from alleged.extract.stance_words import PROOFS
from alleged.extract.syntax import Syntax


def asks_for_proof(syntax: Syntax, verb: int) -> bool:
    """Say whether somebody is told to show proof: "called on him to produce the papers"."""
    if syntax.lemma(verb) not in ("call", "challenge", "dare", "defy", "invite", "urge", "ask"):
        return False
    for k in syntax.kids[verb]:
        if syntax.dep[k] in ("xcomp", "ccomp", "advcl") and syntax.lemma(k) in (
            "produce", "show", "prove", "present", "provide", "publish",
        ):  # fmt: skip
            shown = syntax.kid(k, "dobj")
            if shown is not None and syntax.lemma(shown) in PROOFS:
                return True
    return False


def is_less_sure(syntax: Syntax, head: int) -> bool:
    """Say whether somebody is "less certain", "not so sure"."""
    states = [head, *(k for k in syntax.kids[head] if syntax.dep[k] == "acomp")]
    return any(
        syntax.lemma(state) in ("certain", "sure", "confident", "convinced")
        and any(syntax.word[k] == "less" for k in syntax.kids[state])
        for state in states
    )
