"""How a clause stands in its sentence: told as so, not so, open, still to come, or no more than a
wish, a plan or a condition.

The tree is climbed from the word that carries it, up to the word that gives it to a speaker or to
the top; every word on the way can turn the meaning.
"""

from collections.abc import Container

from alleged.extract.clause_signs import (
    is_asked,
    is_infinitive,
    is_negated,
    is_past,
    is_whether,
    opens_with_question,
    takes_clause,
)
from alleged.extract.footed import Footed, Footing
from alleged.extract.footing_of_nouns import AHEAD_MODALS, VERBAL, NounClimb
from alleged.extract.predicates import words
from alleged.extract.syntax import Syntax

_FINITE = {"VBD", "VBZ", "VBP"}
_CONDITIONS = {"if", "unless", "lest", "provided", "otherwise"}
_UNTIL = {"until", "till", "once", "when", "before", "as"}
_OPEN_MODALS = {"may", "might", "could"}
_MAYBE = {"perhaps", "maybe", "possibly", "supposedly", "ostensibly", "purportedly"}
_BARELY = {"nearly", "almost", "virtually"}
_CARRYING = {"ccomp", "xcomp", "csubj", "csubjpass", "conj", "advcl", "acomp", "attr", "oprd",
             "parataxis", "dep", "acl", "pcomp"}  # fmt: skip
_PLANNING = {"hope", "wish", "demand", "insist", "imagine", "pretend", "agree", "decide", "promise",
             "pledge", "propose", "request", "ask", "order", "vow", "threaten", "stipulate",
             "require", "recommend", "urge", "provide"}  # fmt: skip
_GOING_ON = {"begin", "continue", "start", "go", "help", "manage", "come", "keep", "cease", "stop"}


def footing(syntax: Syntax, i: int, cues: Container[int] = ()) -> Footed:
    """Return how what word `i` tells stands, below the nearest of `cues` or the whole sentence."""
    climb = _Climb(syntax, cues)
    climb.run(i)
    return Footed(
        climb.state,
        tuple(climb.because),
        climb.in_passing,
        tuple(climb.tellers),
        tuple(climb.nouns),
        tuple(climb.unsaid),
        climb.aside,
    )


class _Climb(NounClimb):
    """One way up a tree, with what has been met so far."""

    def run(self, i: int) -> None:
        """Climb from the word that carries a clause."""
        syntax = self.syntax
        if syntax.pos[i] in VERBAL:
            self.verb(i)
        while (above := syntax.head[i]) != i and self.state is not Footing.UNREAL:
            if i in self.cues:
                break
            met = len(self._met)
            if not self.step(i, above):
                self.in_passing = above not in self.cues and len(self._met) == met
                break
            i = above
        else:
            if syntax.head[i] == i and is_asked(syntax, i):
                self.meet(Footing.UNREAL, i)

    # What a verb's own auxiliaries, negation and conjunctions say

    def verb(self, v: int) -> None:
        """Take in what stands at a verb itself."""
        syntax = self.syntax
        kids = syntax.kids[v]
        auxiliaries = {syntax.word[k]: k for k in kids if syntax.dep[k] in ("aux", "auxpass")}
        shares = (
            syntax.dep[v] == "conj"
            and not auxiliaries
            and (syntax.kid(v, "nsubj", "nsubjpass", "expl") is None)
        )
        self._marks(v)
        self._modals(v, auxiliaries)
        for k in kids:
            if syntax.dep[k] == "neg" or syntax.word[k] in ("never", "neither", "nor"):
                if k + 1 < syntax.size and syntax.word[k + 1] in ("only", "just", "merely"):
                    continue
                self.meet(Footing.NOT_SO, k)
                break
        else:
            self._no_words(v)
        for k in kids:
            if syntax.dep[k] == "advmod":
                if syntax.word[k] in _BARELY:
                    self.meet(Footing.UNREAL, k)
                elif syntax.word[k] in _MAYBE:
                    self.meet(Footing.OPEN, k)
        if syntax.tag[v] == "VB" and not auxiliaries and syntax.dep[v] in ("ROOT", "conj"):
            above = syntax.head[v]
            if not shares or (syntax.tag[above] == "VB" and syntax.dep[above] == "ROOT"):
                self.meet(Footing.UNREAL, v)  # "kill them all"
        if shares and syntax.pos[syntax.head[v]] in VERBAL:
            self._shared(syntax.head[v])

    def _shared(self, v: int) -> None:
        """Take in the modals and the "no" of a verb that "and" ties this one to."""
        auxiliaries = {
            self.syntax.word[k]: k
            for k in self.syntax.kids[v]
            if self.syntax.dep[k] in ("aux", "auxpass")
        }
        self._modals(v, auxiliaries)
        either = any(self.syntax.word[k] in ("or", "nor") for k in self.syntax.kids[v])
        if either and self.syntax.is_negated(v):
            self.meet(Footing.NOT_SO, v)

    def _marks(self, v: int) -> None:
        syntax = self.syntax
        for k in syntax.kids[v]:
            if k > v or syntax.dep[k] not in ("mark", "advmod", "prep"):
                continue
            word = syntax.word[k]
            if word in _CONDITIONS:
                self.meet(Footing.OPEN if is_whether(syntax, v) else Footing.UNREAL, k)
            elif word == "whether":
                self.meet(Footing.OPEN, k)
            elif word in ("until", "till") or (
                word in ("once", "when") and syntax.tag[v] in ("VBZ", "VBP")
            ):
                if not is_past(syntax, v):
                    self.meet(Footing.UNREAL, k)
            elif word == "as" and k + 1 < syntax.size and syntax.word[k + 1] in ("if", "though"):
                self.meet(Footing.UNREAL, k)

    def _modals(self, v: int, auxiliaries: dict[str, int]) -> None:
        perfect = bool({"have", "'ve", "of"} & set(auxiliaries))
        stative = self.syntax.lemma(v) == "be" or self.syntax.tag[v] == "VBG"
        for word, k in auxiliaries.items():
            if word in AHEAD_MODALS:
                self.meet(Footing.AHEAD, k)
            elif word in ("would", "'d"):
                if self.syntax.tag[k] == "MD":
                    self.meet(Footing.UNREAL if perfect else Footing.AHEAD, k)
            elif word in _OPEN_MODALS:
                self.meet(Footing.OPEN if perfect or stative else Footing.UNREAL, k)
            elif word in ("can", "ca", "should", "ought") or (word == "must" and not perfect):
                self.meet(Footing.UNREAL, k)

    def _no_words(self, v: int) -> None:
        syntax = self.syntax
        for k in syntax.kids[v]:
            if syntax.dep[k] in ("nsubj", "nsubjpass", "dobj", "attr"):
                first = syntax.subtree(k)[0]
                if syntax.word[first] in ("no", "neither", "none", "nobody", "nothing"):
                    self.meet(Footing.NOT_SO, first)
                    return

    # What stands above

    def step(self, i: int, above: int) -> bool:
        """Take in the word above; return whether to climb on."""
        syntax = self.syntax
        dep = syntax.dep[i]
        if dep == "relcl":
            if self._is_content(i, above) or any(
                syntax.word[k] == "to" and syntax.dep[k] == "aux" for k in syntax.kids[i]
            ):
                return self._content_of_noun(i, above)
            first = syntax.subtree(i)[0]
            self.aside = first > 0 and syntax.word[first - 1] in (",", "(", "--", "—", "–")
            return False  # what is told in passing is told, whatever becomes of the rest
        if dep == "conj":
            return True
        if syntax.pos[i] in VERBAL or dep in _CARRYING:
            return self._clause(i, above, dep)
        return self._noun(i, above, dep)

    def _clause(self, i: int, above: int, dep: str) -> bool:
        syntax = self.syntax
        if dep in ("acl", "ccomp", "xcomp") and syntax.pos[above] in ("NOUN", "PROPN"):
            return self._content_of_noun(i, above)
        if dep == "pcomp" or syntax.dep[i] == "pcomp":
            return self._gerund(above)
        if dep == "advcl":
            infinitive = is_infinitive(syntax, i)
            if infinitive and syntax.lemma(above) in words("letting"):
                return self._under(i, above, "xcomp")
            there = syntax.kid(above, "attr") if infinitive else None
            if there is not None and syntax.lemma(there) in words("proof"):
                return self._content_of_noun(i, there)  # "there was no ground to think"
            if infinitive and above not in self.cues:
                self.meet(Footing.UNREAL, i)
                return False
            marked = any(
                k < i and syntax.dep[k] in ("mark", "advmod", "prep") and syntax.word[k] != "to"
                for k in syntax.kids[i]
            )
            if marked and not takes_clause(syntax, i, above):
                return False  # told beside, not under, the rest
            if syntax.tag[i] not in ("VBG", "VBN") and not takes_clause(syntax, i, above):
                return False
            if syntax.pos[above] in VERBAL:
                self.verb(above)
            return True
        if dep in ("ccomp", "xcomp", "csubj", "csubjpass", "oprd", "acomp", "attr", "dep",
                   "parataxis", "advcl"):  # fmt: skip
            return self._under(i, above, dep)
        return True

    def _under(self, i: int, above: int, dep: str) -> bool:
        """Take in a verb or adjective that has the clause for its content."""
        syntax = self.syntax
        lemma = syntax.lemma(above)
        judged = False
        before = dep == "ccomp" and above > i and syntax.subtree(i)[1] <= above
        if is_infinitive(syntax, i) and dep in ("xcomp", "ccomp"):
            if syntax.word[above] in words("ahead") or lemma == "be":
                self.meet(Footing.AHEAD, above)
            elif syntax.word[above] in words("unlikely"):
                self.meet(Footing.UNREAL, above)
            elif lemma in words("letting"):
                if syntax.tag[above] not in ("VBD", "VBN") or is_negated(syntax, above):
                    self.meet(Footing.UNREAL, above)
                    return False
            elif lemma not in words("real"):
                self.meet(Footing.UNREAL, above)
                return False
            elif lemma in _GOING_ON:
                self.unsaid.append(above)
        elif dep in ("ccomp", "csubjpass") and lemma in _PLANNING:
            if lemma != "insist" or syntax.tag[i] == "VB":
                self.meet(Footing.UNREAL, above)
        elif dep in ("ccomp", "csubj", "csubjpass"):
            judged = self._judged(above)
        if dep in ("ccomp", "xcomp", "oprd", "acomp") and syntax.pos[above] == "VERB":
            self._saying(above)
        if above in self.cues and opens_with_question(syntax, i):
            self.meet(Footing.UNREAL, above)
        if above in self.cues or before:
            return above not in self.cues
        if syntax.pos[above] in VERBAL and not judged:
            self._verb_above(i, above, dep)
        return True

    def _verb_above(self, i: int, v: int, dep: str) -> None:
        """Take in the modals and negation of a verb above; "did not say that" leaves it open."""
        syntax = self.syntax
        negated = is_negated(syntax, v)
        lemma = syntax.lemma(v)
        asked = opens_with_question(syntax, i)
        if negated and asked:
            self.meet(Footing.UNREAL, v)  # "did not say how many died"
            return
        if dep in ("ccomp", "csubj", "csubjpass") and lemma != "be":
            if lemma in words("denying"):
                self.meet(Footing.OPEN if negated else Footing.NOT_SO, v)
            elif (negated and lemma in words("unproven")) or negated:
                self.meet(Footing.OPEN, v)
            return
        self.verb(v)

    def _judged(self, v: int) -> bool:
        """Take in "it is unclear whether", "is not true that"; return whether it was so judged."""
        syntax = self.syntax
        judgement = [
            i
            for k in syntax.kids[v]
            if syntax.dep[k] in ("acomp", "attr", "oprd")
            for i in range(*syntax.subtree(k))
        ]
        if syntax.pos[v] == "ADJ":
            judgement.append(v)
        negated = syntax.is_negated(v)
        for k in judgement:
            if syntax.word[k] in words("open"):
                self.meet(Footing.OPEN, k)
                return True
            if syntax.word[k] in words("false") or (syntax.word[k] == "true" and negated):
                self.meet(Footing.NOT_SO if not (negated and syntax.word[k] != "true") else
                          Footing.SO, k)  # fmt: skip
                return True
            if syntax.word[k] in ("clear", "certain", "known", "sure", "confirmed") and negated:
                self.meet(Footing.OPEN, k)
                return True
        return False

    def _is_content(self, i: int, noun: int) -> bool:
        """Say whether a clause parsed as telling of a noun is what it says: "accounts that"."""
        syntax = self.syntax
        if syntax.lemma(noun) not in words("telling") | words("proof"):
            return False
        first = syntax.subtree(i)[0]
        return syntax.word[first] in ("that", "whether") and (
            syntax.kid(i, "nsubj", "nsubjpass") not in (None, first)
        )


def supposes(syntax: Syntax, cue: int) -> Footing:
    """Return how the saying itself stands: `unreal` under "if", `open` in "no ground to think"."""
    for k in syntax.kids[cue]:
        if k < cue and syntax.dep[k] == "mark" and syntax.word[k] in _CONDITIONS:
            return Footing.UNREAL
    noun = syntax.head[cue]
    if (
        syntax.dep[cue] == "acl"
        and syntax.lemma(noun) in words("proof")
        and (any(syntax.word[k] in ("no", "little", "any") for k in syntax.kids[noun]))
    ):
        return Footing.OPEN
    return Footing.SO
