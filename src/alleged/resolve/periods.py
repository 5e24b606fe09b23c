"""Time expressions of a text become stretches of days, read against its publication."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from re import Match
from typing import TYPE_CHECKING

from alleged.model.document import Document, Span
from alleged.model.period import Period, PeriodMention
from alleged.resolve.calendar_days import Days
from alleged.resolve.period_clock import Clock, Tense
from alleged.resolve.period_deictic import RELATIVE, counted
from alleged.resolve.period_phrases import ANCHORS, DECADE_RULES, GAP, RULES, WORD, YEAR_RULES
from alleged.resolve.period_reading import FIXED
from alleged.resolve.period_words import (
    AMBIGUOUS,
    BEFORE_ANCHOR,
    FULL_MONTHS,
    FUTURE_AUXILIARIES,
    FUTURE_HEADS,
    MONTH_PREPOSITIONS,
    NOT_A_WEEKDAY,
    NOT_A_YEAR,
    NOT_AFTER_WEEKDAY,
    NOT_AFTER_YEAR,
    NOT_BEFORE_LAST,
    OPEN_AUXILIARIES,
    TOWARDS,
    YEAR_PREPOSITIONS,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LOOK_BACK = 9
"""How many words a phrase may have before its anchor."""

_SINCE = re.compile(r"\bsince(?:\s+(?:at\s+least|about|around|as\s+far\s+back\s+as))?\s+$", re.I)
READERS = FIXED | RELATIVE
_SENTENCE_ENDS = re.compile(r"(?<![A-Z])[.!?][”\"']?\s+[A-Z]")
_AS_EXACT: dict[str, frozenset[str]] = {
    **dict.fromkeys(("hour", "day", "night", "week", "fortnight"), frozenset(("day",))),
    "month": frozenset(("day", "week", "month")),
    **dict.fromkeys(("year", "decade"), frozenset(("day", "week", "month", "year"))),
}
"""How exact a date must be to count units from it."""

_AROUND = 8
"""How many mentions before and after a count are looked at."""

_NEAR = 250
"""How many characters back a date may stand that a count starts from."""

_CLAUSE_ENDS = re.compile(
    r"\s*(?:[.,;:!?)\]”\"–—]|\n|$|"
    r"(?:and|but|when|as|in|at|by|from|midnight|noon|dawn|dusk|sunset|sunrise)\b)"
)


@dataclass(frozen=True, slots=True)
class _Unread:
    """A count from an event ("two days after the attack"), read once its sentence is known."""

    match: Match[str]
    place: int
    """How many mentions stand before it."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A mention, and the days its words name before "since" opens them."""

    mention: PeriodMention
    days: Days


def find_periods(doc: "Doc", document: Document) -> tuple[PeriodMention, ...]:
    """Return every time expression of a text whose days can be known, in order.

    Days are read against the day of publication as far as that is known: with a month alone,
    "on Tuesday" names no day and is left out, as is every other phrase that would need a guess.
    A weekday is the last one up to publication, unless its verb speaks of the future. Spans
    hold the words that name the time ("early March 2019", "since June 2014"), not the
    preposition before them. Mentions never overlap.
    """
    clock = Clock(document.published)
    text = document.text
    clock.tense = _Tenses(doc, text).at
    words = [(m.group().lower(), m.start(), m.end()) for m in WORD.finditer(text)]
    found: list[_Found] = []
    unread: list[_Unread] = []
    done = 0
    for i, (word, start, _) in enumerate(words):
        rules = _rules_for(word, text, words[i]) if start >= done else ()
        for match, name in _matches(text, words, i, rules, done):
            if name == "shifted" and _counts_from_event(match):
                unread.append(_Unread(match, len(found)))
                done = match.end()
                break
            days = READERS[name](match, clock) if _is_time(match, name, text, doc) else None
            if days:
                _keep(_Found(_mention(match, days), days), found, text)
                clock.last, clock.last_end = Period(*found[-1].days), match.end()
                done = match.end()
                break
    mentions = [f.mention for f in found]
    mentions.extend(_counted_from_events(unread, found, doc))
    return tuple(sorted(mentions, key=lambda mention: mention.span))


def _keep(new: _Found, found: list[_Found], text: str) -> None:
    """Add a mention; "between the start of May and 3 June" becomes one with the one before."""
    if found and new.days[1]:
        last = found[-1]
        span = Span(last.mention.span.start, new.mention.span.end)
        before = _word_before(text, span.start)
        between = text[last.mention.span.end : new.mention.span.start].strip(" ,").lower()
        joined = (before, between) in {("between", "and"), ("from", "to"), ("from", "until")}
        if joined and last.days[0] <= new.days[1]:
            days: Days = (last.days[0], new.days[1], "range")
            found[-1] = _Found(PeriodMention(span, Period(*days, span.of(text))), days)
            return
    found.append(new)


def _rules_for(word: str, text: str, place: tuple[str, int, int]) -> tuple[str, ...]:
    """Return the rules that may read a phrase which hangs on this word."""
    if not word.isdigit():
        return ANCHORS.get(word, ())
    end = place[2]
    if len(word) == 4:
        return DECADE_RULES if text[end : end + 2].lstrip("'’")[:1] == "s" else YEAR_RULES
    return YEAR_RULES if len(word) <= 2 and text[end : end + 1] in ("/", ".") else ()


def _matches(
    text: str, words: list[tuple[str, int, int]], at: int, rules: tuple[str, ...], done: int
) -> Iterator[tuple[Match[str], str]]:
    """Yield the phrases that hold the anchor word with their rules, the leftmost first."""
    if not rules:
        return
    first = at
    while (
        first > 0
        and at - first < _LOOK_BACK
        and words[first - 1][1] >= done
        and (words[first - 1][0] in BEFORE_ANCHOR or words[first - 1][0].isdigit())
        and GAP.fullmatch(text, words[first - 1][2], words[first][1])
    ):
        first -= 1
    _, anchor_start, anchor_end = words[at]
    for begin in range(first, at + 1):
        for rule in rules:
            match = RULES[rule].match(text, words[begin][1])
            if match and match.start() <= anchor_start and match.end() >= anchor_end:
                yield match, rule


def _is_time(match: Match[str], name: str, text: str, doc: "Doc") -> bool:
    """Say whether the words around a phrase let it be a time."""
    before = _word_before(text, match.start())
    after = _word_after(text, match.end())
    if name == "weekday":
        next_word = re.match(r"\s(\w+)", after)
        return before not in NOT_A_WEEKDAY and not (
            next_word and next_word[1].lower() in NOT_AFTER_WEEKDAY
        )
    if name == "deictic" and match["word"] == "Today":
        return not re.search(
            r"[A-Z]\w*\s$", text[max(0, match.start() - 20) : match.start()]
        )  # the newspaper
    if name in {"ago", "shifted", "for"} and text[match.start() - 1 : match.start()] == "-":
        return False  # "seventy-four years ago"
    if name == "past":
        return before not in NOT_BEFORE_LAST
    if name == "year":
        return _is_year(match, before, after, text, doc)
    if name == "month" and not match["y"] and not match["part"] and not match["which"]:
        word = match["m"].lower()
        if word not in FULL_MONTHS:
            return False
        named = match["m"][0].isupper()
        return named and (word not in AMBIGUOUS or before in MONTH_PREPOSITIONS)
    return True


def _is_year(match: Match[str], before: str, after: str, text: str, doc: "Doc") -> bool:
    """Say whether four digits are a year and not a number of things."""
    if match["part"]:
        return True
    if before in NOT_A_YEAR or re.search(
        r"[$€£#№/.:,-]$", text[max(0, match.start() - 9) : match.start()].rstrip(" ")[-1:]
    ):
        return before in YEAR_PREPOSITIONS or text[match.start() - 1 : match.start()] in {",", "-"}
    word = re.match(r"\s(\w+)", after)
    if word is None:
        return True
    if word[1].lower() in NOT_AFTER_YEAR:
        return False
    token = doc.char_span(match.end() + 1, match.end() + 1 + len(word[1]))
    plural = token is not None and token[-1].tag_ == "NNS"
    return not plural or before in YEAR_PREPOSITIONS or (before == "the" and match["y"][2:] != "00")


def _word_before(text: str, start: int) -> str:
    found = re.search(r"([\w]+)[\s-]+$", text[max(0, start - 25) : start])
    return found[1].lower() if found else ""


def _word_after(text: str, end: int) -> str:
    return text[end : end + 25]


def _mention(match: Match[str], days: Days) -> PeriodMention:
    """Return the phrase as a mention; "since" before it leaves its end open."""
    first, last, precision = days
    start = match.start()
    since = _SINCE.search(match.string, max(0, start - 30), start)
    if since:
        start, last, precision = since.start(), None, "open"
    span = Span(start, match.end())
    return PeriodMention(span, Period(first, last, precision, span.of(match.string)))


def _counts_from_event(match: Match[str]) -> bool:
    """Say whether a count goes on to name an event: "two days after the attack"."""
    return (
        match["of"] is None
        and match["side"].lower() in {"before", "after"}
        and not _CLAUSE_ENDS.match(match.string, match.end())
        and _word_before(match.string, match.start()) != "for"
    )


def _counted_from_events(
    unread: list[_Unread], found: list[_Found], doc: "Doc"
) -> Iterator[PeriodMention]:
    """Yield the days of events that a date is counted from.

    "On Tuesday, five days after the men were let go" dates the release: Tuesday less five days.
    "Five days after the raid of 3 May" dates the rest of the sentence, and so does a count from
    the date named in the sentence before, which is then the event's.
    """
    for phrase in unread:
        match = phrase.match
        sign = 1 if match["side"].lower() == "after" else -1
        units = _AS_EXACT[match["unit"].lower()]
        around = found[max(0, phrase.place - _AROUND) : phrase.place + _AROUND]
        same = [m for m in around if m.days[2] in units and _same_sentence(m, match)]
        inside = [m for m in same if _in_clause(m, match, doc)]
        outside = [m for m in same if m not in inside]
        before = [
            m
            for m in found[max(0, phrase.place - _AROUND) : phrase.place]
            if m.days[2] in units and match.start() - m.mention.span.end < _NEAR
        ]
        if outside and not inside:
            near = min(outside, key=lambda m: abs(m.mention.span.start - match.start()))
            sign = -sign
        elif inside or before:
            near = inside[0] if inside else before[-1]
        else:
            continue
        first, last, _ = near.days
        days = counted(match, first, last or first, sign)
        if days:
            yield _mention(match, days)


def _same_sentence(found: _Found, match: Match[str]) -> bool:
    """Say whether no full stop stands between a mention and a phrase."""
    span = found.mention.span
    low, high = sorted((span, Span(*match.span())))
    return _SENTENCE_ENDS.search(match.string, low.end, high.start + 1) is None


def _in_clause(found: _Found, match: Match[str], doc: "Doc") -> bool:
    """Say whether a date stands in the clause that "after" or "before" opens."""
    start = found.mention.span.start
    if start < match.end():
        return False
    if "," not in match.string[match.end() : start]:
        return True
    clause = doc.char_span(*match.span("side"))
    return clause is not None and start <= clause[0].right_edge.idx


class _Tenses:
    """The tense of the verb that governs a place in a text."""

    def __init__(self, doc: "Doc", text: str) -> None:
        self.doc = doc
        self.text = text
        self.starts: list[int] = []

    def at(self, place: int) -> Tense:
        """Return the tense of the verb above the token at a character, or empty."""
        if not self.starts:
            self.starts = [token.idx for token in self.doc]
        i = bisect_left(self.starts, place)
        tense = _tense_above(self.doc[i]) if i < len(self.starts) else ""
        if tense != "future" and _word_before(self.text, place) in TOWARDS:
            return "either"
        return tense


def _tense_above(token: "Token") -> Tense:
    """Return the tense of the nearest verb above a token; none across "the attack of 5 May"."""
    above = token
    while above.pos_ not in {"VERB", "AUX"}:
        if above.lower_ in FUTURE_HEADS:
            return "future"
        if above.head.i == above.i or (above.lower_ == "of" and above.head.pos_ == "NOUN"):
            return ""
        above = above.head
    return _tense_of(above)


def _tense_of(verb: "Token") -> Tense:
    """Return the tense of a verb, through its auxiliaries and the verbs it hangs on."""
    for _ in range(4):
        auxiliaries = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
        if auxiliaries & FUTURE_AUXILIARIES:
            return "future"
        if auxiliaries & OPEN_AUXILIARIES:
            return "either"
        if "to" in auxiliaries:
            return _tense_of_infinitive(verb.head)
        if auxiliaries & {"has", "have", "'ve", "’ve"}:
            return "perfect"
        if verb.tag_ == "VBD" or auxiliaries & {"was", "were", "had", "did"}:
            return "past"
        if verb.tag_ in {"VBZ", "VBP"}:
            return "either"
        # "will meet and, Ruritania announced, end": a base form lends its "will" to base forms.
        if verb.dep_ != "conj" or verb.tag_ != verb.head.tag_:
            return ""
        verb = verb.head
    return ""


def _tense_of_infinitive(head: "Token") -> Tense:
    """Return `future` for "are to leave", `either` for "were to leave", else empty."""
    if head.lower_ in {"was", "were", "had"}:
        return "either"
    if head.lower_ not in FUTURE_HEADS:
        return ""
    past = any(c.lower_ in {"was", "were", "had", "been"} for c in head.children)
    return "either" if past else "future"
