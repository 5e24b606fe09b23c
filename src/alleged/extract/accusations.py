"""Accusations: who is told to be to blame, for what, and by whom."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

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
_STRONG = {"accusation", "allegation", "charge"}
"""Nouns that blame whatever stands behind them; a claim or suspicion may be of anything."""

_MUTUAL = {"trade", "exchange", "swap"}


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
        elif syntax.pos[i] == "VERB" and lemma in words("wrong"):
            found = _by_wrong(syntax, fillers, voices, i)
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
    accusers = subjects(syntax, verb)
    said = voices.accusing(verb, accusers)
    return _draft(syntax, fillers, verb, accused, content, said, accusers)


def _by_adjective(syntax: Syntax, fillers: Fillers, voices: Voices, i: int) -> Draft | None:
    """Read "found B guilty of it", "B is responsible for it"."""
    accused = [t for t in filled(syntax, i, None, "subj") if "party" in fillers.sorts(t)]
    content = _for_what(syntax, i, accused)
    if content is None or (syntax.word[i] != "guilty" and not kind_of(syntax, content)):
        return None
    if syntax.word[i] == "responsible" and kind_of(syntax, content) == "collusion":
        return None  # "responsible for supplies"
    return _draft(syntax, fillers, i, accused, content, voices.said(i))


def _by_noun(syntax: Syntax, fillers: Fillers, voices: Voices, noun: int) -> Draft | None:
    """Read "the allegation that B did it", "accusations against B of it"."""
    clause = next(
        (k for k in syntax.kids[noun] if k > noun and syntax.dep[k] in ("acl", "ccomp")), None
    )
    if clause is not None and syntax.kid(clause, "nsubj", "nsubjpass") is not None:
        blames = syntax.lemma(noun) in _STRONG or kind_of(syntax, clause)
        if not blames or is_passive(syntax, clause):
            return None
        accused = [t for t in surface_subjects(syntax, clause) if "party" in fillers.sorts(t)]
        return _draft(syntax, fillers, noun, accused, clause, voices.said(clause))
    accused = [t for t in behind(syntax, noun, "against") if "party" in fillers.sorts(t)]
    verb = syntax.head[noun]
    mutual = syntax.lemma(verb) in _MUTUAL and syntax.dep[noun] == "dobj"
    if mutual:
        accused = [t for t in subjects(syntax, verb) if "side" in fillers.sorts(t)]
    content = _for_what(syntax, noun, accused)
    if content is None or not accused or (mutual and len(accused) < 2):
        return None
    said = voices.accusing(verb, accused) if mutual else voices.said(content)
    return _draft(syntax, fillers, noun, accused, content, said)


def _by_wrong(syntax: Syntax, fillers: Fillers, voices: Voices, verb: int) -> Draft | None:
    """Read "B colluded with C, says A": a verb that blames by itself, in somebody's words.

    What the report tells in its own words is told, not blamed, and what somebody is accused of is
    read with the accusing.
    """
    if is_passive(syntax, verb) or syntax.dep[verb] in ("amod", "compound", "pcomp", "xcomp"):
        return None
    if not kind_of(syntax, verb):
        return None
    accused = [t for t in subjects(syntax, verb) if {"side", "armed"} & fillers.sorts(t)]
    said = voices.said(verb)
    if not any(not voice.is_author for voice in (*said.claimed, *said.denied, *said.doubted)):
        return None
    if any(syntax.lemma(t) in words("accusing") | words("blaming") for t in syntax.above(verb)):
        return None
    return _draft(syntax, fillers, verb, accused, verb, said)


def _draft(
    syntax: Syntax,
    fillers: Fillers,
    i: int,
    accused: list[int],
    content: int,
    said: Said,
    accusers: Sequence[int] = (),
) -> Draft | None:
    if not accused or said.footing in (Footing.UNREAL, Footing.AHEAD):
        return None
    said = _by_others(fillers, said, accused)
    run = words_of(syntax, content)
    kind = kind_of(syntax, content) or "other"
    sides = any({"armed", "side"} & fillers.sorts(t) for t in (*accused, *accusers))
    if not sides and kind != "atrocity" and not _names_a_side(fillers, run):
        return None
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


def _by_others(fillers: Fillers, said: Said, accused: list[int]) -> Said:
    """Return who says so, the accused left out: nobody is told to blame themselves."""
    parties = [fillers.party(t, "accused") for t in accused]
    names = {party.name for party in parties if party is not None}
    others = tuple(voice for voice in said.claimed if voice.name not in names)
    return replace(said, claimed=others) if others else said


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
    clauses = [
        k for k in syntax.kids[content] if syntax.dep[k] in ("xcomp", "ccomp", "conj", "advcl")
    ]
    below = [t for k in clauses for t in syntax.kids[k] if syntax.dep[t] == "dobj"]
    for t in (content, *objects_, *behind_, *clauses, *below):
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
    if accused and syntax.pos[i] == "VERB":
        return _behind_accused(syntax, i, accused)
    return None


def _behind_accused(syntax: Syntax, verb: int, accused: Sequence[int]) -> int | None:
    """Return what stands behind the accused, where "of" is parsed as if it told of them.

    "Accused the Front of a massacre", "accused the council in the north of spreading lies".
    """
    opening = ("of",) if syntax.lemma(verb) in ("accuse", "suspect", "convict") else ("for", "with")
    for k in range(accused[0] + 1, syntax.subtree(verb)[1]):
        if syntax.word[k] in opening and k > max(t for t in accused if t < k):
            target = syntax.kid(k, "pcomp", "pobj")
            if target is not None and target not in accused:
                return target
    return None
