"""Which of the times a text names says when a thing happened, and not when it was said."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc, Token

from alleged.extract.lemmas import lemma
from alleged.model.document import Span
from alleged.model.period import Period, PeriodMention


@cache
def _words() -> dict[str, frozenset[str]]:
    """Return the words of `data/cues/timing.csv` by kind."""
    text = (files("alleged.data") / "cues" / "timing.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["kind"]: frozenset(w.strip() for w in row["words"].split("|")) for row in rows}


_AHEAD = frozenset(["by", "until", "till", "before"])
_WILL = frozenset(["will", "shall", "'ll", "’ll"])


def best_period(
    doc: Doc,
    mentions: Iterable[PeriodMention],
    near: tuple[Span, ...],
    trigger: Span,
    published: date | None = None,
    least: float | None = None,
) -> Period | None:
    """Return when the thing told of at `trigger` happened, or None if no time is said.

    Only times inside `near` (the sentences that tell it) count. One that hangs on the trigger,
    or on the verb the trigger depends on, is preferred to one that merely stands close by; the
    day of a statement ("said on Thursday"), of a clause about something else ("men seized in
    2014") or of a day after publication serves only if there is nothing better. What fits less well
    than `least` does not serve at all.
    """
    best: tuple[float, Period] | None = None
    at = _token(doc, trigger)
    for mention in mentions:
        if any(span.overlaps(mention.span) for span in near):
            score = _fitness(doc, mention, at)
            if published and mention.period.first > published:
                score -= 3
            if (least is None or score >= least) and (best is None or score > best[0]):
                best = score, mention.period
    return best[1] if best else None


def _token(doc: Doc, span: Span) -> Token:
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    return found.root if found is not None and len(found) else doc[0]


def _fitness(doc: Doc, mention: PeriodMention, trigger: Token) -> float:
    """Return how well a time fits the trigger, in points; hand-set and tested on reports."""
    time = _token(doc, mention.span)
    host = _host(time)
    verb = _verb_above(time)
    score = _closeness(time, host, verb, trigger)
    if host.pos_ == "NOUN" and host.i != trigger.i and lemma(host) not in _words()["deal"]:
        score -= 1  # "the election of 5 May" dates the election
    if verb is not None:
        score += _manner(verb, host, trigger)
    return score + _kind(doc, mention, time)


def _host(time: Token) -> Token:
    """Return the word a time describes: "signed" on Friday, the "deal" of 2016."""
    host = time.head
    while host.pos_ == "ADP" and host.head.i != host.i:
        host = host.head
    return host


def _verb_above(token: Token) -> Token | None:
    while token.head.i != token.i:
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            return token
    return token if token.pos_ in {"VERB", "AUX"} else None


def _closeness(time: Token, host: Token, verb: Token | None, trigger: Token) -> float:
    """Return the points for standing near the trigger, in grammar and in the text."""
    score = -min(abs(time.i - trigger.i), 60) / 40
    if time.sent.start == trigger.sent.start:
        score += 1
    if host.i == trigger.i:
        return score + 3
    if verb is not None and (verb.i == trigger.i or verb.head.i == trigger.i):
        return score + 2.5
    if lemma(host) in _words()["deal"]:
        return score + 2
    if verb is not None and verb == _verb_above(trigger):
        return score + 2
    if verb is not None and any(above.i == verb.i for above in trigger.ancestors):
        return score + 0.5
    return score


def _manner(verb: Token, host: Token, trigger: Token) -> float:
    """Return the points for what the verb of a time does: saying, doing, undoing."""
    score = 0.0
    base, kinds = lemma(verb), _words()
    told = base in kinds["saying"] or lemma(host) in kinds["saying"]
    if told:
        score -= 4
    elif base in kinds["announcing"]:
        score -= 0.7
    elif base in kinds["undoing"]:
        return score - 2.5
    elif base in kinds["doing"]:
        score += 1
    of_deal = any(lemma(child) in _words()["deal"] for child in _takers(verb))
    if of_deal and not told:
        score += 1
    elif verb.dep_ in {"relcl", "acl", "advcl"} and verb.head.i != trigger.i != verb.i:
        score -= 1
    if any(child.lower_ in _WILL for child in verb.children):
        score -= 1
    return score


def _takers(verb: Token) -> Iterator[Token]:
    """Yield what a verb is about: subject, object, and the noun it describes."""
    if verb.dep_ in {"relcl", "acl"}:
        yield verb.head
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}:
            yield child


def _kind(doc: Doc, mention: PeriodMention, time: Token) -> float:
    """Return the points for the kind of time: days before years, past before deadlines."""
    score = {"day": 0.5, "range": 0.2, "week": 0.2, "month": 0.2, "year": 0.0, "open": -1.0}[
        mention.period.precision
    ]
    if mention.period.text[:4].lower() == "for ":
        score -= 2
    first = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    if first is not None and first.start and doc[first.start - 1].lower_ in _AHEAD:
        score -= 1.5
    return score
