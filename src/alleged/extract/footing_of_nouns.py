"""What stands above a noun on the way up: "plans for its capture", "no evidence of"."""

from alleged.extract.clause_signs import is_infinitive, is_negated
from alleged.extract.cues import cues
from alleged.extract.footed import Climb, Footing
from alleged.extract.predicates import words
from alleged.model.claim import AttributionKind

_SETTLED = {"after", "since", "following", "despite", "with", "by", "because", "as", "while",
            "when", "although", "though", "where", "before", "in", "upon", "on", "during", "amid",
            "over", "about", "for", "at", "through", "from", "to"}  # fmt: skip
_TELLING_KINDS = (AttributionKind.ASSERTION, AttributionKind.BELIEF)
_SAYING = {"say", "claim", "state", "allege", "suggest", "report", "assert"}
AHEAD_MODALS = {"will", "'ll", "’ll", "wo", "shall"}
VERBAL = ("VERB", "AUX")


class NounClimb(Climb):
    """The part of a way up that leads over nouns and prepositions."""

    def _content_of_noun(self, i: int, noun: int) -> bool:
        syntax = self.syntax
        lemma = syntax.lemma(noun)
        if lemma in words("proof") and self._no_proof(noun):
            return False
        if is_infinitive(syntax, i):
            self.meet(Footing.UNREAL, noun)
            return False
        participle = (
            syntax.tag[i] in ("VBN", "VBG")
            and syntax.kid(i, "mark") is None
            and syntax.kid(i, "nsubj", "nsubjpass") is None
        )
        # "men captured in spring" were, whatever becomes of them; "a statement saying that" is
        # what it says.
        if participle and not (lemma in words("telling") and syntax.lemma(i) in _SAYING):
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
        if (
            word in ("of", "at")
            and (syntax.pos[above] == "NOUN" or syntax.word[above] in ("instead", "capable"))
            and syntax.lemma(above) not in words("telling")
        ):
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
            if dep == "nsubj" and syntax.is_negated(above) and lemma in ("happen", "occur", "take"):
                self.meet(Footing.NOT_SO, above)
            if (
                dep == "nsubj"
                and any(
                    syntax.word[k] in AHEAD_MODALS | {"would", "could", "may", "might"}
                    for k in syntax.kids[above]
                    if syntax.dep[k] == "aux"
                )
                and lemma not in ("be", "have")
            ):
                self.meet(Footing.UNREAL, above)  # "his death would end the war"
            return dep == "attr"
        return False

    def _object(self, i: int, verb: int, lemma: str) -> bool:
        syntax = self.syntax
        negated = is_negated(syntax, verb)
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

    def _judged(self, v: int) -> bool:
        raise NotImplementedError
