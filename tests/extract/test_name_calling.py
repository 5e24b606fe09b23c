"""Accusations by a name that somebody is called, or that their words are called."""

from typing import Any

import pytest
from texts import names, propositions_in

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "kind", "accused"),
    [
        ("Davin Rook called the Sablean army liars.", "lying", ["Sablean army"]),
        ("Davin Rook dismissed the video as a forgery by the Sablean army.", "lying",
         ["Sablean army"]),
        ("The Orrin Council branded the Tidewater Front torturers.", "atrocity",
         ["Tidewater Front"]),
    ],
)  # fmt: skip
def test_who_is_called_so_is_accused(nlp: Any, text: str, kind: str, accused: list[str]) -> None:
    (one,) = [each for each in propositions_in(nlp, text) if each.type.value == "accusation"]
    assert (one.kind, names(one.roles)) == (kind, accused)


def test_a_boat_by_its_name_accuses_nobody(nlp: Any) -> None:
    text = "The Tidewater Front attacked. Davin Rook called the boat Heron, and the army a friend."
    assert [each for each in propositions_in(nlp, text) if each.type.value == "accusation"] == []
