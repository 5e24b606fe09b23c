"""Runs of tokens: what is taken out is gone, what is joined is all there."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from alleged.extract.syntax import joined, without

runs = st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda p: (p[0], p[0] + p[1]))


def tokens(many: list[tuple[int, int]]) -> set[int]:
    return {i for first, last in many for i in range(first, last)}


@given(st.lists(runs), runs)
def test_a_hole_leaves_everything_else(many: list[tuple[int, int]], hole: tuple[int, int]) -> None:
    assert tokens(without(many, hole)) == tokens(many) - tokens([hole])


@given(st.lists(runs))
def test_joining_keeps_every_token_once_and_in_order(many: list[tuple[int, int]]) -> None:
    whole = joined(many)
    assert tokens(whole) == tokens(many)
    assert whole == sorted(whole)
    assert all(a[1] < b[0] for a, b in pairwise(whole))
