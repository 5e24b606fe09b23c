"""`alleged reconcile` weighs a table; bad rows are named, and stop nothing."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from alleged.cli.exit_codes import NO_INPUT, REFUSED

Typed = Callable[..., Any]

TABLE = """source,item,value
Harbour Gazette,Merrow|dead,12
Coast Herald,Merrow|dead,12
Telm Radio,Merrow|dead,14
Harbour Gazette,Orn|dead,3
Telm Radio,Orn|dead,3
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "dead.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_the_most_probable_value_of_an_item_comes_first(typed: Typed, table: Path) -> None:
    answer = typed("reconcile", str(table))
    assert answer.code == 0
    head, *rows = answer.out.splitlines()
    assert head == "item,value,probability,sources,origins"
    assert [row.split(",")[:2] for row in rows] == [
        ["Merrow|dead", "12"],
        ["Merrow|dead", "14"],
        ["Orn|dead", "3"],
    ]
    assert [row.split(",")[3:] for row in rows] == [["2", "2"], ["1", "1"], ["2", "2"]]


def test_it_explains_one_item_and_lists_sources(typed: Typed, table: Path) -> None:
    shown = typed("reconcile", str(table), "--explain", "Merrow|dead").out
    assert "12: " in shown
    assert "    Telm Radio: right " in shown
    rows = typed("reconcile", str(table), "--sources", "--json").out.splitlines()
    assert {json.loads(row)["source"] for row in rows} == {
        "Harbour Gazette",
        "Coast Herald",
        "Telm Radio",
    }


def test_a_bad_row_is_named_and_the_rest_weighed(typed: Typed, table: Path) -> None:
    table.write_text(TABLE + "Telm Radio,,4\nToo,many,cells,here\n", encoding="utf-8")
    answer = typed("reconcile", str(table))
    assert answer.code == REFUSED
    assert "row 7: its item is empty" in answer.err
    assert "row 8: it has 4 cells, the head 3" in answer.err
    assert "Orn|dead,3," in answer.out


def test_a_source_that_contradicts_itself_is_named_with_its_rows(typed: Typed, table: Path) -> None:
    more = "Telm Radio,Quay|dead,\nTelm Radio,Orn|dead,4\nTelm Radio,Orn|dead,3\n"
    table.write_text(TABLE + more, encoding="utf-8")
    answer = typed("reconcile", str(table))
    assert answer.code == 0
    named = [line for line in answer.err.splitlines() if "contradicts" in line]
    assert named == [
        "Telm Radio contradicts itself on Orn|dead (rows 6, 8, 9): "
        "its word is parted among what it says"
    ]
    assert "1 empty value left out" in answer.err
    assert typed("-q", "reconcile", str(table)).err == ""


def test_two_writings_of_one_value_are_no_contradiction(typed: Typed, table: Path) -> None:
    table.write_text(TABLE + "Telm Radio,Orn|dead,3.0\n", encoding="utf-8")
    assert "contradicts" not in typed("reconcile", str(table)).err


def test_letters_and_wishes_for_what_is_not_there_are_named(
    typed: Typed, table: Path, tmp_path: Path
) -> None:
    letters = tmp_path / "letters.csv"
    letters.write_text("source,letter\nTelm Radio,A\nTelm Rado,B\n", encoding="utf-8")
    given = ("--letters", str(letters), "--compare", "ded=number:5%", "--compare", "dead=number:5%")
    answer = typed("reconcile", str(table), *given)
    assert answer.code == 0
    assert [line for line in answer.err.splitlines() if "not used" in line] == [
        "no row has the source 'Telm Rado': its letter is not used",
        "no item has the attribute 'ded': what was said of it is not used",
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Telm Radio,Z", "row 3: 'Z' is no Admiralty letter (source 'Telm Radio')"),
        ("Telm Radio", "row 3: it has 1 cells"),
    ],
)
def test_a_bad_letter_is_an_error_with_its_row(
    typed: Typed, table: Path, tmp_path: Path, row: str, said: str
) -> None:
    letters = tmp_path / "letters.csv"
    letters.write_text(f"source,letter\n\n{row}\n", encoding="utf-8")
    answer = typed("reconcile", str(table), "--letters", str(letters))
    assert answer.code != 0
    assert said in " ".join(answer.err.split())


def test_a_table_of_nothing_but_a_head_says_that_there_is_nothing(
    typed: Typed, table: Path
) -> None:
    table.write_text("source,item,value\nTelm Radio,Orn|dead,\n", encoding="utf-8")
    answer = typed("reconcile", str(table))
    assert (answer.code, answer.out) == (0, "item,value,probability,sources,origins\n")
    assert "nothing to weigh" in answer.err


def test_a_contradiction_in_very_many_rows_is_named_shortly(typed: Typed, table: Path) -> None:
    rows = "".join(f"s{n % 30},x|{n % 30},name of {n}\n" for n in range(3_000))
    table.write_text("source,item,value\n" + rows, encoding="utf-8")
    said = typed("reconcile", str(table)).err
    assert "s0 contradicts itself on x|0 (rows 2, 32, 62, 92, 122, 152 and 94 more)" in said
    assert "10 more sources contradict themselves" in said


def test_what_is_no_such_table_says_so(typed: Typed, tmp_path: Path) -> None:
    assert typed("reconcile", str(tmp_path / "none.csv")).code == NO_INPUT
    path = tmp_path / "other.csv"
    path.write_text("outlet,item,value\na,b,c\n", encoding="utf-8")
    assert "no column 'source'" in typed("reconcile", str(path)).err
    table = tmp_path / "t.csv"
    table.write_text(TABLE, encoding="utf-8")
    answer = typed("reconcile", str(table), "--explain", "Nowhere")
    assert "no item 'Nowhere'" in answer.err
    assert "cannot be compared" in typed("reconcile", str(table), "--compare", "colour").err
