"""A parse as plain lists: what rules that visit every word read many times faster than tokens."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Any

from spacy.tokens import Doc

from alleged.extract.lemmas import lemmas_of
from alleged.model.document import Span

Run = tuple[int, int]
"""Tokens `first` to `last`, last one excluded."""

_LOOSE = {",", ";", ":", "--", "—", "-", "."}

_ATTRIBUTES: list[int | str] = [
    "LOWER", "TAG", "POS", "DEP", "HEAD", "ENT_TYPE", "ENT_IOB", "LENGTH", "IDX", "SENT_START",
]  # fmt: skip

_AUXILIARIES = {
    form: base
    for base, forms in {
        "be": "be am is are was were been being 's ’s 're ’re 'm ’m",
        "have": "have has had having 've ’ve",
        "do": "does did done",
    }.items()
    for form in forms.split()
}
"""The rule lemmatizer knows no auxiliaries; the possessive mark is never asked for."""


_CLAUSES = ("ccomp", "advcl", "conj", "relcl", "parataxis", "csubj")


class Syntax:
    """The words of one document with their tags, heads and dependents, by token number."""

    def __init__(self, doc: Doc) -> None:
        table: Any = doc.to_array(_ATTRIBUTES)
        strings = doc.vocab.strings
        self.doc = doc
        self.size = len(doc)
        word, tag, pos, dep, head, entity, begun, length, start, first = table.T.tolist()
        names = {key: strings[key] for key in {*word, *tag, *pos, *dep, *entity}}
        self.word: list[str] = [names[key] for key in word]
        self.entity_begins: list[bool] = [mark == 3 for mark in begun]
        self.tag: list[str] = [names[key] for key in tag]
        self.pos: list[str] = [names[key] for key in pos]
        self.dep: list[str] = [names[key] for key in dep]
        self.entity: list[str] = [names[key] for key in entity]
        # Offsets to the head come as unsigned numbers; backward ones have wrapped around.
        self.head: list[int] = [
            i + (step if step < 1 << 63 else step - (1 << 64)) for i, step in enumerate(head)
        ]
        self.start: list[int] = start
        self.end = [begin + size for begin, size in zip(start, length, strict=True)]
        self.kids: list[list[int]] = [[] for _ in range(self.size)]
        for i, above in enumerate(self.head):
            if above != i:
                self.kids[above].append(i)
        self._opens_sentence = first
        self._span: dict[int, Run] = {}

    @cached_property
    def _lemmas(self) -> list[str]:
        return lemmas_of(self.doc)

    @cached_property
    def text(self) -> str:
        """The words as written; asking the document puts them together anew each time."""
        return str(self.doc.text)

    @cached_property
    def _breaks(self) -> list[int]:
        return [i for i, word in enumerate(self.word) if "\n" in word]

    def breaks_within(self, run: Run) -> bool:
        """Say whether a line ends inside the run."""
        at = bisect_left(self._breaks, run[0])
        return at < len(self._breaks) and self._breaks[at] < run[1]

    @cached_property
    def entities(self) -> list[Run]:
        """The named entities, in order."""
        found: list[Run] = []
        for i, label in enumerate(self.entity):
            if not label:
                continue
            if self.entity_begins[i] or not found or found[-1][1] != i:
                found.append((i, i + 1))
            else:
                found[-1] = (found[-1][0], i + 1)
        return found

    def entity_around(self, i: int) -> Run | None:
        """Return the named entity that token `i` belongs to, if any."""
        at = bisect_right(self.entities, (i, self.size + 1)) - 1
        if at >= 0 and self.entities[at][0] <= i < self.entities[at][1]:
            return self.entities[at]
        return None

    @cached_property
    def sentence(self) -> list[int]:
        """The number of the sentence each token stands in."""
        number, numbers = -1, []
        for i, mark in enumerate(self._opens_sentence):
            number += i == 0 or mark == 1
            numbers.append(number)
        return numbers

    def lemma(self, i: int) -> str:
        """Return the base form of token `i`."""
        return _AUXILIARIES.get(self.word[i]) or self._lemmas[i]

    def subtree(self, i: int) -> Run:
        """Return the first to last token that depends on `i`, itself included."""
        run = self._span.get(i)
        if run is None:
            token = self.doc[i]
            run = self._span[i] = (token.left_edge.i, token.right_edge.i + 1)
        return run

    def kid(self, i: int, *deps: str) -> int | None:
        """Return the first dependent of `i` with one of these relations, if any."""
        for k in self.kids[i]:
            if self.dep[k] in deps:
                return k
        return None

    def is_negated(self, i: int) -> bool:
        """Say whether `i` carries a negation of its own ("not", "never")."""
        return any(self.dep[k] == "neg" or self.word[k] == "never" for k in self.kids[i])

    def is_infinitive(self, verb: int) -> bool:
        """Say whether "to" stands before a verb."""
        return any(self.word[k] == "to" for k in self.kids[verb] if k < verb)

    def own_words(self, verb: int) -> list[int]:
        """Return the words of a clause without the clauses inside it."""
        inner = [self.subtree(k) for k in self.kids[verb] if self.dep[k] in _CLAUSES]
        first, last = self.subtree(verb)
        return [i for i in range(first, last) if not any(a <= i < b for a, b in inner)]

    def above(self, i: int) -> Iterator[int]:
        """Yield the head of `i`, its head, and so on up to the root."""
        while self.head[i] != i:
            i = self.head[i]
            yield i

    def is_word(self, i: int) -> bool:
        """Say whether token `i` is more than punctuation or space."""
        return self.pos[i] not in ("PUNCT", "SPACE", "SYM") or self.word[i].isalnum()

    def trimmed(self, run: Run) -> Run:
        """Return the run without punctuation and space at its ends."""
        first, last = run
        while first < last and not self.is_word(first):
            first += 1
        while last > first and not self.is_word(last - 1):
            last -= 1
        return first, last

    def trimmed_of_commas(self, run: Run) -> Run:
        """Return the run without commas, stops and space at its ends; quotation marks stay."""
        first, last = run
        while first < last and (self.word[first] in _LOOSE or self.word[first].isspace()):
            first += 1
        while last > first and (self.word[last - 1] in _LOOSE or self.word[last - 1].isspace()):
            last -= 1
        return first, last

    def spans(self, runs: Iterable[Run]) -> tuple[Span, ...]:
        """Return the characters of the runs; empty runs are left out."""
        return tuple(Span(self.start[a], self.end[b - 1]) for a, b in runs if a < b)


def without(runs: Iterable[Run], hole: Run) -> list[Run]:
    """Return the runs with the tokens of `hole` taken out.

    >>> without([(0, 9)], (3, 5))
    [(0, 3), (5, 9)]
    """
    left: list[Run] = []
    for first, last in runs:
        if hole[1] <= first or hole[0] >= last:
            left.append((first, last))
            continue
        if first < hole[0]:
            left.append((first, hole[0]))
        if hole[1] < last:
            left.append((hole[1], last))
    return left


def joined(runs: Iterable[Run]) -> list[Run]:
    """Return the runs in order, those that touch or overlap made one.

    >>> joined([(5, 7), (0, 3), (3, 4)])
    [(0, 4), (5, 7)]
    """
    out: list[Run] = []
    for first, last in sorted(runs):
        if out and first <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], last))
        elif first < last:
            out.append((first, last))
    return out


@lru_cache(maxsize=1)
def syntax_of(doc: Doc) -> Syntax:
    """Return the syntax of a document; that of the last one asked for is kept.

    Who says what and what is told besides deals are read one after the other from the same parse.
    """
    return Syntax(doc)
