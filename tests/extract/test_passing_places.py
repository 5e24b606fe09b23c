"""Places named in passing: where somebody spoke, what lies near, whom a town stands for."""

from typing import Any

import pytest
from texts import reading_of

from alleged.extract.passing_places import is_in_passing

pytestmark = pytest.mark.slow


def in_passing(nlp: Any, text: str, others: tuple[str, ...] = ()) -> bool:
    reading = reading_of(nlp, text)

    def words(name: str) -> Any:
        at = text.index(name)
        found = reading.doc.char_span(at, at + len(name), alignment_mode="expand")
        assert found is not None
        return found

    named = {token.i for name in ("Merrow", *others) for token in words(name)}
    return is_in_passing(reading, words("Merrow"), named)


@pytest.mark.parametrize(
    "text",
    [
        "The truce begins at nine Merrow time.",
        "The soldiers left a camp that lies close to Merrow.",
        "The two sides exchanged 21 Merrow schoolgirls for four prisoners.",
        "The elders of Merrow arranged a truce between the two groups.",
        "The foreign ministry in Merrow confirmed the truce on Monday.",
        "The Front has a ceasefire with Merrow.",
        "The general accused Merrow of breaking the truce.",
        "The truce will hold, the general said in Merrow on Monday.",
        "The convoy was destroyed at Merrow before the truce.",
        "The truce came after an attack on Merrow.",
        "The rebels killed thirty people in Merrow before the truce.",
    ],
)
def test_where_nothing_was_agreed_is_named_in_passing(nlp: Any, text: str) -> None:
    assert in_passing(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "The truce begins in Merrow at nine.",
        "They signed a truce near Merrow on Monday.",
        "They signed the truce in Merrow on Monday.",
        "The prisoners were freed in Merrow.",
        "Fighters left Merrow under the deal.",
        "The envoy announced the truce in Merrow.",
        "The siege of Merrow ends under the truce.",
    ],
)
def test_where_it_was_made_or_applies_is_not(nlp: Any, text: str) -> None:
    assert not in_passing(nlp, text)


def test_what_another_place_lies_near_is_named_in_passing(nlp: Any) -> None:
    text = "The fighters went to Halden, near Merrow."
    assert in_passing(nlp, text, ("Halden",))
    assert in_passing(nlp, "The fighters left Halden on the Merrow.", ("Halden",))
    assert in_passing(nlp, "The fighters left Halden, north of Merrow.", ("Halden",))
    assert not in_passing(nlp, "The fighters left the north of Merrow for Halden.", ("Halden",))


def test_a_capital_that_acts_is_a_government(nlp: Any) -> None:
    def acts(text: str) -> bool:
        reading = reading_of(nlp, text)
        at = text.index("Sarn")
        words = reading.doc.char_span(at, at + 4)
        assert words is not None
        return is_in_passing(reading, words, set())

    assert acts("Sarn undertook to stop arming the rebels.")
    assert not acts("The two sides undertook in Sarn to stop arming the rebels.")
