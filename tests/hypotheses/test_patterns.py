"""A pattern is tested, not told; it carries its warning, its thresholds and its sources."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alleged.hypotheses.patterns import pattern
from alleged.hypotheses.shuffling import shuffled_counts
from alleged.model.pattern import UNEVEN, Baseline, Occasion, Threshold

ALLIES = {"Harrow Army", "Saltmarsh Militia"}
OTHERS = ["Lowland League", "Harbour Guard", "Northern Council", "Free Valley Brigades"]


def occasions(
    with_allies: int,
    without: int,
    others_with: int,
    others_without: int,
    families: frozenset[str] = frozenset({"wire", "local"}),
    chance: float = 0.9,
) -> list[Occasion]:
    dice = random.Random(5)

    def some(count: int, *, ally: bool, outcome: bool) -> list[Occasion]:
        return [
            Occasion(
                f"{outcome}-{ally}-{n}",
                frozenset({dice.choice(sorted(ALLIES) if ally else OTHERS), "Tidewater Front"}),
                outcome,
                chance,
                families,
            )
            for n in range(count)
        ]

    return [
        *some(with_allies, ally=True, outcome=True),
        *some(without, ally=False, outcome=True),
        *some(others_with, ally=True, outcome=False),
        *some(others_without, ally=False, outcome=False),
    ]


def test_a_clear_pattern_stands_out_from_the_others() -> None:
    found = pattern(occasions(18, 4, 6, 20), ALLIES)
    assert (found.whole.having, found.whole.of) == (18, 22)
    assert found.whole.expected == pytest.approx(22 * 24 / 48)
    assert found.whole.estimate == pytest.approx((18 * 20) / (4 * 6))
    assert found.whole.low > 1.0
    assert found.whole.p_value < 0.001
    assert found.warning == UNEVEN


def test_no_pattern_does_not() -> None:
    found = pattern(occasions(5, 15, 5, 15), ALLIES)
    assert found.whole.p_value > 0.5
    assert not found.stands_out()


def test_what_rests_on_one_family_fails_without_it() -> None:
    told = occasions(16, 2, 0, 0, frozenset({"party press"}))
    told += occasions(2, 6, 4, 20)
    found = pattern(told, ALLIES)
    assert found.whole.p_value < 0.05
    assert not found.stands_out()
    assert "without party press" in found.fails()
    assert [name for name, _ in found.without] == ["local", "party press", "wire"]


def test_what_is_hardly_likely_fails_at_higher_thresholds() -> None:
    found = pattern(occasions(16, 2, 3, 20, chance=0.6), ALLIES)
    assert [least.chance for least, _ in found.by_threshold] == [0.55, 0.8, 0.95]
    assert [tally.of for _, tally in found.by_threshold] == [18, 0, 0]
    assert found.fails() == ("very likely and more", "almost certain and more")
    assert found.by_threshold[1][1].p_value == 1.0
    assert found.by_threshold[1][1].too_few
    assert found.by_threshold[1][1].empty
    unlikely = pattern(occasions(50, 0, 0, 50, chance=0.3), ALLIES)
    assert (unlikely.whole.of, unlikely.by_threshold[0][1].of) == (50, 0)


def test_what_one_voice_tells_fails_where_two_are_asked_for() -> None:
    told = [replace(each, origins=1 + each.outcome % 2) for each in occasions(16, 2, 3, 20)]
    found = pattern(told, ALLIES, thresholds=(Threshold(origins=2),))
    assert found.fails() == ("from 2 origins and more",)
    assert found.by_threshold[0][1].others == 0


def test_a_known_share_is_a_baseline_too() -> None:
    found = pattern(occasions(14, 6, 0, 0), ALLIES, baseline=Baseline.SHARE, share=0.4)
    assert found.whole.expected == pytest.approx(8.0)
    assert found.whole.estimate == 0.7
    assert found.whole.low < 0.7 < found.whole.high
    assert found.whole.p_value == pytest.approx(0.0065, abs=1e-4)
    with pytest.raises(ValueError, match="share within 0 and 1"):
        pattern([], ALLIES, baseline=Baseline.SHARE)


def test_one_actor_that_comes_back_often_is_one_actor() -> None:
    """Fisher takes twenty deals of one ally for twenty; the shuffled baseline for one actor."""
    told = [Occasion(str(n), frozenset({"Harrow Army"}), True, 0.9) for n in range(20)]
    told += [Occasion(f"o{n}", frozenset({OTHERS[n % 4]}), False, 0.9) for n in range(20)]
    assert pattern(told, {"Harrow Army"}).whole.p_value < 1e-6
    shuffled = pattern(told, {"Harrow Army"}, baseline=Baseline.SHUFFLED, shuffles=999)
    assert shuffled.whole.p_value == pytest.approx(0.2), "one of five actors, and every one tried"
    assert shuffled.whole.test == "permutation test over all 5 ways, one-sided"
    assert shuffled.whole.too_few
    assert shuffled.whole.measure == "count by chance"


def test_shuffling_is_repeatable_and_takes_a_wider_pool() -> None:
    told = occasions(14, 6, 0, 0)
    options = {"baseline": Baseline.SHUFFLED, "shuffles": 1_999}
    once = pattern(told, ALLIES, **options)  # type: ignore[arg-type]
    assert once == pattern(told, ALLIES, **options)  # type: ignore[arg-type]
    wide = pattern(told, ALLIES, pool={*ALLIES, *OTHERS, *map(str, range(20))}, **options)  # type: ignore[arg-type]
    assert wide.whole.p_value < once.whole.p_value
    with pytest.raises(ValueError, match="not in the pool: Harrow Army"):
        pattern(told, {"Harrow Army"}, pool=OTHERS, **options)  # type: ignore[arg-type]


def test_where_there_is_no_pattern_the_p_values_are_even() -> None:
    """Few of those worlds reach p below 0.1."""
    dice = random.Random(3)
    hits = 0
    for _ in range(100):
        told = [
            Occasion(str(n), frozenset({dice.choice([*ALLIES, *OTHERS])}), dice.random() < 0.5)
            for n in range(60)
        ]
        hits += pattern(told, ALLIES, thresholds=()).whole.p_value <= 0.1
    assert hits / 100 <= 0.1 + 0.04


tables = st.tuples(st.integers(0, 5), st.integers(1, 5), st.integers(0, 4), st.integers(1, 4)).map(
    lambda t: (min(t[0], t[1]), t[1], min(t[2], t[3]), t[3])
)


def table(having: int, of: int, others: int, rest: int) -> tuple[list[Occasion], set[str]]:
    """Episodes with one actor each, none of whom comes back, and the group among them."""
    told = [Occasion(f"w{n}", frozenset({f"w{n}"}), True) for n in range(of)]
    told += [Occasion(f"o{n}", frozenset({f"o{n}"}), False) for n in range(rest)]
    return told, {*(f"w{n}" for n in range(having)), *(f"o{n}" for n in range(others))}


@given(tables)
@settings(deadline=None)
def test_dealing_out_every_way_is_fishers_test_where_nobody_comes_back(
    counts: tuple[int, int, int, int],
) -> None:
    """Both fix how many there are and how many are of the group; so both count the same tables."""
    told, group = table(*counts)
    if not group:
        return
    shuffled = pattern(told, group, baseline=Baseline.SHUFFLED, thresholds=()).whole
    fisher = pattern(told, group, thresholds=()).whole
    assert shuffled.p_value == pytest.approx(fisher.p_value)
    assert shuffled.attainable == pytest.approx(fisher.attainable)
    assert shuffled.expected == pytest.approx(fisher.expected)


@given(tables, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_episodes_changes_nothing(
    counts: tuple[int, int, int, int], dice: random.Random
) -> None:
    told, group = table(*counts)
    mixed = dice.sample(told, len(told))
    for baseline in Baseline:
        options = {"baseline": baseline, "share": 0.5, "shuffles": 99}
        assert pattern(told, group, **options) == pattern(mixed, group, **options)  # type: ignore[arg-type]


@given(tables)
@settings(deadline=None)
def test_no_count_has_a_lower_p_than_is_attainable(counts: tuple[int, int, int, int]) -> None:
    told, group = table(*counts)
    for baseline in Baseline:
        whole = pattern(told, group, baseline=baseline, share=0.4, thresholds=()).whole
        assert 0.0 < whole.attainable <= whole.p_value * (1 + 1e-9)
        assert whole.p_value <= 1.0


def test_drawing_comes_near_to_trying_every_way() -> None:
    told = [frozenset({f"a{n % 9}", f"a{(n * n) % 9}"}) for n in range(14)]
    pool = [f"a{n}" for n in range(9)]
    every = shuffled_counts(told, 3, pool, 0, 1)
    drawn = shuffled_counts(told, 3, pool, 20_000, 1, every=0)
    assert every.every
    assert not drawn.every
    assert len(every.values) == 84
    assert drawn.mean == pytest.approx(every.mean, rel=0.01)
    for count in range(1, 14):
        assert drawn.share_of(count) == pytest.approx(every.share_of(count), abs=0.015)
