"""Whom or what a word of a text means, and of what sort it is: a side, some people, ground."""

from collections.abc import Iterable, Sequence

from alleged.extract.armed_words import bears_arms, clashes, ends_like_people
from alleged.extract.predicates import words
from alleged.extract.reading import Reading
from alleged.extract.slots import antecedent, apposed, behind
from alleged.extract.syntax import Run, Syntax
from alleged.model.actor import ActorKind, Mention
from alleged.model.claim import Attribution
from alleged.model.deal import Party
from alleged.model.document import Span
from alleged.model.place import PlaceMention

_STATES = {ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.COALITION}
_LOOSE = {ActorKind.ORGANISATION, ActorKind.UNKNOWN}
_GROUND = {"GPE", "LOC", "FAC"}
_LOCATING = {"in", "near", "at", "around", "outside", "inside", "from", "into", "towards", "toward"}
_SKIPPED = {"det", "nummod", "poss", "predet", "quantmod", "advmod", "punct", "case", "prep"}
_EMPTY = {
    "the", "a", "an", "some", "these", "those", "this", "that", "its", "their", "his", "her", "our",
    "all", "both", "many", "several", "few", "other", "two", "three", "four", "five", "more",
    "any", "no", "most", "such", "about", "around", "nearly", "how",
}  # fmt: skip
_NUMBERS = {"ten", "twenty", "thirty", "forty", "fifty", "sixty", "hundred", "dozen", "more"}
_PERSONAL = {"he", "she", "him", "her", "his"}
_GROUP = {"it", "they", "its", "their"}
_OWN = {"we", "our", "us", "i", "my", "me"}
_PRONOUNS = {"PRP", "PRP$", "WP", "WP$", "WDT", "EX"}


class Fillers:
    """Who the words of one text are, asked by the number of their token."""

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

        self._said = [
            (span, self._head(a.source[0])) for a in attributions if a.source for span in a.content
        ]
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

    def speaker(self, i: int) -> int | None:
        """Return the head of the source in whose words a token stands, the innermost one."""
        at = self.syntax.start[i]
        holding = [(s.end - s.start, t) for s, t in self._said if s.start <= at < s.end]
        return min(holding)[1] if holding else None

    def befell(self, i: int) -> None:
        """Note a person to whom something befell: "his death" further on is that one's."""
        if "person" in self.sorts(i):
            self._topic = self.meant(i)

    def meant(self, i: int) -> int:
        """Return the word that says who it is: behind "dozens of", before "who"."""
        syntax = self.syntax
        for _ in range(5):
            at = antecedent(syntax, i)
            if syntax.lemma(at) in words("quantity") or syntax.pos[at] == "NUM":
                counted = behind(syntax, at, "of")
                at = counted[0] if counted else at
            at = self._named_beside(at)
            if syntax.tag[at] in ("PRP", "PRP$"):
                at = self._stands_for(at)
            if at == i:
                break
            i = at
        return i

    def victim(self, i: int) -> int:
        """Return whom a word means where something befalls them: nobody tells of their own death.

        A pronoun that a speaker uses of somebody killed or taken is not the speaker, but who was
        spoken of so before.
        """
        syntax = self.syntax
        if syntax.word[i] not in _PERSONAL or self._topic is None:
            return self.meant(i)
        speaker = self.speaker(i)
        meant = self.meant(i)
        if meant == i or (speaker is not None and self.key(meant) == self.key(speaker)):
            return self._topic
        return meant

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
        if word in _OWN:
            speaker = self.speaker(i)
            return i if speaker is None or speaker == i else speaker
        if not subject or word not in _PERSONAL | _GROUP:
            return i
        if word in _GROUP and syntax.dep[syntax.head[i]] == "relcl":
            nearest = self._nearest_side(i)
            if nearest is not None:
                return nearest
        speaker = self.speaker(i)
        if speaker is None or speaker == i:
            return i
        known = self.mention(speaker)
        if known is None:
            return i if self.mention(i) is not None else speaker
        person = known.kind is ActorKind.PERSON
        many = syntax.tag[speaker] in ("NNS", "NNPS")
        fits = _PERSONAL if person else {"they", "their"} if many else {"it", "its"}
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

    def key(self, i: int) -> str:
        """Return what is the same for all words that mean the same: a key, or the name."""
        i = self.meant(i)
        mention = None if self._are_people_of(i) else self.mention(i)
        return mention.key if mention is not None else f"words:{self.name(i).casefold()}"

    def sorts(self, i: int) -> frozenset[str]:
        """Return of what sorts a word is: `party`, `people`, `person`, `armed`, `side`, `ground`,
        `truce`, `means`."""
        i = self.meant(i)
        if self._is_misheard(i):
            return frozenset()
        found = self._by_noun(i)
        mention = self.mention(i)
        if mention is not None:
            found |= self._by_kind(mention, i)
        elif self.syntax.entity[i] == "PERSON":
            found |= {"person", "people", "party"}
        elif self.syntax.entity[i] == "NORP":
            found |= self._by_origin(i)
        elif self.syntax.entity[i] == "ORG" and self.syntax.pos[i] == "PROPN":
            found |= {"party", "side"}
        elif self.syntax.entity[i] in _GROUND:
            found.add("ground")
            if self.syntax.pos[i] == "PROPN" and self.syntax.word[i] not in self._located:
                found |= {"party", "side"}  # a state that no list knows
        elif self.syntax.pos[i] == "PROPN":
            found |= {"named", "party"}
        if i in self._grounds or (
            self.syntax.pos[i] == "PROPN" and self.syntax.word[i] in self._located
        ):
            found.add("ground")
        return frozenset(found)

    def _by_kind(self, mention: Mention, i: int) -> set[str]:
        if mention.key in self._armed:
            many = self.syntax.tag[i] in ("NNS", "NNPS")
            return {"armed", "side", "party"} | ({"people"} if many else set())
        if self.syntax.entity[i] == "NORP" and mention.form != "description":
            return self._by_origin(i) | {"side", "party"}
        if mention.kind in _STATES:
            return {"side", "party"} | ({"ground"} if mention.kind is ActorKind.STATE else set())
        if mention.kind is ActorKind.PERSON:
            found = {"person", "people", "party"}
            return found | {"side"} if "@" in mention.key else found
        if mention.kind is ActorKind.COMMUNITY:
            return {"people", "party"}
        if mention.kind is ActorKind.OUTLET:
            return set()
        if mention.actor is not None or self.syntax.pos[i] != "PROPN":
            return {"party"}
        if self.syntax.word[i] in self._located:
            return {"party", "named"}
        return {"party", "named"} | ({"side"} if mention.kind in _LOOSE else set())

    def _by_origin(self, i: int) -> set[str]:
        """Return of what sort "Turks" or "American" is: some people, or whose something is."""
        many = self.syntax.tag[i] in ("NNS", "NNPS") or self.syntax.kid(i, "nummod") is not None
        return {"people", "party"} if many else {"side", "party"}

    def _are_people_of(self, i: int) -> bool:
        """Say whether a word means some of a people, not their state: "46 Turks"."""
        return self.syntax.entity[i] == "NORP" and "people" in self._by_origin(i)

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
        if lemma in words("soldiers"):
            found |= {"armed", "side"}
        if lemma.rpartition("-")[2] in words("bands"):
            found |= {"armed", "side", "party"}
        if not found and self.syntax.pos[i] == "NOUN" and ends_like_people(lemma):
            found.add("people")
        return found

    def can_speak(self, i: int) -> bool:
        """Say whether a word can name a source: an actor, some people, a report."""
        at = self.meant(i)
        lemma = self.syntax.lemma(at)
        if self.mention(at) is not None:
            return True
        return bool({"party", "people"} & self.sorts(at)) or (
            lemma in words("sayers") or self.syntax.pos[at] in ("PROPN", "PRON")
        )

    def party(self, i: int, role: str) -> Party | None:
        """Return whom a word means, with a role; nobody if it is a pronoun that means nobody."""
        i = self.meant(i)
        mention = self.mention(i)
        if self._is_misheard(i):
            return None
        clipped = mention is not None and mention.text[:2] in ("'s", "’s")
        if mention is not None and not clipped and not self._are_people_of(i):
            name = mention.name
            guessed = mention.actor is None and mention.key not in self._named
            if guessed and mention.form == "description":
                whole = self.name(i)
                name = whole if " of " in whole else _as_written(mention)
            if mention.form == "description" and self._is_another(mention, i):
                return Party(_bare(mention.text), None, mention.text, mention.span, None, role)
            return Party(name, mention.actor, mention.text, mention.span, None, role)
        if self.syntax.tag[i] in _PRONOUNS or self.syntax.pos[i] in ("NUM", "DET", "PRON"):
            return None
        first, last = self._phrase(i)
        span = Span(self.syntax.start[first], self.syntax.end[last - 1])
        return Party(self.name(i), None, span.of(self.reading.document.text), span, None, role)

    def _is_another(self, mention: Mention, i: int) -> bool:
        """Say whether a description cannot be of whom it was taken for.

        Rebels are no "security forces", and "its soldiers" are not those of a state other than the
        one that speaks.
        """
        if clashes(mention.text, mention.name, self._named.get(mention.key, ())):
            return True
        speaker = self.speaker(i)
        who = self.mention(speaker) if speaker is not None else None
        owned = mention.text.casefold().split()[0] in ("its", "their")
        if not owned or who is None or who.kind not in _STATES or who.key == mention.key:
            return False
        return who.name.casefold()[:4] != mention.name.casefold()[:4]

    def name(self, i: int) -> str:
        """Return a noun phrase as a name: without articles, numbers and what is said of it."""
        named = self.syntax.entity_around(i)
        if named is not None and self.syntax.entity[i] in ("PERSON", "ORG", "GPE", "NORP"):
            first, last = named
            if self.syntax.word[first] == "the":
                first += 1
            if self.syntax.word[last - 1] in ("'s", "’s"):
                last -= 1
        else:
            first, last = i, i + 1
            for k in reversed([k for k in self.syntax.kids[i] if k < i]):
                start, end = self.syntax.subtree(k)
                owner = self.syntax.dep[k] == "poss" and self.syntax.pos[k] == "PROPN"
                if end != first or (self.syntax.dep[k] in _SKIPPED and not owner):
                    break
                if self.syntax.word[start] in _EMPTY | {"'s", "’s"}:
                    break
                first = start
        for whole in behind(self.syntax, i, "of"):  # "fighters of the Front"
            people = self.syntax.pos[whole] == "PROPN" and self.syntax.lemma(i) in words("people")
            if people or self.syntax.lemma(i) == "member":
                last = max(last, whole + 1)
        while first < i and (
            self.syntax.pos[first] == "NUM" or self.syntax.word[first] in _NUMBERS
        ):
            first += 1
        span = Span(self.syntax.start[first], self.syntax.end[last - 1])
        return " ".join(span.of(self.reading.document.text).split())

    def _phrase(self, i: int) -> Run:
        first = min((self.syntax.subtree(k)[0] for k in self.syntax.kids[i] if k < i), default=i)
        named = self.syntax.entity_around(i)
        last = max(i + 1, named[1] if named is not None else 0)
        while first < i and "\n" in "".join(self.syntax.word[first:i]):
            first += 1
        return first, last


def _as_written(mention: Mention) -> str:
    """Return the name of somebody described, without a country that was only guessed."""
    written = mention.text.casefold()
    if all(word in written for word in mention.name.casefold().split()):
        return _bare(mention.name)
    return _bare(mention.text)


def _bare(text: str) -> str:
    """Return words without articles and numbers before them.

    >>> _bare("its 200 soldiers")
    'soldiers'
    """
    words_ = text.split()
    while len(words_) > 1 and (words_[0].casefold() in _EMPTY | _NUMBERS or words_[0].isdigit()):
        words_ = words_[1:]
    return " ".join(words_)
