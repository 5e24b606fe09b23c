"""The words of a parsed text as plain lists: asking spaCy token by token is ten times slower."""

from collections import Counter
from dataclasses import dataclass
from typing import Any, NamedTuple

from alleged.resolve import place_cues as cues


class Named(NamedTuple):
    """A named entity: tokens `first` to `last` (exclusive) and its label."""

    first: int
    last: int
    label: str


@dataclass(slots=True)
class Words:
    """Tokens and what is known of them, by position; every list has the same length."""

    text: str
    written: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    capital: list[bool]
    label: list[str]
    """Label of the named entity the word is in, or ``none``."""

    entity: list[int]
    """Number of that entity, or -1."""

    pos: list[str]
    opens: list[bool]
    """Whether the word opens a sentence."""

    entities: list[Named]
    labels_of: dict[str, Counter[str]]
    """How often an entity written so (folded case) got each label."""

    surnames: set[str]
    """Words of persons' names of two words and more."""

    uncapitalised: set[str]
    """Words the text also writes without a capital."""

    located: Counter[str]
    """How often a word follows a preposition of place."""

    @classmethod
    def of(cls, doc: Any) -> "Words":
        """Return the words of a spaCy document."""
        strings = doc.vocab.strings
        table = doc.to_array(["ORTH", "IDX", "POS", "SENT_START"]).T.tolist()
        orth, starts, parts, marks = table if len(doc) else ([],) * 4
        names = {key: strings[key] for key in {*orth, *parts}}
        written = [names[key] for key in orth]
        pos = [names[key] for key in parts]
        opens = [mark == 1 for mark in marks]
        lower = [w.lower() for w in written]
        ends = [start + len(word) for start, word in zip(starts, written, strict=True)]
        count = len(written)
        label, entity = ["none"] * count, [-1] * count
        entities = [Named(e.start, e.end, e.label_) for e in doc.ents]
        for number, (first, last, name) in enumerate(entities):
            for i in range(first, last):
                label[i], entity[i] = name, number
        words = cls(
            doc.text,
            written,
            lower,
            starts,
            ends,
            [w[0].isupper() for w in written],
            label,
            entity,
            pos,
            opens,
            entities,
            {},
            set(),
            {w for w in written if w.islower()},
            Counter(),
        )
        words._gather()
        return words

    def _gather(self) -> None:
        for first, last, label in self.entities:
            name = self.of_span(first, last).casefold()
            name = name.removesuffix("'s").removesuffix("’s").removeprefix("the ")
            self.labels_of.setdefault(name, Counter())[label] += 1
            if label == "PERSON" and last - first > 1:
                self.surnames.update(w for w in self.lower[first:last] if w[0].isalpha())
        for before, word, is_capital in zip(
            self.lower, self.lower[1:], self.capital[1:], strict=False
        ):
            if is_capital and before in cues.LOCATIVE:
                self.located[word] += 1

    def __len__(self) -> int:
        return len(self.written)

    def of_span(self, first: int, last: int) -> str:
        """Return the text from token `first` up to, not including, token `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def between(self, last: int, first: int) -> str:
        """Return the text after the run of tokens that ends before `last`, up to token `first`."""
        return self.text[self.ends[last - 1] : self.starts[first]]

    def is_placed(self, first: int, last: int) -> bool:
        """Say whether the words beside a name speak of a place: "in …", "town of …", "… city"."""
        before = self.lower[first - 1] if first else ""
        return before in cues.LOCATIVE or self.is_called_place(first, last)

    def is_called_place(self, first: int, last: int) -> bool:
        """Say whether the text calls a name a place: "town of …", "… city", "…, a village"."""
        if last < len(self) and self.lower[last] in cues.SETTLEMENTS:
            return True
        before = self.lower[max(0, first - 2) : first]
        if before[-1:] == ["of"]:
            return before[0] in cues.SETTLEMENTS
        after = self.lower[last : last + 5]
        is_explained = len(after) > 2 and after[0] == "," and after[1] in {"a", "the", "another"}
        return is_explained and not cues.SETTLEMENTS.isdisjoint(after[2:])
