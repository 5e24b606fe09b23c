"""Whoever acts for a body in its name."""

from typing import Any

import pytest

from alleged.extract.acting_for import man_of

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
