"""Who in a text says of something told in it that it is so, is not so, or is open."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from alleged.extract.clauses import supposes
from alleged.extract.climb import footing_of
from alleged.extract.cues import cues
from alleged.extract.footing import Footed, Footing
from alleged.extract.predicates import words
from alleged.extract.quotations import quotations, token_quotes
from alleged.extract.role_fillers import Fillers
from alleged.extract.slots import filled, is_passive, subjects, surface_subjects
from alleged.extract.stance import is_evasion, is_negated_cue, is_unsure, names_it_false
from alleged.extract.syntax import Syntax
from alleged.model.claim import Attribution, AttributionKind, Stance, Voice
from alleged.model.document import Span

_QUOTES = {'"', "“", "‘", "'", "«"}
_OPINED = {"think", "believe", "suspect", "say", "report", "know", "understand", "presume"}
"""With "to do" behind them these have for their subject whom others speak of."""

_AGAINST = {"denies", "rejects", "doubts"}


@dataclass(frozen=True, slots=True)
class Said:
    """How one thing told at one place stands, and in whose words."""

    footing: Footing
    because: tuple[str, ...]
    claimed: tuple[Voice, ...] = ()
    denied: tuple[Voice, ...] = ()
    doubted: tuple[Voice, ...] = ()


class Voices:
    """The attributions of one text, asked who stands behind what a word tells."""

    def __init__(
        self,
        syntax: Syntax,
        attributions: Sequence[Attribution],
        author: Voice,
        fillers: Fillers,
    ) -> None:
        self._syntax = syntax
        self._fillers = fillers
        self.author = author
        self._starts = {start: i for i, start in enumerate(syntax.start)}
        self._attributions = [a for a in attributions if self._has_cue(a)]
        self._known: dict[str, tuple[tuple[int, ...], Stance]] = {}
        quoted = token_quotes(syntax, quotations(syntax))
        self.is_of_a_side = any(
            word == "our" and quoted[i] < 0 and syntax.lemma(syntax.head[i]) in words("ours")
            for i, word in enumerate(syntax.word)
        )
        """Whether the report is by those who fight: it tells of "our fighters"."""

    def _has_cue(self, attribution: Attribution) -> bool:
        """Say whether words that can say something give it to its speaker."""
        syntax = self._syntax
        tokens = [t for span in attribution.cue for t in self.tokens(span)]
        return not tokens or any(
            syntax.pos[t] in ("VERB", "AUX", "ADP", "SCONJ", "PUNCT", "ADJ")
            or syntax.lemma(t) in cues()
            or syntax.lemma(t) in words("telling") | words("proof")
            for t in tokens
        )

    def holding(self, i: int) -> list[Attribution]:
        """Return the attributions in whose content a word stands, the innermost first."""
        at = self._syntax.start[i]
        found = [a for a in self._attributions if any(s.start <= at < s.end for s in a.content)]
        return sorted(found, key=lambda a: sum(s.end - s.start for s in a.content))

    def said(self, i: int, *, denies: bool = False) -> Said:
        """Return how what word `i` tells stands, and who says so.

        `denies` tells that the word itself means that it is not so: "alive". A speaker's "no" and
        "cannot confirm" are read from the cue; what the words below the cue say is read from them.
        """
        holding = self.holding(i)
        heads = {t for a in holding for t in self._by_cue(a)[0]}
        footed = footing_of(self._syntax, i, heads)
        state = footed.footing
        if denies:
            state = {Footing.SO: Footing.NOT_SO, Footing.NOT_SO: Footing.SO}.get(state, state)
        if state is Footing.UNREAL:
            return Said(state, footed.because)
        return self._voiced(i, holding, state, footed)

    def _of_tellers(self, i: int, footed: Footed) -> list[tuple[Voice, Footing]]:
        """Return who says it, and how, by words that nothing else took for a cue: "X reported"."""
        found = [
            (voice, footed.footing)
            for t in self._in_whose_view(i)
            if (voice := self._voice(t)) is not None
        ]
        for verb, state in footed.tellers:
            tokens: list[int] = []
            if self._is_nobodys((verb, state)):
                continue
            if self._opines(verb):
                continue
            if self._syntax.kid(verb, "nsubj", "agent") is not None:
                tokens = subjects(self._syntax, verb)
            elif self._syntax.dep[verb] == "acl" and self._syntax.tag[verb] == "VBG":
                tokens = [self._syntax.head[verb]]
            found += [(v, state) for t in tokens if (v := self._voice(t)) is not None]
        return found

    def _is_nobodys(self, teller: tuple[int, Footing]) -> bool:
        """Say whether nobody is named who says so: "reported killed", "is declared beaten"."""
        syntax, verb = self._syntax, teller[0]
        return syntax.tag[verb] == "VBN" and syntax.kid(verb, "agent") is None and (
            syntax.kid(verb, "aux") is None or is_passive(syntax, verb)
        )  # fmt: skip

    def _of_cue(self, heads: Sequence[int]) -> Voice | None:
        """Return who speaks by a cue that no source was found for: "announcements claiming"."""
        for verb in heads:
            if self._syntax.dep[verb] == "acl" and self._syntax.tag[verb] == "VBG":
                for t in surface_subjects(self._syntax, verb):
                    return self._voice(self._fillers.meant(t))
        return None

    def _in_whose_view(self, i: int) -> list[int]:
        """Return who thinks so: "X shelters them, in the view of an official"."""
        syntax = self._syntax
        for above in (i, *syntax.above(i)):
            for k in syntax.kids[above]:
                view = syntax.kid(k, "pobj") if syntax.word[k] in ("in", "to") else None
                if view is not None and syntax.lemma(view) in ("view", "opinion", "eye", "reading"):
                    return filled(syntax, view, None, "of") or filled(syntax, view, None, "poss")
        return []

    def _of_nouns(self, footed: Footed) -> list[Voice]:
        """Return whose a claim is: "the army's claim", or else what it is: "reports"."""
        found = []
        for noun in footed.nouns:
            if self._syntax.lemma(noun) not in words("telling"):
                continue
            owners = [
                voice
                for place in ("poss", "by", "from")
                for t in filled(self._syntax, noun, None, place)
                if (voice := self._voice(t)) is not None
            ]
            own = self._voice(noun, itself=True)
            found += owners or ([own] if own is not None else [])
        return found

    def _voice(self, i: int, *, itself: bool = False) -> Voice | None:
        """Return the voice a word names, if it can name one."""
        if not itself and not self._fillers.can_speak(i):
            return None
        party = self._fillers.party(i, "voice")
        if party is None:
            word, span = self._syntax.word[i], Span(self._syntax.start[i], self._syntax.end[i])
            vague = word in ("some", "others", "many")
            return Voice(word, None, span.of(self._syntax.text), span) if vague else None
        return Voice(party.name, party.actor, party.mention, party.span)

    def _voiced(
        self, i: int, holding: Sequence[Attribution], state: Footing, footed: Footed
    ) -> Said:
        claimed: list[Voice] = []
        denied: list[Voice] = []
        doubted: list[Voice] = []
        because = list(footed.because)
        spoken = False
        for voice, stands in self._of_tellers(i, footed):
            {Footing.NOT_SO: denied, Footing.OPEN: doubted}.get(stands, claimed).append(voice)
            spoken = spoken or stands is state
        nobodys = any(map(self._is_nobodys, footed.tellers))
        for attribution in () if nobodys else holding:
            heads, stance = self._by_cue(attribution)
            if set(footed.unsaid) & set(heads) or self._lets(heads):
                continue
            if stance in (Stance.ASSERTS, Stance.REPORTS) and heads:
                supposed = supposes(self._syntax, heads[-1])
                if supposed is Footing.UNREAL:
                    return Said(supposed, (*because, self._words(attribution)))
                if supposed is Footing.OPEN:
                    stance = Stance.DOUBTS
            turned = state if footed.in_passing else _turned(state, stance)
            if footed.in_passing and stance in (Stance.DENIES, Stance.DOUBTS):
                continue  # "denied arming the group that holds X" grants that it holds X
            if turned is not state:
                because.append(f"{self._words(attribution)!r}: {turned.value}")
            changed, state = turned is not state, turned
            if attribution.kind is AttributionKind.EVENTUALITY and not changed:
                continue
            if attribution.speaker is None:
                nameless = self._of_cue(heads)
                if nameless is not None and state is Footing.SO:
                    claimed.append(nameless)
                    spoken = True
                continue
            if self._is_spoken_of(attribution, i):
                continue
            if attribution.source and not self._fillers.can_speak(self.top(attribution.source[0])):
                continue
            if footed.in_passing and attribution.kind is not AttributionKind.ASSERTION:
                continue
            if footed.aside and not self._is_quoted(attribution):
                continue
            voices = (attribution.speaker, *attribution.co_speakers)
            mine = [self.author if v.is_author else _tidied(v) for v in voices]
            if state is Footing.AHEAD and stance in (Stance.DENIES, Stance.DOUBTS):
                (denied if stance is Stance.DENIES else doubted).extend(mine)
                spoken = True
                continue
            if state in (Footing.NOT_SO, Footing.OPEN):
                if spoken and not changed:
                    continue  # who passes on a denial denies nothing
                (denied if state is Footing.NOT_SO else doubted).extend(mine)
            else:
                claimed.extend(mine)
            spoken = True
        if not spoken and state is Footing.SO:
            claimed.extend(self._of_nouns(footed) or ([] if nobodys else [self.author]))
        elif not spoken:
            {Footing.NOT_SO: denied, Footing.OPEN: doubted}.get(state, claimed).append(self.author)
        own = {voice.name for voice in claimed}  # who says so within what they deny, says so
        denied = [voice for voice in denied if voice.name not in own]
        return Said(state, tuple(because), tuple(claimed), tuple(denied), tuple(doubted))

    def top(self, span: Span) -> int:
        """Return the word of a span that the others hang on."""
        tokens = self.tokens(span)
        inside = set(tokens)
        tops = [t for t in tokens if self._syntax.head[t] not in inside or (
            self._syntax.head[t] == t)]  # fmt: skip
        return (tops or tokens or [0])[0]

    def _is_spoken_of(self, attribution: Attribution, i: int) -> bool:
        """Say whether its source is whom others speak of: "men thought to belong to X"."""
        source = {t for span in attribution.source for t in self.tokens(span)}
        path = [i, *self._syntax.above(i)]
        if any(self._opines(t) and self._syntax.kid(t, "nsubj") in source for t in path):
            return True
        return any(
            self._syntax.dep[t] == "acl"
            and self._syntax.tag[t] == "VBN"
            and self._syntax.head[t] in source
            for t in path
        )

    def _opines(self, verb: int) -> bool:
        """Say whether others think so of its subject: "men thought to belong to X"."""
        clause = self._syntax.kid(verb, "xcomp")
        return (
            self._syntax.lemma(verb) in _OPINED
            and clause is not None
            and any(self._syntax.word[k] == "to" for k in self._syntax.kids[clause])
        )

    def _lets(self, heads: Sequence[int]) -> bool:
        """Say whether a cue tells of a deed: "had let them leave", "concluded a deal"."""
        syntax = self._syntax
        made = any(
            syntax.lemma(t) in ("conclude", "declare", "announce") and _makes_deal(syntax, t)
            for t in heads
        )
        return made or any(syntax.lemma(t) in words("letting") for t in heads)

    def _is_quoted(self, attribution: Attribution) -> bool:
        text = self._syntax.text
        return any(span.of(text)[:1] in _QUOTES for span in attribution.content)

    def in_own_words(self, i: int, said: Said) -> Said:
        """Return whose word a title is: the report's, but in a quotation the speaker's."""
        if said.footing is not Footing.SO or any(self._is_quoted(a) for a in self.holding(i)):
            return said
        return replace(said, claimed=(self.author,))

    def head(self, attribution: Attribution) -> int | None:
        """Return the word of a cue that carries it: its last verb or noun."""
        tokens = self._by_cue(attribution)[0]
        carrying = [t for t in tokens if self._syntax.pos[t] in ("VERB", "NOUN", "ADJ", "AUX")]
        return next(iter(carrying or tokens), None)

    def accusing(self, verb: int, accusers: Sequence[int]) -> Said:
        """Return whose accusation it is: of the verb's subject, in the words of who tells it."""
        said = self.said(verb)
        nobodys = is_passive(self._syntax, verb) and not accusers  # "is blamed for"
        own = [
            a
            for a in self._attributions
            if a.speaker and not nobodys and verb in self._by_cue(a)[0]
        ]
        voices = [
            v
            for a in own
            if a.speaker and (not a.source or self._fillers.can_speak(self.top(a.source[0])))
            for v in map(_tidied, (a.speaker, *a.co_speakers))
        ]
        for t in accusers if not voices else ():
            voice = self._voice(t)
            if voice is not None:
                voices.append(voice)
        if not voices:
            voices = self._let_accuse(verb)
        if nobodys and said.footing is Footing.SO and not voices:
            spans = [span for a in self._attributions if verb in self._by_cue(a)[0]
                     for span in a.source]  # fmt: skip
            others = tuple(v for v in said.claimed if not v.is_author and v.span not in spans)
            return replace(said, claimed=others, denied=(), doubted=())
        if said.footing is not Footing.SO or not voices:
            return said
        others = tuple(v for v in said.claimed if not v.is_author)
        return replace(said, claimed=(*voices, *others), denied=(), doubted=())

    def named(self, tokens: Sequence[int]) -> tuple[Voice, ...]:
        """Return the voices that some words name."""
        return tuple(voice for t in tokens if (voice := self._voice(t)) is not None)

    def _let_accuse(self, verb: int) -> list[Voice]:
        """Return the nameless who are let accuse: "has allowed some, lacking proof, to accuse"."""
        syntax = self._syntax
        above = syntax.head[verb]
        held = syntax.kid(above, "dobj") if syntax.lemma(above) in words("letting") else None
        first = syntax.subtree(held)[0] if held is not None else None
        voice = self._voice(first) if first is not None else None
        return [voice] if voice is not None and syntax.word[first or 0] in ("some", "many") else []

    def _by_cue(self, attribution: Attribution) -> tuple[tuple[int, ...], Stance]:
        """Return the cue's tokens, and what the cue alone says, its content left aside."""
        known = self._known.get(attribution.id)
        if known is None:
            known = self._known[attribution.id] = self._read(attribution)
        return known

    def _read(self, attribution: Attribution) -> tuple[tuple[int, ...], Stance]:
        syntax = self._syntax
        tokens = tuple(t for span in attribution.cue for t in self.tokens(span))
        if attribution.stance in (Stance.ASSERTS, Stance.REPORTS):
            return tokens, attribution.stance
        if attribution.speaker is not None and attribution.speaker.is_author:
            return tokens, attribution.stance
        for t in tokens:
            cue = cues().get(syntax.lemma(t))
            against = cue is not None and cue.attitude in _AGAINST
            if against or is_evasion(syntax, t) or names_it_false(syntax, t):
                return tokens, attribution.stance
            if cue is not None and is_negated_cue(syntax, t):
                return tokens, attribution.stance
        if is_unsure(self._words(attribution).lower()):
            return tokens, attribution.stance
        return tokens, Stance.ASSERTS

    def tokens(self, span: Span) -> list[int]:
        """Return the tokens of some characters."""
        first = self._starts.get(span.start)
        found = []
        while (
            first is not None
            and first < self._syntax.size
            and (self._syntax.start[first] < span.end)
        ):
            found.append(first)
            first += 1
        return found

    def _words(self, attribution: Attribution) -> str:
        text = self._syntax.text
        return " ".join(span.of(text) for span in attribution.cue)


def _makes_deal(syntax: Syntax, verb: int) -> bool:
    made = syntax.kid(verb, "dobj", "nsubjpass")
    return made is not None and (
        syntax.lemma(made) in words("truce") or syntax.lemma(made) in ("swap", "exchange", "talk")
    )


def _tidied(voice: Voice) -> Voice:
    """Return a voice without "its" before it, and without a country that its words do not name."""
    first, _, rest = voice.name.partition(" ")
    if first.casefold() in ("its", "their", "his", "her", "the") and rest:
        return replace(voice, name=rest)
    guessed = voice.actor is None and not voice.is_author and first[:1].isupper() and rest
    if guessed and rest.islower() and first.casefold() not in voice.mention.casefold():
        return replace(voice, name=rest)
    return voice


def _turned(state: Footing, stance: Stance) -> Footing:
    """Return how a thing stands once a speaker has denied or doubted it."""
    if stance is Stance.DENIES:
        return {Footing.SO: Footing.NOT_SO, Footing.NOT_SO: Footing.SO}.get(state, state)
    if stance is Stance.DOUBTS and state in (Footing.SO, Footing.NOT_SO):
        return Footing.OPEN
    return state
