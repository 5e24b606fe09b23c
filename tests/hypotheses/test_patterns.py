"""A pattern is tested, not told; it carries its warning, its thresholds and its sources."""

import random

import pytest

from alleged.hypotheses.patterns import pattern
from alleged.model.pattern import UNEVEN, Baseline, Occasion

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
    assert [least for least, _ in found.by_threshold] == [0.5, 0.8, 0.95]
    assert [tally.of for _, tally in found.by_threshold] == [18, 0, 0]
    assert found.fails() == ("at 80% and more", "at 95% and more")
    assert found.by_threshold[1][1].p_value == 1.0
    unlikely = occasions(50, 0, 0, 50, chance=0.3)
    assert pattern(unlikely, ALLIES).whole.of == 0


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
    assert shuffled.whole.p_value == pytest.approx(0.2, abs=0.05)
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
        hits += pattern(told, ALLIES, thresholds=(0.5,)).whole.p_value <= 0.1
    assert hits / 100 <= 0.1 + 0.04
