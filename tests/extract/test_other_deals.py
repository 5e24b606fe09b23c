"""Deals that a text mentions beside its own are set apart by the words that call them others."""

from typing import Any

import pytest
from texts import anchor_at, group_of, reading_of

from alleged.extract.other_deals import is_another

pytestmark = pytest.mark.slow

TRUCE = "The Tidewater Front signed a truce with the Red Heron Brigade in 2019."


@pytest.mark.parametrize(
    ("words", "another"),
    [
        ("An earlier accord did not hold.", True),
        ("It follows a pact with Dorrenia.", True),
        ("The accord of 2016 did not hold.", True),
        ("The accord of 2019 did not hold.", False),
        ("The accord did not hold.", False),
        ("The accord that they signed in 2005 had lasted a month.", True),
        ("The accord had been kept from the papers.", False),
        ("The Council knew of no second pact.", False),
        ("The Council follows the accord closely.", False),
    ],
)
def test_another_deal_is_called_so(nlp: Any, words: str, another: bool) -> None:
    reading = reading_of(nlp, f"{TRUCE} {words}")
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    word = "pact" if "pact" in words else "accord"
    assert is_another(reading, [anchor_at(reading, word, "deal_noun")], group) is another
