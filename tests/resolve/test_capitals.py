"""Bodies and bands that only their capitals name, on invented texts."""

from typing import Any

import pytest
from texts import mentions_in

from alleged.model.actor import ActorKind

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Seven fighters of the Falah Companies were freed at the lake.", "Falah Companies"),
        ("The swap was arranged by the Sultanate of Marrun on Monday.", "Sultanate of Marrun"),
        ("The miners accused the Sons of the Stick of theft.", "Sons of the Stick"),
        ("Officials had said that the Dawn Covenant would leave.", "Dawn Covenant"),
    ],
)
def test_an_unknown_body_is_no_silent_loss(nlp: Any, text: str, name: str) -> None:
    assert name in {m.name for m in mentions_in(nlp, text)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Talks were led by Foreign Minister Ila Venn on Monday.", "Foreign Minister"),
        ("It was a part of the Safe Homeland plan.", "Safe Homeland"),
        ("They signed the Grey Harbour Agreement on Monday.", "Grey Harbour Agreement"),
    ],
    ids=["a title", "a plan", "a paper"],
)
def test_capitals_alone_make_no_actor(nlp: Any, text: str, words: str) -> None:
    assert words not in {m.text for m in mentions_in(nlp, text)}


def test_a_name_that_says_what_it_is_has_that_kind(nlp: Any) -> None:
    text = "It had paid the Wadi Brigades to release four of them."
    kinds = {m.name: m.kind for m in mentions_in(nlp, text)}
    assert kinds["Wadi Brigades"] is ActorKind.ARMED_GROUP
