"""What a "no" or "not" is of: a verb's object, a part of a clause, what nobody said to be so."""

from alleged.extract.cues import cues
from alleged.extract.stance_words import NO_WORDS, SELF
from alleged.extract.syntax import Syntax
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
    """Say whether what somebody has not is no thing that was said to be so.

    "Was no business of Orn's", "had no objection to it", "have no power to grant it".
    """
    return any(
        (syntax.dep[k] == "attr" and syntax.lemma(k) in ("business", "concern", "affair"))
        or (
            syntax.dep[k] == "dobj"
            and syntax.lemma(verb) in ("have", "see", "raise", "make")
            and syntax.lemma(k) in _NOT_MISSED
        )
        for k in syntax.kids[verb]
    )


_NOT_MISSED = {
    "difficulty", "problem", "objection", "quarrel", "complaint", "qualm", "hesitation", "comment",
    "doubt", "choice", "alternative", "option", "illusion", "wish", "desire", "intention", "plan",
    "power", "authority", "right", "mandate", "reason",
}  # fmt: skip


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
