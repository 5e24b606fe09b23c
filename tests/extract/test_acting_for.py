"""Whoever acts for a body in its name."""

from typing import Any

import pytest
from factories import FRONT
from texts import reading_of

from alleged.extract.acting_for import bodies_of, body_of, man_of

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "body", "man"),
    [
        ("The chief of the guard brokered the truce.", "guard", "chief"),
        ("The guard's envoy brokered the truce.", "guard", "envoy"),
        ("The guard brokered the truce.", "guard", None),
        ("The mill of the guard burned.", "guard", None),
    ],
)
def test_an_office_of_a_body_acts_for_it(nlp: Any, text: str, body: str, man: str | None) -> None:
    token = next(word for word in nlp(text) if word.text == body)
    found = man_of(token)
    assert (found.text if found is not None else None) == man


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Tidewater Front spokesman Laura Harker left the town.", True),
        ("Laura Harker, the spokesman of the Tidewater Front, left the town.", True),
        ("They met the Tidewater Front commander, Laura Harker.", True),
        ("Laura Harker, a friend of the Tidewater Front, left the town.", False),
        ("Laura Harker met the Tidewater Front.", False),
    ],
)
def test_whose_office_somebody_holds_is_their_own_body(nlp: Any, text: str, own: bool) -> None:
    reading = reading_of(nlp, text)
    (key,) = {m.key for m in reading.mentions if m.name == "Laura Harker"}
    assert (FRONT.id in bodies_of(reading, key)) is own


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Officers of the Tidewater Front left the town.", True),
        ("Friends of the Tidewater Front left the town.", False),
        ("Officers left the Tidewater Front.", False),
    ],
)
def test_officers_of_a_body_act_for_it(nlp: Any, text: str, acts: bool) -> None:
    reading = reading_of(nlp, text)
    number = body_of(reading, reading.doc[0])
    assert (number is not None) is acts
    if number is not None:
        assert reading.mentions[number].key == FRONT.id
        assert number in reading.by_key[FRONT.id]
