"""Tables of source, item and value: what is kept, and which row is refused for what."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alleged.errors import UnreadableDocument
from alleged.read import sayings
from alleged.read.sayings import SayingsTable, read_sayings

HEAD = "source,item,value\n"


def table(folder: Path, text: str | bytes) -> SayingsTable:
    path = folder / "t.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_sayings(str(path))


def rows(found: SayingsTable) -> list[tuple[str, str, str]]:
    said = found.sayings
    return [
        (said.sources[source], said.items[item], said.values[value])
        for source, item, value in zip(said.source_of, said.item_of, said.value_of, strict=True)
    ]


def test_columns_stand_in_any_order_among_others_and_cells_are_stripped(tmp_path: Path) -> None:
    text = "note;Value; item ;source\n-; 3;x ;Gazette\n-;;x;Herald\n"
    found = table(tmp_path, "\ufeff" + text)
    assert rows(found) == [("Gazette", "x", "3")]
    assert (found.empty, found.refusals) == (1, ())


def test_a_gzipped_table_is_read(tmp_path: Path) -> None:
    assert rows(table(tmp_path, gzip.compress((HEAD + "a,x,3\n").encode()))) == [("a", "x", "3")]


def test_each_bad_row_is_refused_by_its_number(tmp_path: Path) -> None:
    lines = ["a,x,3", ",x,3", "a,,3", "a,x", "", "a,x,", ",,", "b,x,4"]
    found = table(tmp_path, HEAD + "\n".join(lines) + "\n")
    assert rows(found) == [("a", "x", "3"), ("b", "x", "4")]
    assert {refusal.where: refusal.reason for refusal in found.refusals} == {
        "row 3": "its source is empty",
        "row 4": "its item is empty",
        "row 5": "it has 2 cells, the head 3",
    }
    assert all(refusal.hint for refusal in found.refusals)
    assert found.empty == 1


def test_a_quotation_mark_that_is_not_closed_is_an_error_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="line") as caught:
        table(tmp_path, HEAD + 'a,x,"3\nb,x,4\n')
    assert "quotation mark" in caught.value.hint


CELLS = st.sampled_from(["", " ", "a", "b ", "x|y", "é", "3"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), max_size=12), st.integers(1, 4))
def test_whole_batches_and_single_rows_are_read_alike(
    tmp_path_factory: pytest.TempPathFactory, lines: list[list[str]], at_once: int
) -> None:
    text = HEAD + "".join(",".join(line) + "\n" for line in lines)
    folder = tmp_path_factory.mktemp("t")
    found = table(folder, text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sayings, "_AT_ONCE", at_once)
        small = table(folder, text)
        patch.setattr(sayings._Reader, "_kept_whole", lambda self, batch, first: False)
        single = table(folder, text)
    assert rows(found) == rows(small) == rows(single)
    assert found.refusals == small.refusals == single.refusals
    assert found.empty == small.empty == single.empty
    assert found.rows == small.rows == single.rows


def test_each_saying_knows_its_row(tmp_path: Path) -> None:
    found = table(tmp_path, HEAD + "a,x,3\n,x,3\n\na,x,\nb,x,4\n")
    assert list(found.rows) == [2, 6]
