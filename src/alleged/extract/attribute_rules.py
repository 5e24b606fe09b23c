"""What the pipeline's attribute rules make of a word, remembered: the same words come again."""

from collections.abc import Mapping, Sequence
from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Span
from spacy.tokens._retokenize import set_token_attrs

_ATTRIBUTES: list[int | str] = ["LOWER", "TAG", "DEP", "IS_SPACE"]

Rules = frozenset[int]
"""The numbers of the rules that fit a word. Of two that set the same, the later one wins."""


def remember_rules(nlp: Language) -> None:
    """Put `RememberedRules` in the place of a pipeline's attribute ruler, if it has one.

    To look up every word among all rules anew costs a sixth of the pipeline's time.
    """
    if "attribute_ruler" not in nlp.pipe_names:
        return
    ruler = nlp.get_pipe("attribute_ruler")
    if isinstance(ruler, AttributeRuler) and not any("_" in attrs for attrs in ruler.attrs):
        nlp.add_pipe("alleged_remembered_rules", before="attribute_ruler")
        nlp.disable_pipe("attribute_ruler")


@Language.factory("alleged_remembered_rules")
def _remembered(nlp: Language, name: str) -> "RememberedRules":
    ruler: Any = nlp.get_pipe("attribute_ruler")
    return RememberedRules(ruler)


class RememberedRules:
    """Sets what an attribute ruler sets, but asks its rules for one word once for each kind.

    Words are of one kind if no rule can tell them apart: tag and relation are the same, and a
    rule names both or neither. Rules for phrases are asked for every text.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler = ruler
        self._for_words = Matcher(ruler.vocab, validate=False)
        self._for_phrases = Matcher(ruler.vocab, validate=False)
        self._named: set[int] = set()
        self._fitting: dict[tuple[int, ...], Rules] = {}
        self._settings: dict[Rules, dict[Any, Any]] = {}
        for number, rule in enumerate(ruler.patterns):
            patterns: Any = rule["patterns"]
            for pattern in patterns:
                words = _named_by(pattern)
                matcher = self._for_phrases if words is None else self._for_words
                matcher.add(str(number), [pattern])
                self._named.update(ruler.vocab.strings.add(word) for word in words or ())

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of every word of a text."""
        rules = self._rules(doc)
        if len(self._for_phrases):
            for number, start, end in _matches(self._for_phrases, doc):
                at = self._ruler.indices[number]
                rules[start + at if at >= 0 else end + at] |= {number}
        for token, fitting in zip(doc, rules, strict=True):
            settings = self._settings.get(fitting)
            if settings is None:
                settings = self._settings[fitting] = self._merged(fitting)
            set_token_attrs(token, settings)
        return doc

    def _rules(self, doc: Doc) -> list[Rules]:
        table: Any = doc.to_array(_ATTRIBUTES)
        found = []
        for i, (word, *others) in enumerate(table.tolist()):
            kind = (word if word in self._named else 0, *others)
            fitting = self._fitting.get(kind)
            if fitting is None:
                matches = _matches(self._for_words, doc[i : i + 1])
                fitting = self._fitting[kind] = frozenset(number for number, _, _ in matches)
            found.append(fitting)
        return found

    def _merged(self, rules: Rules) -> dict[Any, Any]:
        settings: dict[Any, Any] = {}
        for number in sorted(rules):
            settings |= self._ruler.attrs[number]
        return settings


def _named_by(pattern: Sequence[Mapping[str, Any]]) -> list[str] | None:
    """Return the words that a rule for one word names; None if it is for a phrase or by spelling.

    >>> _named_by([{"TAG": "RB", "LOWER": {"IN": ["not", "n't"]}}])
    ['not', "n't"]
    >>> _named_by([{"LOWER": {"REGEX": "^y'?$"}}])
    """
    if len(pattern) != 1 or not set(pattern[0]) <= set(_ATTRIBUTES):
        return None
    match pattern[0].get("LOWER"):
        case None:
            return []
        case str(word):
            return [word]
        case {"IN": words, **others} | {"NOT_IN": words, **others} if not others:
            return list(words)
        case _:
            return None


def _matches(matcher: Matcher, words: Doc | Span) -> list[tuple[int, int, int]]:
    strings = words.vocab.strings
    found: Any = matcher(words, allow_missing=True)
    return [(int(strings[number]), start, end) for number, start, end in found]
