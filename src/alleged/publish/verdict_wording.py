"""The words for a verdict: likelihood, range and confidence, each in a sentence of its own."""

from alleged.model.assessment import Likelihood, Verdict

CREDIBILITY = {
    1: "confirmed by independent sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}
"""Admiralty figures for information (NATO AJP-2.1)."""


def percent(chance: float) -> str:
    """Return a probability in whole per cent, and never one of 0 or 100.

    >>> percent(0.876), percent(0.997)
    ('88%', 'over 99%')
    """
    if chance < 0.01:
        return "under 1%"
    return "over 99%" if chance > 0.99 else f"{chance:.0%}"


def bits(hundredths: int) -> str:
    """Return bits as they are shown and summed.

    >>> bits(122), bits(-5), bits(0)
    ('+1.22', '−0.05', '+0.00')
    """
    sign = "−" if hundredths < 0 else "+"
    return f"{sign}{abs(hundredths) // 100}.{abs(hundredths) % 100:02}"


def sentences(verdict: Verdict) -> tuple[str, ...]:
    """Return the verdict in words: likelihood, range, confidence, each in a sentence of its own.

    ICD 203 forbids likelihood and confidence in one sentence.
    """
    low, high = percent(verdict.low.probability), percent(verdict.high.probability)
    return (
        f"This is {_article(verdict.likelihood)} ({percent(verdict.probability)}).",
        f"Under other assumptions that can be held it is {low} to {high}.",
        f"Confidence is {verdict.confidence.value}: {verdict.confidence_reason}.",
    )


def summary(verdict: Verdict) -> str:
    """Return likelihood, bits and range on one line, without confidence."""
    low, high = percent(verdict.low.probability), percent(verdict.high.probability)
    return (
        f"{verdict.likelihood} ({percent(verdict.probability)}, "
        f"{bits(verdict.hundredths)} bits; {low} to {high} under other assumptions)"
    )


def line(verdict: Verdict) -> str:
    """Return the verdict on one line, marked as ours, for a place where claims stand around it."""
    voices = verdict.voices_for + verdict.voices_against
    heard = "1 voice alone, so little can be said" if voices == 1 else f"{voices} voices"
    return f"our assessment, no fact: {summary(verdict)}; {heard}"


def _article(likelihood: Likelihood) -> str:
    return f"a {likelihood}" if likelihood is Likelihood.ROUGHLY_EVEN else str(likelihood)
