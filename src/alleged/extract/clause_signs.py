"""What can be seen of a clause by itself: whether it is negated, asked, past or only "to do"."""

from alleged.extract.predicates import words
from alleged.extract.syntax import Syntax


def is_whether(syntax: Syntax, clause: int) -> bool:
    """Say whether "if" means "whether": "did not say if"."""
    above = syntax.head[clause]
    return syntax.dep[clause] in ("ccomp", "advcl") and (
        syntax.lemma(above) in words("unproven") and syntax.subtree(clause)[0] > above
    )


def is_negated(syntax: Syntax, v: int) -> bool:
    """Say whether a verb has a "not", or nobody for its subject: "nothing bears out"."""
    if syntax.is_negated(v):
        return True
    for k in syntax.kids[v]:
        if syntax.word[k] in ("neither", "nor", "cannot"):
            return True
        if syntax.dep[k] in ("nsubj", "nsubjpass") and (
            syntax.word[syntax.subtree(k)[0]] in ("nothing", "nobody", "none", "no", "neither")
        ):
            return True
    return False


def opens_with_question(syntax: Syntax, clause: int) -> bool:
    """Say whether a clause asks how, when or who: it takes for granted what it is about."""
    return syntax.tag[syntax.subtree(clause)[0]] in ("WRB", "WP", "WDT") and (
        syntax.word[syntax.subtree(clause)[0]] not in ("that", "which")
    )


def is_infinitive(syntax: Syntax, v: int) -> bool:
    """Say whether a clause is "to do" or, under "let", "do"; "to have done" was done."""
    auxiliaries = {syntax.word[k] for k in syntax.kids[v] if syntax.dep[k] in ("aux", "auxpass")}
    if "to" in auxiliaries:
        return "have" not in auxiliaries
    bare = syntax.dep[v] == "ccomp" and not auxiliaries and syntax.tag[v] in ("VB", "VBP")
    return bare and (syntax.tag[v] == "VB" or syntax.lemma(syntax.head[v]) in ("let", "make"))


def is_past(syntax: Syntax, v: int) -> bool:
    """Say whether a verb tells of what was."""
    had = any(syntax.word[k] in ("had", "was", "were", "did") for k in syntax.kids[v])
    return syntax.tag[v] == "VBD" or had


def takes_clause(syntax: Syntax, clause: int, above: int) -> bool:
    """Say whether what is parsed as a clause beside a verb is its content: "unclear whether"."""
    return any(syntax.word[k] in ("whether", "that") for k in syntax.kids[clause] if k < clause)


def is_asked(syntax: Syntax, root: int) -> bool:
    """Say whether a sentence is a question."""
    last = syntax.subtree(root)[1] - 1
    return syntax.word[last] == "?"
