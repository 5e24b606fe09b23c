"""Exact tests of small counts, beside tables and brute force."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alleged.hypotheses.exact import (
    binomial_interval,
    binomial_tail,
    fisher_tail,
    odds_interval,
)


@st.composite
def tables(draw: st.DrawFn) -> tuple[int, int, int, int]:
    of, rest = draw(st.integers(0, 25)), draw(st.integers(0, 25))
    return draw(st.integers(0, of)), of, draw(st.integers(0, rest)), rest


@given(tables())
@settings(deadline=None)
def test_fisher_is_the_share_of_all_tables(table: tuple[int, int, int, int]) -> None:
    having, of, others, rest = table
    total = having + others
    ways = [
        math.comb(of, k) * math.comb(rest, total - k)
        for k in range(having, min(of, total) + 1)
        if total - k <= rest
    ]
    brute = sum(ways) / math.comb(of + rest, total)
    assert fisher_tail(*table) == pytest.approx(brute, rel=1e-9)


@given(st.integers(0, 60), st.integers(0, 60), st.floats(0.01, 0.99))
@settings(deadline=None)
def test_the_binomial_is_the_sum_of_its_ways(having: int, more: int, share: float) -> None:
    of = having + more
    brute = sum(
        math.comb(of, k) * share**k * (1 - share) ** (of - k) for k in range(having, of + 1)
    )
    assert binomial_tail(having, of, share) == pytest.approx(brute, rel=1e-9, abs=1e-12)
    low, high = binomial_interval(having, of)
    assert 0.0 <= low <= (having / of if of else 0.5) <= high <= 1.0


def test_the_lady_tasting_tea() -> None:
    """Fisher's own example: 17 of 70 tables are as good as hers or better."""
    assert fisher_tail(3, 4, 1, 4) == pytest.approx(17 / 70)


@given(tables())
@settings(deadline=None)
def test_the_interval_leaves_out_a_fortieth_at_either_end(
    table: tuple[int, int, int, int],
) -> None:
    having, of, others, rest = table
    total = having + others
    possible = range(max(0, total - rest), min(of, total) + 1)

    def share(counts: range, odds: float) -> float:
        ways = {k: math.comb(of, k) * math.comb(rest, total - k) * odds**k for k in possible}
        return sum(ways[k] for k in counts) / sum(ways.values())

    _, low, high = odds_interval(*table)
    if having > possible[0]:
        assert share(range(having, possible[-1] + 1), low) == pytest.approx(0.025, rel=1e-6)
    if having < possible[-1]:
        assert share(range(possible[0], having + 1), high) == pytest.approx(0.025, rel=1e-6)


@given(st.integers(0, 40), st.integers(0, 40))
@settings(deadline=None)
def test_the_interval_of_a_share_does_too(having: int, more: int) -> None:
    low, high = binomial_interval(having, having + more)
    if having:
        assert binomial_tail(having, having + more, low) == pytest.approx(0.025, rel=1e-6)
    if more:
        assert 1.0 - binomial_tail(having + 1, having + more, high) == pytest.approx(0.025)


@given(tables())
@settings(deadline=None)
def test_the_odds_ratio_lies_in_its_interval(table: tuple[int, int, int, int]) -> None:
    estimate, low, high = odds_interval(*table)
    assert 0.0 <= low <= high
    having, of, others, rest = table
    if 0 < having < of and 0 < others < rest:
        assert low <= estimate <= high


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_a_share_of_none_or_all_is_certain(share: float) -> None:
    assert binomial_tail(0, 3, share) == 1.0
    assert binomial_tail(3, 3, share) == share
    assert binomial_tail(1, 3, share) == share
