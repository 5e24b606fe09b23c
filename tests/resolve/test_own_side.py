"""Whose "we" it is in a statement that a side publishes itself."""

from dataclasses import replace
from typing import Any

import pytest
from factories import FRONT, document
from texts import INDEX

from alleged.resolve.mentions import find_mentions

pytestmark = pytest.mark.slow

TEXT = (
    "The Tidewater Front rejects the report. Our fighters hold the mill, and we sold no fuel. "
    '"We were told another story," a driver said.'
)


def meant(nlp: Any, text: str, outlet: str, word: str) -> list[str]:
    report = replace(document(text), outlet=outlet)
    found = find_mentions(nlp(text), report, INDEX)
    return [m.key for m in found if m.text == word]


def test_it_is_the_side_that_the_outlet_is_named_after(nlp: Any) -> None:
    assert meant(nlp, TEXT, "Tidewater Front Press Office", "we") == [FRONT.id]
    assert meant(nlp, TEXT, "Tidewater Front Press Office", "Our fighters") == [FRONT.id]


def test_a_newspaper_is_no_side(nlp: Any) -> None:
    assert meant(nlp, TEXT, "Harbour Gazette", "we") == []


def test_a_quoted_we_is_somebody_elses(nlp: Any) -> None:
    assert meant(nlp, TEXT, "Tidewater Front Press Office", "We") == []


def test_an_outlet_may_be_named_by_initials(nlp: Any) -> None:
    text = "The Quill Liberation Army rejects the report. Our fighters took the mill."
    (ours,) = meant(nlp, text, "QLA Press Office", "Our fighters")
    assert meant(nlp, text, "QLA Press Office", "Quill Liberation Army") == [ours]
    assert meant(nlp, text, "Quarry Gazette", "Our fighters") != [ours]


def test_whose_they_are_is_said_where_nobody_can_tell(nlp: Any) -> None:
    text = '"Our fighters took the mill," a man said. The fighters of Velm left.'
    found = find_mentions(nlp(text), document(text), INDEX)
    names = {m.text: m.name for m in found}
    assert names["Our fighters"] == "the speaker's fighters"
