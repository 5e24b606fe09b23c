"""From the words of a source to a voice: its name, and the actor where one is known."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from alleged.extract.bare_names import bare
from alleged.extract.described import Described
from alleged.extract.joint_speakers import joined, row_of, shared, singled_out
from alleged.extract.named_later import named_later
from alleged.extract.offices import (
    FOUND_OUT,
    OFFICES,
    PAPERS,
    ROLES,
    SPEAKING_FOR,
    WRITTEN,
    Offices,
    is_outlet,
    may_act,
)
from alleged.extract.quotations import quotations, token_quotes
from alleged.extract.source_names import PeopleNamed, name_in, person_behind
from alleged.extract.syntax import Run, Syntax
from alleged.model.actor import ActorKind, Mention
from alleged.model.claim import Voice
from alleged.model.document import Document, Span

_PERSONAL = {"he", "she", "him", "her", "his", "himself", "herself", "i"}
_BACK = 12
"""Speakers back among whom a pronoun finds its own."""

_ROW = 3
"""Sentences back in which "they" finds the row of bodies that it means."""

_HERS = {"she", "her", "herself"}
_GROUP = {"it", "they", "them", "its", "their", "we", "themselves", "itself"}
_MANY = {"they", "them", "their", "themselves"}
_RELATIVE = {"who", "which", "that", "whom", "whose"}
_PRONOUNS = (
    _PERSONAL
    | _GROUP
    | _RELATIVE
    | {"you", "us", "me", "one", "ones", "others", "another", "some", "many", "most", "few", "both"}
    | {"all", "none", "neither", "either", "each", "several", "this", "these", "those", "what"}
    | {"someone", "somebody", "everyone", "everybody", "anyone", "nobody", "no one", "there"}
)
_BODIES = {"ORG", "GPE", "NORP", "FAC"}


class Speakers:
    """The voices of one text. Sources are to be asked in the order of the text.

    Pronouns are resolved to the last voice or name they can stand for, so what was asked before
    matters: a speaker goes on speaking.
    """

    def __init__(self, syntax: Syntax, document: Document, mentions: Sequence[Mention]) -> None:
        self._syntax = syntax
        self._document = document
        self._mentions = sorted(mentions, key=lambda m: (m.span.start, -m.span.end))
        self._starts = [m.span.start for m in self._mentions]
        self._listed = {m.name for m in mentions if m.actor}
        self._people: list[tuple[int, str]] = []
        self._bodies: list[tuple[int, str]] = []
        self._people_named = PeopleNamed()
        self._called: dict[int, str] = {}
        """What was made of a noun that speaks more than once: it is one voice."""
        self._spelled: dict[str, str] = {}
        """Each name as it was first written: "Rebel sources" are "rebel sources"."""
        self._stood: dict[int, Voice] = {}
        """Whom a pronoun stood for when it was first asked: "it said so and called that false"."""
        self._offices = Offices(syntax)
        self._described = Described(syntax)
        for entity in syntax.entities:
            label = syntax.entity[entity[0]]
            if label == "PERSON":
                name = bare(self._words(entity))
                self._people.append((entity[0], self._people_named.fullest(name)))
            elif label in _BODIES:
                self._bodies.append((entity[0], bare(self._words(entity))))
        self._quoted = token_quotes(syntax, quotations(syntax))
        self._last_writers: tuple[Voice, ...] = ()
        self._spoke: dict[bool, list[tuple[int, Voice]]] = {True: [], False: []}
        """People, and bodies and papers, that spoke so far: the word that names each, and who."""

    @property
    def author(self) -> Voice:
        """The report itself: its outlet, else its author, else no name at all."""
        authors = self._document.authors
        return Voice(self._document.outlet or (authors[0] if authors else "author"))

    def voices(self, source: Run, head: int) -> tuple[Voice, ...]:
        """Return who the source words mean: one voice, or several joined by "and"."""
        syntax = self._syntax
        if syntax.dep[head] == "nsubj":  # not the statement before them
            source = max(source[0], syntax.subtree(head)[0]), source[1]
        if syntax.lemma(head) in WRITTEN | FOUND_OUT:
            return self._writers(source, head)
        out = singled_out(syntax, source)
        parts = out or joined(syntax, source, head)
        if len(parts) > 1 or out:
            together = _known(*(self._voice(run, k) for run, k in parts))
            self._last_writers = together or self._last_writers
            return together
        named = shared(syntax, source, head)
        whole = _known(self._voice(source, head))
        if syntax.word[head] in _MANY and whole:
            return self._with_the_others(head, whole[0])
        if len(named) > 1 and whole and whole[0].actor is None:
            return tuple(replace(whole[0], name=name) for name in named)
        return whole

    def _with_the_others(self, many: int, voice: Voice) -> tuple[Voice, ...]:
        """Return all whom "they" means, where the body it stands for is named in a row of them."""
        syntax = self._syntax
        before = bisect_left(self._bodies, many, key=lambda body: body[0])
        for token, _ in reversed(self._bodies[max(0, before - _BACK) : before]):
            if syntax.sentence[many] - syntax.sentence[token] > _ROW:
                break
            row = [self._body_at(k) for k in row_of(syntax, token)]
            if voice.name in {name for name, _ in row} and len(row) > 1:
                return tuple(replace(voice, name=name, actor=actor) for name, actor in row)
        return (voice,)

    def _body_at(self, token: int) -> tuple[str, str | None]:
        mention = self._mention_at(token)
        if mention is not None:
            return mention.name, mention.actor
        entity = self._syntax.entity_around(token) or (token, token + 1)
        return bare(self._words(entity)), None

    def _writers(self, source: Run, text: int) -> tuple[Voice, ...]:
        """Return whose a statement is: its possessor, who it is by, else the last one's."""
        syntax = self._syntax
        written = syntax.lemma(text) in WRITTEN
        whose = ("by", "from", "of") if written else ("by",)  # a study of Orn is not Orn's
        owner = syntax.kid(text, "poss") if written else None
        if owner is None:
            for k in syntax.kids[text]:
                if syntax.dep[k] in ("prep", "agent") and syntax.word[k] in whose:
                    owner = syntax.kid(k, "pobj")
                elif syntax.dep[k] == "acl" and (agent := syntax.kid(k, "agent")) is not None:
                    owner = syntax.kid(agent, "pobj")
        if owner is not None:
            own = self.voices(syntax.subtree(owner), owner)
            self._last_writers = own
            return own
        if (
            written
            and self._last_writers
            and syntax.word[source[0]] in ("the", "this", "it", "that")
        ):
            span = Span(syntax.start[source[0]], syntax.end[source[1] - 1])
            words = span.of(self._document.text)
            return tuple(Voice(v.name, v.actor, words, span) for v in self._last_writers)
        return _known(self._voice(source, text))

    def _voice(self, source: Run, head: int) -> Voice | None:
        """Return whom the words mean, or None if they are a pronoun that stands for nobody."""
        syntax = self._syntax
        span = Span(syntax.start[source[0]], syntax.end[source[1] - 1])
        words = span.of(self._document.text)
        at = person_behind(syntax, self._antecedent(head), source)
        if at != head:
            source = (at, at + 1) if syntax.subtree(at)[1] <= at else _up_to(syntax, at, head)
        before = self._stood.get(at)
        if before is not None:
            return Voice(before.name, before.actor, words, span)
        mention = self._mention_of(at, source)
        if mention is not None and not mention.actor and syntax.lemma(at).casefold() in ROLES:
            mention = None  # an office is nobody's name
        meant = self._meant_by(at, source) if mention is None or mention.form != "name" else None
        voice: Voice | None
        if syntax.word[at] in _PERSONAL and meant is None:
            meant = self._in_office(at) or self._before_pronoun(at, mention)
        if meant is not None:
            voice = Voice(meant.name, meant.actor, words, span)
        elif mention is not None:
            unlisted = mention.kind is ActorKind.PERSON and not mention.actor
            name = self._people_named.fullest(mention.name) if unlisted else mention.name
            voice = Voice(name, mention.actor, words, span)
        elif syntax.word[at] in _PERSONAL:
            voice = self._resolved(at, words, span, self._last_before(at, True), self._people)
        elif syntax.word[at] == "we" and self._quoted[at] < 0:
            voice = self.author
        elif syntax.word[at] in _GROUP:
            many = syntax.word[at] in _MANY
            named = [b for b in self._bodies if not many or syntax.entity[b[0]] != "GPE"]
            voice = self._resolved(at, words, span, self._last_before(at, False), named)
        else:
            name = self._called.setdefault(at, name_in(syntax, source, at, self._people_named))
            name = self._spelled.setdefault(name.casefold(), name)
            voice = None if name.casefold() in _PRONOUNS else Voice(name, None, words, span)
        if voice is None:
            return None
        if syntax.word[at] in _PERSONAL | _GROUP:
            self._stood[at] = voice
        else:
            self._remember(at, source, voice)
            outlet = mention is not None and mention.kind is ActorKind.OUTLET
            self._described.note(at, source, voice, outlet)
            self._last_writers = (voice,)
        return voice

    def _meant_by(self, head: int, source: Run) -> Voice | None:
        """Return whom "the minister" or "the news agency" means, where the text named one."""
        syntax = self._syntax
        holder = self._offices.holder(head, source)
        if holder is not None:
            mention = self._mention_at(holder[1] - 1)
            name = self._people_named.fullest(bare(self._words(holder)))
            return Voice(name, mention.actor if mention is not None else None)
        body = self._body_of(head, source)
        if body is not None:
            return body
        later = named_later(syntax, self._mentions, head, source)
        if later is not None:
            return Voice(later.name, later.actor)
        again = self._described.meant(head, source)
        if again is not None:
            return again
        if not is_outlet(syntax, head) or syntax.word[source[0]] != "the":
            return None
        if any(syntax.pos[i] == "PROPN" for i in range(*source)):
            return None
        before = bisect_right(self._starts, syntax.start[source[0]])
        for mention in reversed(self._mentions[:before]):
            if mention.kind is ActorKind.OUTLET and mention.form == "name":
                return Voice(mention.name, mention.actor)
        return None

    def _body_of(self, head: int, source: Run) -> Voice | None:
        """Return the body for which "its spokesman" speaks, where the text has no name for him.

        "The delegation of the Front" is the Front.
        """
        syntax = self._syntax
        noun = syntax.lemma(head)
        if noun not in SPEAKING_FOR or syntax.entity[head] == "PERSON":
            return None
        if any(syntax.entity[k] == "PERSON" for k in syntax.kids[head]):
            return None
        first = source[0]
        if syntax.word[first] in ("its", "their") and syntax.head[first] == head:
            body = self._voice((first, first + 1), first)
            return body if body is not None and body.name.casefold() not in _PRONOUNS else None
        of = next((k for k in syntax.kids[head] if syntax.word[k] == "of"), None)
        whole = None if of is None or noun in ROLES else syntax.kid(of, "pobj")
        mention = None if whole is None else self._mention_at(whole)
        return None if mention is None else Voice(mention.name, mention.actor)

    def _before_pronoun(self, at: int, mention: Mention | None) -> Voice | None:
        """Return who spoke last, if a pronoun can only take that up: nobody else acts in between.

        Somebody who was described only gives way to a person known by name.
        """
        syntax = self._syntax
        spoke = self._last_before(at, True)
        if spoke is None or (syntax.word[at] in _HERS and spoke[1].actor is not None):
            return None
        last, voice = spoke
        named = mention is not None and mention.kind is ActorKind.PERSON and mention.actor
        if syntax.tag[last] == "NNS" or (named and syntax.entity[last] != "PERSON"):
            return None
        if not 0 <= syntax.sentence[at] - syntax.sentence[last] <= 1 or syntax.dep[last] != "nsubj":
            return None
        here = syntax.sentence[at]
        others = (i for i in range(last + 1, at) if syntax.dep[i] in ("nsubj", "nsubjpass"))
        acts = any(
            syntax.entity[i] == "PERSON" or (syntax.sentence[i] == here and may_act(syntax, i))
            for i in others
        )
        return None if acts else voice

    def _words(self, run: Run) -> str:
        return Span(self._syntax.start[run[0]], self._syntax.end[run[1] - 1]).of(
            self._document.text
        )

    def _antecedent(self, head: int) -> int:
        """Return what a relative pronoun stands for, any other word itself."""
        syntax = self._syntax
        if syntax.word[head] not in _RELATIVE:
            return head
        for above in syntax.above(head):
            if syntax.dep[above] == "relcl":
                return syntax.head[above]
        return head

    def _mention_of(self, head: int, source: Run) -> Mention | None:
        """Return the mention that holds the head, else one in apposition to it."""
        syntax = self._syntax
        exact = self._mention_at(head)
        apposed = [k for k in syntax.kids[head] if syntax.dep[k] in ("appos", "compound", "flat")]
        if exact is not None and exact.form == "name":
            return exact
        for k in apposed:
            if syntax.entity[k] == "PERSON" and (other := self._mention_at(k)) is not None:
                return other
        return exact

    def _mention_at(self, token: int) -> Mention | None:
        if not self._mentions:
            return None
        start, end = self._syntax.start[token], self._syntax.end[token]
        i = bisect_right(self._starts, start) - 1
        lowest = max(-1, i - 5)
        while i > lowest:
            mention = self._mentions[i]
            if mention.span.start <= start and end <= mention.span.end:
                return mention
            i -= 1
        return None

    def _in_office(self, at: int) -> Voice | None:
        """Return whom "the minister" means, if that is the last subject before a pronoun.

        It is one of its sentence or, since "denied it: ..." may be read as two, of the one before.
        """
        syntax = self._syntax
        for i in range(at - 1, -1, -1):
            if syntax.sentence[at] - syntax.sentence[i] > 1:
                return None
            if syntax.dep[i] != "nsubj":
                continue
            if syntax.entity[i] == "PERSON":
                return None
            if syntax.lemma(i) in OFFICES:
                return self._meant_by(i, (syntax.subtree(i)[0], i + 1))
        return None

    def _resolved(
        self,
        at: int,
        words: str,
        span: Span,
        last: tuple[int, Voice] | None,
        named: list[tuple[int, str]],
    ) -> Voice | None:
        """Return the voice a pronoun stands for, the last speaker before the last name.

        Where "she" meant a listed woman there would be a mention.
        """
        syntax = self._syntax
        here = syntax.sentence[at]
        if syntax.word[at] in _HERS:
            last = self._last_before(at, True, False) or self._last_before(at, False, False)
            named = [each for each in named if each[1] not in self._listed]
        if last is not None and here - syntax.sentence[last[0]] <= 6:
            return Voice(last[1].name, last[1].actor, words, span)
        before = [each for each in named if each[0] < at and here - syntax.sentence[each[0]] <= 3]
        if not before:
            return None
        token, name = before[-1]
        person = syntax.entity[token] == "PERSON"
        name, actor = (name, None) if person else self._body_at(token)
        return Voice(name, actor, words, span)

    def _last_before(self, at: int, person: bool, listed: bool = True) -> tuple[int, Voice] | None:
        """Return who of the people or of the bodies spoke last before a word, not long ago.

        Those that a list knows are passed over if not `listed`.
        """
        for word, voice in islice(reversed(self._spoke[person]), _BACK):
            if word < at and (listed or voice.actor is None):
                return word, voice
        return None

    def _remember(self, at: int, source: Run, voice: Voice) -> None:
        syntax = self._syntax
        person = any(syntax.entity[i] == "PERSON" for i in range(*source))
        if person or syntax.word[at] in ROLES:
            self._spoke[True].append((at, voice))
        if not person and syntax.lemma(at) not in PAPERS:
            self._spoke[False].append((at, voice))


def _known(*voices: Voice | None) -> tuple[Voice, ...]:
    return tuple(voice for voice in voices if voice is not None)


def _up_to(syntax: Syntax, noun: int, relative: int) -> Run:
    return syntax.subtree(noun)[0], max(noun + 1, min(relative, syntax.subtree(noun)[1]))
