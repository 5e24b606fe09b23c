"""How hard one voice speaks: from its record, access, stance, hedging and interest to bits."""

import math
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from alleged.model.assessment import Step, in_hundredths
from alleged.model.claim import Stance
from alleged.model.testimony import Access, Interest, Reliability, Testimony
from alleged.weigh.assumptions import Assumptions
from alleged.weigh.lattice import Floats, Lattice, Number, corners

CAMP, LINKED, ONE_SOURCE, PRINTED = "camp", "linked", "one_source", "printed"
_WEAK = {Stance.REPORTS: "passed_on", Stance.DOUBTS: "doubts"}
_SAID_OF_ACCESS = {
    Access.SAW: "saw, did or signed it",
    Access.UNSAID: "does not say how it knows",
    Access.TOLD: "was told by others",
    Access.UNNAMED: "is unnamed and cannot be asked",
}
_SAID_OF_STANCE = {
    Stance.ASSERTS: "asserts it",
    Stance.DENIES: "denies it",
    Stance.REPORTS: "passes it on",
    Stance.DOUBTS: "doubts it",
}
_SAID_OF_INTEREST = {
    Interest.DENIAL: "would deny either way what shames it",
    Interest.BOAST: "would boast either way",
    Interest.ACCUSATION: "would accuse its opponent either way",
    Interest.ADMISSION: "speaks against its own interest",
}


class Manner(NamedTuple):
    """All that the strength of a word hangs on."""

    reliability: Reliability | None
    access: Access
    stance: Stance
    hedged: bool
    interest: Interest
    further: str = ""
    """Which assumption says how often it has it from a louder voice on the same side: `linked`, or
    `one_source` where one source publishes both. Empty for the loudest."""

    @property
    def supports(self) -> bool:
        """Whether it speaks for the matter, not against it."""
        return self.stance in (Stance.ASSERTS, Stance.REPORTS)


def manner(testimony: Testimony) -> Manner:
    """Return how a claim is said."""
    witness = testimony.witness
    return Manner(
        witness.reliability,
        witness.access,
        testimony.stance,
        testimony.hedged,
        testimony.interest,
    )


def one_more(said: Manner, further: str) -> Manner:
    """Return the same, said by one more voice of a side that already has a louder one."""
    return said._replace(further=further)


@lru_cache(maxsize=100_000)
def chance_right(
    reliability: Reliability | None, assumed: Assumptions, deviations: float | None = None
) -> float:
    """Return the probability that a source is right, between a coin's and the ceiling.

    `deviations` says how much better than its record it is, if not as assumed. A source that is
    wrong more often than a coin is worth nothing, not less: who lies often also says what is so,
    and nobody shall be able to sink a claim by repeating it.
    """
    mean = reliability.mean if reliability else assumed["stranger"]
    deviations = assumed["record"] if deviations is None else deviations
    if deviations:
        seen = reliability.seen if reliability else 0.0
        variance = mean * (1.0 - mean) / (seen + assumed["record_weight"] + 1.0)
        mean += deviations * math.sqrt(variance)
    return min(max(mean, 0.5), assumed["ceiling"])


def chances_right(reliability: Reliability | None, assumed: Assumptions, records: Floats) -> Floats:
    """Return the same at every corner, `records` being the deviations there."""
    return np.array(_ends(reliability, assumed)).reshape(records.shape)


@lru_cache(maxsize=100_000)
def _ends(reliability: Reliability | None, assumed: Assumptions) -> tuple[float, ...]:
    return tuple([chance_right(reliability, assumed, each) for each in assumed.ends["record"]])


def reaching(chance: Number, share: Number) -> Number:
    """Return how often a word is right of which only a share comes through as it was known.

    The rest is said in a false matter as often as in a true one.

    >>> reaching(0.9, 0.5)
    0.7
    """
    return 0.5 + share * (chance - 0.5)


def admitted(chance: Number, share: Number) -> Number:
    """Return how often a word against the speaker's own interest is right.

    `share` says how often false words go against those who say them, beside other false words.

    >>> round(admitted(0.5, 0.25), 3)
    0.8
    """
    return chance / (chance + share * (1.0 - chance))


def either_way(right: Number, pull: Number, wrong: Number | None = None) -> Number:
    """Return the likelihood ratio of words that are said either way with probability `pull`.

    Otherwise they are said as often as `right` where they are right, as `wrong` (without it, in
    all other cases) where they are not.

    >>> round(either_way(0.9, 0.8), 2)
    1.2
    """
    wrong = 1.0 - right if wrong is None else wrong
    return (pull + (1.0 - pull) * right) / (pull + (1.0 - pull) * wrong)


def in_print(chance: Number, printed: Number, supports: bool) -> tuple[Number, Number]:
    """Return how often what is printed says this if that is right, and if it is wrong.

    A source that is right with `chance` prints what it takes for not so only `printed` times as
    readily as what it takes for so. So it is little that a thing is asserted, and much that it is
    denied.

    >>> right, wrong = in_print(0.8, 0.25, supports=True)
    >>> round(right / wrong, 2)
    1.88
    """
    if_so = chance / (chance + (1.0 - chance) * printed)
    if_not = (1.0 - chance) / (1.0 - chance + chance * printed)
    return (if_so, if_not) if supports else (1.0 - if_not, 1.0 - if_so)


def either(one: Number, other: Number) -> Number:
    """Return how often one of two things holds that have nothing to do with each other."""
    return one + other - one * other


def passing(said: Manner, assumed: Assumptions) -> float:
    """Return what share of a word without interest comes through as its source knew it."""
    share = assumed[said.access]
    if said.stance in _WEAK:
        share *= assumed[_WEAK[said.stance]]
    return share * assumed["hedged"] if said.hedged else share


def _chances(
    said: Manner, chance: Number, assumed: Mapping[str, Number]
) -> list[tuple[str, Number]]:
    """Return how often a word is right after each step, by the step's name."""
    found = [("reliability", chance)]
    if said.interest is Interest.ADMISSION:
        chance = admitted(chance, assumed["admission"])
        found.append(("interest", chance))
    chance = reaching(chance, assumed[said.access])
    found.append(("access", chance))
    if said.stance in _WEAK:
        chance = reaching(chance, assumed[_WEAK[said.stance]])
        found.append(("stance", chance))
    if said.hedged:
        chance = reaching(chance, assumed["hedged"])
        found.append(("hedging", chance))
    if said.interest is Interest.NONE and CAMP in assumed:
        chance = reaching(chance, 1.0 - assumed[CAMP])
        found.append((CAMP, chance))
    return found


@lru_cache(maxsize=100_000)
def voice_steps(said: Manner, assumed: Assumptions) -> tuple[Step, ...]:
    """Return the parts of a voice's term, which sum to it; negative if it speaks against.

    Parts that add nothing are left out, but for the first.
    """
    if said.further:
        return _further(said, assumed)
    chances = _chances(said, chance_right(said.reliability, assumed), assumed.values)
    ratios = [(name, chance / (1.0 - chance)) for name, chance in chances]
    if said.interest.serves:
        ratios.append(("interest", _last_ratio(said, chances[-1][1], assumed.values)))
    elif _is_chosen(said, assumed):
        ratios.append(("printing", _last_ratio(said, chances[-1][1], assumed.values)))
    sign = 1 if said.supports else -1
    found: list[Step] = []
    reached = 0
    for name, ratio in ratios:
        now = sign * in_hundredths(ratio)
        if now != reached or not found:
            found.append(Step(name, now - reached, _reason(name, said, assumed)))
        reached = now
    return tuple(found)


def _further(said: Manner, assumed: Assumptions) -> tuple[Step, ...]:
    """Return the steps of a voice as if it were alone, and what it loses for being one more."""
    alone = voice_steps(said._replace(further=""), assumed)
    lost = voice_hundredths(said, assumed) - sum([step.hundredths for step in alone])
    if not lost:
        return alone
    return (*alone, Step("independence", lost, _reason("independence", said, assumed)))


@lru_cache(maxsize=100_000)
def voice_hundredths(said: Manner, assumed: Assumptions) -> int:
    """Return the term of a voice, in hundredths of a bit: what its steps sum to."""
    bits = _loudness(said, _said_right(said, assumed), assumed)
    return bits if said.supports else -bits


@lru_cache(maxsize=100_000)
def loudness(said: Manner, assumed: Assumptions) -> tuple[int, int, int]:
    """Return how much a voice says alone, beside other sources, and behind one of its own.

    In hundredths of a bit, for or against.
    """
    chance = _said_right(said, assumed)
    manners = (said, one_more(said, LINKED), one_more(said, ONE_SOURCE))
    alone, linked, behind = [abs(_loudness(each, chance, assumed)) for each in manners]
    return alone, linked, behind


def _said_right(said: Manner, assumed: Assumptions) -> float:
    """Return how often a word is right once all that weakens it is taken off."""
    return _chances(said, chance_right(said.reliability, assumed), assumed.values)[-1][1]


def _loudness(said: Manner, chance: float, assumed: Assumptions) -> int:
    return in_hundredths(_last_ratio(said, chance, assumed.values))


@lru_cache(maxsize=100_000)
def voice_lattice(said: Manner, assumed: Assumptions) -> Lattice:
    """Return the bits of a voice at both ends of every assumption it hangs on."""
    names = {"record", said.access.value}
    if said.stance in _WEAK:
        names.add(_WEAK[said.stance])
    if said.hedged:
        names.add("hedged")
    if said.interest is not Interest.NONE:
        names.add(said.interest.value)
    if said.further:
        names.add(said.further)
    if _is_chosen(said, assumed):
        names.add(PRINTED)
    if said.interest is Interest.NONE and assumed.ends[CAMP] != (0.0,):
        names.add(CAMP)
    axes, values = corners(frozenset(names), assumed)
    chance = chances_right(said.reliability, assumed, values["record"])
    _, chance = _chances(said, chance, values)[-1]
    bits = np.log2(_last_ratio(said, chance, values))
    return Lattice(axes, bits if said.supports else -bits)


def _is_chosen(said: Manner, assumed: Assumptions) -> bool:
    """Return whether it tells something that this was printed and not left out."""
    return said.interest is Interest.NONE and assumed.ends[PRINTED] != (1.0,)


def _last_ratio(said: Manner, chance: Number, assumed: Mapping[str, Number]) -> Number:
    """Return the likelihood ratio of words that are right with that chance, and may be pulled."""
    if said.interest.serves:
        pull = assumed[said.interest]
        return either_way(chance, either(pull, assumed[said.further]) if said.further else pull)
    right, wrong = chance, 1.0 - chance
    if said.interest is Interest.NONE and PRINTED in assumed:
        printed = assumed[PRINTED]
        if not (isinstance(printed, float) and printed == 1.0):
            right, wrong = in_print(chance, printed, said.supports)
    return either_way(right, _after(said, assumed), wrong) if said.further else right / wrong


def _after(said: Manner, assumed: Mapping[str, Number]) -> Number:
    """Return how often one more voice says what a louder one says, whether that is so or not."""
    share = assumed[said.further]
    if said.interest is Interest.NONE and CAMP in assumed:
        return either(share, assumed[CAMP])
    return share


def _reason(name: str, said: Manner, assumed: Assumptions) -> str:
    if name == "access":
        return _SAID_OF_ACCESS[said.access]
    if name == "stance":
        return _SAID_OF_STANCE[said.stance]
    if name == "independence":
        after = "it has it from another voice"
        if said.further == ONE_SOURCE:
            after = "it is there since the one who publishes it has it so"
        if said.interest is Interest.NONE and assumed[CAMP]:
            after = f"{after}, or speaks for the same camp"
        return f"{_after(said, assumed.values):.0%} chance that {after}"
    if name == CAMP:
        return f"{assumed[CAMP]:.0%} chance that it says what its camp wants, true or not"
    if name == "hedging":
        return "hedges"
    if name == "printing":
        return f"what is taken for not so is printed {assumed[PRINTED]:.0%} as readily"
    if name == "interest":
        return _SAID_OF_INTEREST[said.interest]
    spoken = _SAID_OF_STANCE[Stance.ASSERTS if said.supports else Stance.DENIES]
    if said.stance in _WEAK:
        spoken = "speaks for it" if said.supports else "speaks against it"
    if said.reliability is None:
        return f"{spoken}; no record, taken to be right {assumed['stranger']:.0%} of the time"
    seen = f"seen {said.reliability.seen:g} times" if said.reliability.seen else "by its letter"
    return f"{spoken}; right {said.reliability.mean:.0%} of the time, {seen}"
