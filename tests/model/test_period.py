"""A period that a person writes down in numbers."""

import pytest

from alleged.model.period import written_period


@pytest.mark.parametrize(
    ("text", "text_meant"),
    [
        ("  since   2031 ", "since 2031"),
        ("2031-05-03   to   2031-05-09", "2031-05-03 to 2031-05-09"),
        ("2031 \t– 2032", "2031–2032"),
    ],
)
def test_gaps_in_a_written_period_mean_nothing(text: str, text_meant: str) -> None:
    found, meant = written_period(text), written_period(text_meant)
    assert found is not None
    assert meant is not None
    assert (found.first, found.last, found.precision) == (meant.first, meant.last, meant.precision)
    assert found.text == text


def test_a_long_gap_in_a_written_period_is_one_blank() -> None:
    assert written_period("2031" + " " * 200_000 + "x") is None
