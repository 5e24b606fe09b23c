"""Accusations: who is told to be to blame, for what, and by whom."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from alleged.extract.draft import Draft, words_of
from alleged.extract.footing import Footing
from alleged.extract.offices import OFFICES
from alleged.extract.predicates import words
from alleged.extract.proposition_voices import Said, Voices
from alleged.extract.reproaches import reproach_of, reproaches
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
_OTHER = "other"
_KIND_OF_DEED = {
    **dict.fromkeys(("arms", "funds", "trains", "backs", "shelters", "allied"), "collusion"),
    **dict.fromkeys(("killed", "wounded", "captured"), "atrocity"),
}
"""What somebody is accused of whose deed is told as an outcome or relation of this kind."""


def accusations(
    syntax: Syntax, fillers: Fillers, voices: Voices, told: Sequence[Draft] = ()
) -> Iterator[Draft]:
    """Yield each accusation; its words are those that say what somebody is accused of.

    The accused, or what they are accused of, has to do with those who make war. What the blaming
    words leave open is taken from `told`, the outcomes and relations of the text: from those that
    the same words tell, and for "blamed the army" from what was told last.
    """
    made: list[Draft] = []
    for i in range(syntax.size):
        lemma = syntax.lemma(i)
        found = None
        if syntax.pos[i] == "VERB" and lemma in words("accusing"):
            found = _by_verb(syntax, fillers, voices, i, told)
        elif syntax.pos[i] == "VERB" and lemma in words("naming"):
            found = _by_name(syntax, fillers, voices, i, (*told, *made))
        elif syntax.pos[i] == "ADJ" and lemma in words("blamed"):
            found = _by_adjective(syntax, fillers, voices, i)
        elif syntax.pos[i] == "NOUN" and lemma in words("blaming"):
            found = _by_noun(syntax, fillers, voices, i)
        elif syntax.pos[i] == "NOUN" and lemma in words("fault"):
            found = _by_fault(syntax, fillers, voices, i)
        if found is None and syntax.pos[i] in ("VERB", "AUX") and lemma in reproaches():
            found = _by_wrong(syntax, fillers, voices, i)
        if found is not None:
            found = _of_kind_told(found, told)
            made.append(found)
            yield found


def _of_kind_told(draft: Draft, told: Sequence[Draft]) -> Draft:
    """Give an accusation of no listed kind that of the deed which its own words tell."""
    if draft.kind != _OTHER:
        return draft
    for deed in told:
        kind = _KIND_OF_DEED.get(deed.kind)
        if kind is not None and draft.words[0] <= deed.token < draft.words[1]:
            because = Reason("kind", f"its words tell of {deed.kind}: {kind}")
            return replace(draft, kind=kind, reasons=(*draft.reasons, because))
    return draft


def _by_verb(
    syntax: Syntax, fillers: Fillers, voices: Voices, verb: int, told: Sequence[Draft]
) -> Draft | None:
    """Read "A accuses B of it", "B is accused of it", "A blames it on B", "B is to blame"."""
    if syntax.dep[verb] in ("amod", "compound"):
        return None
    if syntax.lemma(verb) == "blame" and _is_to_blame(syntax, verb):
        return _by_being(syntax, fillers, voices, verb)
    accused = objects(syntax, verb)
    content = _for_what(syntax, verb, accused)
    if syntax.lemma(verb) == "blame" and (on := behind(syntax, verb, "on")):
        accused, content = on, (accused[0] if accused else None)
    deed = None
    if content is None and syntax.lemma(verb) == "blame":
        deed = _told_last(syntax, verb, told)
        content = verb if deed is not None else None
    if content is None or content in accused:
        return None
    accused = [t for t in accused if "party" in fillers.sorts(t)]
    accusers = subjects(syntax, verb)
    said = voices.accusing(verb, accusers)
    draft = _draft(syntax, fillers, verb, accused, content, said, accusers)
    if draft is None or deed is None:
        return draft
    return replace(draft, kind=_KIND_OF_DEED.get(deed.kind, _OTHER))


def _is_to_blame(syntax: Syntax, verb: int) -> bool:
    to = any(syntax.word[k] == "to" and syntax.dep[k] == "aux" for k in syntax.kids[verb])
    return to and syntax.lemma(syntax.head[verb]) == "be"


def _by_being(syntax: Syntax, fillers: Fillers, voices: Voices, verb: int) -> Draft | None:
    """Read "B is to blame for it"."""
    be = syntax.head[verb]
    accused = [t for t in subjects(syntax, be) if "party" in fillers.sorts(t)]
    content = _for_what(syntax, verb, accused) or _for_what(syntax, be, accused)
    if content is None:
        return None
    return _draft(syntax, fillers, verb, accused, content, voices.said(be))


def _told_last(syntax: Syntax, verb: int, told: Sequence[Draft]) -> Draft | None:
    """Return the outcome that "blamed the army" can be about: told before, close by."""
    here = syntax.sentence[verb]
    near = [
        draft
        for draft in told
        if draft.type is PropositionType.OUTCOME
        and draft.token < verb
        and here - syntax.sentence[draft.token] <= 1
    ]
    return max(near, key=lambda draft: draft.token, default=None)


def _by_adjective(syntax: Syntax, fillers: Fillers, voices: Voices, i: int) -> Draft | None:
    """Read "found B guilty of it", "B is responsible for it", "A holds B responsible for it"."""
    accused = [t for t in filled(syntax, i, None, "subj") if "party" in fillers.sorts(t)]
    content = _for_what(syntax, i, accused)
    if content is None:
        return None
    above = syntax.head[i]
    held = syntax.lemma(above) == "hold" and syntax.dep[i] in ("oprd", "acomp", "ccomp", "xcomp")
    if syntax.word[i] != "guilty" and not held and not kind_of(syntax, content):
        return None
    if held:
        accusers = subjects(syntax, above)
        said = voices.accusing(above, accusers)
        return _draft(syntax, fillers, i, accused, content, said, accusers)
    if syntax.word[i] == "responsible" and kind_of(syntax, content) == "collusion":
        return None  # "responsible for supplies"
    return _draft(syntax, fillers, i, accused, content, voices.said(i))


def _by_fault(syntax: Syntax, fillers: Fillers, voices: Voices, noun: int) -> Draft | None:
    """Read "B bears the blame for it", "B shared the guilt"; who claims it for himself boasts."""
    verb = syntax.head[noun]
    if syntax.dep[noun] != "dobj" or syntax.lemma(verb) not in words("bearing"):
        return None
    accused = [t for t in subjects(syntax, verb) if "party" in fillers.sorts(t)]
    content = _for_what(syntax, noun, accused) or _for_what(syntax, verb, accused)
    said = voices.said(verb)
    if content is None or not _is_said_by_another(fillers, said, accused):
        return None
    return _draft(syntax, fillers, noun, accused, content, said)


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


def _by_name(
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
        return _draft(syntax, fillers, verb, named, name, said, accusers)
    own = [*behind(syntax, name, "of"), *behind(syntax, name, "by"), *behind(syntax, name, "from")]
    own += filled(syntax, name, None, "poss")
    clause = syntax.kid(name, "acl")
    if clause is not None:
        own += behind(syntax, clause, "by")
    liars = [t for t in own if "party" in fillers.sorts(t)]
    if not liars and not own:
        liars = _tellers(syntax, fillers, voices, verb, told)
    return _draft(syntax, fillers, verb, liars, name, said, accusers)


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


def _by_wrong(syntax: Syntax, fillers: Fillers, voices: Voices, verb: int) -> Draft | None:
    """Read "B colluded with C, says A": a verb that blames by itself, in somebody's words.

    What the report tells in its own words is told, not blamed, and what somebody is accused of is
    read with the accusing.
    """
    if syntax.dep[verb] in ("amod", "compound", "pcomp", "xcomp"):
        return None
    kind = reproach_of(syntax, verb)
    if not kind:
        return None
    accused = [t for t in subjects(syntax, verb) if _can_be_blamed(syntax, fillers, t)]
    said = voices.said(verb)
    if not _is_said_by_another(fillers, said, accused):
        return None
    if any(syntax.lemma(t) in words("accusing") | words("blaming") for t in syntax.above(verb)):
        return None
    draft = _draft(syntax, fillers, verb, accused, verb, said)
    return replace(draft, kind=kind) if draft is not None else None


def _can_be_blamed(syntax: Syntax, fillers: Fillers, t: int) -> bool:
    """Say whether a word names a side, those who bear arms, or who holds an office."""
    sorts = fillers.sorts(t)
    office = "party" in sorts and syntax.lemma(fillers.meant(t)) in OFFICES
    return office or bool({"side", "armed"} & sorts)


def _is_said_by_another(fillers: Fillers, said: Said, accused: Sequence[int]) -> bool:
    """Say whether somebody besides the report and the accused says, denies or doubts it."""
    parties = [fillers.party(t, "accused") for t in accused]
    names = {party.name for party in parties if party is not None}
    if said.denied or said.doubted:
        return any(not voice.is_author for voice in (*said.claimed, *said.denied, *said.doubted))
    return any(not voice.is_author and voice.name not in names for voice in said.claimed)


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
    kind = kind_of(syntax, content) or _OTHER
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
            if syntax.pos[t] in ("VERB", "NOUN", "ADJ", "PRON") and syntax.lemma(t) in words(kind):
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
            if target is not None and target not in accused and syntax.pos[target] != "PRON":
                return target
    return None
