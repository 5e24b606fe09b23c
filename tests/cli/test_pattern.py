"""An analyst puts a pattern to the test from the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Typed = Callable[..., Any]


@pytest.fixture
def ask(typed: Typed, wide: Path, monkeypatch: pytest.MonkeyPatch) -> Typed:
    monkeypatch.setenv("ALLEGED_LEDGER", str(wide))
    return typed


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_pattern_is_tested_and_written_in_every_form(ask: Typed, tmp_path: Path) -> None:
    words = ("pattern", "--group", "Tidewater Front", "--kind", "trade", "--since", "2031-01-01")
    answer = ask(*words)
    assert answer.code == 0
    assert flat(answer.out).startswith("What is counted are reports, and reporting is not even")
    assert "Too few to tell" in flat(answer.out)
    told = json.loads(ask(*words, "--json").out)
    assert told["whole"]["of"] == 1
    for name, beginning in (
        ("a.html", "<!doctype html>"),
        ("a.svg", "<svg"),
        ("a.md", "# Pattern"),
    ):
        assert ask(*words, "-o", name).out == ""
        assert (tmp_path / name).read_text("utf-8").startswith(beginning)
    assert ask(*words, "--format", "json").out == ask(*words, "--json").out


def test_groups_come_from_a_file(ask: Typed, tmp_path: Path) -> None:
    (tmp_path / "groups.yaml").write_text("groups: {coast: [Tidewater Front]}\n", "utf-8")
    words = ("pattern", "--groups", "groups.yaml", "--against", "outcomes", "--json")
    assert json.loads(ask(*words).out)["group"]["name"] == "coast"
    shuffled = ask(*words, "--group", "coast", "--baseline", "shuffled", "--shuffles", "99")
    assert json.loads(shuffled.out)["baseline"] == "shuffled"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "whom is the pattern about?"),
        (("--group", "Tidewatr Front", "--kind", "trade"), "Near it: 'Tidewater Front'"),
        (("--group", "Tidewater Front"), "Say it with --kind"),
        (("--group", "Tidewater Front", "--kind", "traed"), "'traed' is not one of"),
        (("--group", "Tidewater Front", "--baseline", "share"), "--share 0.4"),
        (("--groups", "none.yaml", "--kind", "trade"), "'none.yaml' cannot be read"),
    ],
)
def test_what_is_typed_wrong_is_said(ask: Typed, words: tuple[str, ...], said: str) -> None:
    answer = ask("pattern", *words)
    assert answer.code != 0
    assert answer.out == ""
    assert said in flat(answer.err)
