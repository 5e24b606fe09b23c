"""Accusations: who is told to be to blame, for what, and by whom."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from alleged.extract.blame import (
    KIND_OF_DEED,
    OTHER,
    accusation,
    for_what,
    is_said_by_another,
    kind_of,
    paired,
    told_last,
)
from alleged.extract.draft import Draft
from alleged.extract.name_calling import called
from alleged.extract.offices import OFFICES
from alleged.extract.predicates import words
from alleged.extract.proposition_voices import Voices
from alleged.extract.reproaches import reproach_of
from alleged.extract.role_fillers import Fillers
from alleged.extract.slots import (
    behind,
    cleft,
    filled,
    is_passive,
    listed,
    objects,
    subjects,
    surface_subjects,
)
from alleged.extract.syntax import Syntax
from alleged.model.deal import Reason

_STRONG = {"accusation", "allegation", "charge"}
"""Nouns that blame whatever stands behind them; a claim or suspicion may be of anything."""

_MUTUAL = {"trade", "exchange", "swap"}


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
        for found in _at(syntax, fillers, voices, i, (*told, *made)):
            made.append(_of_kind_told(found, told))
            yield made[-1]


def _at(
    syntax: Syntax, fillers: Fillers, voices: Voices, i: int, told: Sequence[Draft]
) -> list[Draft]:
    """Return what one word accuses somebody of."""
    lemma, pos = syntax.lemma(i), syntax.pos[i]
    found: Draft | None = None
    if pos == "VERB" and lemma in words("accusing"):
        found = _by_verb(syntax, fillers, voices, i, told)
        if found is not None:
            return [found, *_paired(syntax, fillers, voices, i, found)]
    elif pos == "VERB" and lemma in words("railing"):
        found = _by_railing(syntax, fillers, voices, i)
    elif pos == "VERB" and lemma in words("naming"):
        found = called(syntax, fillers, voices, i, told)
    elif pos in ("ADJ", "NOUN") and lemma in words("blamed"):
        found = _by_adjective(syntax, fillers, voices, i)
    elif pos == "NOUN" and lemma in words("blaming"):
        found = _by_noun(syntax, fillers, voices, i)
    if found is None and pos == "NOUN" and lemma in words("fault"):
        found = _by_fault(syntax, fillers, voices, i) or _by_laying(
            syntax, fillers, voices, i, told
        )
    if found is None and lemma == "be":
        found = _by_standing_behind(syntax, fillers, voices, i)
    if found is None and pos in ("VERB", "AUX"):
        found = _by_wrong(syntax, fillers, voices, i)
    return [found] if found is not None else []


def _paired(
    syntax: Syntax, fillers: Fillers, voices: Voices, verb: int, first: Draft
) -> Iterator[Draft]:
    """Yield the second half of "accuses A of this and B of that"."""
    for accused, content in paired(syntax, fillers, verb, first.token):
        accusers = subjects(syntax, verb)
        said = voices.accusing(verb, accusers)
        found = accusation(syntax, fillers, verb, [accused], content, said, accusers)
        if found is not None:
            yield found


def _of_kind_told(draft: Draft, told: Sequence[Draft]) -> Draft:
    """Give an accusation of no listed kind that of the deed which its own words tell."""
    if draft.kind != OTHER:
        return draft
    for deed in told:
        kind = KIND_OF_DEED.get(deed.kind)
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
    content = for_what(syntax, verb, accused)
    if syntax.lemma(verb) in ("blame", "pin") and (on := behind(syntax, verb, "on")):
        accused, content = on, (accused[0] if accused else None)
    deed = None
    if content is None and syntax.lemma(verb) == "blame":
        deed = told_last(syntax, verb, told)
        content = verb if deed is not None else None
    if content is None or content in accused:
        return None
    accused = [t for t in accused if "party" in fillers.sorts(t)]
    accusers = subjects(syntax, verb)
    said = voices.accusing(verb, accusers)
    draft = accusation(syntax, fillers, verb, accused, content, said, accusers)
    if draft is None or deed is None:
        return draft
    return replace(draft, kind=KIND_OF_DEED.get(deed.kind, OTHER))


def _is_to_blame(syntax: Syntax, verb: int) -> bool:
    to = any(syntax.word[k] == "to" and syntax.dep[k] == "aux" for k in syntax.kids[verb])
    return to and syntax.lemma(syntax.head[verb]) == "be"


def _by_being(syntax: Syntax, fillers: Fillers, voices: Voices, verb: int) -> Draft | None:
    """Read "B is to blame for it"."""
    be = syntax.head[verb]
    accused = [t for t in subjects(syntax, be) if "party" in fillers.sorts(t)]
    content = for_what(syntax, verb, accused) or for_what(syntax, be, accused)
    if content is None:
        return None
    return accusation(syntax, fillers, verb, accused, content, voices.said(be))


def _by_adjective(syntax: Syntax, fillers: Fillers, voices: Voices, i: int) -> Draft | None:
    """Read "found B guilty of it", "B is responsible for it", "A holds B responsible for it"."""
    above = syntax.head[i]
    held = syntax.lemma(above) == "hold" and (
        syntax.dep[i] in ("oprd", "acomp", "ccomp", "xcomp", "dobj")
    )
    accused = filled(syntax, i, None, "subj") if syntax.pos[i] == "ADJ" else []
    if held and not accused:
        accused = [k for k in syntax.kids[i] if syntax.dep[k] in ("compound", "nsubj")]
        accused = accused or [t for t in objects(syntax, above) if t != i]
    accused = [t for t in accused if "party" in fillers.sorts(t)]
    content = for_what(syntax, i, accused) or (for_what(syntax, above, []) if held else None)
    if content is None or (syntax.pos[i] == "NOUN" and not held):
        return None
    if syntax.word[i] != "guilty" and not held and not kind_of(syntax, content):
        return None
    if held:
        accusers = subjects(syntax, above)
        said = voices.accusing(above, accusers)
        return accusation(syntax, fillers, i, accused, content, said, accusers)
    if syntax.word[i] == "responsible" and kind_of(syntax, content) == "collusion":
        return None  # "responsible for supplies"
    return accusation(syntax, fillers, i, accused, content, voices.said(i))


def _by_laying(
    syntax: Syntax, fillers: Fillers, voices: Voices, noun: int, told: Sequence[Draft]
) -> Draft | None:
    """Read "put the blame for it on B", "laid responsibility at the door of B"."""
    verb = syntax.head[noun]
    if syntax.dep[noun] != "dobj" or syntax.lemma(verb) not in words("laying"):
        return None
    accused = [
        t
        for at in (verb, noun)
        for word in ("on", "upon", "at", "with")
        for t in behind(syntax, at, word)
        if "party" in fillers.sorts(t)
    ]
    accusers = subjects(syntax, verb)
    said = voices.accusing(verb, accusers)
    content = for_what(syntax, noun, accused, ("for", "of"))
    content = content or for_what(syntax, verb, [], ("for", "over"))
    deed = None
    if content is None:
        deed = told_last(syntax, verb, told)
        content = noun
    found = accusation(syntax, fillers, noun, accused, content, said, accusers)
    if found is None or deed is None:
        return found
    return replace(found, kind=KIND_OF_DEED.get(deed.kind, OTHER))


def _by_fault(syntax: Syntax, fillers: Fillers, voices: Voices, noun: int) -> Draft | None:
    """Read "B bears the blame for it", "B shared the guilt"; who claims it for himself boasts."""
    verb = syntax.head[noun]
    if syntax.dep[noun] != "dobj" or syntax.lemma(verb) not in words("bearing"):
        return None
    accused = [t for t in subjects(syntax, verb) if "party" in fillers.sorts(t)]
    content = for_what(syntax, noun, accused) or for_what(syntax, verb, accused)
    said = voices.said(verb)
    if content is None or not is_said_by_another(fillers, voices, said, accused):
        return None
    return accusation(syntax, fillers, noun, accused, content, said)


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
        return accusation(syntax, fillers, noun, accused, clause, voices.said(clause))
    accused = [t for t in behind(syntax, noun, "against") if "party" in fillers.sorts(t)]
    verb = syntax.head[noun]
    mutual = syntax.lemma(verb) in _MUTUAL and syntax.dep[noun] == "dobj"
    if mutual:
        accused = [t for t in subjects(syntax, verb) if "side" in fillers.sorts(t)]
    content = for_what(syntax, noun, accused)
    if content is None or not accused or (mutual and len(accused) < 2):
        return None
    said = voices.accusing(verb, accused) if mutual else voices.said(content)
    return accusation(syntax, fillers, noun, accused, content, said)


def _by_railing(syntax: Syntax, fillers: Fillers, voices: Voices, verb: int) -> Draft | None:
    """Read "lashed out at B for doing it", "rounded on B over it"."""
    found = [t for word in ("at", "on", "against") for t in behind(syntax, verb, word)]
    accused = [t for t in found if "party" in fillers.sorts(t)]
    content = for_what(syntax, verb, [], ("for", "over"))
    if content is None or content in accused:
        return None
    accusers = subjects(syntax, verb)
    said = voices.accusing(verb, accusers)
    return accusation(syntax, fillers, verb, accused, content, said, accusers)


def _by_standing_behind(syntax: Syntax, fillers: Fillers, voices: Voices, be: int) -> Draft | None:
    """Read "B is behind the attack, says A"."""
    deeds = behind(syntax, be, "behind")
    if not deeds:
        return None
    armed = "armed" in fillers.sorts(deeds[0])
    if not armed and not kind_of(syntax, deeds[0]) and "means" not in fillers.sorts(deeds[0]):
        return None
    accused = [t for t in subjects(syntax, be) if _can_be_blamed(syntax, fillers, t)]
    said = voices.said(be)
    if not is_said_by_another(fillers, voices, said, accused):
        return None
    found = accusation(syntax, fillers, be, accused, deeds[0], said)
    return replace(found, kind="collusion") if found is not None and armed else found


def _by_wrong(syntax: Syntax, fillers: Fillers, voices: Voices, verb: int) -> Draft | None:
    """Read "B colluded with C, says A": a verb that blames by itself, in somebody's words.

    What the report tells in its own words is told, not blamed, and what somebody is accused of is
    read with the accusing.
    """
    if syntax.dep[verb] in ("amod", "compound", "pcomp", "xcomp"):
        return None
    alleged = syntax.dep[verb] == "ccomp" and syntax.lemma(syntax.head[verb]) in words("alleging")
    kind = reproach_of(syntax, verb) or (OTHER if alleged else "")
    if not kind:
        return None
    accused = [t for t in _doers(syntax, verb) if _can_be_blamed(syntax, fillers, t)]
    said = voices.said(verb)
    if not is_said_by_another(fillers, voices, said, accused):
        return None
    if any(syntax.lemma(t) in words("accusing") | words("blaming") for t in syntax.above(verb)):
        return None
    draft = accusation(syntax, fillers, verb, accused, verb, said)
    if draft is None or kind == OTHER:
        return draft
    return replace(draft, kind=kind)


def _doers(syntax: Syntax, verb: int) -> list[int]:
    """Return who does it: the subject, or whom "it was X who did it" names."""
    doer = cleft(syntax, verb) if syntax.dep[verb] == "relcl" else None
    return subjects(syntax, verb) if doer is None else listed(syntax, doer)


def _can_be_blamed(syntax: Syntax, fillers: Fillers, t: int) -> bool:
    """Say whether a word names a side, those who bear arms, or who holds an office."""
    sorts = fillers.sorts(t)
    office = "party" in sorts and syntax.lemma(fillers.meant(t)) in OFFICES
    return office or bool({"side", "armed"} & sorts)
