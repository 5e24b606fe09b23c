"""Whoever only backs a deal, asks for it, names its broker or tells of it has not mediated it."""

from typing import Any

import pytest
from texts import DORRENIA, FRONT, anchor_at, group_of, reading_of

from alleged.extract.no_mediator import only_backs, only_tells
from alleged.extract.roles import role_features

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "backs"),
    [
        ("The truce, brokered by the Lantern Society with support from Dorrenia, holds.", True),
        ("The truce, brokered by the Lantern Society with Dorrenia's blessing, holds.", True),
        ("An officer appointed by Dorrenia mediated the truce.", True),
        ("Ila Venn, who brokered the truce, said that Dorrenia had asked Ossian Vale.", True),
        ("The truce was brokered by Dorrenia with support from the Lantern Society.", False),
        ("Dorrenia asked the Front for a truce.", False),
        ("The truce, brokered by Dorrenia with Dorrenia's own support, holds.", False),
        ("There is a truce.", False),
    ],
)
def test_who_only_backs_a_deal(nlp: Any, text: str, backs: bool) -> None:
    reading = reading_of(nlp, text)
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    keys = {m.key for m in reading.mentions if m.kind.value in ("state", "government")}
    assert any(only_backs(reading, group, key) for key in keys or {DORRENIA.id}) is backs


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
