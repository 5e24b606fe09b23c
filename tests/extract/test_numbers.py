"""How many a text says, as low, best and high."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alleged.extract.numbers import number_of
from alleged.extract.syntax import Syntax
from alleged.model.proposition import Number

pytestmark = pytest.mark.slow


def counted(nlp: Any, text: str, noun: str = "fighters") -> Number | None:
    syntax = Syntax(nlp(text))
    return number_of(syntax, syntax.word.index(noun))


@pytest.mark.parametrize(
    ("words", "low", "best", "high"),
    [
        ("12 fighters", 12, 12, 12),
        ("at least 20 fighters", 20, 20, 20),
        ("20 to 30 fighters", 20, 25, 30),
        ("between 20 and 30 fighters", 20, 25, 30),
        ("two hundred fighters", 200, 200, 200),
        ("1,200 fighters", 1200, 1200, 1200),
        ("twenty-one fighters", 21, 21, 21),
        ("several fighters", 3, 3, 9),
        ("a dozen fighters", 12, 12, 12),
    ],
)
def test_a_number_is_read_as_written(nlp: Any, words: str, low: int, best: int, high: int) -> None:
    found = counted(nlp, f"The army killed {words} on Monday.")
    assert found is not None
    assert (found.low, found.best, found.high, found.of) == (low, best, high, "fighters")


def test_what_stands_before_of_counts_what_stands_behind(nlp: Any) -> None:
    text = "The army killed dozens of fighters."
    found = counted(nlp, text, "dozens")
    assert found is not None
    assert (found.low, found.high, found.of) == (24, 99, "fighters")
    assert found.span.of(text) == found.text == "dozens of fighters"


@pytest.mark.parametrize(
    "text",
    [
        "The army killed fighters on 12 May.",
        "In 2030 fighters left the town.",
        "The army killed the fighters.",
    ],
)
def test_a_date_counts_nobody(nlp: Any, text: str) -> None:
    assert counted(nlp, text) is None


@given(st.integers(min_value=2, max_value=9_999))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_low_best_and_high_are_in_order_and_quoted(nlp: Any, count: int) -> None:
    text = f"The army killed {count} fighters near the river."
    found = counted(nlp, text)
    if found is not None:
        assert found.low <= found.best <= found.high
        assert found.span.of(text) == found.text
        assert str(count) in found.text
