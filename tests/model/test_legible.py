"""What is shown cannot act on a screen, and shows everything that would."""

from hypothesis import given
from hypothesis import strategies as st

from alleged.model.legible import legible, one_line

ACTING = {chr(n) for n in (*range(9), *range(11, 32), *range(127, 160))} | set(
    "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


@given(st.text(st.characters(codec=None)))
def test_nothing_that_acts_is_left(text: str) -> None:
    shown = legible(text)
    assert not ACTING & set(shown)
    assert len(one_line(text).splitlines()) <= 1
    assert shown.encode().decode() == shown


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"])))
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert legible(text) == text


def test_marks_that_scripts_need_stay() -> None:
    assert legible("می\u200cخواهم \u200f(تست)\u200f") == "می\u200cخواهم \u200f(تست)\u200f"


def test_what_acts_is_named() -> None:
    assert legible("a\x1b[2J\u202eb\r\nc\td") == "a‹U+001B›[2J‹U+202E›b\nc\td"
