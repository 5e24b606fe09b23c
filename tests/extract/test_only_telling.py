"""Whoever only tells of a deal, as a spokesman or a source, did not mediate it."""

from typing import Any

import pytest
from texts import FRONT, anchor_at, group_of, reading_of

from alleged.extract.only_telling import only_tells
from alleged.extract.roles import role_features

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("The truce holds, according to Ila Venn.", True),
        ("The truce holds, as Ila Venn has confirmed.", True),
        ("There is a truce, Ila Venn said, and she knew no more of it.", True),
        ("There is a truce, said Ila Venn, the spokeswoman.", True),
        ("Spokeswoman Ila Venn announced a truce.", True),
        ("Ila Venn announced a truce.", False),
        ("There is a truce, said Ila Venn, the minister.", False),
        ("There is a truce, said Ila Venn. She had brokered it.", False),
        ("Ila Venn went to see both chiefs, and there is a truce, she said.", False),
        ("The truce holds. Ila Venn said that it rained.", False),
    ],
)
def test_who_is_only_a_source(nlp: Any, text: str, only: bool) -> None:
    reading = reading_of(nlp, text)
    anchor = anchor_at(reading, "truce", "truce_noun")
    group = group_of(reading, anchor)
    role_features(reading, group.sentences, group.anchors)
    (key,) = {m.key for m in reading.mentions if m.text == "Ila Venn"}
    assert only_tells(reading, group, key) is only


def test_a_body_with_a_spokesman_is_more_than_a_source(nlp: Any) -> None:
    reading = reading_of(nlp, "The truce holds, said a spokesman of the Tidewater Front.")
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    assert not only_tells(reading, group, FRONT.id)
