"""Probabilities and their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.model.assessment import Likelihood, in_hundredths, probability


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.0, "almost no chance"),
        (0.049, "almost no chance"),
        (0.05, "very unlikely"),
        (0.2, "unlikely"),
        (0.45, "roughly even chance"),
        (0.5, "roughly even chance"),
        (0.55, "roughly even chance"),
        (0.551, "likely"),
        (0.8, "likely"),
        (0.81, "very likely"),
        (0.95, "very likely"),
        (0.96, "almost certain"),
        (1.0, "almost certain"),
    ],
)
def test_every_probability_has_its_words(chance: float, words: str) -> None:
    assert Likelihood.of(chance).value == words


@given(st.floats(0, 1))
def test_words_for_a_claim_and_its_opposite_mirror_each_other(chance: float) -> None:
    assert Likelihood.of(chance).place + Likelihood.of(1.0 - chance).place == 6 or (
        # 1 - x may round onto a border that x is not on
        min(abs(chance - border) for border in (0.05, 0.2, 0.45, 0.55, 0.8, 0.95)) < 1e-9
    )


@given(st.integers(-60_000, 60_000))
def test_bits_and_probability_say_the_same(hundredths: int) -> None:
    assert 0.0 <= probability(hundredths) <= 1.0
    assert probability(hundredths) + probability(-hundredths) == pytest.approx(1.0)
    if abs(hundredths) < 2_000:
        chance = probability(hundredths)
        assert in_hundredths(chance / (1.0 - chance)) == hundredths


def test_a_number_that_is_no_probability_has_no_words() -> None:
    with pytest.raises(ValueError, match=r"1\.2"):
        Likelihood.of(1.2)
