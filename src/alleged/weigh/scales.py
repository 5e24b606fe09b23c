"""Words and letters for what was weighed: Admiralty letters and figures, confidence, sentences."""

from alleged.model.assessment import Bound, Confidence, Likelihood, Verdict, probability
from alleged.model.testimony import Reliability

LETTERS = {"A": 0.95, "B": 0.85, "C": 0.7, "D": 0.5, "E": 0.3}
"""How often a source with an Admiralty letter is right. The numbers are ours; F is no number."""

_LEAST_OF_LETTER = (("A", 0.9), ("B", 0.775), ("C", 0.6), ("D", 0.4))
"""Half way between one letter's number and the next."""

CREDIBILITY = {
    1: "confirmed by independent sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}
"""Admiralty figures for information (NATO AJP-2.1)."""

LITTLE = 50
"""Hundredths of a bit: with less than this said on both sides together, nothing can be judged."""

_SURE = 0.95
_PROBABLE = 0.7
_POSSIBLE = 0.4
_DOUBTFUL = 0.2


def letter(reliability: Reliability | None) -> str:
    """Return the Admiralty letter of a source, F for one without a record.

    It is about the source alone and never joined to a credibility figure.

    >>> letter(Reliability(0.88, 30)), letter(None)
    ('B', 'F')
    """
    if reliability is None:
        return "F"
    for name, least in _LEAST_OF_LETTER:
        if reliability.mean >= least:
            return name
    return "E"


def reliability_of(letter_given: str) -> Reliability | None:
    """Return what an analyst's Admiralty letter says; None for F.

    >>> reliability_of("C").mean
    0.7
    """
    return Reliability(LETTERS[letter_given]) if letter_given in LETTERS else None


def credibility(hundredths: int, said: int, confirming: int) -> int:
    """Return the Admiralty figure of a verdict.

    Args:
        hundredths: Log2 odds.
        said: What all voices and traces say, for and against, signs left off.
        confirming: Independent voices that each say something for it; two or more can confirm.
    """
    if said < LITTLE:
        return 6
    chance = probability(hundredths)
    if chance >= _SURE and confirming > 1:
        return 1
    if chance >= _PROBABLE:
        return 2
    if chance >= _POSSIBLE:
        return 3
    return 4 if chance >= _DOUBTFUL else 5


def confidence(low: Bound, high: Bound, voices: int) -> tuple[Confidence, str]:
    """Return how firm the ground is: how far assumptions move the words, and how many speak.

    Args:
        low: Lower end of the range.
        high: Upper end.
        voices: Independent voices, for and against.
    """
    bands = Likelihood.of(high.probability).place - Likelihood.of(low.probability).place + 1
    many = f"{voices} independent voice{'s' if voices != 1 else ''}"
    spread = f"the assumptions allow {bands} band{'s' if bands != 1 else ''} of likelihood"
    if voices >= 3 and bands <= 2:
        return Confidence.HIGH, f"{many}; {spread}"
    if voices >= 2 and bands <= 4:
        return Confidence.MODERATE, f"{many}; {spread}"
    return Confidence.LOW, f"{many}; {spread}"


def sentences(verdict: Verdict) -> tuple[str, ...]:
    """Return the verdict in words: likelihood, range, confidence, each in a sentence of its own.

    ICD 203 forbids likelihood and confidence in one sentence.
    """
    low, high = verdict.low.probability, verdict.high.probability
    return (
        f"This is {_article(verdict.likelihood)} ({verdict.probability:.0%}).",
        f"Under other assumptions that can be held it is {low:.0%} to {high:.0%}.",
        f"Confidence is {verdict.confidence.value}: {verdict.confidence_reason}.",
    )


def _article(likelihood: Likelihood) -> str:
    return f"a {likelihood}" if likelihood is Likelihood.ROUGHLY_EVEN else str(likelihood)
