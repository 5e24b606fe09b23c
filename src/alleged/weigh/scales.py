"""Letters and figures for what was weighed: Admiralty letters and figures, confidence."""

from alleged.model.assessment import Bound, Confidence, Likelihood, probability
from alleged.model.testimony import Reliability

LETTERS = {"A": 0.95, "B": 0.85, "C": 0.7, "D": 0.5, "E": 0.3}
"""How often a source with an Admiralty letter is right. The numbers are ours; F is no number."""

_LEAST_OF_LETTER = (("A", 0.9), ("B", 0.775), ("C", 0.6), ("D", 0.4))
"""Half way between one letter's number and the next."""

LITTLE = 50
"""Hundredths of a bit. A voice that says less does not confirm, and gives no confidence; with less
said on both sides together, nothing can be judged."""

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
    """Return how firm the ground is: whether assumptions that can be held turn the verdict.

    High if three voices or more count and every corner of the assumptions is likely, or every one
    unlikely; moderate if two or more count and no corner goes beyond even to the other side; else
    low. A verdict of even chances is never firm. Ours: ICD 203 names the levels, not the rule.

    Args:
        low: Lower end of the range.
        high: Upper end.
        voices: Independent voices that say half a bit or more, for or against.
    """
    many = "1 independent voice says" if voices == 1 else f"{voices} independent voices say"
    many += " half a bit or more"
    worst, best, even = low.likelihood.place, high.likelihood.place, Likelihood.ROUGHLY_EVEN.place
    if worst > even or best < even:
        said = f"{many}; no assumption that can be held turns it"
        return (Confidence.HIGH if voices >= 3 else _few(voices)), said
    if worst == even < best or best == even > worst:
        return _few(voices), f"{many}; some assumptions that can be held leave it open"
    if worst == best:
        return Confidence.LOW, f"{many}; whatever is assumed, it is open"
    return Confidence.LOW, f"{many}; some assumptions that can be held turn it"


def _few(voices: int) -> Confidence:
    return Confidence.MODERATE if voices >= 2 else Confidence.LOW
