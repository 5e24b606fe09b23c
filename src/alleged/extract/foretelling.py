"""Where a text tells what is to come: "will fall", "expects them to leave", "vowed to take it"."""

from collections.abc import Iterator
from dataclasses import dataclass

from alleged.extract.predicates import words
from alleged.extract.slots import listed
from alleged.extract.syntax import Syntax

_WILL = {"will", "'ll", "’ll", "wo", "shall", "would", "'d"}
_MAY = {"could", "may", "might"}
_CAN = {"can", "ca", "could"}
_UNSAID = {"say", "comment", "confirm", "like", "be", "have", "give", "tell", "discuss", "name",
           "welcome", "want", "remain", "go", "do", "debate", "vote", "meet", "announce",
           "speak", "decide", "consider", "visit", "attend"}  # fmt: skip
_JUDGING = {"good", "well", "better", "bad", "worse", "hard", "difficult", "easy", "wrong", "right",
            "possible", "impossible", "necessary", "glad", "happy", "able", "willing",
            "surprised"}  # fmt: skip
"""What would be so is an opinion, not a forecast."""

_STATES = ("acomp", "attr", "advmod", "prep", "oprd")


@dataclass(frozen=True, slots=True)
class Foretold:
    """One telling of what is to come, by tokens."""

    head: int
    """The word that carries what is foretold: a verb, or the noun of "predicted the fall of"."""

    sign: int
    """The word that says that it is to come."""

    teller: int | None = None
    """The verb whose subject foretells it, where it is no auxiliary that does: "expects"."""

    does: bool = False
    """Whether the teller's subject is who will do it: "vowed to take"."""

    stated: int | None = None
    """The verb by which it is stated as sure to come: "it is only a matter of time before"."""

    unlikely: bool = False
    """Whether it is told as not to come: "is unlikely to hold"."""

    @property
    def doing(self) -> int:
        """The verb whose subject does what is foretold."""
        return self.teller if self.does and self.teller is not None else self.head


def find_foretold(syntax: Syntax) -> Iterator[Foretold]:
    """Yield what a text tells as to come, in reading order, each head once."""
    seen: set[int] = set()
    for i in range(syntax.size):
        found = _foretold(syntax, i)
        if found is not None and found.head not in seen:
            seen.add(found.head)
            yield found


def _foretold(syntax: Syntax, i: int) -> Foretold | None:
    """Return what is to come where word `i` says that it is."""
    word = syntax.word[i]
    if syntax.dep[i] == "aux":
        return _by_auxiliary(syntax, i)
    if word in words("ahead") - {"about"} and syntax.pos[i] in ("ADJ", "VERB"):
        below = syntax.kid(i, "xcomp") if _is_stative(syntax, i) else None
        if below is not None:
            return Foretold(below, i)
    if word in words("unlikely") and syntax.dep[i] == "acomp":
        below = syntax.kid(i, "xcomp")
        return Foretold(below, i, unlikely=True) if below is not None else None
    if word == "about" and syntax.word[syntax.head[i]] in ("is", "are"):
        below = syntax.kid(i, "xcomp")
        if below is not None:
            return Foretold(below, i)
    if word == "time" and syntax.lemma(syntax.head[syntax.head[i]]) in ("matter", "question"):
        return _by_time(syntax, i)
    if syntax.pos[i] != "VERB":
        return None
    lemma = syntax.lemma(i)
    if lemma in words("vowing"):
        below = syntax.kid(i, "xcomp")
        if below is not None and _is_to_do(syntax, below):
            return Foretold(below, i, i, does=True)
    if lemma == "see" and syntax.tag[i] in ("VBZ", "VBP"):
        below = syntax.kid(i, "ccomp")
        seen = below is not None and syntax.tag[below] == "VBG"
        return Foretold(below, i, i) if below is not None and seen else None
    if lemma in words("foretelling"):
        return _by_teller(syntax, i)
    return None


def _by_auxiliary(syntax: Syntax, i: int) -> Foretold | None:
    """Read "will fall", under a warning "could fall", of what lasts "can hold out until"."""
    word, verb = syntax.word[i], syntax.head[i]
    if word in _WILL:
        perfect = any(syntax.word[k] == "have" for k in syntax.kids[verb] if k > i)
        said = syntax.lemma(verb) in _UNSAID and syntax.kid(verb, "prt") is None
        if (perfect and word in ("would", "'d")) or (said and not _is_state(syntax, verb)):
            return None
        return Foretold(verb, i, _vower(syntax, verb))
    above = syntax.head[verb]
    if word in _MAY and syntax.dep[verb] == "ccomp" and syntax.lemma(above) in words("fearing"):
        perfect = any(syntax.word[k] == "have" for k in syntax.kids[verb] if k > i)
        return None if perfect else Foretold(verb, i, above)
    if word in _CAN and syntax.lemma(verb) in words("lasting") and _has_time(syntax, verb):
        return Foretold(verb, i, above if syntax.dep[verb] == "ccomp" else None)
    return None


def _vower(syntax: Syntax, verb: int) -> int | None:
    """Return the verb of "promised that nobody would be harmed and that shops would open"."""
    while syntax.dep[verb] == "conj" and syntax.pos[syntax.head[verb]] == "VERB":
        verb = syntax.head[verb]
    above = syntax.head[verb]
    vowed = syntax.dep[verb] == "ccomp" and syntax.lemma(above) in words("vowing")
    return above if vowed else None


def _is_stative(syntax: Syntax, i: int) -> bool:
    """Say whether somebody "is" likely or expected to do something."""
    return syntax.dep[i] == "acomp" or any(
        syntax.dep[k] in ("aux", "auxpass") and syntax.lemma(k) == "be" for k in syntax.kids[i]
    )


def _is_state(syntax: Syntax, verb: int) -> bool:
    """Say whether "will be" has something behind it: "will be over by spring"."""
    state = syntax.kid(verb, *_STATES)
    judged = state is not None and syntax.lemma(state) in _JUDGING
    return syntax.lemma(verb) == "be" and state is not None and not judged


def _is_to_do(syntax: Syntax, verb: int) -> bool:
    return any(syntax.word[k] == "to" and syntax.dep[k] == "aux" for k in syntax.kids[verb])


def _has_time(syntax: Syntax, verb: int) -> bool:
    """Say whether a verb has a stretch or point of time: "last another winter"."""
    for k in syntax.kids[verb]:
        parts = [k, *syntax.kids[k]] if syntax.dep[k] in ("prep", "npadvmod", "dobj") else []
        if any(syntax.entity[t] in ("DATE", "TIME") for t in parts):
            return True
        if any(syntax.lemma(t) in words("seasons") for t in parts):
            return True
    return False


def _by_time(syntax: Syntax, i: int) -> Foretold | None:
    """Read "it is only a matter of time before they turn on each other"."""
    for above in (i, *syntax.above(i)):
        for k in syntax.kids[above]:
            if k > i and syntax.dep[k] in ("advcl", "pcomp", "acl", "relcl", "ccomp"):
                first = syntax.word[syntax.subtree(k)[0]]
                if first in ("before", "until", "till"):
                    be = next((t for t in (i, *syntax.above(i)) if syntax.lemma(t) == "be"), None)
                    return Foretold(k, i, stated=be) if be is not None else None
    return None


def _by_teller(syntax: Syntax, verb: int) -> Foretold | None:
    """Read "expects them to leave", "predicted the fall of the port", "warned of famine"."""
    clause = syntax.kid(verb, "ccomp")
    named = clause is not None and syntax.kid(clause, "nsubj", "nsubjpass") is not None
    if clause is not None and named and clause > verb and _is_to_do(syntax, clause):
        return Foretold(clause, verb, verb)
    below = syntax.kid(verb, "xcomp")
    if below is not None and below > verb and _is_to_do(syntax, below):
        return Foretold(below, verb, verb, does=True)
    thing = listed(syntax, syntax.kid(verb, "dobj"))
    for k in syntax.kids[verb]:
        if syntax.dep[k] == "prep" and syntax.word[k] == "of" and syntax.lemma(verb) == "warn":
            thing = listed(syntax, syntax.kid(k, "pobj"))
    if thing and syntax.pos[thing[0]] == "NOUN":
        return Foretold(thing[0], verb, verb)
    return None
