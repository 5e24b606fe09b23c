"""A text in pieces is the text, and each piece stands under the marks that cover it."""

from hypothesis import given
from hypothesis import strategies as st

from alleged.model.document import Span
from alleged.web.marking import direction, pieces

TEXTS = st.text(max_size=40)
SPANS = st.tuples(st.integers(0, 45), st.integers(0, 45)).map(lambda ends: Span(*sorted(ends)))
MARKS = st.lists(SPANS, max_size=6)


@given(TEXTS, MARKS)
def test_pieces_are_the_text_and_know_what_covers_them(text: str, spans: list[Span]) -> None:
    marks = [(f"c{number}", span) for number, span in enumerate(spans)]
    found = pieces(text, marks)
    assert "".join(piece.text for piece in found) == text
    good = {key: s for key, s in marks if s.start < s.end <= len(text)}
    for piece in found:
        assert piece.text
        end = piece.start + len(piece.text)
        covering = {key for key, s in good.items() if s.start <= piece.start and end <= s.end}
        assert set(piece.marks) == covering
        assert set(piece.ends) == {key for key, s in good.items() if s.end == end}


def test_the_widest_mark_stands_first() -> None:
    found = pieces("a truce", [("inner", Span(2, 7)), ("outer", Span(0, 7))])
    assert [piece.marks for piece in found] == [("outer",), ("outer", "inner")]


def test_texts_run_as_their_language_does() -> None:
    assert direction("ar") == direction("he") == "rtl"
    assert direction("en") == "auto"
