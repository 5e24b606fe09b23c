"""Accusations: who is told to be to blame, for what, and by whom."""

from collections.abc import Iterator

from alleged.extract.draft import Draft, words_of
from alleged.extract.footing import Footing
from alleged.extract.predicates import words
from alleged.extract.proposition_voices import Said, Voices
from alleged.extract.role_fillers import Fillers
from alleged.extract.slots import behind, filled, is_passive, objects, subjects, surface_subjects
from alleged.extract.syntax import Run, Syntax
from alleged.model.deal import Reason
from alleged.model.proposition import PropositionType

KINDS = ("lying", "neglect", "collusion", "atrocity")
_FOR_WHAT = ("of", "for", "with", "in")


def accusations(syntax: Syntax, fillers: Fillers, voices: Voices) -> Iterator[Draft]:
    """Yield each accusation; its words are those that say what somebody is accused of.

    The accused, or what they are accused of, has to do with those who make war.
    """
    for i in range(syntax.size):
        lemma = syntax.lemma(i)
        if syntax.pos[i] == "VERB" and lemma in words("accusing"):
            found = _by_verb(syntax, fillers, voices, i)
        elif syntax.pos[i] == "ADJ" and lemma in words("blamed"):
            found = _by_adjective(syntax, fillers, voices, i)
        elif syntax.pos[i] == "NOUN" and lemma in words("blaming"):
            found = _by_noun(syntax, fillers, voices, i)
        else:
            continue
        if found is not None:
            yield found


def _by_verb(syntax: Syntax, fillers: Fillers, voices: Voices, verb: int) -> Draft | None:
    """Read "A accuses B of it", "B is accused of it", "A blames it on B"."""
    if syntax.dep[verb] in ("amod", "compound"):
        return None
    accused = objects(syntax, verb)
    content = _for_what(syntax, verb, accused)
    if syntax.lemma(verb) == "blame" and (on := behind(syntax, verb, "on")):
        accused, content = on, (accused[0] if accused else None)
    if content is None or content in accused:
        return None
    accused = [t for t in accused if "party" in fillers.sorts(t)]
    said = voices.accusing(verb, subjects(syntax, verb))
    return _draft(syntax, fillers, verb, accused, content, said)


def _by_adjective(syntax: Syntax, fillers: Fillers, voices: Voices, i: int) -> Draft | None:
    """Read "found B guilty of it", "B is responsible for it"."""
    accused = [t for t in filled(syntax, i, None, "subj") if "party" in fillers.sorts(t)]
    content = _for_what(syntax, i, accused)
    if content is None or (syntax.word[i] != "guilty" and not kind_of(syntax, content)):
        return None
    return _draft(syntax, fillers, i, accused, content, voices.said(i))


def _by_noun(syntax: Syntax, fillers: Fillers, voices: Voices, noun: int) -> Draft | None:
    """Read "the allegation that B did it", "accusations against B of it"."""
    clause = next(
        (k for k in syntax.kids[noun] if k > noun and syntax.dep[k] in ("acl", "ccomp")), None
    )
    if clause is not None and syntax.kid(clause, "nsubj", "nsubjpass") is not None:
        if not kind_of(syntax, clause) or is_passive(syntax, clause):
            return None
        accused = [t for t in surface_subjects(syntax, clause) if "party" in fillers.sorts(t)]
        return _draft(syntax, fillers, noun, accused, clause, voices.said(clause))
    accused = [t for t in behind(syntax, noun, "against") if "party" in fillers.sorts(t)]
    content = _for_what(syntax, noun, accused)
    if content is None or not accused:
        return None
    return _draft(syntax, fillers, noun, accused, content, voices.said(content))


def _draft(
    syntax: Syntax,
    fillers: Fillers,
    i: int,
    accused: list[int],
    content: int,
    said: Said,
) -> Draft | None:
    if not accused or said.footing in (Footing.UNREAL, Footing.AHEAD):
        return None
    run = words_of(syntax, content)
    sides = any({"armed", "side"} & fillers.sorts(t) for t in accused)
    if not sides and not _names_a_side(fillers, run):
        return None
    kind = kind_of(syntax, content) or "other"
    return Draft(
        PropositionType.ACCUSATION,
        kind,
        content,
        run,
        tuple(accused),
        (),
        said,
        reasons=(Reason("kind", f"{syntax.word[i]!r} accuses; of: {kind}"),),
    )


def _names_a_side(fillers: Fillers, run: Run) -> bool:
    return any("armed" in fillers.sorts(t) for t in range(*run) if fillers.mention(t) is not None)


def kind_of(syntax: Syntax, content: int) -> str:
    """Return what sort of wrong some words tell of: their carrier says, else what hangs on it."""
    objects_ = [k for k in syntax.kids[content] if syntax.dep[k] in ("dobj", "amod", "compound")]
    behind_ = [
        t
        for k in syntax.kids[content]
        if syntax.dep[k] == "prep" and syntax.pos[content] == "NOUN"
        for t in syntax.kids[k]
    ]
    clauses = [k for k in syntax.kids[content] if syntax.dep[k] in ("xcomp", "ccomp", "conj")]
    for t in (content, *objects_, *behind_, *clauses):
        for kind in KINDS:
            if syntax.pos[t] in ("VERB", "NOUN", "ADJ") and syntax.lemma(t) in words(kind):
                return kind
    return ""


def _for_what(syntax: Syntax, i: int, accused: list[int]) -> int | None:
    """Return the word that carries what somebody is accused of."""
    for k in syntax.kids[i]:
        if k > i and syntax.dep[k] == "prep" and syntax.word[k] in _FOR_WHAT:
            target = syntax.kid(k, "pcomp", "pobj")
            if target is not None and (syntax.word[k] != "in" or syntax.word[i] == "complicit"):
                return target
    for k in range(i + 1, syntax.subtree(i)[1]) if accused else ():
        # "accused the government in X of spreading": parsed as if it told of X
        if syntax.word[k] in ("of", "for") and k > accused[0]:
            target = syntax.kid(k, "pcomp")
            if target is not None:
                return target
    return None
