"""The families of wording that tell of deals, as data, and where a text uses them.

A family is a row of `data/cues/deals.csv`: a name and the words or phrases that belong to it, in
base forms. To add one, add a row; to give it a meaning, name it in `ANCHORS` (a deal can hang on
it) or let the weights in `data/weights` learn what it says (docs/how-to/add-a-family.md).
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc

ANCHORS = (
    "deal_noun",
    "truce_noun",
    "truce_verb",
    "swap_noun",
    "swap_verb",
    "agree_verb",
    "in_return",
    "release",
    "evacuate",
    "passage",
    "surrender",
    "ransom",
    "protect",
    "trade",
)
"""Families that a deal can hang on, the strongest first."""

LOCAL = {"arrange", "assist"}
"""Families of words so common that they say something only of who stands by them."""

_MUCH_BEFORE, _MUCH_BEHIND = {"great", "good"}, {"of", "more", "less", "about"}
_POS = {"noun": {"NOUN", "PROPN"}, "verb": {"VERB"}}


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of one family: tokens `start` to `end`, end exclusive."""

    family: str
    start: int
    end: int


_Trie = dict[str, "_Trie"] | dict[str, object]


@cache
def _trie() -> Mapping[str, object]:
    text = files("alleged").joinpath("data/cues/deals.csv").read_text("utf-8")
    rows = csv.reader(line for line in text.splitlines() if line and line[0] != "#")
    next(rows)
    root: dict[str, object] = {}
    for family, *phrases in rows:
        for phrase in ",".join(phrases).split(" | "):
            words = phrase.strip().replace("-", " - ").split()
            node = root
            for word in words:
                node = node.setdefault(word, {})  # type: ignore[assignment]
            ends = node.setdefault("", [])
            ends.append(family)  # type: ignore[attr-defined]
    return root


@cache
def words_of(*families: str) -> frozenset[str]:
    """Return the single words of some families, in base form."""
    wanted = set(families)
    return frozenset(
        word
        for word, node in _trie().items()
        if not wanted.isdisjoint(node.get("", ()))  # type: ignore[attr-defined]
    )


def deeds() -> frozenset[str]:
    """Return the single words of what sides do, make and break, in base form: none of them says
    anything.
    """
    return words_of(*_DEEDS)


_DEEDS = {*ANCHORS, "captive", "fight", "broken"} - {"agree_verb"}


def find_families(doc: Doc, lemmas: list[str]) -> list[Hit]:
    """Return every use of a family in reading order.

    Within one family the longest phrase wins; different families may share words, since
    "prisoner swap" is both a swap and about captives.
    """
    root = _trie()
    found: list[Hit] = []
    taken: dict[str, int] = {}
    for start in range(len(lemmas)):
        node: Mapping[str, object] = root
        ends: dict[str, int] = {}
        position = start
        while position < len(lemmas):
            step = node.get(lemmas[position])
            if step is None:
                break
            node = step  # type: ignore[assignment]
            position += 1
            for family in node.get("", ()):  # type: ignore[attr-defined]
                if _fits(doc, start, position, family):
                    ends[family] = position
        for family, end in ends.items():
            if taken.get(family, 0) <= start:
                found.append(Hit(family, start, end))
                taken[family] = end
    return found


def _fits(doc: Doc, start: int, end: int, family: str) -> bool:
    wanted = _POS.get(family.rpartition("_")[2])
    if wanted is None or end - start > 1:
        return True
    return doc[start].pos_ in wanted and not _is_much(doc, start) and not _is_free_will(doc, start)


def _is_free_will(doc: Doc, i: int) -> bool:
    """Whether a word is the "accord" of "of its own accord"."""
    return doc[i].lower_ == "accord" and i > 0 and doc[i - 1].lower_ == "own"


def _is_much(doc: Doc, i: int) -> bool:
    """Whether a word is the "deal" of "a great deal of rain"."""
    if doc[i].lower_ != "deal" or not 0 < i < len(doc) - 1:
        return False
    return doc[i - 1].lower_ in _MUCH_BEFORE and doc[i + 1].lower_ in _MUCH_BEHIND
