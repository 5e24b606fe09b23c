"""From the word that carries something up its sentence: what stands above makes of it what it is.

The tree is climbed to the word that gives it to a speaker, or to the top. On the way every verb
and noun can turn it: "denied that", "no evidence of", "plans for", "if".
"""

from collections.abc import Container

from alleged.extract.clauses import (
    TO_COME,
    VERBAL,
    is_asked,
    is_awaited,
    is_infinitive,
    is_negated,
    opens_with_question,
    signs,
    takes_clause,
)
from alleged.extract.cues import cues
from alleged.extract.footing import Footed, Footing
from alleged.extract.predicates import words
from alleged.extract.slots import cleft, joined
from alleged.extract.syntax import Syntax
from alleged.model.claim import AttributionKind

_SETTLED = {"after", "since", "following", "despite", "with", "by", "because", "as", "while",
            "when", "although", "though", "where", "before", "in", "upon", "on", "during", "amid",
            "over", "about", "for", "at", "through", "from", "to"}  # fmt: skip
_CARRYING = {"ccomp", "xcomp", "csubj", "csubjpass", "conj", "advcl", "acomp", "attr", "oprd",
             "parataxis", "dep", "acl", "pcomp"}  # fmt: skip
_PLANNING = {"hope", "hop", "wish", "demand", "insist", "imagine", "pretend", "agree", "decide",
             "promise", "pledge", "propose", "request", "ask", "order", "vow", "threaten",
             "stipulate", "require", "recommend", "urge", "provide"}  # fmt: skip
_TELLING_KINDS = (AttributionKind.ASSERTION, AttributionKind.BELIEF)
_BARGAINING = {"talk", "work", "settle", "pay", "consent", "bargain", "trade", "swap", "exchange"}
_GOING_ON = {"begin", "continue", "start", "go", "help", "manage", "come", "keep", "cease", "stop"}
_SAYING = {"say", "claim", "state", "allege", "suggest", "report", "assert"}


def footing_of(syntax: Syntax, i: int, cues: Container[int] = ()) -> Footed:
    """Return how what word `i` tells stands, below the nearest of `cues` or the whole sentence."""
    climb = _Climb(syntax, cues)
    climb.run(i)
    return Footed(
        climb.state,
        tuple(climb.because),
        climb.in_passing,
        climb.aside,
        tuple(climb.tellers),
        tuple(climb.nouns),
        tuple(climb.unsaid),
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

    def meet(self, sign: Footing, word: int) -> None:
        """Let one word change the state, once."""
        if word in self._met:
            return
        self._met.add(word)
        self.state = self.state.met_by(sign)
        self.because.append(f"{self.syntax.word[word]!r}: {sign.value}")

    def run(self, i: int) -> None:
        """Climb from the word that carries a clause."""
        syntax = self.syntax
        if syntax.pos[i] in VERBAL:
            self.verb(i, own=True)
        while (above := joined(syntax, i)) != i and self.state is not Footing.UNREAL:
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

    def verb(self, v: int, *, own: bool = False) -> None:
        """Take in what stands at a verb itself; "will not last" is foretold as it stands."""
        for sign, word in signs(self.syntax, v):
            if not (own and sign is Footing.NOT_SO and self.state is Footing.AHEAD):
                self.meet(sign, word)

    def step(self, i: int, above: int) -> bool:
        """Take in the word above; return whether to climb on."""
        syntax = self.syntax
        dep = syntax.dep[i]
        if dep == "relcl" and cleft(syntax, i) is not None:
            return True  # "it was X who did it"
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
            asked = syntax.lemma(above) in words("unreal")
            if infinitive and (asked or above not in self.cues):
                self.meet(Footing.UNREAL, i)
                return False
            marked = any(
                k < i and syntax.dep[k] in ("mark", "advmod", "prep") and syntax.word[k] != "to"
                for k in syntax.kids[i]
            )
            if marked and not takes_clause(syntax, i):
                if is_awaited(syntax, i, above):
                    self.meet(Footing.UNREAL, i)
                return False  # told beside, not under, the rest
            if syntax.tag[i] not in ("VBG", "VBN") and not takes_clause(syntax, i):
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
            elif lemma in words("letting") or lemma == "have":
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

    def _content_of_noun(self, i: int, noun: int) -> bool:
        syntax = self.syntax
        lemma = syntax.lemma(noun)
        if lemma in words("proof") and self._no_proof(noun):
            return False
        if is_infinitive(syntax, i):
            self.meet(Footing.UNREAL, noun)
            return False
        if (
            syntax.tag[i] in ("VBN", "VBG")
            and syntax.kid(i, "mark") is None
            and syntax.kid(i, "nsubj", "nsubjpass") is None
            and not (lemma in words("telling") and syntax.lemma(i) in _SAYING)
        ):
            first = syntax.subtree(i)[0]
            self.aside = syntax.word[first - 1] == "," and syntax.tag[i] == "VBN"
            return False  # "men captured in spring" were, whatever becomes of them
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
            if syntax.pos[above] in VERBAL and above not in self.cues:
                self.verb(above)
            return True
        of_noun = syntax.pos[above] == "NOUN" or syntax.word[above] in ("instead", "capable")
        if word in ("of", "at") and of_noun and syntax.lemma(above) not in words("telling"):
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
        if dep in ("nsubj", "attr") and syntax.pos[above] in VERBAL:
            self._judged(above)
            if dep == "nsubj":
                self._subject(above, lemma)
            return dep == "attr"
        return False

    def _subject(self, verb: int, lemma: str) -> None:
        """Take in what a noun is the subject of: "his death would end the war"."""
        syntax = self.syntax
        if syntax.is_negated(verb) and lemma in ("happen", "occur", "take"):
            self.meet(Footing.NOT_SO, verb)
        supposed = any(
            syntax.word[k] in TO_COME | {"would", "could", "may", "might"}
            for k in syntax.kids[verb]
            if syntax.dep[k] == "aux"
        )
        if supposed and lemma not in ("be", "have"):
            self.meet(Footing.UNREAL, verb)

    def _object(self, i: int, verb: int, lemma: str) -> bool:
        syntax = self.syntax
        negated = is_negated(syntax, verb)
        if verb in self.cues:
            if lemma in words("unreal") and lemma not in words("real"):
                self.meet(Footing.UNREAL, verb)
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
        elif lemma in ("see", "be") and {"no", "any"} & {syntax.word[k] for k in syntax.kids[i]}:
            self.meet(Footing.NOT_SO, verb)
        else:
            return False
        return True

    def _saying(self, verb: int) -> None:
        """Note a verb of saying that nobody has taken for a cue."""
        lemma = self.syntax.lemma(verb)
        cue = None if lemma in words("letting") else cues().get(lemma)
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
        if word in ("for", "on", "to", "at") and lemma in words("unreal") | _BARGAINING:
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
