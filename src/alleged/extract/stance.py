"""How a speaker stands to what is said: asserts it, denies it, doubts it or passes it on."""

import re
from enum import Enum, auto
from functools import cache

from alleged.extract.candidate import Candidate
from alleged.extract.cues import Cue, cues
from alleged.extract.disbelief import asks_for_proof, is_less_sure
from alleged.extract.negations import (
    calls_them_liars,
    denies_nothing,
    has_no_object,
    is_a_no,
    is_not_one,
    judges,
    negates_part,
    says_anothers,
    was_invented,
)
from alleged.extract.stance_words import (
    CLAIM_NOUNS,
    CONCEDING,
    CONFIRMING,
    FALSE,
    FUTURE,
    KEPT,
    NAMING,
    NEGATED_EVASION,
    NO_WORDS,
    OPINION,
    POSITION_VERBS,
    REFUSAL_NEEDED,
    SCEPTICAL,
    SELF,
    TOO_GOOD,
    UNSURE,
)
from alleged.extract.syntax import Run, Syntax
from alleged.model.claim import AttributionKind, Stance


@cache
def denying_words() -> frozenset[str]:
    """Return the base forms of verbs that can deny, doubt or evade."""
    against = {w for w, cue in cues().items() if cue.attitude in ("denies", "rejects", "doubts")}
    phrases = {w: cue.attitude for w, cue in cues().items() if " " in w}
    against |= {w.split()[0] for w, a in phrases.items() if a in ("denies", "rejects")}
    return frozenset(against | NEGATED_EVASION | NAMING)


class Plainness(Enum):
    """How much a cue and its content say by themselves."""

    OPEN = auto()
    SPEECH = auto()
    CHAIN = auto()
    """Speech told in speech: "the agency reported that the minister said that …"; confirming."""

    DENIAL = auto()


def stance_of(
    syntax: Syntax,
    head: int,
    cue: Cue,
    content: tuple[Run, ...],
    content_head: int,
    frame: str,
) -> Stance:
    """Return the stance of a speaker, from the cue and its negation, then from the content.

    A denial is a statement that something is not so. Opposing a deal, or announcing that one will
    not do something, is a position and stays an assertion.
    """
    negated = is_negated_cue(syntax, head)
    attitude = cue.attitude
    lemma = syntax.lemma(head)
    if attitude == "rejects":
        attitude = "denies" if rejects_a_claim(syntax, head, content, content_head) else "asserts"
        if attitude == "asserts" or not negated:
            return Stance(attitude)
    if attitude == "denies":
        return Stance.DOUBTS if negated else Stance.DENIES
    if asks_for_proof(syntax, head):
        return Stance.DOUBTS
    if attitude == "doubts":
        if negated or not _is_claim(syntax, content_head, frame):
            return Stance.ASSERTS
        return Stance.DOUBTS
    if attitude == "reports" and not negated:
        said = _stance_of_content(syntax, head, content, content_head)
        return Stance.REPORTS if said is Stance.ASSERTS else said
    if is_evasion(syntax, head):
        return Stance.DOUBTS
    if negated:
        if attitude == "confirms":
            return Stance.DOUBTS
        if cue.kind in (AttributionKind.BELIEF, AttributionKind.FACT):
            return Stance.DOUBTS
        return Stance.ASSERTS
    if cue.kind is AttributionKind.EVENTUALITY and lemma not in NAMING:
        return Stance.ASSERTS
    if lemma in NAMING or lemma == "find":
        text = _text(syntax, ((head, syntax.subtree(head)[1]),))
        if TOO_GOOD.search(text):
            return Stance.DOUBTS
    if lemma in NAMING or judges(syntax, head):
        text = _text(syntax, ((head, syntax.subtree(head)[1]),))
        if not any(_is_claim_noun(syntax, i) for i in range(head, min(head + 5, syntax.size))):
            text = OPINION.sub("", text)  # "called the truce absurd"
        return Stance.DENIES if FALSE.search(text) else Stance.ASSERTS
    if cue.kind is AttributionKind.BELIEF and is_less_sure(syntax, head):
        return Stance.DOUBTS
    if cue.kind in (AttributionKind.BELIEF, AttributionKind.FACT) and frame in ("obj", "to"):
        return Stance.ASSERTS
    if calls_them_liars(syntax, head) or is_a_no(syntax, content):
        return Stance.DENIES
    if lemma in CONCEDING:
        return Stance.ASSERTS
    return _stance_of_content(syntax, head, content, content_head)


def names_it_false(syntax: Syntax, verb: int) -> bool:
    """Say whether a verb calls something a lie, a rumour, too good to be true."""
    if syntax.lemma(verb) not in NAMING | {"find"}:
        return False
    text = _text(syntax, ((verb, syntax.subtree(verb)[1]),))
    return bool(FALSE.search(text) or TOO_GOOD.search(text))


def plainness(syntax: Syntax, candidate: Candidate, cue: Cue) -> Plainness:
    """Return how little else than speech or denial a cue with this content can mean."""
    head, frame, said = candidate.head, candidate.frame, candidate.content_head
    if syntax.pos[head] != "VERB" or (candidate.source is None and frame != "subj"):
        return Plainness.OPEN
    if syntax.word[said] in ("who", "whom"):
        return Plainness.OPEN
    if _is_plain_denial(syntax, candidate, cue):
        return Plainness.DENIAL
    spoken = frame in ("that", "before", "quote")
    if frame == "inverted":
        spoken = syntax.dep[head] == "parataxis" or _is_set_off(syntax, candidate)
    if cue.attitude == "confirms" and frame == "obj" and syntax.lemma(head) in CONFIRMING:
        return Plainness.CHAIN
    if spoken and cue.kind is AttributionKind.ASSERTION:
        above = cues().get(syntax.lemma(syntax.head[head]))
        if above is not None and syntax.dep[head] == "ccomp" and above.kind is cue.kind:
            return Plainness.CHAIN
        return Plainness.SPEECH
    return Plainness.OPEN


def _is_set_off(syntax: Syntax, candidate: Candidate) -> bool:
    """Say whether speaker and cue stand between marks of their own: "…, X has found: …"."""
    if candidate.source is None or not 0 <= candidate.head - candidate.source[1] <= 3:
        return False
    behind = candidate.cue[-1][1]
    before = syntax.word[candidate.source[0] - 1] if candidate.source[0] > 0 else ""
    return before in {",", "”", '"', "–", "—"} and (
        behind >= syntax.size or syntax.word[behind] in {",", ":", ".", ";", "–", "—"}
    )


def _is_plain_denial(syntax: Syntax, candidate: Candidate, cue: Cue) -> bool:
    head, frame, said = candidate.head, candidate.frame, candidate.content_head
    if cue.attitude == "denies":
        return frame in ("that", "before", "obj", "ing", "adv-ing", "subj", "quote", "to")
    if cue.attitude == "rejects":
        return rejects_a_claim(syntax, head, candidate.content, said)
    if cue.attitude == "doubts":
        return frame in ("that", "obj", "before", "to") and _is_claim(syntax, said, frame)
    if syntax.lemma(head) in NEGATED_EVASION and frame in ("that", "obj", "prep:of", "to"):
        return is_evasion(syntax, head)
    if syntax.lemma(head) in NAMING:
        return "oprd" in frame and bool(FALSE.search(_text(syntax, candidate.content)))
    if cue.kind is AttributionKind.BELIEF and syntax.is_negated(head):
        return frame == "that" or (frame == "obj" and _is_claim(syntax, said, frame))
    return False


def is_negated_cue(syntax: Syntax, head: int) -> bool:
    """Say whether the cue is said not to happen: "did not say", "refused to", "neither … nor"."""
    if syntax.is_negated(head):
        return True
    for k in syntax.kids[head]:
        if k < head and syntax.word[k] in ("neither", "nor", "cannot", "hardly", "scarcely"):
            return True
        if syntax.dep[k] in ("nsubj", "nsubjpass") and syntax.word[k] in (
            "nobody",
            "none",
            "neither",
        ):
            return True
    if syntax.dep[head] == "xcomp":
        above = syntax.head[head]
        if syntax.lemma(above) in ("refuse", "decline", "fail", "unable", "unwilling", "reluctant"):
            return not syntax.is_negated(above)
        if syntax.word[above] in ("unable", "unwilling", "reluctant", "impossible"):
            return True
    if syntax.dep[head] in ("conj",):
        above = syntax.head[head]
        if any(syntax.word[k] == "nor" for k in syntax.kids[above]) and is_negated_cue(
            syntax, above
        ):
            return True
        # "did not confirm or deny": one negation for both.
        return (
            not any(syntax.dep[k] in ("aux", "nsubj") for k in syntax.kids[head])
            and syntax.is_negated(above)
            and any(syntax.word[k] in ("or", "nor") for k in syntax.kids[above])
        )
    return False


def is_evasion(syntax: Syntax, verb: int) -> bool:
    """Say whether somebody will not or cannot say: "would not confirm", "gave no details"."""
    lemma = syntax.lemma(verb)
    if lemma not in NEGATED_EVASION:
        return False
    if has_no_object(syntax, verb):
        return True
    if lemma in REFUSAL_NEEDED and not (
        syntax.dep[verb] == "xcomp"
        or any(syntax.word[k] in ("would", "could", "will") for k in syntax.kids[verb])
    ):
        return False
    return is_negated_cue(syntax, verb)


def rejects_a_claim(syntax: Syntax, head: int, content: tuple[Run, ...], content_head: int) -> bool:
    """Say whether what is rejected is a claim ("reports that …") and not an offer or a deal."""
    if syntax.dep[content_head] in ("ccomp", "pcomp", "relcl", "acl"):
        return True
    named = syntax.kid(head, "dobj")
    if _is_claim_noun(syntax, content_head if named is None else named):
        return True
    first, last = head, min(head + 25, syntax.size)
    sentence = syntax.sentence[head]
    rest = " ".join(syntax.word[i] for i in range(first, last) if syntax.sentence[i] == sentence)
    return bool(re.search(r"\bas\b", rest) and FALSE.search(rest.split(" as ", 1)[-1]))


def _is_claim_noun(syntax: Syntax, i: int) -> bool:
    return syntax.word[i] in CLAIM_NOUNS or syntax.lemma(i) in CLAIM_NOUNS


def _is_claim(syntax: Syntax, content_head: int, frame: str) -> bool:
    """Say whether what is doubted can be true or false; a disputed field cannot."""
    return frame != "obj" or _is_claim_noun(syntax, content_head)


def _text(syntax: Syntax, content: tuple[Run, ...]) -> str:
    return " ".join(
        " ".join(syntax.word[a:b]).replace(" n't", "n't").replace("ca n't", "can't")
        for a, b in content
    )


def _stance_of_content(syntax: Syntax, cue: int, content: tuple[Run, ...], head: int) -> Stance:
    """Return what flat words make of the speaker: "there is no deal" denies one."""
    main = _main_clause(syntax, content, head)
    if main is None:
        return Stance.ASSERTS
    if syntax.dep[main] == "xcomp" and syntax.is_infinitive(main) and syntax.head[main] != cue:
        main = syntax.head[main]  # "Both had agreed, he said, not to build up forces"
    # "When the council listed him, he denied it": the council denies nothing.
    another = syntax.dep[cue] == "advcl" and main in syntax.above(cue)
    stance = (None if another else _own_attitude(syntax, main)) or clause_stance(syntax, main)
    anothers = says_anothers(syntax, main)  # "…, an officer said, according to the agency"
    if stance is Stance.ASSERTS:
        for k in syntax.kids[main]:
            told = syntax.dep[k] in ("conj", "parataxis")
            # "No ransom was paid: there had been talks"
            first = syntax.dep[k] == "ccomp" and k < main and not anothers
            if (told or first) and syntax.pos[k] in ("VERB", "AUX"):
                stance = clause_stance(syntax, k)
                if stance is not Stance.ASSERTS:
                    break
    if stance is Stance.ASSERTS:  # "There was no pact, he answered; he had gone to listen."
        for run in content:
            other = _main_clause(syntax, (run,), run[0])
            if other is None or other == main or syntax.is_infinitive(other):
                continue
            if anothers and syntax.head[other] == main:
                continue
            if syntax.dep[other] in ("ROOT", "ccomp", "parataxis"):
                stance = clause_stance(syntax, other)
                if stance is not Stance.ASSERTS:
                    break
    return stance


def _own_attitude(syntax: Syntax, verb: int) -> Stance | None:
    """Return the stance told by the speaker of the speaker: "said he neither confirmed nor …"."""
    subject = syntax.kid(verb, "nsubj")
    if subject is None or syntax.word[subject] not in SELF:
        return None
    lemma = syntax.lemma(verb)
    cue = cues().get(lemma)
    if cue is not None and cue.attitude == "denies":
        return Stance.DOUBTS if is_negated_cue(syntax, verb) else Stance.DENIES
    if syntax.kid(verb, "auxpass") is not None:
        cue = cues().get(syntax.word[verb])  # "had been convinced"
    unable = syntax.kid(verb, "acomp")
    if unable is not None and syntax.word[unable] in ("unable", "unwilling"):
        verb = syntax.kid(unable, "xcomp") or verb
    if is_evasion(syntax, verb):
        return Stance.DOUBTS
    state = syntax.kid(verb, "acomp")
    held = syntax.kid(verb if state is None else state, "ccomp")
    if state is not None:
        cue = cues().get(syntax.lemma(state))
    if cue is not None and cue.kind is AttributionKind.BELIEF:
        doubts = cue.attitude == "doubts"
        if doubts != is_negated_cue(syntax, verb):
            return Stance.DOUBTS
        inner = clause_stance(syntax, held) if held is not None else None
        return inner if inner is Stance.DENIES else None  # "was convinced he had done nothing"
    return None


def _main_clause(syntax: Syntax, content: tuple[Run, ...], head: int) -> int | None:
    if syntax.pos[head] in ("VERB", "AUX"):
        return head
    for a, b in content:
        for i in range(a, b):
            if syntax.pos[i] in ("VERB", "AUX") and (
                syntax.head[i] == i or not a <= syntax.head[i] < b
            ):
                return i
    return None


def clause_stance(syntax: Syntax, verb: int) -> Stance:
    """Return whether a clause states that something is not so, or not known, or neither.

    Only the clause itself is read, not the clauses inside it.
    """
    own = syntax.own_words(verb)
    text = " ".join(syntax.word[i] for i in own).replace(" n't", "n't")
    state = syntax.kid(verb, "acomp", "oprd")
    sceptical = state is not None and syntax.lemma(state) in SCEPTICAL
    if is_unsure(text) or (sceptical and not syntax.is_negated(verb)):
        return Stance.DOUBTS
    if re.search(r"\bno (\w+ )?(evidence|proof|indication|sign)\b", text):
        return Stance.DENIES
    predicate = [
        i
        for k in syntax.kids[verb]
        if syntax.dep[k] in ("acomp", "attr", "prep", "oprd")
        for i in range(*syntax.subtree(k))
    ]
    if syntax.lemma(verb) == "be" and FALSE.search(" ".join(syntax.word[i] for i in predicate)):
        return Stance.ASSERTS if syntax.is_negated(verb) else Stance.DENIES
    if was_invented(syntax, verb):
        return Stance.DENIES
    if not _is_flatly_negated(syntax, verb, own) or denies_nothing(syntax, verb):
        return Stance.ASSERTS
    lemma = syntax.lemma(verb)
    if any(syntax.word[k] in FUTURE for k in syntax.kids[verb] if syntax.dep[k] == "aux"):
        return Stance.DOUBTS if lemma == "say" else Stance.ASSERTS  # "nothing can be said"
    if lemma in KEPT or (lemma == "say" and syntax.kid(verb, "nsubjpass") is not None):
        return Stance.DOUBTS
    could = any(syntax.word[k] in ("could", "cannot") for k in syntax.kids[verb])
    if lemma in POSITION_VERBS and (could or syntax.kid(verb, "auxpass") is None):
        if lemma == "matter" and syntax.kid(verb, "ccomp", "csubj", "advcl") is not None:
            return Stance.DOUBTS
        return Stance.ASSERTS
    return Stance.DENIES


def is_unsure(text: str) -> bool:
    """Say whether the words of a clause, in lower case, call something unknown or unconfirmed."""
    return bool(UNSURE.search(text))


def _is_flatly_negated(syntax: Syntax, verb: int, own: list[int]) -> bool:
    if syntax.is_negated(verb):
        return not negates_part(syntax, verb)
    for k in syntax.kids[verb]:
        if syntax.dep[k] in ("nsubj", "nsubjpass", "dobj", "attr", "expl", "preconj", "cc", "det"):
            if syntax.word[k] in NO_WORDS or is_not_one(syntax, k):
                return True
            if syntax.word[syntax.subtree(k)[0]] in ("no", "neither", "none", "nobody"):
                return True
        if syntax.word[k] in ("neither", "nowhere", "nor"):
            return True
        if syntax.dep[k] == "prep" and any(
            syntax.word[d] == "no" for p in syntax.kids[k] for d in syntax.kids[p]
        ):
            return syntax.lemma(verb) in ("be", "have", "come", "involve")
    return False
