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
        (
            "A truce between the Front and the Brigade that the Lantern Society negotiated holds.",
            True,
        ),
        ("A truce that the Lantern Society negotiated holds.", False),
        ("The truce was the work of weeks by the Lantern Society.", True),
        ("The work by the Lantern Society took weeks.", False),
        ("They agreed on a truce through the Lantern Society.", True),
        ("They agreed on a truce through the Lantern Society's mission.", True),
        ("They marched through the Lantern Society's garden.", False),
        ("The Lantern Society, the guarantor, left.", True),
        ("The Lantern Society, a charity, left.", False),
        ("They asked the Lantern Society to act as an intermediary.", True),
        ("They asked the Lantern Society to act as a choir.", False),
        ("The Lantern Society acted as a go-between.", True),
        ("The Lantern Society would have acted as a go-between.", False),
        ("The Lantern Society acted as the host of the ball.", False),
        ("A group named Dorrenia and the Lantern Society, a charity, as its brokers.", True),
        ("The Lantern Society flew between Sarn and Grauden.", True),
        ("The Lantern Society travelled between the two armies.", True),
        ("The Lantern Society ran between the trees of the garden.", False),
        ("The Lantern Society carried the letter from one to the other.", True),
        ("The Lantern Society carried messages to and fro.", True),
        ("The Lantern Society carried the boxes to and fro.", False),
        ("The Lantern Society sent monks who shuttled between the camps.", True),
        ("The Lantern Society sent monks who stayed in the camps.", False),
        ("The Lantern Society had an understanding with both forces.", True),
        ("The Lantern Society had an understanding with the rebels.", False),
        ("The Lantern Society spoke to the chiefs of both.", True),
        ("The Lantern Society spoke to both men.", False),
        ("The Lantern Society had talks with both the Front and the Brigade.", False),
        ("The Lantern Society held talks with the chiefs of both.", True),
        ("The truce is the result of Dorrenian and Lantern Society efforts.", True),
        ("The truce is the result of the Lantern Society's efforts.", True),
        ("The garden is the result of the Lantern Society's money.", False),
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


@pytest.mark.parametrize(("title", "between"), [("mediator", True), ("gardener", False)])
def test_a_name_has_before_it_that_somebody_mediated(nlp: Any, title: str, between: bool) -> None:
    reading = reading_of(nlp, f"The talks were left to the joint {title} Ila Venn.")
    (venn,) = (token for token in reading.doc if token.text == "Venn")
    assert stands_between(reading, venn) is between
