"""What a "no" or "not" is of: a verb's object, a part of a clause, what nobody said to be so."""

from collections.abc import Sequence

from alleged.extract.cues import cues
from alleged.extract.stance_words import CLAIM_NOUNS, FALSE, NO_WORDS, SELF
from alleged.extract.syntax import Run, Syntax
from alleged.model.claim import AttributionKind


def has_no_object(syntax: Syntax, verb: int) -> bool:
    """Say whether a verb has "nothing", "no details", "of no ransom" for its object."""
    for k in syntax.kids[verb]:
        if syntax.dep[k] == "dobj":
            if syntax.word[k] in NO_WORDS or any(syntax.word[d] == "no" for d in syntax.kids[k]):
                return True
        elif syntax.dep[k] == "prep" and syntax.word[k] == "of":
            for p in syntax.kids[k]:
                if any(syntax.word[d] in ("no", "neither") for d in syntax.kids[p]):
                    return True
    return False


def denies_nothing(syntax: Syntax, verb: int) -> bool:
    """Say whether what there is not is no thing that was said to be so.

    "Was no business of Orn's", "had no objection to it", "there was no other way", "there was
    nothing to hide", "it had not been easy".
    """
    lemma = syntax.lemma(verb)
    for k in syntax.kids[verb]:
        what = syntax.lemma(k)
        to = {syntax.lemma(d) for d in syntax.kids[k] if syntax.is_infinitive(d)}
        hides = what == "nothing" and bool(to) and "do" not in to
        if syntax.dep[k] == "attr" and lemma in ("be", "remain"):
            if hides or what in _NOT_TOLD | _NOT_MISSED:
                return True
        elif syntax.dep[k] == "dobj" and lemma in ("have", "see", "raise", "make", "leave"):
            if hides or what in _NOT_MISSED:
                return True
        elif syntax.dep[k] == "acomp" and lemma == "be" and what in _NOT_SO_GOOD:
            return True
    return False


_NOT_TOLD = {"business", "concern", "affair", "secret"}
_NOT_MISSED = {
    "difficulty", "problem", "objection", "quarrel", "complaint", "qualm", "hesitation", "comment",
    "doubt", "choice", "alternative", "option", "illusion", "wish", "desire",
    "power", "authority", "right", "mandate", "reason", "way", "need", "point", "guarantee",
    "hurry", "solution", "cause", "excuse", "time",
}  # fmt: skip
_NOT_SO_GOOD = {
    "easy", "simple", "quick", "enough", "sufficient", "perfect", "ideal", "fair", "final", "ready",
    "happy", "satisfied", "afraid", "ashamed", "proud", "possible", "surprised", "alone", "safe",
}  # fmt: skip


def is_not_one(syntax: Syntax, noun: int) -> bool:
    """Say whether not a single one is meant: "not one prisoner", "not a coin"."""
    first = syntax.subtree(noun)[0]
    behind = syntax.word[first + 1 : first + 3]
    if syntax.word[first] != "not" or len(behind) < _ONE_AND_MORE:
        return False
    return behind[0] == "one" or (behind[0] == "a" and behind[1] not in {"few", "little", "bit"})


_ONE_AND_MORE = 2


def is_a_no(syntax: Syntax, content: Sequence[Run]) -> bool:
    """Say whether somebody says no more than "no", "not so", "lies"."""
    words = [syntax.word[i] for a, b in content for i in range(a, b) if syntax.word[i].isalpha()]
    said = " ".join(words[:_FEW])
    return len(words) < _FEW and (said in _NO or bool(FALSE.fullmatch(said)))


_FEW = 3
_NO = {"no", "not so", "not true"}


def was_invented(syntax: Syntax, verb: int) -> bool:
    """Say whether a clause is that something said is untrue without a word that negates.

    "The report had been invented", "the story was made up", "the claim lacks any basis", "the
    Herald was lying"; but not "the depot lies in Sarn", nor "he had lied" of the speaker himself.
    """
    if syntax.is_negated(verb):
        return False
    told = syntax.kid(verb, "nsubjpass")
    if told is not None:
        parts = {syntax.word[k] for k in syntax.kids[verb]}
        up = "up" in parts and "of" not in parts  # "was made up of names"
        made_up = syntax.lemma(verb) in _INVENT or (syntax.lemma(verb) == "make" and up)
        return made_up and syntax.lemma(told) in CLAIM_NOUNS | _PAPERS
    who = syntax.kid(verb, "nsubj")
    if who is None:
        return False
    if syntax.lemma(verb) == "lack":
        what = syntax.kid(verb, "dobj")
        grounds = what is not None and syntax.lemma(what) in _GROUNDS
        return grounds and syntax.lemma(who) in CLAIM_NOUNS
    if syntax.lemma(verb) != "lie" or syntax.word[who] in SELF:
        return False
    return all(syntax.dep[k] not in ("prep", "advmod", "prt") for k in syntax.kids[verb])


_INVENT = {"invent", "fabricate", "concoct", "fake", "forge", "distort"}
_PAPERS = {"signature", "letter", "paper", "list", "text"}
_GROUNDS = {"credibility", "foundation", "basis", "substance", "truth", "proof", "evidence"}


def judges(syntax: Syntax, verb: int) -> bool:
    """Say whether it is said outright what something is: "found it baseless"."""
    what = syntax.kid(verb, "ccomp", "oprd")
    judged = syntax.lemma(verb) in ("find", "consider", "deem", "declare", "pronounce")
    return judged and what is not None and syntax.pos[what] in ("ADJ", "NOUN")


def calls_them_liars(syntax: Syntax, verb: int) -> bool:
    """Say whether somebody calls others' words false: "accused the paper of inventing it"."""
    wanted = {"accuse": "of", "speak": "of", "talk": "of"}.get(syntax.lemma(verb))
    if wanted is None or syntax.is_negated(verb):
        return False
    named = syntax.kid(verb, "dobj")
    preps = (*syntax.kids[verb], *(syntax.kids[named] if named is not None else ()))
    for k in preps:
        what = syntax.kid(k, "pobj", "pcomp") if syntax.word[k] == wanted else None
        if what is not None and any(syntax.word[d] in _OF_OTHERS for d in syntax.kids[what]):
            continue  # "the lies of the past", "of lying about the raid"
        if what is not None and (
            syntax.lemma(what) in _INVENT | _LIE
            or (syntax.lemma(what) in _SPREAD and _spreads_lies(syntax, what))
        ):
            return True
    return False


_OF_OTHERS = {"the", "of", "about", "over", "on"}
_LIE = {"lie", "lying", "lies", "slander", "libel", "fabrication", "invention", "calumny"}
_SPREAD = {"spread", "tell", "peddle", "publish", "circulate", "repeat", "sow"}


def _spreads_lies(syntax: Syntax, verb: int) -> bool:
    what = syntax.kid(verb, "dobj")
    return what is not None and bool(FALSE.fullmatch(syntax.word[what]))


def negates_part(syntax: Syntax, verb: int) -> bool:
    """Say whether "not" belongs to "not only", "not yet … but"."""
    return any(
        syntax.word[k] == "not"
        and k + 1 < syntax.size
        and syntax.word[k + 1] in ("only", "just", "merely", "necessarily")
        for k in syntax.kids[verb]
    )


def says_anothers(syntax: Syntax, verb: int) -> bool:
    """Say whether a clause passes on what another than the speaker says: "…, an officer said"."""
    cue = cues().get(syntax.lemma(verb))
    subject = syntax.kid(verb, "nsubj")
    if cue is None or cue.kind is not AttributionKind.ASSERTION or subject is None:
        return False
    return syntax.word[subject] not in SELF
