"""Who spoke in a text and how it described them: "the commander" is the last one called so."""

from dataclasses import dataclass

from alleged.extract.offices import MEDIA
from alleged.extract.syntax import Run, Syntax
from alleged.model.claim import Voice

_DEFINITE = {"the", "this", "that", "these", "those"}
_SAME = {"same", "two", "latter", "said"}
"""What stands before a description and does not describe."""

_REPORTS = {"report", "story", "investigation"}
_REPORTING = {"report", "publish"}
_RULINGS = {"ruling", "verdict", "judgment", "judgement"}
_COURTS = {"court", "tribunal", "judge", "jury"}
_PRESS = {"news", "press", "online", "daily", "weekly"}
_ENDINGS = {
    "times", "post", "news", "journal", "tribune", "press", "presse", "herald", "guardian",
    "telegraph", "gazette", "tv", "radio", "television", "daily", "monitor", "reuters", "afp", "ap",
    "tass", "xinhua", "interfax", "ansa", "dpa", "efe", "irna", "sana", "upi", "wafa",
}  # fmt: skip
"""Last words of the names of outlets, and names of agencies."""

_SERVICES = {"force", "army", "navy", "guard", "coastguard", "police", "corps"}
"""Words that name a body which a text may then call "the service"."""

_FAR, _NEXT = 8, 3
"""Sentences after which nobody is meant any more: by a description, by a report."""


@dataclass(frozen=True, slots=True)
class _Described:
    sentence: int
    plural: bool
    outlet: bool
    unnamed: bool
    words: frozenset[str]
    """Lemmas of the words that name and describe the voice."""
    voice: Voice


class Described:
    """The voices of one text in order, by the words that describe them."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._known: list[_Described] = []

    def note(self, head: int, source: Run, voice: Voice, outlet: bool) -> None:
        """Keep a voice by what its source calls it. `head` and `source` count tokens."""
        syntax = self._syntax
        words = frozenset(syntax.lemma(i).casefold() for i in range(*source) if syntax.is_word(i))
        plural = syntax.tag[head] in ("NNS", "NNPS")
        named_so = syntax.lemma(source[1] - 1).casefold() in _ENDINGS
        outlet = outlet or named_so or not words.isdisjoint(MEDIA) or self._reports(head)
        unnamed = voice.actor is None and syntax.pos[head] == "NOUN"
        self._known.append(_Described(syntax.sentence[head], plural, outlet, unnamed, words, voice))

    def _reports(self, head: int) -> bool:
        """Say whether a body that is named does what papers do: "Vask Insight reported that"."""
        syntax = self._syntax
        return (
            syntax.pos[head] == "PROPN"
            and syntax.entity[head] not in ("PERSON", "GPE", "NORP")
            and syntax.dep[head] == "nsubj"
            and syntax.lemma(syntax.head[head]) in _REPORTING
        )

    def meant(self, head: int, source: Run) -> Voice | None:
        """Return the voice that "the commander", "the same sources" or "the paper" goes back to.

        All words of the description must have been said of it; a paper, its report too, is the last
        outlet that spoke.
        """
        syntax = self._syntax
        first = source[0]
        article = syntax.kid(head, "det")
        if article is not None and first < article and syntax.word[article - 1] == "of":
            first = article  # "two of the sources"
        noun = syntax.lemma(head).casefold()
        definite = syntax.word[first] in _DEFINITE
        theirs = noun == "source" and syntax.word[first] in ("its", "their", "his", "her")
        if not (definite or theirs) or not first < head < source[1]:
            return None
        cut = source[1] > head + 1 and syntax.word[head + 1] != ","
        if syntax.pos[head] != "NOUN" or cut:
            return None
        words = {syntax.lemma(i).casefold() for i in range(first + 1, head + 1)} - _SAME
        plural = syntax.tag[head] == "NNS"
        for known in reversed(self._known):
            away = syntax.sentence[head] - known.sentence
            if away > _FAR:
                return None
            if plural == known.plural and words <= known.words:
                return known.voice
            if words == {"source"} and known.unnamed and plural == known.plural and away <= _NEXT:
                return known.voice
            if words <= _RULINGS and not known.words.isdisjoint(_COURTS):
                return known.voice
            if words == {"service"} and not known.words.isdisjoint(_SERVICES):
                return known.voice
            medium = noun in MEDIA and words <= {noun} | _PRESS
            if known.outlet and (medium or (words <= _REPORTS and away <= _NEXT)):
                return known.voice
        return None
