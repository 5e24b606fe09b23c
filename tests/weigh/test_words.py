"""Words are numbers that keep their place; case, white space and quotation marks do not matter."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alleged.model.document import Span
from alleged.weigh.words import stem_of, words_of

TEXT = "The  Front’s boats\nleft PORT Merrow."


def test_case_white_space_and_apostrophes_do_not_matter() -> None:
    same = words_of("the front's Boats left port merrow")
    assert words_of(TEXT).keys.tolist() == same.keys.tolist()


def test_words_keep_their_place() -> None:
    words = words_of(TEXT)
    assert words.span(1, 2).of(TEXT) == "Front’s boats"
    inside = words.within([Span(TEXT.index("boats"), TEXT.index("PORT"))])
    assert inside.tolist() == [False, False, True, True, False, False]


def test_a_script_without_spaces_has_words_too() -> None:
    assert len(words_of("港口重新开放")) == 6


@pytest.mark.parametrize(
    ("word", "stem"),
    [("boats", "boat"), ("Agreed", "agre"), ("news", "news"), ("weighing", "weigh")],
)
def test_a_stem_is_a_word_without_its_ending(word: str, stem: str) -> None:
    assert stem_of(word) == stem


@settings(deadline=None)
@given(st.text())
def test_any_text_has_words_that_stand_in_it(text: str) -> None:
    words = words_of(text)
    spans = [words.span(at, at) for at in range(len(words))]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert len(words.stems) == len(words)
