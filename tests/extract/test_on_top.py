"""What is denied on top of a deal that stands, on invented sentences."""

from typing import Any

import pytest
from factories import FRONT
from texts import BRIGADE, anchor_at, denial, group_of

from alleged.extract.denials import is_of_others

pytestmark = pytest.mark.slow

TRUCE = "The Tidewater Front and the Red Heron Brigade signed a truce."


@pytest.mark.parametrize(
    ("words", "on_top"),
    [
        ("There was no accord to lengthen it, Ila Venn said.", True),
        ("There was no agreement on an extension, Ila Venn said.", True),
        ("The Front would renew it, but Ila Venn told us nothing of the kind was agreed.", True),
        ("They had extended it twice. There was no agreement to extend it, she said.", False),
        ("There was no pact apart from the one in Sarn, Ila Venn said.", True),
        ("There was no pact other than the one in Sarn, Ila Venn said.", True),
        ("Besides, it paid them. There was no such deal, Ila Venn said.", True),
        ("It paid them. There was no such deal, Ila Venn said.", False),
        ("There was no pact in Sarn, Ila Venn said.", False),
    ],
)
def test_what_would_come_on_top_of_a_deal_is_another(nlp: Any, words: str, on_top: bool) -> None:
    reading, said = denial(nlp, f"{TRUCE} {words}")
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    group.sentences.append(1)
    assert is_of_others(reading, group, said, (FRONT.id, BRIGADE.id)) is on_top
