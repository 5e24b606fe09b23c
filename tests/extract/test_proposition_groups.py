"""Which tellings of a text are of one and the same thing."""

from typing import Any

import pytest
from texts import propositions_in

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "kind", "things"),
    [
        ("The army killed Davin Rook. His brother said that Davin Rook was dead.", "killed", 1),
        ("The Tidewater Front killed 12 soldiers. The Tidewater Front killed 30 soldiers.",
         "killed", 2),
        ("Rebels killed two soldiers on Monday. The two soldiers were killed in Halden.", "killed",
         1),
        ("Dorrenia has armed the Tidewater Front. Sablea has armed the Front.", "arms", 2),
    ],
)  # fmt: skip
def test_tellings_of_one_thing_are_one(nlp: Any, text: str, kind: str, things: int) -> None:
    assert len([each for each in propositions_in(nlp, text) if each.kind == kind]) == things
