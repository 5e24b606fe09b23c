"""Who fills the places around a word: its subject, its object, what stands behind "of" or "by"."""

from collections.abc import Iterator

from alleged.extract.predicates import words
from alleged.extract.syntax import Syntax

_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"}
_RELATIVE = {"who", "which", "that", "whom", "whose"}
_CONTROLLED = {"force", "compel", "oblige", "make", "let", "allow", "help", "cause", "lead", "get"}
"""Verbs whose object does what stands in the infinitive below them."""

_DEEPEST = 8
"""Steps up a tree before giving up: what hangs deeper is misread more often than not."""

_LONGEST_ROW = 40
"""Verbs that "and" ties to one another; a longer row is no sentence that somebody wrote."""


def is_passive(syntax: Syntax, verb: int) -> bool:
    """Say whether what a verb does is done to its subject, or to the noun it describes."""
    for _ in range(_LONGEST_ROW):
        if (told := _own_voice(syntax, verb)) is not None:
            return told
        above = syntax.head[verb]
        if syntax.pos[above] != "VERB" or syntax.kid(verb, "dobj") is not None:
            return False
        verb = above
    return False


def _own_voice(syntax: Syntax, verb: int) -> bool | None:
    """Say whether a verb is passive by itself; None if it is as the verb is that it is tied to."""
    if syntax.kid(verb, "auxpass", "nsubjpass") is not None:
        return True
    if any(syntax.dep[k] == "aux" and syntax.lemma(k) == "get" for k in syntax.kids[verb]):
        return True
    dep = syntax.dep[verb]
    participle = ("VBN", "VBD", "JJ") if dep == "conj" else ("VBN", "VBD")
    if syntax.tag[verb] not in participle or syntax.kid(verb, "nsubj", "aux") is not None:
        return False
    if dep == "conj":
        return None
    if syntax.tag[verb] == "VBD" and dep not in ("oprd", "acl"):
        return False
    if syntax.kid(verb, "dobj") is not None and syntax.kid(verb, "agent") is None:
        return False
    return dep in ("acl", "amod", "oprd", "xcomp", "advcl", "acomp", "dep", "ROOT", "appos", "attr")


def subjects(syntax: Syntax, verb: int) -> list[int]:
    """Return who does what a verb says: its subject, or who stands behind "by"."""
    if not is_passive(syntax, verb):
        return surface_subjects(syntax, verb)
    while True:
        doers = behind(syntax, verb, "by")
        if doers:
            return doers
        # "funded, armed and trained by X": for all three
        tied = [*conjuncts(syntax, verb)]
        if syntax.dep[verb] == "conj":
            tied += [k for k in conjuncts(syntax, syntax.head[verb]) if k > verb]
        later = next((k for k in tied if behind(syntax, k, "by")), None)
        if later is None or not is_passive(syntax, later):
            return []
        verb = later


def conjuncts(syntax: Syntax, verb: int) -> Iterator[int]:
    """Yield the verbs that "and" ties to one, and those tied to them."""
    waiting = [verb]
    for number in range(_LONGEST_ROW):
        if not waiting:
            return
        tied = waiting.pop()
        if number:
            yield tied
        below = (k for k in reversed(syntax.kids[tied]) if syntax.dep[k] == "conj")
        waiting += [k for k in below if syntax.pos[k] in ("VERB", "ADJ")]


def objects(syntax: Syntax, verb: int) -> list[int]:
    """Return whom or what a verb is done to."""
    if is_passive(syntax, verb):
        return surface_subjects(syntax, verb)
    for _ in range(_LONGEST_ROW):
        if found := listed(syntax, syntax.kid(verb, "dobj")):
            return found
        if (later := _sharing(syntax, verb)) is None:
            break
        verb = later
    doer = syntax.kid(verb, "nsubj")
    whose = doer is not None and any(syntax.word[k] == "whose" for k in syntax.kids[doer])
    if syntax.dep[verb] == "relcl" and doer is not None and not whose:
        return [described(syntax, verb)]  # "the men they captured"
    return []


def _sharing(syntax: Syntax, verb: int) -> int | None:
    """Return the verb that has the object of another, too: "killed and wounded dozens"."""
    later = syntax.kid(verb, "conj")
    if later is None or syntax.pos[later] != "VERB" or syntax.kid(later, "nsubj") is not None:
        return None
    gap = not any(syntax.kids[verb][n] > verb for n in range(len(syntax.kids[verb]) - 1))
    return later if gap and not is_passive(syntax, later) else None


def surface_subjects(syntax: Syntax, verb: int, depth: int = 0) -> list[int]:
    """Return the grammatical subject of a verb, or of the verb or noun it borrows one from."""
    own = syntax.kid(verb, "nsubj", "nsubjpass")
    if own is not None:
        return listed(syntax, own)
    above, dep = joined(syntax, verb), syntax.dep[verb]
    if above == verb or depth > _DEEPEST:
        return []
    if dep == "acl" or (dep == "relcl" and syntax.kid(verb, "nsubj") is None):
        return [described(syntax, verb)] if syntax.pos[above] in _NOMINAL else []
    if dep == "amod":
        return [above]
    if dep in ("oprd", "acomp", "attr") or (dep == "xcomp" and syntax.tag[verb] != "VB"):
        return _of_small_clause(syntax, above, depth)
    if dep == "xcomp":
        held = syntax.kid(above, "dobj") if syntax.lemma(above) in _CONTROLLED else None
        return listed(syntax, held) or surface_subjects(syntax, above, depth + 1)
    if dep in ("conj", "advcl", "dep", "ccomp") and syntax.pos[above] in ("VERB", "AUX", "ADJ"):
        if dep == "ccomp" and syntax.tag[verb] not in ("VBN", "JJ"):
            return []
        return surface_subjects(syntax, above, depth + 1)
    if dep == "pcomp":
        return _of_gerund(syntax, above, depth)
    return []


def _of_small_clause(syntax: Syntax, above: int, depth: int) -> list[int]:
    """Return the subject of "was reported killed", "left twelve dead"."""
    if syntax.pos[above] not in ("VERB", "AUX", "ADJ"):
        return []
    held = syntax.kid(above, "dobj")
    if held is not None and not is_passive(syntax, above):
        return listed(syntax, held)
    return surface_subjects(syntax, above, depth + 1)


def _of_gerund(syntax: Syntax, preposition: int, depth: int) -> list[int]:
    """Return the subject of "accused X of killing", "left after killing"."""
    verb = syntax.head[preposition]
    if syntax.pos[verb] in ("NOUN", "PROPN") and syntax.dep[verb] == "dobj":
        blamed = syntax.lemma(syntax.head[verb]) in words("accusing")
        return [verb] if blamed and syntax.word[preposition] == "of" else []
    if syntax.pos[verb] != "VERB":
        return []
    if syntax.word[preposition] in ("of", "for", "with", "from") and not is_passive(syntax, verb):
        held = listed(syntax, syntax.kid(verb, "dobj"))
        if held:
            return held
    return surface_subjects(syntax, verb, depth + 1)


def behind(syntax: Syntax, i: int, preposition: str, *, denied: bool = False) -> list[int]:
    """Return what stands behind a preposition that hangs on a word.

    "By X, not by Y" and "not by Y but by X" are by X; `denied` asks for Y.
    """
    found: list[int] = []
    for k in syntax.kids[i]:
        if syntax.word[k] == preposition and syntax.dep[k] in ("prep", "agent", "dative", "prt"):
            for at in (k, *(c for c in syntax.kids[k] if syntax.word[c] == preposition)):
                if _is_contrasted(syntax, at) is denied:
                    found += listed(syntax, syntax.kid(at, "pobj"))
    return found


def contrasted(syntax: Syntax, noun: int) -> list[int]:
    """Return whom "X, not Y, did it" says not to have done it."""
    return [k for k in syntax.kids[noun] if syntax.dep[k] == "appos" and _is_contrasted(syntax, k)]


def _is_contrasted(syntax: Syntax, i: int) -> bool:
    """Say whether "not" stands right before a phrase."""
    first = min(i, syntax.subtree(i)[0])
    negated = any(syntax.word[k] == "not" for k in syntax.kids[i] if k < i)
    return negated or (first > 0 and syntax.word[first - 1] == "not")


def listed(syntax: Syntax, i: int | None) -> list[int]:
    """Return a noun and what "and" or a comma lists with it."""
    found: list[int] = []
    while i is not None and len(found) < 12:
        found.append(i)
        later = syntax.kid(i, "conj")
        i = later if later is not None and syntax.pos[later] in _NOMINAL else None
    return found


def antecedent(syntax: Syntax, i: int) -> int:
    """Return the noun that a relative pronoun stands for; any other word itself."""
    if syntax.word[i] in _RELATIVE and syntax.tag[i] in ("WDT", "WP", "WP$", "IN", "DT"):
        for above in syntax.above(i):
            if syntax.dep[above] == "relcl":
                return described(syntax, above)
        if syntax.word[i] in ("which", "whom"):
            # ", more than half of which" is not always parsed as telling of a noun
            for k in range(i - 1, max(i - _DEEPEST, 0), -1):
                if syntax.word[k] == "," and syntax.pos[k - 1] in _NOMINAL:
                    return k - 1
    return i


def cleft(syntax: Syntax, clause: int) -> int | None:
    """Return the word for X in "it was X who did it", of which a clause tells what was done.

    In "it was X, not Y, that did it" it is X, whatever the clause is parsed to tell of.
    """
    noun = syntax.head[clause]
    be = noun if syntax.lemma(noun) == "be" else syntax.head[noun]
    if syntax.lemma(be) != "be" or (noun != be and syntax.dep[noun] not in ("attr", "conj", "dep")):
        return None
    it = syntax.kid(be, "nsubj")
    if it is None or syntax.word[it] != "it":
        return None
    return syntax.kid(be, "attr")


def joined(syntax: Syntax, verb: int) -> int:
    """Return the head of a verb, the right one where "and" is parsed as if it joined unlike forms.

    "Has called on X to let them go, and accuses Y": "accuses" stands beside "has called".
    """
    above = syntax.head[verb]
    if syntax.dep[verb] != "conj" or syntax.tag[verb] not in ("VBZ", "VBP", "VBD"):
        return above
    for higher in (above, *syntax.above(above)):
        bare = syntax.tag[higher] == "VB" and not any(
            syntax.tag[k] == "MD" or syntax.lemma(k) == "do" for k in syntax.kids[higher]
        )
        if syntax.pos[higher] in ("VERB", "AUX") and not bare:
            return higher
    return above


def described(syntax: Syntax, clause: int) -> int:
    """Return the noun that a clause tells of: the nearer one, where the parse names a farther.

    "The army and rebels backed by X", "a commander of the alliance that backs X".
    """
    head, first = syntax.head[clause], syntax.subtree(clause)[0]
    near = first - 1
    place = syntax.entity[head] in ("GPE", "LOC") or syntax.lemma(head) in words("means")
    if syntax.word[near] == "," and place:
        # "the militias fought battles in X, led by Y": no place and no battle is led
        verb = next((t for t in syntax.above(head) if syntax.pos[t] == "VERB"), head)
        own = syntax.kid(verb, "nsubj") if syntax.tag[clause] == "VBN" else None
        return head if own is None else own
    if near <= head or syntax.pos[near] not in _NOMINAL:
        return head
    if syntax.dep[near] == "conj" and head in syntax.above(near):
        return near
    things = syntax.lemma(head) in words("people") and syntax.lemma(near) not in words("people")
    if syntax.word[first] in ("that", "which") and things and syntax.dep[near] == "pobj":
        return near if head in syntax.above(near) else head
    return head


def light_verb(syntax: Syntax, noun: int, uses: str) -> int | None:
    """Return the verb that a noun hangs on if it is one of `uses`: "won a victory"."""
    head, dep = syntax.head[noun], syntax.dep[noun]
    while dep == "conj" and head != syntax.head[head]:
        head, dep = syntax.head[head], syntax.dep[head]
    if dep == "pobj" and syntax.word[head] == "with":
        head, dep = syntax.head[head], "dobj"
    if dep in ("dobj", "nsubjpass") and syntax.lemma(head) in words(uses):
        return head
    return None


def filled(syntax: Syntax, i: int, second: int | None, place: str) -> list[int]:
    """Return the words that fill one place around a predicate (see `predicates.csv`).

    `second` is the predicate's particle or object ("control" of "take control").
    """
    match place:
        case "subj":
            told = syntax.pos[i] == "VERB" or is_passive(syntax, i)
            return subjects(syntax, i) if told else _of_state(syntax, i)
        case "obj":
            return objects(syntax, i)
        case "poss2":
            return listed(syntax, syntax.kid(second, "poss")) if second is not None else []
        case "poss":
            return listed(syntax, syntax.kid(i, "poss"))
        case "light" | "given":
            return _around_light_verb(syntax, i, place)
        case "is":
            return _is(syntax, i)
        case "title":
            return _titled(syntax, i)
        case "left":
            return (
                [i - 1] if i and syntax.dep[i - 1] in ("compound", "amod", "nmod", "poss") else []
            )
        case "under":
            return list(_under(syntax, i))
        case "clause":
            above = syntax.head[syntax.head[i]]
            carried = syntax.dep[i] == "pobj" and syntax.word[syntax.head[i]] == "with"
            return (
                surface_subjects(syntax, above) if carried and syntax.pos[above] == "VERB" else []
            )
        case "self":
            return [i]
    found = behind(syntax, i, place)
    if not found and second is not None:
        found = behind(syntax, second, place)
    if not found and syntax.pos[i] == "NOUN":
        verb = light_verb(syntax, i, "winning")
        found = behind(syntax, verb, place) if verb is not None and place != "by" else []
    return found


def _of_state(syntax: Syntax, adjective: int) -> list[int]:
    """Return of whom an adjective says how they are: "is dead", "left twelve dead"."""
    for _ in range(_LONGEST_ROW):
        own = syntax.kid(adjective, "nsubj", "nsubjpass")
        if own is not None:
            return listed(syntax, own)
        if syntax.dep[adjective] != "conj":
            break
        adjective = syntax.head[adjective]
    if syntax.dep[adjective] == "pobj" and syntax.word[syntax.head[adjective]] == "in":
        above = syntax.head[syntax.head[adjective]]  # "is in good health"
        return surface_subjects(syntax, above) if syntax.lemma(above) == "be" else []
    if syntax.dep[adjective] in ("acomp", "oprd", "xcomp", "ccomp", "attr"):
        return _of_small_clause(syntax, syntax.head[adjective], 0)
    return []


def _around_light_verb(syntax: Syntax, noun: int, place: str) -> list[int]:
    verb = light_verb(syntax, noun, "giving") or light_verb(syntax, noun, "winning")
    if verb is None:
        return []
    if place == "light":
        return subjects(syntax, verb)
    with_it = syntax.word[syntax.head[noun]] == "with" and syntax.dep[noun] == "pobj"
    if with_it:
        return objects(syntax, verb)
    for preposition in ("to", "for"):
        found = behind(syntax, noun, preposition) or behind(syntax, verb, preposition)
        if found:
            return found
    if syntax.dep[noun] == "dobj":
        return listed(syntax, syntax.kid(verb, "dative", "nsubjpass"))
    return []


def _is(syntax: Syntax, noun: int) -> list[int]:
    """Return who is said to be it: "X is a branch of", "X, a branch of", "its branch, X"."""
    if syntax.dep[noun] == "attr":
        return surface_subjects(syntax, syntax.head[noun])
    named = syntax.entity_around(noun + 1) if noun + 1 < syntax.size else None
    if named is not None and syntax.entity[noun + 1] == "PERSON" and named[0] == noun + 1:
        return [named[1] - 1]  # "its chief X", whatever else it is parsed to stand beside
    if syntax.dep[noun] == "appos":
        return [syntax.head[noun]]
    beside = apposed(syntax, noun)
    return [beside] if beside is not None else []


def apposed(syntax: Syntax, noun: int) -> int | None:
    """Return what is put beside a noun: "its leader, X", "the leader of the group, X"."""
    own = syntax.kid(noun, "appos")
    if own is not None or syntax.lemma(noun) not in words("people"):
        return own
    for group in behind(syntax, noun, "of"):
        named = syntax.kid(group, "appos")
        if named is not None and syntax.entity[named] == "PERSON" and syntax.tag[noun] == "NN":
            return named  # parsed as if it were the group's name
    return None


def _titled(syntax: Syntax, noun: int) -> list[int]:
    """Return the person whose title it is: "commander X"."""
    head = syntax.head[noun]
    if syntax.dep[noun] in ("compound", "nmod") and head > noun and syntax.entity[head] == "PERSON":
        return [head]
    return []


def _under(syntax: Syntax, noun: int) -> Iterator[int]:
    """Yield who stands "under the command of" somebody."""
    under = syntax.head[noun]
    if syntax.dep[noun] != "pobj" or syntax.word[under] != "under":
        return
    above = syntax.head[under]
    if syntax.pos[above] in ("NOUN", "PROPN"):
        yield above
        yield from behind(syntax, above, "of")  # "the collapse of the army under his command"
    elif syntax.pos[above] in ("VERB", "AUX"):
        yield from objects(syntax, above) or surface_subjects(syntax, above)
