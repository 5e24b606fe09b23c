"""Who is no party to a deal by what a text says of them, and who is one all the same."""

from typing import Any

import pytest
from factories import FRONT
from texts import DORRENIA, SABLEA, anchor_at, group_of, reading_of

from alleged.extract.no_party import is_no_party

pytestmark = pytest.mark.slow


def out(nlp: Any, text: str, key: str) -> bool:
    """Whether somebody is no party to the truce or the trade of a text."""
    reading = reading_of(nlp, text)
    word = "truce" if "truce" in text else "oil"
    family = "truce_noun" if word == "truce" else "trade"
    return is_no_party(reading, group_of(reading, anchor_at(reading, word, family)), key)


@pytest.mark.parametrize(
    ("words", "none"),
    [
        ("Dorrenia was not a party to it, its minister said.", True),
        ("Dorrenia was no party to it, its minister said.", True),
        ("Dorrenia was a party to it, its minister said.", False),
        ("Dorrenia was not far away, its minister said.", False),
        ("Dorrenia had no part in the talks, its minister said.", True),
    ],
)
def test_who_is_said_to_be_no_party_is_none(nlp: Any, words: str, none: bool) -> None:
    text = f"Sablea and Dorrenia declared a truce. {words}"
    assert out(nlp, text, DORRENIA.id) is none


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("Dorrenia put sanctions on a trader who sold oil to the Tidewater Front.", True),
        ("A trader under Dorrenia sanctions sold oil to the Tidewater Front.", True),
        ("A trader sanctioned by Dorrenia sold oil to the Tidewater Front.", True),
        ("Dorrenia sanctioned a trader, says that he sold oil, and bought oil itself.", True),
        ("Dorrenia sold oil to the Tidewater Front.", False),
    ],
)
def test_who_only_punishes_is_no_party(nlp: Any, text: str, none: bool) -> None:
    assert out(nlp, text, DORRENIA.id) is none


def test_who_only_arms_a_side_is_no_party(nlp: Any) -> None:
    text = "Rebels armed by Dorrenia made a truce with Sablea."
    assert out(nlp, text, DORRENIA.id)
    assert not out(nlp, text, SABLEA.id)


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("Sablea made a truce with the Hill Guard, a faction of the Tidewater Front.", True),
        ("Rask, a son of the founder of the Tidewater Front, was freed under a truce.", True),
        ("Sablea made a truce with the Hill Guard and the Tidewater Front.", False),
        ("Sablea made a truce with a faction of the Tidewater Front.", False),
    ],
)
def test_whose_part_or_man_another_is_said_to_be_is_no_party(
    nlp: Any, text: str, none: bool
) -> None:
    assert out(nlp, text, FRONT.id) is none


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("The army of Varskand made a truce with Sablea.", True),
        ("The army of Varskand made a truce with Sablea. Varskand held to it.", True),
        ("The army of Varskand and Varskand made a truce with Sablea.", False),
        ("The people of Varskand made a truce with Sablea.", False),
    ],
)
def test_of_the_army_of_an_unlisted_state_the_army_is_the_party(
    nlp: Any, text: str, none: bool
) -> None:
    assert out(nlp, text, "text:varskand") is none
