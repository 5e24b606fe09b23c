"""What bands are called that a text does not name."""

from typing import Any

import pytest
from texts import mentions_in

from alleged.model.actor import ActorKind

pytestmark = pytest.mark.slow


def test_rebels_are_not_those_of_the_state_that_they_deal_with(nlp: Any) -> None:
    text = "Rebels reached an agreement with Dorrenian officers. Dorrenia was pleased."
    assert mentions_in(nlp, text)[0].name.lower() == "rebels"


@pytest.mark.parametrize(
    ("goes_on", "name"), [("It rained.", "Lowmark rebels"), ("Lowmark left.", "Lowmark")]
)
def test_rebels_of_a_place_are_no_body_of_its_name(nlp: Any, goes_on: str, name: str) -> None:
    text = f"The Lowmark rebels took the mill. {goes_on}"
    first = mentions_in(nlp, text)[0]
    assert first.text == "Lowmark rebels"
    assert (first.name, first.kind) == (name, ActorKind.ARMED_GROUP)
