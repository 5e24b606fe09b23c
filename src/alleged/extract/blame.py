"""What an accusation is made of: who is blamed, and for what sort of wrong."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from alleged.extract.draft import Draft, words_of
from alleged.extract.footing import Footing
from alleged.extract.predicates import words
from alleged.extract.proposition_voices import Said, Voices
from alleged.extract.reproaches import reproach_of
from alleged.extract.role_fillers import Fillers
from alleged.extract.syntax import Run, Syntax
from alleged.model.deal import Reason
from alleged.model.proposition import PropositionType

KINDS = ("lying", "neglect", "collusion", "atrocity")
OTHER = "other"
KIND_OF_DEED = {
    **dict.fromkeys(("arms", "funds", "trains", "backs", "shelters", "allied"), "collusion"),
    **dict.fromkeys(("killed", "wounded", "captured"), "atrocity"),
}
"""What somebody is accused of whose deed is told as an outcome or relation of this kind."""

WAR = 0.2
"""Share of those who bear arms among the actors of a text, above which a lie or a neglect that
somebody is accused of has to do with the war, whoever it is."""

_FOR_WHAT = ("of", "for", "with", "in")


def accusation(
    syntax: Syntax,
    fillers: Fillers,
    i: int,
    accused: list[int],
    content: int,
    said: Said,
    accusers: Sequence[int] = (),
) -> Draft | None:
    """Return an accusation, or None if nobody who makes war has to do with it."""
    if any(_may_be_of_another(syntax, i, t) for t in accused):
        return None
    if not accused or said.footing in (Footing.UNREAL, Footing.AHEAD):
        return None
    said = _by_others(fillers, said, accused)
    run = words_of(syntax, content)
    kind = kind_of(syntax, content) or OTHER
    sides = any({"armed", "side"} & fillers.sorts(t) for t in (*accused, *accusers))
    plain = kind == "atrocity" or (kind != OTHER and fillers.war >= WAR)
    if not sides and not plain and not _names_a_side(fillers, run):
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


def _may_be_of_another(syntax: Syntax, i: int, accused: int) -> bool:
    """Say whether "a lawmaker close to Tam Rook who stood accused" leaves open which of two it is.

    A person is accused of nothing that the words may say of somebody else.
    """
    clause = next((k for k in (i, *syntax.above(i)) if syntax.dep[k] == "relcl"), None)
    if clause is None or accused not in (syntax.head[clause], *syntax.kids[clause]):
        return False
    accused = syntax.head[clause]
    if syntax.dep[accused] != "pobj":
        return False
    noun = syntax.head[syntax.head[accused]]
    if syntax.pos[noun] in ("ADJ", "ADV"):
        noun = syntax.head[noun]
    return syntax.pos[noun] in ("NOUN", "PROPN") and syntax.lemma(noun) in words("people")


def _by_others(fillers: Fillers, said: Said, accused: list[int]) -> Said:
    """Return who says so, the accused left out: nobody is told to blame themselves."""
    parties = [fillers.party(t, "accused") for t in accused]
    names = {party.name for party in parties if party is not None}
    others = tuple(voice for voice in said.claimed if voice.name not in names)
    return replace(said, claimed=others) if others else said


def is_said_by_another(
    fillers: Fillers, voices: Voices, said: Said, accused: Sequence[int]
) -> bool:
    """Say whether somebody besides the accused says, denies or doubts it.

    A report that is not by those who fight tells, and blames nobody.
    """
    parties = [fillers.party(t, "accused") for t in accused]
    names = {party.name for party in parties if party is not None}
    if said.denied or said.doubted:
        return any(not voice.is_author for voice in (*said.claimed, *said.denied, *said.doubted))
    return any(
        (not voice.is_author or voices.is_of_a_side) and voice.name not in names
        for voice in said.claimed
    )


def _names_a_side(fillers: Fillers, run: Run) -> bool:
    syntax = fillers.syntax
    return any(
        "armed" in fillers.sorts(t) for t in range(*run) if fillers.mention(t) is not None
    ) or any(syntax.lemma(t) in words("warfare") for t in range(*run))


def kind_of(syntax: Syntax, content: int) -> str:
    """Return what sort of wrong some words tell of: their carrier says, else what hangs on it."""
    if syntax.pos[content] == "VERB" and (kind := reproach_of(syntax, content)):
        return kind
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


def for_what(
    syntax: Syntax, i: int, accused: list[int], opening: Sequence[str] = _FOR_WHAT
) -> int | None:
    """Return the word that carries what somebody is accused of."""
    for k in syntax.kids[i]:
        if k > i and syntax.dep[k] == "prep" and syntax.word[k] in opening:
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


def told_last(syntax: Syntax, verb: int, told: Sequence[Draft]) -> Draft | None:
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


def paired(syntax: Syntax, fillers: Fillers, verb: int, first: int) -> Iterator[tuple[int, int]]:
    """Yield whom else a verb accuses, and of what: "accuses A of this and B of that"."""
    end = syntax.subtree(verb)[1]
    for k in range(first + 1, end):
        if syntax.word[k] not in ("of", "for", "with") or syntax.dep[k] not in ("prep", "conj"):
            continue
        content = syntax.kid(k, "pcomp", "pobj")
        before = k - 1
        while before > first and syntax.word[before] in ("itself", "himself", "herself"):
            before -= 1
        opens = _opens_after_and(syntax, before)
        if content is None or not opens or "party" not in fillers.sorts(before):
            continue
        if syntax.dep[content] == "pcomp" or kind_of(syntax, content):
            yield before, content


def _opens_after_and(syntax: Syntax, noun: int) -> bool:
    """Say whether a noun phrase stands right behind "and"."""
    t = noun
    while t > 0 and syntax.pos[t - 1] in ("DET", "PROPN", "ADJ", "NOUN"):
        t -= 1
    return t > 0 and syntax.word[t - 1] == "and" and syntax.pos[noun] in ("NOUN", "PROPN")
