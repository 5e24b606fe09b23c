"""What is made of a body of evidence: a sum of named terms, its words and its range."""

import math
from dataclasses import dataclass
from enum import StrEnum


class Likelihood(StrEnum):
    """Words for a probability (Intelligence Community Directive 203, 2015)."""

    ALMOST_NO_CHANCE = "almost no chance"
    VERY_UNLIKELY = "very unlikely"
    UNLIKELY = "unlikely"
    ROUGHLY_EVEN = "roughly even chance"
    LIKELY = "likely"
    VERY_LIKELY = "very likely"
    ALMOST_CERTAIN = "almost certain"

    @classmethod
    def of(cls, probability: float) -> "Likelihood":
        """Return the word for a probability; a border belongs to the band nearer to even.

        >>> Likelihood.of(0.8).value, Likelihood.of(0.45).value
        ('likely', 'roughly even chance')
        """
        if not 0.0 <= probability <= 1.0:
            raise ValueError(f"no probability: {probability!r}")
        words = tuple(cls)
        if probability < 0.5:
            return words[sum(probability >= border for border in _BELOW)]
        return words[len(_BELOW) + sum(probability > border for border in _ABOVE)]

    @property
    def place(self) -> int:
        """From 0, almost no chance, to 6, almost certain."""
        return tuple(Likelihood).index(self)


_BELOW = (0.05, 0.20, 0.45)
_ABOVE = (0.55, 0.80, 0.95)


class Confidence(StrEnum):
    """How firm the ground of a verdict is, whatever its likelihood (ICD 203)."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


def probability(hundredths: int) -> float:
    """Return the probability that log2 odds stand for.

    >>> probability(200)
    0.8
    """
    bits = hundredths / 100
    if bits < 0:
        odds = math.exp2(bits)
        return odds / (1.0 + odds)
    return 1.0 / (1.0 + math.exp2(-bits))


def in_hundredths(ratio: float) -> int:
    """Return a likelihood ratio or odds as log2, in hundredths of a bit.

    Rounded here, once: whatever is shown later is a sum of whole numbers and adds up.

    >>> in_hundredths(4.0), in_hundredths(0.7)
    (200, -51)
    """
    return round(100 * math.log2(ratio))


@dataclass(frozen=True, slots=True)
class Step:
    """One part of a term, and why."""

    name: str
    hundredths: int
    """Of a bit, log2; the steps of a term sum to the term."""

    reason: str


class TermKind(StrEnum):
    """What a term of a verdict is about."""

    PRIOR = "prior"
    VOICE = "voice"
    TRACE = "trace"
    DECEIVED = "deceived"


@dataclass(frozen=True, slots=True)
class Term:
    """One number of a verdict's sum, with its reason and the claims it rests on."""

    kind: TermKind
    about: str
    """Whose word, or which trace; `prior`, `deceived`."""

    steps: tuple[Step, ...]
    reason: str
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    """Who published them."""

    origins: tuple[str, ...] = ()
    silent: bool = False
    """Listed and adding nothing, since it was heard before or there is nothing to hear."""

    @property
    def hundredths(self) -> int:
        """Hundredths of a bit that it adds."""
        return sum([step.hundredths for step in self.steps])


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of a range, and the assumptions that lead there."""

    hundredths: int
    assuming: tuple[tuple[str, float], ...] = ()
    """Name and value of each assumption that is not at its usual value."""

    @property
    def probability(self) -> float:
        """Probability at this end."""
        return probability(self.hundredths)

    @property
    def likelihood(self) -> Likelihood:
        """Words for that probability, as it is shown: in whole per cent."""
        return Likelihood.of(round(self.probability, 2))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is made of one matter. Never a fact: a sum that anybody can follow and change."""

    terms: tuple[Term, ...]
    low: Bound
    high: Bound
    voices_for: int
    """Independent voices that speak for it; copies do not count."""

    voices_against: int
    credibility: int
    """Admiralty 1 (confirmed by independent sources) to 5 (improbable); 6 cannot be judged."""

    confidence: Confidence
    confidence_reason: str

    @property
    def hundredths(self) -> int:
        """Log2 odds in hundredths of a bit: the sum of the terms."""
        return sum([term.hundredths for term in self.terms])

    @property
    def log2_odds(self) -> float:
        """Log2 odds."""
        return self.hundredths / 100

    @property
    def probability(self) -> float:
        """Probability that the odds stand for."""
        return probability(self.hundredths)

    @property
    def likelihood(self) -> Likelihood:
        """Words for that probability, as it is shown: in whole per cent."""
        return Likelihood.of(round(self.probability, 2))
