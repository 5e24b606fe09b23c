"""Coding from the command line: an event a line, refusals by number, and a number that says so."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Typed = Callable[..., Any]

GOOD = {"id": "a", "marked": "<s>The Harrow Army</s> shelled <t>Port Merrow</t> on Monday."}
OTHER = {
    "id": "b",
    "text": "The Tidewater Front accused the Harrow Army of lying.",
    "source": "The Tidewater Front",
    "target": "the Harrow Army",
}


def lines(*rows: object) -> str:
    return "".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows)


@pytest.mark.slow
def test_each_sentence_becomes_one_line_in_order(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(lines(GOOD, OTHER))
    answer = typed("code", "in.jsonl")
    assert answer.code == 0
    found = [json.loads(line) for line in answer.out.splitlines()]
    assert [list(each) for each in found] == [["id", "label", "probability", "reason"]] * 2
    assert [(each["id"], each["label"]) for each in found] == [("a", "ASSAULT"), ("b", "ACCUSE")]
    assert all(0 < each["probability"] <= 1 and each["reason"] for each in found)
    assert "2 sentences coded, 0 refused" in answer.err
    assert typed("code", "in.jsonl").out == answer.out


@pytest.mark.slow
def test_what_is_refused_is_told_by_line_and_the_rest_goes_on(typed: Typed) -> None:
    bad = lines("{", {"id": "x", "text": "Nobody is marked."}, GOOD, {**GOOD, "label": "AID"})
    answer = typed("code", "-", stdin=bad)
    assert answer.code == 65
    assert [json.loads(line)["id"] for line in answer.out.splitlines()] == ["a"]
    refused = [line for line in answer.err.splitlines() if line.startswith("refused: ")]
    assert [line.split(":")[1] for line in refused] == [" -, line 1", " -, line 2", " -, line 4"]
    assert "'label'" in refused[2]
    assert "1 sentence coded, 3 refused" in answer.err


@pytest.mark.slow
def test_a_file_is_written_whole_and_no_ledger_is_made(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(lines(GOOD))
    answer = typed("-q", "--ledger", "new.db", "code", "in.jsonl", "-o", "out.jsonl")
    assert (answer.code, answer.out, answer.err) == (0, "", "")
    assert json.loads((tmp_path / "out.jsonl").read_text())["label"] == "ASSAULT"
    assert not (tmp_path / "new.db").exists()


def test_a_file_that_is_not_there_is_66(typed: Typed, tmp_path: Path) -> None:
    for name in ("nowhere.jsonl", str(tmp_path)):
        answer = typed("code", name)
        assert answer.code == 66
        assert repr(name) in answer.err


def test_an_empty_file_has_no_events(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("\n\n")
    answer = typed("code", "in.jsonl")
    assert (answer.code, answer.out) == (0, "")
    assert "0 sentences coded, 0 refused" in answer.err


def test_one_file_at_a_time(typed: Typed) -> None:
    assert typed("code").code == 2
    assert typed("code", "a", "b").code == 2
