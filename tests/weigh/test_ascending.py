"""Numbers in order, by whichever way of sorting they allow."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from alleged.weigh.ascending import distinct, firsts, in_order, numbered

NUMBERS = st.lists(st.one_of(st.integers(0, 9), st.integers(0, 2**62)), max_size=40)


@given(NUMBERS)
def test_they_are_what_numpy_gives_by_slower_ways(numbers: list[int]) -> None:
    drawn = np.array(numbers, np.int64)
    kept, which = np.unique(drawn, return_inverse=True)
    assert distinct(drawn).tolist() == kept.tolist()
    assert in_order(drawn).tolist() == np.argsort(drawn, kind="stable").tolist()
    found, places = numbered(drawn)
    assert (found.tolist(), places.tolist()) == (kept.tolist(), which.tolist())
    assert firsts(np.sort(drawn)).tolist() == np.searchsorted(np.sort(drawn), kept).tolist()
