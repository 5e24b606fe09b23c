"""Whoever only backs a deal, asks for it or names its broker has not mediated it."""

from typing import Any

import pytest
from texts import DORRENIA, anchor_at, group_of, reading_of

from alleged.extract.backing import only_backs

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
