"""What stands at a verb itself: its auxiliaries, its "not", its "if", and what they make of it."""

from collections.abc import Iterator

from alleged.extract.footing import Footing
from alleged.extract.predicates import words
from alleged.extract.syntax import Syntax

Sign = tuple[Footing, int]
"""What one word makes of a clause, and the word."""

VERBAL = ("VERB", "AUX")
TO_COME = {"will", "'ll", "’ll", "wo", "shall"}
_CONDITIONS = {"if", "unless", "lest", "provided", "otherwise"}
_OPEN_MODALS = {"may", "might", "could"}
_MAYBE = {"perhaps", "maybe", "possibly", "supposedly", "ostensibly", "purportedly"}
_BARELY = {"nearly", "almost", "virtually"}
_NOBODY = {"no", "neither", "none", "nobody", "nothing"}


def signs(syntax: Syntax, v: int) -> Iterator[Sign]:
    """Yield what the words at a verb make of its clause, in the order in which they weigh."""
    auxiliaries = _auxiliaries(syntax, v)
    shares = (
        syntax.dep[v] == "conj"
        and not auxiliaries
        and syntax.kid(v, "nsubj", "nsubjpass", "expl") is None
    )
    yield from _marks(syntax, v)
    yield from _modals(syntax, v, auxiliaries)
    yield from _negations(syntax, v)
    for k in syntax.kids[v]:
        if syntax.dep[k] == "advmod" and syntax.word[k] in _BARELY:
            yield Footing.UNREAL, k
        elif syntax.dep[k] == "advmod" and syntax.word[k] in _MAYBE:
            yield Footing.OPEN, k
    above = syntax.head[v]
    bare = syntax.tag[v] == "VB" and not auxiliaries and syntax.dep[v] in ("ROOT", "conj")
    if bare and (not shares or (syntax.tag[above] == "VB" and syntax.dep[above] == "ROOT")):
        yield Footing.UNREAL, v  # "kill them all"
    if shares and syntax.pos[above] in VERBAL:
        yield from _modals(syntax, above, _auxiliaries(syntax, above))
        either = any(syntax.word[k] in ("or", "nor") for k in syntax.kids[above])
        if either and syntax.is_negated(above):
            yield Footing.NOT_SO, above


def _auxiliaries(syntax: Syntax, v: int) -> dict[str, int]:
    return {syntax.word[k]: k for k in syntax.kids[v] if syntax.dep[k] in ("aux", "auxpass")}


def _marks(syntax: Syntax, v: int) -> Iterator[Sign]:
    for k in syntax.kids[v]:
        if k > v or syntax.dep[k] not in ("mark", "advmod", "prep"):
            continue
        word = syntax.word[k]
        present = word in ("once", "when") and syntax.tag[v] in ("VBZ", "VBP")
        if word in _CONDITIONS:
            yield Footing.OPEN if _is_whether(syntax, v) else Footing.UNREAL, k
        elif word == "whether":
            yield Footing.OPEN, k
        elif ((word in ("until", "till") or present) and not _is_past(syntax, v)) or (
            word == "as" and k + 1 < syntax.size and syntax.word[k + 1] in ("if", "though")
        ):
            yield Footing.UNREAL, k


def _modals(syntax: Syntax, v: int, auxiliaries: dict[str, int]) -> Iterator[Sign]:
    perfect = bool({"have", "'ve", "of"} & set(auxiliaries))
    stative = syntax.lemma(v) == "be" or syntax.tag[v] == "VBG"
    for word, k in auxiliaries.items():
        if word in TO_COME:
            yield Footing.AHEAD, k
        elif word in ("would", "'d") and syntax.tag[k] == "MD":
            yield Footing.UNREAL if perfect else Footing.AHEAD, k
        elif word in _OPEN_MODALS:
            yield Footing.OPEN if perfect or stative else Footing.UNREAL, k
        elif word in ("can", "ca", "should", "ought") or (word == "must" and not perfect):
            yield Footing.UNREAL, k


def _negations(syntax: Syntax, v: int) -> Iterator[Sign]:
    for k in syntax.kids[v]:
        if syntax.dep[k] == "neg" or syntax.word[k] in ("never", "neither", "nor"):
            partly = k + 1 < syntax.size and syntax.word[k + 1] in ("only", "just", "merely")
            if not partly:
                yield Footing.NOT_SO, k
                return
    for k in syntax.kids[v]:
        first = syntax.subtree(k)[0]
        bound = syntax.word[first + 1 : first + 2] in (["more"], ["fewer"], ["less"])
        if syntax.dep[k] in ("nsubj", "nsubjpass", "dobj", "attr") and (
            syntax.word[first] in _NOBODY and not bound
        ):
            yield Footing.NOT_SO, first
            return


def supposes(syntax: Syntax, cue: int) -> Footing:
    """Return how the saying itself stands: `unreal` under "if", `open` in "no ground to think"."""
    for k in syntax.kids[cue]:
        if k < cue and syntax.dep[k] == "mark" and syntax.word[k] in _CONDITIONS:
            return Footing.UNREAL
    noun = syntax.head[cue]
    if (
        syntax.dep[cue] == "acl"
        and syntax.lemma(noun) in words("proof")
        and (any(syntax.word[k] in ("no", "little", "any") for k in syntax.kids[noun]))
    ):
        return Footing.OPEN
    return Footing.SO


def _is_whether(syntax: Syntax, clause: int) -> bool:
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
            syntax.word[syntax.subtree(k)[0]] in _NOBODY
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


def _is_past(syntax: Syntax, v: int) -> bool:
    had = any(syntax.word[k] in ("had", "was", "were", "did") for k in syntax.kids[v])
    return syntax.tag[v] == "VBD" or had


def is_awaited(syntax: Syntax, clause: int, above: int) -> bool:
    """Say whether a clause in the present stands beside what is to come: "will pay when X goes"."""
    if syntax.tag[clause] not in ("VBZ", "VBP") and not any(
        syntax.tag[k] in ("VBZ", "VBP") for k in syntax.kids[clause] if syntax.dep[k] == "auxpass"
    ):
        return False
    first = syntax.word[syntax.subtree(clause)[0]]
    ahead = any(
        syntax.tag[k] == "MD" or syntax.word[k] == "to"
        for k in syntax.kids[above]
        if syntax.dep[k] == "aux"
    )
    return first == "before" or (ahead and first in ("as", "when", "while", "after", "at", "once"))


def takes_clause(syntax: Syntax, clause: int) -> bool:
    """Say whether what is parsed as a clause beside a verb is its content: "unclear whether"."""
    return any(syntax.word[k] in ("whether", "that") for k in syntax.kids[clause] if k < clause)


def is_asked(syntax: Syntax, root: int) -> bool:
    """Say whether a sentence is a question."""
    last = syntax.subtree(root)[1] - 1
    return syntax.word[last] == "?"
