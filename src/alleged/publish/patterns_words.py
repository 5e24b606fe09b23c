"""The words for a pattern and its test, the same in a terminal, on a page and in a chart."""

import math

from alleged.model.pattern import LEVEL, Baseline, Tally
from alleged.publish.patterns_told import PatternTold
from alleged.publish.wording import joined

WHOLE = "all that are told"
_FAMILIES = 12
MANY = (
    "Whoever looks at many patterns finds some that stand out by chance: a p-value knows nothing "
    "of those you looked at before."
)


def claim(told: PatternTold) -> str:
    """Return the claim that is put to the test."""
    beside = {
        Baseline.OTHERS: f"than {told.asked.others} do",
        Baseline.SHARE: f"than their share of all who could have, {told.asked.share or 0:.0%}",
        Baseline.SHUFFLED: "than any actors chosen by lot would",
    }[told.pattern.baseline]
    whom = told.asked.episodes()
    return (
        f"{whom[:1].upper()}{whom[1:]} have {told.asked.group} among their actors more often "
        f"{beside}."
    )


def finding(told: PatternTold) -> str:
    """Return what the counts are and whether that stands out, with what it fails at."""
    whole = told.pattern.whole
    fails = [name for name, tally in told.pattern.again() if tally.p_value > LEVEL]
    few = [name for name, tally in told.pattern.again() if tally.too_few]
    if whole.too_few:
        return (
            f"Too few to tell: with {told.asked.episodes(whole.of)} no count could have stood out."
        )
    if whole.p_value > LEVEL:
        return "It does not stand out."
    if not fails:
        return "It stands out, and does so each time it is tested again."
    real = [name for name in fails if name not in few]
    said = "It stands out where all that are told are counted, and no more "
    if real:
        return f"{said}{joined(_when(name) for name in real)}."
    return (
        "It stands out where all that are told are counted; "
        f"{joined(_when(name) for name in few)} too few are left to tell."
    )


def counts(told: PatternTold) -> str:
    """Return the counts of the whole in a sentence."""
    whole, group = told.pattern.whole, told.asked.group
    said = f"{group} is in {whole.having:,} of {told.asked.episodes(whole.of)}"
    if told.pattern.baseline is Baseline.OTHERS:
        said += f", and in {whole.others_having:,} of {whole.others:,} {told.asked.others}"
    return f"{said}. By the baseline {whole.expected:.1f} would be expected."


def estimate(tally: Tally) -> str:
    """Return the measure, as it is shown."""
    if tally.measure == "count by chance":
        return f"{tally.expected:.1f}" if tally.of else "–"
    return "–" if tally.empty else _number(tally, tally.estimate)


def interval(tally: Tally) -> str:
    """Return the interval of 95 %.

    >>> interval(Tally(1, 2, 1.0, "share", 0.5, 0.25, 0.75, 0.5))
    '25% to 75%'
    """
    if tally.empty:
        return "–"
    return f"{_number(tally, tally.low)} to {_number(tally, tally.high)}"


def p_words(tally: Tally) -> str:
    """Return the p-value, or that there are too few.

    >>> p_words(Tally(1, 2, 1.0, "share", 0.5, 0.1, 0.9, 0.0004))
    '0.0004'
    """
    if tally.too_few:
        return "too few"
    if tally.p_value >= 0.1:
        return f"{tally.p_value:.2f}"
    if tally.p_value >= 0.01:
        return f"{tally.p_value:.3f}"  # 0.05 would not say on which side of it
    return f"{tally.p_value:.4f}" if tally.p_value >= 0.0001 else "< 0.0001"


def of_others(tally: Tally) -> str:
    """Return the counts that it is held against, if any."""
    return f"{tally.others_having:,} of {tally.others:,}" if tally.measure == "odds ratio" else ""


def lines(told: PatternTold) -> list[tuple[str, Tally]]:
    """Return each time it was tested: the whole, each threshold, and without what moves it most.

    Families without which every count is the same share a line; of many, those with the highest
    p-values are given.
    """
    pattern, whole = told.pattern, told.pattern.whole
    thresholds = [(least.words, tally) for least, tally in pattern.by_threshold]
    moved = [(name, tally) for name, tally in pattern.without if tally != whole]
    moved.sort(key=lambda each: (-each[1].p_value, each[0]))
    rest = [(f"without {name}", tally) for name, tally in moved[:_FAMILIES]]
    same = [name for name, tally in pattern.without if tally == whole]
    if same and len(moved) <= _FAMILIES:
        rest.append(
            (f"without any one of {len(same)} others" if same[1:] else f"without {same[0]}", whole)
        )
    return [(WHOLE, whole), *thresholds, *rest]


def notes(told: PatternTold) -> list[str]:
    """Return what a reader must know of what was counted."""
    found = []
    moved = [tally for _, tally in told.pattern.without if tally != told.pattern.whole]
    if len(moved) > _FAMILIES:
        found.append(
            f"Of {len(moved)} families of sources that move it, the {_FAMILIES} with the highest p "
            "are shown."
        )
    if told.missing:
        found.append(f"In no episode that is counted: {joined(told.missing)}.")
    if told.asked.narrowed:
        found.append(f"Only episodes with {told.asked.narrowed} are counted.")
    return found


def _when(name: str) -> str:
    return name if name.startswith("without") else f"with only those {name}"


def _number(tally: Tally, value: float) -> str:
    if math.isinf(value):
        return "∞"
    if tally.measure == "share":
        return f"{value:.0%}"
    if tally.measure == "count by chance":
        return f"{value:g}"
    return f"{value:,.0f}" if value >= 100 else f"{value:.2g}"
