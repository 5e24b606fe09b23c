"""What a person wrote in YAML is taken as meant, or pointed at."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alleged.errors import BadChecklist
from alleged.handwritten import read_file, read_text, texts


def read(text: str) -> object:
    return read_text(text, "x.yaml", BadChecklist)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "x.yaml: the file is empty"),
        ("# only a comment", "x.yaml: the file is empty"),
        ("a: [1, 2", "x.yaml, line 1: this is no YAML"),
        ("a: 1\n\tb: 2", "x.yaml, line 2: this is no YAML"),
        ("a: &one [1]\nb: *one", "x.yaml, line 2: '*one' is an alias"),
        ("a: 1\n---\nb: 2", "x.yaml, line 2: this is no YAML"),
        ("a: \x07", "x.yaml: this is no YAML"),
        ("[" * 5000 + "]" * 5000, "x.yaml, line 1: nested more than 20 deep"),
        ("a" * 500_001, "x.yaml: 500001 characters are more than 500000"),
    ],
)
def test_what_is_no_yaml_is_said_with_its_line(text: str, said: str) -> None:
    with pytest.raises(BadChecklist) as caught:
        read(text)
    assert str(caught.value).startswith(said)
    assert caught.value.hint


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadChecklist, match="cannot be read"):
        read_file(tmp_path / "none.yaml", BadChecklist)
    (tmp_path / "latin.yaml").write_bytes(b"a: \xff")
    with pytest.raises(BadChecklist, match="cannot be read"):
        read_file(tmp_path / "latin.yaml", BadChecklist)


def test_values_are_taken_as_text_number_list_or_table() -> None:
    written = read_text("a: two words\nb: 0.5\nc: [x, y]\nd: {e: yes}", "x.yaml", BadChecklist)
    table = written.table(("a", "b", "c", "d"), ("a",))
    assert table["a"].text() == "two words"
    assert table["b"].number(0, 1) == 0.5
    assert texts(table, "c") == ("x", "y")
    assert texts(table, "not there") == ()
    assert table["d"].is_table
    assert table["d"].table(("e",))["e"].text() == "yes"
    assert table["d"].where == "x.yaml, line 4"


@pytest.mark.parametrize("text", ["a: [1]", "a: {b: 1}", "a:", "a: ''"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(BadChecklist, match="line 1"):
        read_text(text, "x.yaml", BadChecklist).table(("a",))["a"].number(0, 1)


@given(st.text(max_size=60))
@settings(deadline=None)
def test_no_text_does_worse_than_an_error(text: str) -> None:
    error = None
    try:
        read_text(text, "x.yaml", BadChecklist).table(("a",))
    except BadChecklist as caught:
        error = caught
    assert error is None or (str(error).startswith("x.yaml") and error.hint)
