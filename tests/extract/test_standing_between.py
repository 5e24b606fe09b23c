"""Who is said to stand between the sides, in the many ways of saying so."""

from typing import Any

import pytest
from texts import LANTERN, reading_of

from alleged.extract.standing_between import stands_between

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "between"),
    [
        ("The Lantern Society, which mediated, left.", True),
        ("The mediators were the Lantern Society and Dorrenia.", True),
        ("The Lantern Society chaired the talks.", True),
        ("The talks were run by the Lantern Society.", True),
        ("The Lantern Society led the talks for the rebels.", False),
        ("The Lantern Society led the march.", False),
        ("The Lantern Society heads the mediation team.", True),
        ("The Lantern Society heads the football team.", False),
        ("The Lantern Society obtained a truce between the Front and the Brigade.", True),
        ("The Lantern Society obtained a truce.", False),
        ("They agreed on a truce through the Lantern Society.", True),
        ("They agreed on a truce through the Lantern Society's mission.", True),
        ("They marched through the Lantern Society's garden.", False),
    ],
)
def test_who_stands_between_is_said_in_many_ways(nlp: Any, text: str, between: bool) -> None:
    reading = reading_of(nlp, text)
    heads = [
        reading.doc[head]
        for mention, head in zip(reading.mentions, reading.heads, strict=True)
        if mention.key == LANTERN.id
    ]
    assert any(stands_between(reading, head) for head in heads) is between


def test_a_name_has_in_apposition_who_mediated(nlp: Any) -> None:
    reading = reading_of(nlp, "Ila Venn, the Dorrenian who mediated, left.")
    (venn,) = (token for token in reading.doc if token.text == "Venn")
    assert stands_between(reading, venn)
