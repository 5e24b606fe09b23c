"""One text prepared for the rules: its parse, its actors and its families, found once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from alleged.extract.families import LOCAL, Hit, find_families
from alleged.extract.hints import Hints
from alleged.extract.lemmas import lemmas_of
from alleged.extract.network import signals_of
from alleged.model.actor import ActorKind, Mention
from alleged.model.document import DATELINES, Document, Span
from alleged.model.period import Period, PeriodMention
from alleged.model.place import PlaceMention


class Reading:
    """What the rules for deals ask of a text again and again."""

    def __init__(
        self,
        doc: Doc,
        document: Document,
        mentions: Sequence[Mention],
        periods: Sequence[PeriodMention] = (),
    ) -> None:
        self.doc = doc
        self.periods = periods
        self.document = document
        self.mentions = _sided(mentions)
        self.sides = {m.key for m in self.mentions if m.kind is not ActorKind.PERSON}
        self.kinds = {m.key: m.kind for m in reversed(self.mentions)}
        counts = Counter(m.key for m in self.mentions if m.kind is not ActorKind.OUTLET)
        ordered = {
            n: place
            for place, n in reversed(list(enumerate(sorted(counts.values(), reverse=True))))
        }
        self.rank = {key: ordered[count] for key, count in counts.items()}
        self.keys_of_kind: dict[ActorKind, set[str]] = defaultdict(set)
        for m in self.mentions:
            self.keys_of_kind[m.kind].add(m.key)
        self.lemmas = lemmas_of(doc)
        self.hits: list[Hit] = find_families(doc, self.lemmas)
        self.families_at: dict[int, set[str]] = defaultdict(set)
        for hit in self.hits:
            for i in range(hit.start, hit.end):
                self.families_at[i].add(hit.family)
        self.sentences = list(_sentences(doc))
        self.sentence_of: dict[int, int] = {}
        self.sentence_families: list[set[str]] = []
        for number, sentence in enumerate(self.sentences):
            families: set[str] = set()
            for i in range(sentence.start, sentence.end):
                self.sentence_of[i] = number
                families |= self.families_at.get(i, set()) - LOCAL
            self.sentence_families.append(families)
        self._spans = [_trimmed(document.text, sentence) for sentence in self.sentences]
        self.mention_at: dict[int, int] = {}
        self.heads: list[int] = []
        self.runs: list[tuple[int, int]] = []
        """For each mention, its tokens."""
        for number, mention in enumerate(mentions):
            words = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
            head = words.root.i if words is not None else 0
            self.heads.append(head)
            self.runs.append((words.start, words.end) if words is not None else (0, 1))
            if words is not None:
                for i in range(words.start, words.end):
                    self.mention_at[i] = number
        self.by_key: dict[str, list[int]] = {}
        """For each actor, the numbers of its mentions, in reading order."""
        for number, mention in enumerate(self.mentions):
            self.by_key.setdefault(mention.key, []).append(number)
        self.by_sentence: list[list[int]] = [[] for _ in self.sentences]
        for number, head in enumerate(self.heads):
            if head in self.sentence_of:
                self.by_sentence[self.sentence_of[head]].append(number)
        signals = signals_of(doc)
        self.hints = Hints(signals) if signals is not None else None
        """What the language model says, if it was asked to read the text."""
        self.arguments: dict[int, Any] = {}
        """Whom words name as parties, as far as `arguments_of` was asked."""
        self.contexts: dict[int, dict[str, float]] = {}
        """What stands around names, as far as `role_features` was asked."""
        self.paths: dict[tuple[int, int], str | None] = {}
        """Ways through the syntax from names to anchors, as far as `role_features` was asked."""
        self.envoys: Sequence[Any] | None = None
        """The envoys that the text names, once they were asked for."""
        self.settings: tuple[Sequence[PlaceMention] | None, list[PlaceMention]] = None, []
        """The places that `settings` was asked about last, and its answer."""
        self._made_of = doc, document, mentions, periods

    def is_of(self, *made_of: object) -> bool:
        """Say whether it was made of these very things, in the order of `__init__`."""
        return all(mine is given for mine, given in zip(self._made_of, made_of, strict=True))

    def periods_in(self, number: int) -> list[Period]:
        """Return the times that a sentence names."""
        sentence = self.sentences[number]
        return [
            p.period
            for p in self.periods
            if sentence.start_char <= p.span.start < sentence.end_char
        ]

    def span_of_sentence(self, number: int) -> Span:
        """Return the characters of a sentence, white space at its ends left out."""
        return self._spans[number]

    def window(self, sentences: Sequence[int], around: int) -> Span:
        """Return the characters from some sentences before the first to some behind the last."""
        first = max(0, min(sentences) - around)
        last = min(len(self.sentences) - 1, max(sentences) + around)
        return Span(self._spans[first].start, self._spans[last].end)

    def keys_in(self, span: Span) -> set[str]:
        """Return the keys of the actors that some words mention."""
        words = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        return {
            self.mentions[self.mention_at[i]].key
            for i in (range(words.start, words.end) if words is not None else ())
            if i in self.mention_at
        }

    def within(self, sentences: Iterable[int], key: str | None = None) -> list[int]:
        """Return the numbers of the mentions in some sentences, of one actor if a key is given."""
        return [
            n
            for number in sentences
            for n in self.by_sentence[number]
            if key is None or self.mentions[n].key == key
        ]

    def families_of(self, token: Token) -> set[str]:
        """Return the families that a token belongs to."""
        return self.families_at.get(token.i, set())


_last: list[Reading] = []


def reading_of(
    doc: Doc,
    document: Document,
    mentions: Sequence[Mention],
    periods: Sequence[PeriodMention],
) -> Reading:
    """Return the reading of a document; the last one asked for is kept.

    Deals and what is told besides are read one after the other from the same parse and mentions.
    """
    reading = _last[0] if _last else None
    if reading is None or not reading.is_of(doc, document, mentions, periods):
        reading = Reading(doc, document, mentions, periods)
        _last[:] = [reading]
    return reading


def _sentences(doc: Doc) -> Iterator[Words]:
    """Yield the sentences of a text; a dateline belongs to the one behind it."""
    before = {span.end: span.start for span in doc.spans.get(DATELINES, ())}
    for sentence in doc.sents:
        if sentence.end not in before and any(not t.is_space for t in sentence):
            yield doc[before.get(sentence.start, sentence.start) : sentence.end]


def _sided(mentions: Sequence[Mention]) -> list[Mention]:
    """Count what leaders do for their side, where the text names that side too.

    The key of a listed person ends in `@` and the key of whom they speak for.
    """
    sides = {m.key for m in mentions if m.kind is not ActorKind.PERSON}
    return [
        replace(m, key=side) if (side := m.key.rpartition("@")[2]) in sides and "@" in m.key else m
        for m in mentions
    ]


def _trimmed(text: str, sentence: Words) -> Span:
    start = sentence.start_char
    words = text[start : sentence.end_char]
    lead = len(words) - len(words.lstrip())
    return Span(start + lead, start + len(words.rstrip()))


def first_of_row(token: Token) -> Token:
    """Return the first of those that "and" joins to a token, or the token itself."""
    while token.dep_ == "conj":
        token = token.head
    return token


def governing_verb(token: Token) -> Token | None:
    """Return the nearest verb above a token."""
    for ancestor in token.ancestors:
        if ancestor.pos_ in {"VERB", "AUX"}:
            return ancestor
    return None
