"""Of what sort a word is, a side, some people, ground; and what fills a role by which name."""

from dataclasses import replace

from alleged.extract.armed_words import clashes
from alleged.extract.meanings import PERSONAL, Meanings
from alleged.extract.naming import as_written, bare, name_of, phrase_of
from alleged.extract.predicates import words
from alleged.model.actor import ActorKind, Mention
from alleged.model.deal import Party
from alleged.model.document import Span

_STATES = {ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.COALITION}
_LOOSE = {ActorKind.ORGANISATION, ActorKind.UNKNOWN}
_GROUND = {"GPE", "LOC", "FAC"}
_PRONOUNS = {"PRP", "PRP$", "WP", "WP$", "WDT", "EX"}


class Fillers(Meanings):
    """Who the words of one text are, asked by the number of their token."""

    def befell(self, i: int) -> None:
        """Note a person to whom something befell: "his death" further on is that one's."""
        if "person" in self.sorts(i):
            self._topic = self.meant(i)

    def victim(self, i: int) -> int:
        """Return whom a word means where something befalls them: nobody tells of their own death.

        A pronoun that a speaker uses of somebody killed or taken is not the speaker, but who was
        spoken of so before.
        """
        syntax = self.syntax
        if syntax.word[i] not in PERSONAL or self._topic is None:
            return self.meant(i)
        speaker = self.speaker(i)
        meant = self.meant(i)
        if meant == i or (speaker is not None and self.key(meant) == self.key(speaker)):
            return self._topic
        return meant

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
            sided = "@" in mention.key or mention.key in self._ranked
            return found | {"side"} if sided else found
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
                name = whole if " of " in whole else as_written(mention)
            if mention.form == "description" and self._is_another(mention, i):
                return Party(bare(mention.text), None, mention.text, mention.span, None, role)
            return Party(name, mention.actor, mention.text, mention.span, None, role)
        if self.syntax.tag[i] in _PRONOUNS or self.syntax.pos[i] in ("NUM", "DET", "PRON"):
            return None
        state = self._state_of(i)
        if state is not None:
            return replace(state, role=role)
        first, last = phrase_of(self.syntax, i)
        span = Span(self.syntax.start[first], self.syntax.end[last - 1])
        return Party(self.name(i), None, span.of(self.reading.document.text), span, None, role)

    def _state_of(self, i: int) -> Party | None:
        """Return the state that an adjective is of, where the text names it: "Iranian-backed"."""
        word = self.syntax.word[i]
        linked = self.syntax.word[i + 1 : i + 2] == ["-"]
        if not linked and (self.syntax.pos[i] not in ("ADJ", "PROPN") or word.endswith("s")):
            return None
        if self.syntax.entity[i] not in ("NORP", "") or len(word) < 5:
            return None
        span = Span(self.syntax.start[i], self.syntax.end[i])
        for mention in self.mentions:
            stem = mention.text.casefold().removeprefix("the ").split()[0]
            if (
                mention.kind in _STATES
                and mention.form == "name"
                and (len(stem) >= 4 and word.startswith(stem.removesuffix("a")))
            ):
                written = span.of(self.reading.document.text)
                return Party(mention.name, mention.actor, written, span, None, "")
        return None

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
        if not owned or speaker is None:
            return False
        if who is None:
            return True  # those of a speaker whom nobody knows
        if who.kind not in _STATES or who.key == mention.key:
            return False
        return who.name.casefold()[:4] != mention.name.casefold()[:4]

    def name(self, i: int) -> str:
        """Return a noun phrase as a name: without articles, numbers and what is said of it."""
        return name_of(self.syntax, i)
