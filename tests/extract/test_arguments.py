"""Whom the words for a deal name as its sides, however the sentence is built."""

from typing import Any

import pytest
from factories import FRONT
from texts import BRIGADE, DORRENIA, SABLEA, anchor_at, reading_of

from alleged.extract.arguments import arguments_of, stand_ins

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "word", "sides"),
    [
        (
            "The truce that ended was a truce between RHB and government forces.",
            "truce between",
            {BRIGADE.id},
        ),
        (
            "No secret deal existed between the Tidewater Front and the Red Heron Brigade.",
            "deal",
            {FRONT.id, BRIGADE.id},
        ),
        ("The Sablea-Dorrenia truce held until Monday.", "truce", {SABLEA.id, DORRENIA.id}),
        ("The truce held between the hills.", "truce", set()),
        (
            "They describe a pact that officers of the Tidewater Front are said to have signed "
            "with the Red Heron Brigade.",
            "pact",
            {FRONT.id, BRIGADE.id},
        ),
        (
            "They describe a pact that friends of the Tidewater Front are said to have read.",
            "pact",
            set(),
        ),
    ],
    ids=[
        "lost by the parser",
        "hung on the verb",
        "with a hyphen",
        "between no sides",
        "said to have signed",
        "said to have read",
    ],
)
def test_both_sides_are_named(nlp: Any, text: str, word: str, sides: set[str]) -> None:
    reading = reading_of(nlp, text)
    at = text.index(word)
    token = next(t for t in reading.doc if t.idx == at)
    found = arguments_of(reading, token).all
    assert sides <= found
    assert bool(found) is bool(sides)


@pytest.mark.parametrize(
    ("clause", "stands"),
    [("which Sablea and Dorrenia concluded last month", True), ("which the hills hide", False)],
)
def test_the_one_that_two_signed_stands_for_a_deal(nlp: Any, clause: str, stands: bool) -> None:
    reading = reading_of(nlp, f"The accord must fit the one {clause}.")
    anchor_at(reading, "accord", "deal_noun")
    words = [token.text for token in stand_ins(reading)]
    assert ("one" in words) is stands
    if stands:
        (one,) = stand_ins(reading)
        assert arguments_of(reading, one).all == {SABLEA.id, DORRENIA.id}
