"""Rival answers to one question, the evidence they share, and how they stand."""

import math
from dataclasses import dataclass
from enum import StrEnum

from alleged.model.assessment import Likelihood, Step


class Letter(StrEnum):
    """How consistent evidence is with a hypothesis (Heuer 1999, and the PARC software)."""

    CC = "CC"
    """Very consistent."""

    C = "C"
    N = "N"
    """Neutral: would be there either way."""

    I = "I"  # noqa: E741
    """Inconsistent."""

    II = "II"
    """Very inconsistent."""

    @property
    def bits(self) -> float:
        """Log2 likelihood ratio that it stands for. The numbers are ours: Heuer gives none."""
        return _BITS[self]

    @classmethod
    def of(cls, bits: float) -> "Letter":
        """Return the letter whose number is nearest.

        >>> Letter.of(1.3).value, Letter.of(-3.0).value
        ('C', 'II')
        """
        return min(_BITS, key=lambda letter: abs(_BITS[letter] - bits))


_BITS = {Letter.CC: 2.0, Letter.C: 1.0, Letter.N: 0.0, Letter.I: -1.0, Letter.II: -2.0}


class Relevance(StrEnum):
    """How much a row bears on the question; it counts in the classic score alone."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One answer to the question."""

    name: str
    text: str
    prior: float
    """Probability before any evidence; those of all rivals sum to one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one row of evidence says of one hypothesis."""

    bits: float
    """Log2 of how much likelier the evidence is under the hypothesis than otherwise."""

    letter: Letter
    reason: str = ""
    judged: bool = True
    """Whether anybody, or the rival's expectation, filled it."""

    proposed: bool = False
    """Whether it was the rival's expectation, and no person."""


@dataclass(frozen=True, slots=True)
class Row:
    """One piece of evidence, set against every hypothesis."""

    name: str
    cells: tuple[Cell, ...]
    """In the order of the hypotheses."""

    text: str = ""
    sources: tuple[str, ...] = ()
    """Who publishes it."""

    origins: tuple[str, ...] = ()
    """Where it begins: reports with one origin are one voice."""

    claims: tuple[str, ...] = ()
    """Ids of the claims it rests on."""

    episodes: tuple[str, ...] = ()
    """Ids of the episodes it rests on."""

    credibility: float = 0.8
    """Probability that the evidence is what it is said to be, 0 to 1."""

    credibility_reason: str = ""
    credibility_range: tuple[float, float] | None = None
    """The least and the most that it may be, where it was weighed."""

    relevance: Relevance = Relevance.MEDIUM


@dataclass(frozen=True, slots=True)
class Matrix:
    """A question, its rival answers and the evidence they share."""

    question: str
    hypotheses: tuple[Hypothesis, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    """What a reader must know of the rows."""

    def __post_init__(self) -> None:
        names = [each.name for each in self.hypotheses]
        if len(names) < 2 or len(set(names)) < len(names):
            raise ValueError(f"rivals are two or more, each with a name of its own: {names}")
        if not math.isclose(sum(each.prior for each in self.hypotheses), 1.0, abs_tol=1e-6):
            raise ValueError("the priors of all hypotheses sum to one")
        for row in self.rows:
            if len(row.cells) != len(names):
                raise ValueError(f"row {row.name!r}: {len(row.cells)} cells, {len(names)} rivals")


@dataclass(frozen=True, slots=True)
class Standing:
    """How one hypothesis stands."""

    hypothesis: Hypothesis
    steps: tuple[Step, ...]
    """Prior, then one a row."""

    probability: float
    """Beside its rivals, as if one of them were so."""

    inconsistency: float
    """Classic weighted inconsistency: credibility x relevance x inconsistency; consistent
    evidence counts nothing, and the least is best."""

    @property
    def hundredths(self) -> int:
        """Sum of the steps, in hundredths of a bit."""
        return sum(step.hundredths for step in self.steps)

    @property
    def likelihood(self) -> Likelihood:
        """Words for the probability, as it is shown: in whole per cent."""
        return Likelihood.of(round(self.probability, 2))


@dataclass(frozen=True, slots=True)
class Comparison:
    """How rivals stand, and which rows tell them apart."""

    question: str
    standings: tuple[Standing, ...]
    """Likeliest first."""

    diagnosticity: tuple[tuple[str, int], ...]
    """Row and how far it sets rivals apart, most first: hundredths of a bit between the one it
    speaks for most and the one it speaks against most. Rows at 0 tell nothing apart."""

    @property
    def leads(self) -> str:
        """Name of the likeliest; empty if two are equally likely."""
        first, second = self.standings[:2]
        return "" if first.hundredths == second.hundredths else first.hypothesis.name

    @property
    def least_inconsistent(self) -> str:
        """Name of the one that the classic score prefers; empty if two are equal."""
        first, second = sorted(self.standings, key=lambda each: each.inconsistency)[:2]
        equal = math.isclose(first.inconsistency, second.inconsistency)
        return "" if equal else first.hypothesis.name


@dataclass(frozen=True, slots=True)
class Loss:
    """What becomes of the comparison without one row, source or origin."""

    what: str
    """`row`, `source` or `origin`."""

    name: str
    leads: str
    """Who leads without it; empty if two do."""

    margin: int
    """Hundredths of a bit by which the present leader is still ahead; negative if it is behind."""

    turns: bool
    """Whether the present leader no longer leads."""

    rows: int = 1
    """Rows that go with it."""


@dataclass(frozen=True, slots=True)
class Variant:
    """What becomes of the comparison if something is taken otherwise that nobody can know."""

    assuming: str
    """What is taken otherwise, in words: `with letters worth half as many bits`."""

    leads: str
    """Who leads then; empty if two do."""

    margin: int
    """Hundredths of a bit by which the present leader is still ahead; negative if it is behind."""

    turns: bool
    """Whether the present leader no longer leads."""
