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
        ("The accord which they had signed in 2005 is in force again.", True),
        ("The accord which they had praised in 2005 is in force again.", False),
        ("An accord was signed in March 2017.", True),
        ("The pact was signed in March 2017.", False),
        ("An accord did not hold.", True),
        ("An accord collapsed within days.", True),
        ("An accord fell apart within days.", True),
        ("An accord was not shown to them.", False),
        ("The Council also signed an accord.", True),
        ("The Council signed an accord as well.", True),
        ("The Council as well as the Front signed an accord.", False),
        ("The Council knew of no second pact.", False),
        ("The Council follows the accord closely.", False),
    ],
)
def test_another_deal_is_called_so(nlp: Any, words: str, another: bool) -> None:
    reading = reading_of(nlp, f"{TRUCE} {words}")
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    word = "pact" if "pact" in words else "accord"
    assert is_another(reading, [anchor_at(reading, word, "deal_noun")], group) is another


def test_a_word_that_opens_the_text_is_read_as_any_other(nlp: Any) -> None:
    reading = reading_of(nlp, "Well, the Council signed an accord.")
    accord = anchor_at(reading, "accord", "deal_noun")
    assert not is_another(reading, [accord], group_of(reading, accord))


@pytest.mark.parametrize(
    ("told", "family", "another"),
    [
        ("The Tidewater Front signed a truce with the Red Heron Brigade.", "truce_noun", True),
        ("The swap of the Tidewater Front and the Brigade was put off.", "swap_noun", False),
    ],
)
def test_what_is_carried_out_may_be_by_an_accord_of_long_before(
    nlp: Any, told: str, family: str, another: bool
) -> None:
    reading = reading_of(nlp, f"{told} An accord was signed in March 2017.")
    group = group_of(reading, anchor_at(reading, family.partition("_")[0], family))
    assert is_another(reading, [anchor_at(reading, "accord", "deal_noun")], group) is another
