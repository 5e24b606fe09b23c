"""`alleged weigh` and `alleged evidence` as typed: sums that add up, and words on mistakes."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Typed = Callable[..., Any]
EPISODE = "episode-"


@pytest.fixture
def fuel(typed: Typed) -> str:
    """The episode of the small case that tells of a secret deal on fuel."""
    answer = typed("weigh", "--all", "--kind", "trade", "--json")
    return str(json.loads(answer.out)["episode"])


def test_the_column_adds_up_on_the_screen(typed: Typed, fuel: str) -> None:
    answer = typed("weigh", fuel)
    assert answer.code == 0
    column = re.findall(r"^([+−]\d+\.\d\d) +(\S+)", answer.out, re.MULTILINE)
    bits = [round(100 * float(each.replace("−", "-"))) for each, _ in column]
    assert column[-1][1] == "sum"
    assert sum(bits[:-1]) == bits[-1]
    assert "our assessment and no fact" in answer.out
    assert "One report alone tells of it" in answer.out
    assert "not yet searched" in answer.out
    assert max(map(len, answer.out.splitlines())) <= 80


def test_a_list_has_a_line_an_episode(typed: Typed) -> None:
    answer = typed("weigh", "--all")
    assert answer.out.count(EPISODE) == 2
    assert "our assessment" in answer.out
    assert "2 episodes" in answer.err
    assert "of them rest on one voice alone" in answer.err
    lines = typed("weigh", "--all", "--json").out.splitlines()
    for line in lines:
        found = json.loads(line)
        total = sum(round(100 * each["log2_odds"]) for each in found["reasons"])
        assert total == round(100 * found["log2_odds"])


def test_a_what_if_stands_beside_the_verdict(typed: Typed, fuel: str) -> None:
    answer = typed("weigh", fuel, "--distrust", "merrow star")
    assert "If source Merrow Star is distrusted:" in answer.out
    assert "as it is" in answer.out
    assert "is gone" in answer.out
    found = json.loads(typed("weigh", fuel, "--prior", "-2", "--json").out)
    assert found["after"]["log2_odds"] < found["before"]["log2_odds"]
    assert found["prior"] == -2.0
    trusted = json.loads(typed("weigh", fuel, "--trust", "merrow star", "--json").out)
    assert trusted["trust"] == ["Merrow Star"]


@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_it_is_written_to_a_file_by_its_name(typed: Typed, fuel: str, form: str) -> None:
    assert typed("weigh", fuel, "-o", f"a.{form}").code == 0
    text = Path(f"a.{form}").read_text()
    assert "One report alone" in text
    assert {"md": "| bits |", "html": "<!doctype html>", "json": '"reasons"'}[form] in text
    assert "<script" not in text
    assert typed("weigh", fuel, "--distrust", "unnamed", "--format", form).code == 0


def test_what_the_ledger_suggests_is_a_file_to_weigh_by(typed: Typed, fuel: str) -> None:
    shown = typed("weigh", "--suggest")
    assert shown.code == 0
    assert "These are few" in shown.out
    assert "Nothing is changed" in shown.err
    assert typed("weigh", "--suggest", "-o", "mine.yaml").out == ""
    assert typed("weigh", fuel, "--assumptions", "mine.yaml").code == 0
    found = json.loads(typed("weigh", "--suggest", "--json").out)
    assert [each["name"] for each in found["suggestions"]] == [
        "prior",
        "printed",
        "linked",
        "record",
        "camp",
    ]
    assert "not both" in typed("weigh", fuel, "--suggest").err
    none = typed("weigh", "--suggest", "--text", "zeppelin")
    assert (none.code, none.out) == (0, "")
    assert "nothing to learn" in none.err


def test_an_assessment_is_kept_listed_and_undone(typed: Typed, fuel: str) -> None:
    assert "No assessment was kept" in typed("weigh", "--history").err
    assert "assessment-1" in typed("weigh", fuel, "--keep", "for May").out
    assert "stands" in typed("weigh", "--history").out
    (line,) = typed("weigh", "--history", "--json").out.splitlines()
    assert json.loads(line)["note"] == "for May"
    assert json.loads(line)["out_of_date"] == []
    assert "for May" in typed("weigh", fuel).out
    assert "an assessment" in typed("undo").out
    assert "No assessment was kept" in typed("weigh", "--history").err


def test_evidence_is_listed_set_and_given_back(typed: Typed, fuel: str) -> None:
    listed = typed("evidence", fuel)
    assert "secret deal" in listed.out
    assert listed.out.count("not yet searched") == 5
    Path("slip.txt").write_text("a slip")
    answer = typed(
        "evidence", "set", fuel, "a paper", "seen", "--because", "saw it", "--file", "slip.txt"
    )
    assert answer.code == 0
    assert "our assessment was" in answer.out
    found = json.loads(typed("evidence", fuel, "--json").out)
    (seen,) = [each for each in found["traces"] if each["state"] == "seen"]
    (file,) = seen["inquiry"]["files"]
    assert typed("evidence", "get", file["sha256"], "-o", "back.txt").code == 0
    assert Path("back.txt").read_text() == "a slip"
    assert "what became of a trace" in typed("undo").out
    assert typed("evidence", fuel).out == listed.out
    assert json.loads(typed("evidence", "list", fuel, "--json").out)["checklist"] == "secret deal"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("weigh",), 2, "Name an episode, or give --all"),
        (("weigh", "x", "--all"), 2, "not both"),
        (("weigh", "--all", "--prior", "1"), 2, "Name the episode that you suppose"),
        (("weigh", "--all", "--keep", "x"), 2, "can be kept"),
        (("weigh", "episode-nix"), 1, "no deal, outcome or episode"),
        (("evidence", "episode-nix"), 1, "no deal, outcome or episode"),
        (("evidence", "set", "x", "y", "lost", "--because", "z"), 2, "'lost' is not one of"),
    ],
)
def test_mistakes_are_named(typed: Typed, words: tuple[str, ...], code: int, said: str) -> None:
    answer = typed(*words)
    assert answer.code == code
    assert said in answer.err


def test_own_assumptions_count_and_their_mistakes_are_named(typed: Typed, fuel: str) -> None:
    Path("mine.yaml").write_text("unnamed: 0.0\n")
    answer = json.loads(typed("weigh", fuel, "--assumptions", "mine.yaml", "--json").out)
    assert answer["log2_odds"] == 0.0
    Path("mine.yaml").write_text("told: 0.3\nunamed: 0.1\n")
    answer = typed("weigh", fuel, "--assumptions", "mine.yaml")
    assert answer.code != 0
    assert "mine.yaml" in answer.err
    assert "line 2" in answer.err
    assert "unnamed" in answer.err


def test_show_and_the_brief_carry_the_verdict(typed: Typed, fuel: str) -> None:
    assert "our assessment, no fact" in typed("show", fuel).out.replace("\n", " ")
    assert typed("brief").out.count("our assessment, no fact") == 2
