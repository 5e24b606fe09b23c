"""Whether a pattern over many episodes holds, against a baseline, and on whose word."""

from collections.abc import Callable, Collection, Sequence
from functools import partial

from alleged.hypotheses.exact import binomial_interval, binomial_tail, fisher_tail, odds_interval
from alleged.hypotheses.shuffling import shuffled_counts
from alleged.model.pattern import Baseline, Occasion, Pattern, Tally, Threshold

THRESHOLDS = (Threshold(0.55), Threshold(0.8), Threshold(0.95))
"""Likely, very likely, almost certain."""


def pattern(
    occasions: Sequence[Occasion],
    group: Collection[str],
    *,
    baseline: Baseline = Baseline.OTHERS,
    share: float | None = None,
    pool: Collection[str] = (),
    thresholds: Sequence[Threshold] = THRESHOLDS,
    shuffles: int = 9_999,
    seed: int = 1,
) -> Pattern:
    """Return whether episodes with the outcome have actors of a group more often than the baseline.

    Args:
        occasions: Every episode of the selection, with and without the outcome. Their order changes
            nothing.
        group: The actors that the claim is about ("Y's allies").
        baseline: What to hold it against.
        share: Of all who could have, the share that is of the group, 0 to 1; for `Baseline.SHARE`.
        pool: All actors who could have, for `Baseline.SHUFFLED`; those of the occasions if empty.
        thresholds: At each of them the test is done again with the episodes that reach it.
        shuffles: How many times the grouping is dealt out anew, unless every way can be tried.
        seed: Of the shuffling.

    Raises ValueError if the baseline lacks what it needs.
    """
    if baseline is Baseline.SHARE and (share is None or not 0.0 < share < 1.0):
        raise ValueError(f"a share within 0 and 1 is needed, not {share!r}")
    members = frozenset(group)
    if baseline is Baseline.SHUFFLED and pool and not members <= set(pool):
        raise ValueError(f"not in the pool: {', '.join(sorted(members - set(pool)))}")
    tally: Callable[[Sequence[Occasion]], Tally]
    match baseline:
        case Baseline.OTHERS:
            tally = partial(_beside_others, group=members)
        case Baseline.SHARE:
            tally = partial(_beside_share, group=members, share=share or 0.0)
        case Baseline.SHUFFLED:
            everybody = frozenset(pool) or members.union(*(each.actors for each in occasions))
            tally = partial(
                _beside_shuffled, group=members, pool=everybody, shuffles=shuffles, seed=seed
            )
    families = sorted(set[str]().union(*(each.families for each in occasions)))
    return Pattern(
        baseline,
        tally(occasions),
        tuple((least, tally([o for o in occasions if least.admits(o)])) for least in thresholds),
        tuple((name, tally([o for o in occasions if o.families - {name}])) for name in families),
    )


def _having(
    occasions: Sequence[Occasion], group: frozenset[str], *, outcome: bool
) -> tuple[int, int]:
    """Return how many episodes with (or without) the outcome have an actor of the group, of all."""
    of = [each for each in occasions if each.outcome is outcome]
    return sum(not group.isdisjoint(each.actors) for each in of), len(of)


def _beside_others(occasions: Sequence[Occasion], group: frozenset[str]) -> Tally:
    having, of = _having(occasions, group, outcome=True)
    others, rest = _having(occasions, group, outcome=False)
    expected = of * (having + others) / max(of + rest, 1)
    estimate, low, high = odds_interval(having, of, others, rest)
    most = min(of, having + others)
    return Tally(
        having,
        of,
        expected,
        "odds ratio",
        estimate,
        low,
        high,
        fisher_tail(having, of, others, rest),
        fisher_tail(most, of, having + others - most, rest),
        others,
        rest,
        "Fisher's exact test, one-sided",
    )


def _beside_share(occasions: Sequence[Occasion], group: frozenset[str], share: float) -> Tally:
    having, of = _having(occasions, group, outcome=True)
    low, high = binomial_interval(having, of)
    return Tally(
        having,
        of,
        of * share,
        "share",
        having / of if of else share,
        low,
        high,
        binomial_tail(having, of, share),
        share**of,
        test="exact binomial test, one-sided",
    )


def _beside_shuffled(
    occasions: Sequence[Occasion],
    group: frozenset[str],
    pool: frozenset[str],
    shuffles: int,
    seed: int,
) -> Tally:
    having, of = _having(occasions, group, outcome=True)
    chosen = [each.actors for each in occasions if each.outcome]
    counts = shuffled_counts(chosen, len(group), sorted(pool), shuffles, seed)
    low, high = (float(each) for each in counts.quantile((0.025, 0.975)))
    ways = f"all {len(counts.values):,} ways" if counts.every else f"{shuffles:,} shuffles"
    return Tally(
        having,
        of,
        counts.mean,
        "count by chance",
        having,
        low,
        high,
        counts.share_of(having),
        counts.share_of(int(counts.values.max())),
        test=f"permutation test over {ways}, one-sided",
    )
