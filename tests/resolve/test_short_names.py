"""Short names of bodies: "the Guard" for the "Harbour Guard" that the text named before."""

from dataclasses import replace
from typing import Any

import pytest
from factories import document
from texts import INDEX, mentions_in

from alleged.resolve.mentions import find_mentions

pytestmark = pytest.mark.slow

NAMED = "On Monday the Harbour Guard left the mill. "


def test_the_end_of_a_name_is_the_name(nlp: Any) -> None:
    found = mentions_in(nlp, f"{NAMED}The Front and the Guard met again.")
    assert [m.key for m in found if m.text == "Guard"] == ["text:harbour guard"]


def test_the_end_of_two_names_is_neither(nlp: Any) -> None:
    text = f"{NAMED}The Valley Guard came. At night the Guard met the council."
    (one,) = [m for m in mentions_in(nlp, text) if m.text == "Guard"] or [None]
    assert one is None or one.key not in ("text:harbour guard", "text:valley guard")


def test_a_title_may_name_first_what_the_text_names_in_full(nlp: Any) -> None:
    title = "Guard leaves mill"
    report = replace(document(f"{title}\n\n{NAMED}"), title=title)
    found = find_mentions(nlp(report.text), report, INDEX)
    assert {m.key for m in found if m.text.endswith("Guard")} == {"text:harbour guard"}


def test_the_beginning_of_a_foreign_name_is_the_name(nlp: Any) -> None:
    found = mentions_in(nlp, "On Monday the Jaysh al-Rimal left. Nobody missed the Jaysh.")
    assert {m.key for m in found if m.text.startswith("Jaysh")} == {"text:jaysh al-rimal"}


def test_a_text_may_end_in_a_name_of_one_word(nlp: Any) -> None:
    found = mentions_in(nlp, f"{NAMED}Nobody stayed but the Guard")
    assert {m.key for m in found if m.text.endswith("Guard")} == {"text:harbour guard"}
