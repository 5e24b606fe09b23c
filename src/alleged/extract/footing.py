"""How a clause stands in its sentence: told as so, not so, open, still to come, or no more than a
wish, a plan or a condition.

The tree is climbed from the word that carries it, up to the word that gives it to a speaker or to
the top; every word on the way can turn the meaning.
"""

from collections.abc import Container
from dataclasses import dataclass
from enum import Enum

from alleged.extract.cues import cues
from alleged.extract.predicates import words
from alleged.extract.syntax import Syntax
from alleged.model.claim import AttributionKind


class Footing(Enum):
    """How far a text means that something is so."""

    SO = "so"
    NOT_SO = "not so"
    OPEN = "open"
    AHEAD = "ahead"
    UNREAL = "unreal"


@dataclass(frozen=True, slots=True)
class Footed:
    """How a clause stands, and the words that made it so."""

    footing: Footing
    because: tuple[str, ...] = ()
    in_passing: bool = False
    """Whether it is told beside what the sentence asserts or denies: "the men who killed X"."""

    tellers: tuple[tuple[int, Footing], ...] = ()
    """Verbs of saying on the way that are none of the cues, and how the clause stands below each:
    "a statement saying that X was killed is a forgery" says so."""

    nouns: tuple[int, ...] = ()
    """Nouns on the way for what is said: "reports" of "reports that"."""

    unsaid: tuple[int, ...] = ()
    """Cues that give nothing to anybody: "began" of "began to withdraw"."""

    aside: bool = False
    """Whether it is told in a clause set off by a comma: ", who killed X,"."""


_FINITE = {"VBD", "VBZ", "VBP"}
_CONDITIONS = {"if", "unless", "lest", "provided", "otherwise"}
_UNTIL = {"until", "till", "once", "when", "before", "as"}
_AHEAD_MODALS = {"will", "'ll", "’ll", "wo", "shall"}
_OPEN_MODALS = {"may", "might", "could"}
_MAYBE = {"perhaps", "maybe", "possibly", "supposedly", "ostensibly", "purportedly"}
_BARELY = {"nearly", "almost", "virtually"}
_SETTLED = {"after", "since", "following", "despite", "with", "by", "because", "as", "while",
            "when", "although", "though", "where", "before", "in", "upon", "on", "during", "amid",
            "over", "about", "for", "at", "through", "from", "to"}  # fmt: skip
_CARRYING = {"ccomp", "xcomp", "csubj", "csubjpass", "conj", "advcl", "acomp", "attr", "oprd",
             "parataxis", "dep", "acl", "pcomp"}  # fmt: skip
_PLANNING = {"hope", "wish", "demand", "insist", "imagine", "pretend", "agree", "decide", "promise",
             "pledge", "propose", "request", "ask", "order", "vow", "threaten", "stipulate",
             "require", "recommend", "urge", "provide"}  # fmt: skip
_TELLING_KINDS = (AttributionKind.ASSERTION, AttributionKind.BELIEF)
_GOING_ON = {"begin", "continue", "start", "go", "help", "manage", "come", "keep", "cease", "stop"}
_SAYING = {"say", "claim", "state", "allege", "suggest", "report", "assert"}
_VERBAL = ("VERB", "AUX")


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


class _Climb:
    """One way up a tree, with what has been met so far."""

    def __init__(self, syntax: Syntax, cues: Container[int]) -> None:
        self.syntax = syntax
        self.cues = cues
        self.state = Footing.SO
        self.because: list[str] = []
        self._met: set[int] = set()
        self.tellers: list[tuple[int, Footing]] = []
        """Verbs of saying passed on the way that nobody has taken for a cue."""

        self.unsaid: list[int] = []
        """Cues that say nothing: "began to withdraw"."""

        self.in_passing = False
        self.aside = False
        self.nouns: list[int] = []
        """Nouns passed on the way for what is said: "reports of", "the claim that"."""

    def meet(self, footing: Footing, word: int) -> None:
        """Let one word change the state; a plan stays one whatever stands above it."""
        if word in self._met:
            return
        self._met.add(word)
        before = self.state
        if footing is Footing.UNREAL or before is Footing.UNREAL:
            after = Footing.UNREAL
        elif footing is Footing.NOT_SO:
            after = {
                Footing.SO: Footing.NOT_SO,
                Footing.NOT_SO: Footing.SO,
                Footing.AHEAD: Footing.UNREAL,
            }.get(before, before)
        elif footing is Footing.OPEN:
            after = Footing.OPEN if before is not Footing.AHEAD else before
        elif footing is Footing.AHEAD:
            after = Footing.UNREAL if before is Footing.NOT_SO else Footing.AHEAD
        else:
            after = before
        self.state = after
        self.because.append(f"{self.syntax.word[word]!r}: {footing.value}")

    def run(self, i: int) -> None:
        """Climb from the word that carries a clause."""
        syntax = self.syntax
        if syntax.pos[i] in _VERBAL:
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
            if syntax.head[i] == i and _is_asked(syntax, i):
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
        if shares and syntax.pos[syntax.head[v]] in _VERBAL:
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
                self.meet(Footing.OPEN if _is_whether(syntax, v) else Footing.UNREAL, k)
            elif word == "whether":
                self.meet(Footing.OPEN, k)
            elif word in ("until", "till") or (
                word in ("once", "when") and syntax.tag[v] in ("VBZ", "VBP")
            ):
                if not _is_past(syntax, v):
                    self.meet(Footing.UNREAL, k)
            elif word == "as" and k + 1 < syntax.size and syntax.word[k + 1] in ("if", "though"):
                self.meet(Footing.UNREAL, k)

    def _modals(self, v: int, auxiliaries: dict[str, int]) -> None:
        perfect = bool({"have", "'ve", "of"} & set(auxiliaries))
        stative = self.syntax.lemma(v) == "be" or self.syntax.tag[v] == "VBG"
        for word, k in auxiliaries.items():
            if word in _AHEAD_MODALS:
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
        if syntax.pos[i] in _VERBAL or dep in _CARRYING:
            return self._clause(i, above, dep)
        return self._noun(i, above, dep)

    def _clause(self, i: int, above: int, dep: str) -> bool:
        syntax = self.syntax
        if dep in ("acl", "ccomp", "xcomp") and syntax.pos[above] in ("NOUN", "PROPN"):
            return self._content_of_noun(i, above)
        if dep == "pcomp" or syntax.dep[i] == "pcomp":
            return self._gerund(above)
        if dep == "advcl":
            infinitive = _is_infinitive(syntax, i)
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
            if marked and not _takes_clause(syntax, i, above):
                return False  # told beside, not under, the rest
            if syntax.tag[i] not in ("VBG", "VBN") and not _takes_clause(syntax, i, above):
                return False
            if syntax.pos[above] in _VERBAL:
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
        if _is_infinitive(syntax, i) and dep in ("xcomp", "ccomp"):
            if syntax.word[above] in words("ahead") or lemma == "be":
                self.meet(Footing.AHEAD, above)
            elif syntax.word[above] in words("unlikely"):
                self.meet(Footing.UNREAL, above)
            elif lemma in words("letting"):
                if syntax.tag[above] not in ("VBD", "VBN") or _is_negated(syntax, above):
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
        if above in self.cues and _opens_with_question(syntax, i):
            self.meet(Footing.UNREAL, above)
        if above in self.cues or before:
            return above not in self.cues
        if syntax.pos[above] in _VERBAL and not judged:
            self._verb_above(i, above, dep)
        return True

    def _verb_above(self, i: int, v: int, dep: str) -> None:
        """Take in the modals and negation of a verb above; "did not say that" leaves it open."""
        syntax = self.syntax
        negated = _is_negated(syntax, v)
        lemma = syntax.lemma(v)
        asked = _opens_with_question(syntax, i)
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

    def _content_of_noun(self, i: int, noun: int) -> bool:
        syntax = self.syntax
        lemma = syntax.lemma(noun)
        if lemma in words("proof") and self._no_proof(noun):
            return False
        if _is_infinitive(syntax, i):
            self.meet(Footing.UNREAL, noun)
            return False
        if (
            syntax.tag[i] in ("VBN", "VBG")
            and syntax.kid(i, "mark") is None
            and (syntax.kid(i, "nsubj", "nsubjpass") is None)
        ):
            # "men captured in spring" were, whatever becomes of them; "a statement saying that"
            # is what it says.
            if not (lemma in words("telling") and syntax.lemma(i) in _SAYING):
                return False
        if lemma in words("telling") or lemma in words("proof"):
            self.nouns.append(noun)
            return not self._no_proof(noun)
        if lemma in words("hoping"):
            self.meet(Footing.UNREAL, noun)
            return False
        return True

    def _no_proof(self, noun: int) -> bool:
        """Take in "no evidence", "without proof"; return whether it was so."""
        syntax = self.syntax
        lacks = any(syntax.word[k] in ("no", "little", "any") for k in syntax.kids[noun])
        lacks = lacks or syntax.word[syntax.head[noun]] == "without"
        above = syntax.head[noun]
        if syntax.word[above] == "of" and syntax.lemma(syntax.head[above]) in ("lack", "absence"):
            lacks = True
        if syntax.lemma(above) == "lack":
            lacks = True
        if lacks and syntax.lemma(noun) in words("proof"):
            self.meet(Footing.OPEN, noun)
            return True
        return False

    def _gerund(self, preposition: int) -> bool:
        syntax = self.syntax
        word, above = syntax.word[preposition], syntax.head[preposition]
        if word == "without":
            self.meet(Footing.NOT_SO, preposition)
            return False
        if word in ("of", "at") and (
            syntax.pos[above] == "NOUN" or syntax.word[above] in ("instead", "capable")
        ):
            if syntax.lemma(above) not in words("telling"):
                self.meet(Footing.UNREAL, above)
                return False
        if word in ("than", "instead", "against") or (
            word == "from" and syntax.lemma(above) in words("unreal") | {"keep", "refrain", "bar"}
        ):
            self.meet(Footing.UNREAL, preposition)
            return False
        if word in ("of", "with", "for") and syntax.pos[above] == "VERB":
            return above not in self.cues
        return False

    def _noun(self, i: int, above: int, dep: str) -> bool:
        """Take in what stands above a noun: "plans for its capture", "denied his death"."""
        syntax = self.syntax
        lemma = syntax.lemma(above)
        if dep in ("compound", "amod", "nmod", "poss", "appos", "npadvmod", "nummod"):
            return False
        if dep in ("prep", "agent", "dative"):
            return self._behind(i, above)
        if dep == "pobj":
            return True
        if dep in ("dobj", "nsubjpass") and syntax.pos[above] == "VERB":
            return self._object(i, above, lemma)
        if dep in ("nsubj", "attr") and syntax.pos[above] in _VERBAL:
            self._judged(above)
            if dep == "nsubj" and syntax.is_negated(above) and lemma in ("happen", "occur", "take"):
                self.meet(Footing.NOT_SO, above)
            if dep == "nsubj" and any(
                syntax.word[k] in _AHEAD_MODALS | {"would", "could", "may", "might"}
                for k in syntax.kids[above]
                if syntax.dep[k] == "aux"
            ):
                if lemma not in ("be", "have"):
                    self.meet(Footing.UNREAL, above)  # "his death would end the war"
            return dep == "attr"
        return False

    def _object(self, i: int, verb: int, lemma: str) -> bool:
        syntax = self.syntax
        negated = _is_negated(syntax, verb)
        if verb in self.cues:
            return False
        self._saying(verb)
        if lemma in words("denying"):
            self.meet(Footing.OPEN if negated else Footing.NOT_SO, verb)
        elif lemma in ("doubt", "question", "dispute") or (negated and lemma in words("unproven")):
            self.meet(Footing.OPEN, verb)
        elif lemma in words("unreal"):
            self.meet(Footing.UNREAL, verb)
        elif lemma in words("winning") or lemma in words("giving"):
            self.verb(verb)
        elif any(syntax.word[k] in ("no", "any") for k in syntax.kids[i]) and lemma in (
            "see",
            "be",
        ):
            self.meet(Footing.NOT_SO, verb)
        else:
            return False
        return True

    def _saying(self, verb: int) -> None:
        """Note a verb of saying that nobody has taken for a cue."""
        cue = cues().get(self.syntax.lemma(verb))
        if verb not in self.cues and cue is not None and cue.kind in _TELLING_KINDS:
            self.tellers.append((verb, self.state))

    def _behind(self, preposition: int, above: int) -> bool:
        """Take in what a preposition ties a noun to: "reports of", "plans for", "called for"."""
        syntax = self.syntax
        word, lemma = syntax.word[preposition], syntax.lemma(above)
        if syntax.pos[above] in ("NOUN", "PROPN"):
            if lemma in words("telling") | words("proof") and word in ("of", "on", "about", "that"):
                self.nouns.append(above)
                return not self._no_proof(above)
            if lemma in words("hoping") and word in ("of", "for", "to", "on", "about", "over",
                                                     "at", "against"):  # fmt: skip
                self.meet(Footing.UNREAL, above)
                return False
            if lemma in ("nothing", "detail", "information", "question", "comment"):
                self.meet(Footing.UNREAL, above)
            return False
        empty = any(syntax.word[k] == "nothing" for k in syntax.kids[above])
        if word in ("on", "about", "of") and (empty or syntax.word[above] == "nothing"):
            self.meet(Footing.UNREAL, above)
            return False
        if word in ("for", "on", "to", "at") and lemma in words("unreal") | {"talk", "work"}:
            self.meet(Footing.UNREAL, above)
            return False
        if word == "without":
            self.meet(Footing.NOT_SO, preposition)
            return False
        self._saying(above)
        if word in ("in", "to") and lemma in ("result", "lead", "end"):
            self.verb(above)
            return True
        return word not in _SETTLED and above not in self.cues


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


def _is_whether(syntax: Syntax, clause: int) -> bool:
    """Say whether "if" means "whether": "did not say if"."""
    above = syntax.head[clause]
    return syntax.dep[clause] in ("ccomp", "advcl") and (
        syntax.lemma(above) in words("unproven") and syntax.subtree(clause)[0] > above
    )


def _is_negated(syntax: Syntax, v: int) -> bool:
    """Say whether a verb has a "not", or nobody for its subject: "nothing bears out"."""
    if syntax.is_negated(v):
        return True
    for k in syntax.kids[v]:
        if syntax.word[k] in ("neither", "nor", "cannot"):
            return True
        if syntax.dep[k] in ("nsubj", "nsubjpass") and (
            syntax.word[syntax.subtree(k)[0]] in ("nothing", "nobody", "none", "no", "neither")
        ):
            return True
    return False


def _opens_with_question(syntax: Syntax, clause: int) -> bool:
    """Say whether a clause asks how, when or who: it takes for granted what it is about."""
    return syntax.tag[syntax.subtree(clause)[0]] in ("WRB", "WP", "WDT") and (
        syntax.word[syntax.subtree(clause)[0]] not in ("that", "which")
    )


def _is_infinitive(syntax: Syntax, v: int) -> bool:
    """Say whether a clause is "to do" or, under "let", "do"; "to have done" was done."""
    auxiliaries = {syntax.word[k] for k in syntax.kids[v] if syntax.dep[k] in ("aux", "auxpass")}
    if "to" in auxiliaries:
        return "have" not in auxiliaries
    bare = syntax.dep[v] == "ccomp" and not auxiliaries and syntax.tag[v] in ("VB", "VBP")
    return bare and (syntax.tag[v] == "VB" or syntax.lemma(syntax.head[v]) in ("let", "make"))


def _is_past(syntax: Syntax, v: int) -> bool:
    had = any(syntax.word[k] in ("had", "was", "were", "did") for k in syntax.kids[v])
    return syntax.tag[v] == "VBD" or had


def _takes_clause(syntax: Syntax, clause: int, above: int) -> bool:
    """Say whether what is parsed as a clause beside a verb is its content: "unclear whether"."""
    return any(syntax.word[k] in ("whether", "that") for k in syntax.kids[clause] if k < clause)


def _is_asked(syntax: Syntax, root: int) -> bool:
    last = syntax.subtree(root)[1] - 1
    return syntax.word[last] == "?"
