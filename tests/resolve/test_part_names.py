"""A part of a name means whoever the text names in full, if one alone is named so."""

from typing import Any

import pytest
from texts import mentions_in

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("Anwen Tarrow, a baker, left. Later Anwen Tarrow said that Anwen knew.", "Anwen", True),
        ("Mr. Tarrow mediated. Anwen Tarrow is a baker.", "Tarrow", True),
        ("Mr. Tarrow left. Anwen Tarrow is a baker. Peter Tarrow is a mayor.", "Tarrow", False),
        ("Mr. Salt mediated. Anwen Tarrow is a baker.", "Salt", False),
    ],
)
def test_a_part_of_a_name_is_that_person(nlp: Any, text: str, part: str, whole: bool) -> None:
    found = [m for m in mentions_in(nlp, text) if m.text.endswith(part)]
    assert found
    assert all((m.name == "Anwen Tarrow") is whole for m in found if " Tarrow" not in m.text)
