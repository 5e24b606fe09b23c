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
