"""Whom or what a word means: behind "dozens of", before "who", for "it" and "these men"."""

from collections.abc import Iterable, Sequence

from alleged.extract.armed_words import bears_arms, ends_like_people
from alleged.extract.predicates import words
from alleged.extract.quotations import quotations, token_quotes
from alleged.extract.reading import Reading
from alleged.extract.slots import antecedent, apposed, behind
from alleged.extract.syntax import Run, Syntax
from alleged.model.actor import ActorKind, Mention
from alleged.model.claim import Attribution
from alleged.model.document import Span
from alleged.model.place import PlaceMention

_STATES = {ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.COALITION}
_LOCATING = {"in", "near", "at", "around", "outside", "inside", "from", "into", "towards", "toward"}
_FAR = 3
PERSONAL = {"he", "she", "him", "her", "his"}
"""Pronouns for one person."""

_GROUP = {"it", "they", "its", "their"}
_OWN = {"we", "our", "us", "i", "my", "me"}


class Meanings:
    """What the words of one text stand for, asked by the number of their token."""

    def __init__(
        self,
        syntax: Syntax,
        reading: Reading,
        mentions: Sequence[Mention],
        places: Sequence[PlaceMention],
        attributions: Iterable[Attribution] = (),
    ) -> None:
        self.syntax = syntax
        self.reading = reading
        self.mentions = mentions
        """As they were found: `reading` counts leaders for their sides."""

        self.kinds: dict[str, set[ActorKind]] = {}
        for mention in mentions:
            self.kinds.setdefault(mention.key, set()).add(mention.kind)
        named = [m for m in mentions if m.form != "pronoun"]
        self.war = sum(map(bears_arms, named)) / max(1, len(named))
        """How much of the text is about those who bear arms: their share of all actors named."""

        self._named: dict[str, set[ActorKind]] = {}
        for mention in named:
            if mention.form == "name":
                self._named.setdefault(mention.key, set()).add(mention.kind)
        self._armed = {m.key for m in named if bears_arms(m)}

        self._ranked = {m.key for m in named if m.form == "name" and self._has_rank(m)}
        """Persons who are called by a rank somewhere: "Admiral X"."""

        self._said = [
            (span, self._head(a.source[0])) for a in attributions if a.source for span in a.content
        ]
        self._quoted = token_quotes(syntax, quotations(syntax))
        self._topic: int | None = None
        self._grounds = {
            i for place in places if not place.within_name for i in range(*self._run(place.span))
        }
        self._located = {
            syntax.word[k]
            for i, word in enumerate(syntax.word)
            if word in _LOCATING and syntax.dep[i] == "prep"
            for k in syntax.kids[i]
            if syntax.pos[k] == "PROPN"
        }

    def _run(self, span: Span) -> Run:
        found = self.reading.doc.char_span(span.start, span.end, alignment_mode="expand")
        return (found.start, found.end) if found is not None else (0, 0)

    def _head(self, span: Span) -> int:
        first, last = self._run(span)
        for i in range(first, last):
            if not first <= self.syntax.head[i] < last or self.syntax.head[i] == i:
                return i
        return first

    def _has_rank(self, mention: Mention) -> bool:
        """Say whether a person's name stands behind a rank."""
        first = self._run(mention.span)[0] if mention.kind is ActorKind.PERSON else 0
        return first > 0 and self.syntax.lemma(first - 1) in words("ranks")

    def speaker(self, i: int) -> int | None:
        """Return the head of the source in whose words a token stands, the innermost one."""
        at = self.syntax.start[i]
        holding = [(s.end - s.start, t) for s, t in self._said if s.start <= at < s.end]
        return min(holding)[1] if holding else None

    def meant(self, i: int) -> int:
        """Return the word that says who it is: behind "dozens of", before "who"."""
        syntax = self.syntax
        for _ in range(5):
            at = antecedent(syntax, i)
            if syntax.lemma(at) in words("quantity") or syntax.pos[at] == "NUM":
                counted = behind(syntax, at, "of")
                at = counted[0] if counted else at
            at = self._named_again(self._named_beside(at))
            if syntax.tag[at] in ("PRP", "PRP$"):
                at = self._stands_for(at)
            if at == i:
                break
            i = at
        return i

    def _named_beside(self, i: int) -> int:
        """Return the person a noun is put beside: "his deputy X", "the group's leader, X"."""
        syntax = self.syntax
        if syntax.pos[i] != "NOUN" or syntax.lemma(i) not in words("people"):
            return i
        beside = apposed(syntax, i)
        for k in (*syntax.kids[i], *([beside] if beside is not None else [])):
            if syntax.dep[k] in ("appos", "compound", "nmod", "flat") and (
                syntax.pos[k] == "PROPN" and syntax.entity[k] not in ("GPE", "LOC", "NORP")
            ):
                mention = self.mention(k)
                kinds = self.kinds[mention.key] if mention is not None else set()
                if ActorKind.PERSON in kinds or (k > i and syntax.dep[k] == "appos"):
                    return k
        return i

    def _stands_for(self, i: int) -> int:
        """Return whom a pronoun means: whoever speaks, or in "the ground it holds" who is nearest.

        What a mention tells is believed where neither can be.
        """
        syntax, word = self.syntax, self.syntax.word[i]
        subject = syntax.dep[i] in ("nsubj", "nsubjpass", "poss")
        if self.mention(i) is None and (
            (word in ("it", "them") and not subject) or word in ("him", "his", "its")
        ):
            found = self._only_one_before(i)
            if found != i or word == "them":
                return found
        if word in _OWN:
            speaker = self.speaker(i)
            return i if speaker is None or speaker == i else speaker
        if not subject or word not in PERSONAL | _GROUP:
            return i
        if word == "they" and (self.mention(i) is None or self._is_stale(i)):
            found = self._only_one_before(i)
            if found != i or self.mention(i) is not None:
                return found
        if word in _GROUP and syntax.dep[syntax.head[i]] == "relcl":
            nearest = self._nearest_side(i)
            if nearest is not None:
                return nearest
        speaker = self.speaker(i)
        if speaker is None or speaker == i or self._quoted[i] >= 0:
            return i  # who is quoted is "I"
        known = self.mention(speaker)
        if known is None:
            return i if self.mention(i) is not None else speaker
        person = known.kind is ActorKind.PERSON
        many = syntax.tag[speaker] in ("NNS", "NNPS")
        fits = PERSONAL if person else {"they", "their"} if many else {"it", "its"}
        return speaker if word in fits else i

    def _nearest_side(self, i: int) -> int | None:
        """Return the side named last before a relative clause, in its sentence."""
        noun = self.syntax.head[self.syntax.head[i]]
        for t in range(noun - 1, -1, -1):
            if self.syntax.sentence[t] != self.syntax.sentence[i]:
                return None
            mention = self.mention(t)
            if (
                mention is not None
                and mention.form == "name"
                and (mention.key in self._armed or mention.kind in _STATES)
            ):
                return t
        return None

    def is_ranked(self, i: int) -> bool:
        """Say whether a word means a person whom the text calls by a rank."""
        mention = self.mention(self.meant(i))
        return mention is not None and mention.key in self._ranked

    def is_armed(self, name: str) -> bool:
        """Say whether a name is of an actor that bears arms, as the text shows."""
        return any(
            m.name == name and (m.key in self._armed or m.key.rpartition("@")[2] in self._armed)
            for m in self.mentions
        )

    def _is_stale(self, i: int) -> bool:
        """Say whether "they" was read as somebody whom the sentences about it do not name."""
        mention, here = self.mention(i), self.syntax.sentence[i]
        return mention is not None and not any(
            m.key == mention.key
            and m.form != "pronoun"
            and 0 <= here - self.syntax.sentence[self._head(m.span)] <= 1
            for m in self.mentions
        )

    def _only_one_before(self, i: int) -> int:
        """Return the one side or person that a pronoun can mean; itself if there are more.

        It is looked for before the pronoun in its sentence, then in the sentence before; who does
        it is not whom it is done to.
        """
        syntax = self.syntax
        doer = next((syntax.kid(t, "nsubj") for t in syntax.above(i) if syntax.kid(t, "nsubj")), -1)
        here = syntax.sentence[i]
        for number in (here, here - 1):
            found: dict[str, int] = {}
            for t in range(i - 1, -1, -1):
                if syntax.sentence[t] < number:
                    break
                if syntax.sentence[t] == number and t != doer and self._can_be(t, syntax.word[i]):
                    mention = self.mention(t)
                    found.setdefault(mention.key if mention is not None else f"{t}", t)
            if found:
                return next(iter(found.values())) if len(found) == 1 else i
        return i

    def _can_be(self, t: int, pronoun: str) -> bool:
        """Say whether a word is one that "it", "them" or "his" can stand for."""
        syntax, mention = self.syntax, self.mention(t)
        if pronoun in PERSONAL:
            return (
                mention is not None
                and mention.form == "name"
                and (ActorKind.PERSON in self.kinds[mention.key])
            )
        tags = ("NNS", "NNPS", "NNP") if pronoun in ("them", "they") else ("NN", "NNP")
        if syntax.tag[t] not in tags:
            return False
        if mention is not None:
            return mention.key in self._armed
        return syntax.pos[t] == "NOUN" and "armed" in self._by_noun(t)

    def _named_again(self, i: int) -> int:
        """Return the noun that "these militias" takes up, told up to three sentences before."""
        syntax = self.syntax
        if syntax.pos[i] != "NOUN" or not any(syntax.word[k] in ("these", "those") for k in
                                              syntax.kids[i]):  # fmt: skip
            return i
        for t in range(i - 1, -1, -1):
            if syntax.sentence[i] - syntax.sentence[t] > _FAR:
                break
            if syntax.pos[t] == "NOUN" and syntax.lemma(t) == syntax.lemma(i):
                return t
        return i

    def _is_misheard(self, i: int) -> bool:
        """Say whether "they" is read as one official who speaks: whom it means, nobody knows."""
        if self.syntax.word[i] not in ("they", "them", "their"):
            return False
        speaker, mention = self.speaker(i), self.mention(i)
        if speaker is None or mention is None or self.syntax.tag[speaker] != "NN":
            return False
        who = self.mention(speaker)
        one = self.syntax.lemma(speaker) in words("people")
        return one and who is not None and who.key == mention.key

    def mention(self, i: int) -> Mention | None:
        """Return the mention of an actor that a token belongs to."""
        number = self.reading.mention_at.get(i)
        return self.mentions[number] if number is not None else None

    def _by_noun(self, i: int) -> set[str]:
        if self.syntax.pos[i] == "NUM":
            counts = self.syntax.entity[i] in ("", "CARDINAL") and self.syntax.word[i] != "one"
            return {"people"} if counts else set()  # "killing four"
        if self.syntax.pos[i] not in ("NOUN", "PROPN", "ADJ"):
            return set()
        lemma = self.syntax.lemma(i)
        found = {use for use in ("ground", "truce", "means", "accident") if lemma in words(use)}
        if lemma in words("people"):
            found |= {"people", "party"}
        owned = lemma == "man" and any(self.syntax.tag[k] == "PRP$" for k in self.syntax.kids[i])
        if lemma in words("soldiers") or (owned and self.syntax.tag[i] == "NNS"):
            found |= {"armed", "side"}
        if lemma.rpartition("-")[2] in words("bands"):
            found |= {"armed", "side", "party"}
        if not found and self.syntax.pos[i] == "NOUN" and ends_like_people(lemma):
            found.add("people")
        return found
