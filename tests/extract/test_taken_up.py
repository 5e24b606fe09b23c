"""Denials that do not tell what they are of, on invented sentences."""

from typing import Any

import pytest
from texts import denial, reading_of

from alleged.extract.denials import is_beside_it
from alleged.extract.taken_up import denies_by_word, is_called_false, is_of_the_kind

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nothing of the sort was done.", True),
        ("Nothing in the port took fire.", False),
        ("Something of the sort was done.", False),
    ],
)
def test_nothing_of_the_sort_is_what_was_told(nlp: Any, text: str, kind: bool) -> None:
    assert is_of_the_kind(nlp(text)[0]) is kind


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("The army denied a statement attributed to Ila Venn.", True),
        ("The army denied a report by the Herald.", True),
        ("The army denied the statement attributed to Ila Venn.", False),
        ("The army denied a report that it had signed a truce.", False),
        ("The army denied a report of a truce.", False),
    ],
)
def test_a_statement_of_which_nothing_is_told_is_beside_a_deal(
    nlp: Any, text: str, unknown: bool
) -> None:
    assert is_beside_it(*denial(nlp, text)) is unknown


@pytest.mark.parametrize(
    ("text", "by_word"),
    [("The army denied any truce.", True), ("There was no truce, Ila Venn said.", False)],
)
def test_a_word_that_denies_is_told_from_words_that_negate(
    nlp: Any, text: str, by_word: bool
) -> None:
    assert denies_by_word(*denial(nlp, text)) is by_word


@pytest.mark.parametrize(
    ("text", "false"),
    [
        ("The story of a truce had been invented, Ila Venn said.", True),
        ("Ila Venn said that the report of a truce was untrue.", True),
        ("Ila Venn said that the report of a flood was untrue.", False),
        ("Ila Venn said that the report of a truce was late.", False),
    ],
)
def test_a_story_of_a_deal_may_be_called_false(nlp: Any, text: str, false: bool) -> None:
    reading = reading_of(nlp, text)
    assert any(is_called_false(reading, token) for token in reading.doc) is false
