"""A brief as Markdown: what a text writes is shown, never acted on."""

import re

import pytest
from factories import brief_in, hostile_case, small_case
from hypothesis import given
from hypothesis import strategies as st

from alleged.publish.brief import brief_of
from alleged.publish.markdown import escaped


def test_a_hostile_text_makes_no_markup() -> None:
    text = brief_of(hostile_case()).markdown()
    bare = re.sub(r"\\.", "", text)
    assert "<" not in bare
    assert "![" not in bare
    assert "](" not in bare
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert "javascript:" not in re.findall(r"\((.*?)\)", bare)


@given(st.text())
def test_escaped_text_stays_on_one_line_and_keeps_its_words(text: str) -> None:
    line = escaped(text)
    assert len(line.splitlines()) <= 1
    for mark in "*_`[]<>|#":
        assert not re.search(rf"(?<!\\){re.escape(mark)}", line.replace("\\\\", ""))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. one", "1\\. one"),
        ("- one", "\\- one"),
        ("half-way", "half-way"),
        ("see http://x.example", "see http\\://x.example"),
        ("at www.x.example", "at www\\.x.example"),
    ],
)
def test_marks_are_escaped_where_they_would_act(text: str, expected: str) -> None:
    assert escaped(text) == expected


def test_each_quote_names_its_source_and_place() -> None:
    text = brief_in(small_case()).markdown()
    quotes = re.findall(r"^> “.*”$\n^>$\n^> — (.*)$", text, re.MULTILINE)
    assert len(quotes) == 3
    for source in quotes:
        assert re.match(
            r"(Harbour Gazette|Merrow Star), \d+ March 2031, characters \d+–\d+", source
        )
