"""Who has a hand in a deal, who has none, and of whom a text says neither."""

from typing import Any

import pytest
from texts import reading_of

from alleged.extract.hand_in import hand_in

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "hand"),
    [
        ("Rask plays a leading part in the negotiations.", True),
        ("Rask had a hand in the truce.", True),
        ("Rask has no part in the truce.", False),
        ("Rask had no hand in the matter.", False),
        ("Rask has taken no part in the talks.", False),
        ("Rask did not play a role in it.", False),
        ("Rask played a part in the harvest.", None),
        ("Rask had a house in the valley.", None),
        ("Rask signed the truce.", None),
    ],
)
def test_a_hand_in_it_is_had_or_not(nlp: Any, text: str, hand: bool | None) -> None:
    reading = reading_of(nlp, text)
    assert hand_in(reading, reading.doc[0]) is hand


@pytest.mark.parametrize(
    ("text", "hand"),
    [
        ("There were talks in which Venn and Rask took part.", True),
        ("There were dances in which Venn and Rask took part.", None),
        ("There were talks in which Venn and Rask slept.", None),
    ],
)
def test_those_named_together_have_a_hand_in_what_a_clause_is_of(
    nlp: Any, text: str, hand: bool | None
) -> None:
    reading = reading_of(nlp, text)
    (rask,) = (token for token in reading.doc if token.text == "Rask")
    assert hand_in(reading, rask) is hand


@pytest.mark.parametrize(
    ("text", "hand"),
    [
        ("Laura Harker, who negotiated the release, left the town.", True),
        ("Laura Harker, who negotiated the price, left the town.", None),
        ("The Harbour Guard, which negotiated the release, left the town.", None),
    ],
)
def test_a_person_who_negotiated_it_has_a_hand_in_it(
    nlp: Any, text: str, hand: bool | None
) -> None:
    reading = reading_of(nlp, text)
    (left,) = (token for token in reading.doc if token.text == "left")
    (who,) = (child for child in left.children if child.dep_ == "nsubj")
    assert hand_in(reading, who) is hand
