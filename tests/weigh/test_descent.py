"""The lowest point of a cost, and how sharp it is there."""

import numpy as np
import pytest

from alleged.weigh.descent import lowest


def test_a_bowl_is_lowest_at_its_bottom_and_as_wide_as_it_is() -> None:
    curve = np.array([[4.0, 1.0], [1.0, 1.0]])
    bottom = np.array([2.0, -3.0])
    found, wide = lowest(lambda x: float((x - bottom) @ curve @ (x - bottom)) / 2, np.zeros(2))
    assert found == pytest.approx(bottom, abs=1e-3)
    assert wide == pytest.approx(np.sqrt(np.diag(np.linalg.inv(curve))), rel=1e-3)


def test_it_goes_down_from_where_the_cost_bends_the_other_way() -> None:
    found, _ = lowest(lambda x: float(x[0] ** 4 - 2 * x[0] ** 2), np.array([0.1]))
    assert found[0] == pytest.approx(1.0, abs=1e-2)
