"""On worlds we made, verdicts are calibrated, and beat counting; figures of figures are right."""

import numpy as np
import pytest
from calibration import (
    Figures,
    by_band,
    by_confidence,
    calibration_error,
    figures,
    log_loss,
    table,
    told,
    weighed,
)
from worlds import FAMILIES, HARD, Family, matters

from alleged.weigh.assumptions import shipped_assumptions

USUAL = shipped_assumptions()


def measured(family: Family, seeds: range, count: int, *, suggesting: bool = True) -> Figures:
    found = weighed(family, seeds, count, USUAL, suggesting=suggesting)
    return figures(family, seeds, count, USUAL, found)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_verdicts_are_calibrated_and_beat_counting(family: Family) -> None:
    found = measured(family, range(500, 520), 80, suggesting=False)
    assert found.ece <= 0.05
    assert found.loss < found.loss_origins <= found.loss_reports + 0.01
    assert found.copies_raise == 0.0
    assert found.denials_move < 0.5


def test_a_world_is_the_same_every_time_and_no_other_world() -> None:
    rich = FAMILIES[-1]
    once, again = list(matters(rich, 7, 20)), list(matters(rich, 7, 20))
    assert once == again
    assert once != list(matters(rich, 8, 20))
    assert all(any(each.supports for each in matter.body.testimony) for matter in once)


def test_worlds_that_break_what_is_assumed_are_shown_to_fail() -> None:
    rare = next(family for family in HARD if family.name == "rare")
    found = measured(rare, range(500, 504), 60)
    assert found.ece > 0.1
    assert found.ece_suggested < found.ece / 2
    assert found.loss_suggested < found.loss
    assert "**rare**" in table([found])


def test_one_thing_told_of_a_rare_matter_mends_its_verdicts() -> None:
    rare = next(family for family in HARD if family.name == "rare")
    found = told(rare, range(500, 504), 60, USUAL)
    assert found.assumption == "prior"
    assert all(value < 0 for value in found.values)
    assert found.ece[1] < found.ece[0] / 2
    assert found.loss[1] < found.loss[0]


def test_the_surer_the_more_often_right() -> None:
    every = list(matters(FAMILIES[0], 501, 150))
    levels = by_confidence(every, USUAL)
    assert [level for level, *_ in levels] == ["low", "moderate", "high"]
    assert [right for _, _, right, _ in levels] == sorted(right for _, _, right, _ in levels)
    assert sum(count for *_, count in levels) == sum(count for *_, count in by_band(every, USUAL))


def test_errors_of_calibration_and_loss_are_what_they_say() -> None:
    so = np.array([1.0, 1.0, 0.0, 1.0])
    assert calibration_error(np.full(4, 0.75), so) == 0.0
    assert calibration_error(np.array([0.9, 0.9, 0.9, 0.9]), so) == pytest.approx(0.15)
    assert log_loss(np.full(4, 0.5), so) == 1.0
    assert log_loss(np.array([1.0, 1.0, 0.0, 1.0]), so) == 0.0
