"""On tables we made, reconciling finds copies, beats counting heads, and knows its limits."""

import pytest
from constants import changes, constants
from tables import FAMILIES, Family, figures, table

from alleged.weigh import copying, shares

BY_NAME = {family.name: family for family in FAMILIES}


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_it_is_no_worse_than_counting_heads_and_calibrated(family: Family) -> None:
    found = figures(family, range(500, 506))
    assert found.accuracy >= found.vote
    assert found.calibration >= 0.93
    assert found.covered >= 0.8
    assert found.sure >= 0.95


def test_it_finds_who_copies_the_worst_and_is_not_led_by_them() -> None:
    found = figures(BY_NAME["copies"], range(500, 506))
    assert found.found >= 0.9
    assert found.accuracy >= found.vote + 0.05


def test_a_table_is_the_same_every_time_and_no_other_table() -> None:
    family = BY_NAME["copies"]
    assert table(family, 7) == table(family, 7)
    assert table(family, 7).rows != table(family, 8).rows
    made = table(family, 7)
    assert {made.meant[value] for _, _, value in made.rows} >= set(made.truth.values())
    assert len({made.origin[source] for source, _, _ in made.rows}) < len(made.origin)


def test_constants_are_changed_in_every_module_and_put_back() -> None:
    before = copying.SURPRISE, shares.STRENGTH
    named = {name for name, _, _ in changes("")}
    assert {"SURPRISE", "STRENGTH", "tolerance of a number"} <= named
    with constants({"SURPRISE": 1.0, "STRENGTH": 2.0}):
        assert (copying.SURPRISE, shares.STRENGTH) == (1.0, 2.0)
    assert before == (copying.SURPRISE, shares.STRENGTH)
