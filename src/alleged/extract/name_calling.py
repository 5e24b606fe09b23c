"""Accusations by a name: "called them liars", "called the story an invention of the ministry"."""

from collections.abc import Sequence

from alleged.extract.blame import accusation
from alleged.extract.draft import Draft
from alleged.extract.predicates import words
from alleged.extract.proposition_voices import Voices
from alleged.extract.role_fillers import Fillers
from alleged.extract.slots import behind, filled, objects, subjects
from alleged.extract.syntax import Syntax


def called(
    syntax: Syntax, fillers: Fillers, voices: Voices, verb: int, told: Sequence[Draft]
) -> Draft | None:
    """Read "A called B liars", "A called the story an invention of B", "called it a lie".

    A lie whose teller goes unnamed is the word of whoever told something last.
    """
    name = _name_given(syntax, verb)
    if name is None:
        return None
    accusers = subjects(syntax, verb)
    said = voices.accusing(verb, accusers)
    if syntax.lemma(name) in words("insults"):
        named = [t for t in _named(syntax, verb, name) if "party" in fillers.sorts(t)]
        return accusation(syntax, fillers, verb, named, name, said, accusers)
    own = [*behind(syntax, name, "of"), *behind(syntax, name, "by"), *behind(syntax, name, "from")]
    own += filled(syntax, name, None, "poss")
    clause = syntax.kid(name, "acl")
    if clause is not None:
        own += behind(syntax, clause, "by")
    liars = [t for t in own if "party" in fillers.sorts(t)]
    if not liars and not own:
        liars = _tellers(syntax, fillers, voices, verb, told)
    return accusation(syntax, fillers, verb, liars, name, said, accusers)


def _name_given(syntax: Syntax, verb: int) -> int | None:
    """Return the insult or the word for a lie that a verb of naming gives to somebody's words."""
    for k in syntax.kids[verb]:
        if k < verb:
            continue
        found: int | None = None
        if syntax.dep[k] in ("oprd", "attr", "ccomp", "dobj", "xcomp"):
            found = k
        elif syntax.dep[k] == "prep" and syntax.word[k] == "as":
            found = syntax.kid(k, "pobj", "amod")
        for t in (found, syntax.kid(found, "conj") if found is not None else None):
            if t is not None and syntax.pos[t] in ("NOUN", "PROPN") and (
                syntax.lemma(t) in words("insults") | words("lies")
            ):  # fmt: skip
                return t
    return None


def _named(syntax: Syntax, verb: int, name: int) -> list[int]:
    """Return who is called by a name: the object of the verb, or the subject of the name."""
    own = [k for k in syntax.kids[name] if syntax.dep[k] in ("nsubj", "compound")]
    return own or [t for t in objects(syntax, verb) if t != name]


def _tellers(
    syntax: Syntax, fillers: Fillers, voices: Voices, verb: int, told: Sequence[Draft]
) -> list[int]:
    """Return who told what is called a lie: the speaker of what was told last, if one is named."""
    here = syntax.sentence[verb]
    near = [d for d in told if d.token < verb and here - syntax.sentence[d.token] <= 1]
    if not near:
        return []
    last = max(near, key=lambda d: d.token)
    spans = [voice.span for voice in last.said.claimed if voice.span is not None]
    heads = [voices.top(span) for span in spans]
    return [t for t in heads if {"side", "armed"} & fillers.sorts(t)]
