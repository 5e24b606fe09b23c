"""An analyst sets rivals against a ledger from the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from factories import wide_case

Typed = Callable[..., Any]
FUEL = next(d for _, telling in wide_case() for d in telling.deals if d.kind.value == "trade")

FILE = """question: Why is fuel sold?
hypotheses:
  greed: Both sides want money.
  plan: {text: The Front follows a plan., expects: [{when: {type: deal}, letter: I, why: waste}]}
evidence:
  - {name: fuel sold, told: {kind: trade}, cells: {greed: C}}
"""


@pytest.fixture
def ask(typed: Typed, wide: Path, monkeypatch: pytest.MonkeyPatch) -> Typed:
    monkeypatch.setenv("ALLEGED_LEDGER", str(wide))
    (wide.parent / "fuel.yaml").write_text(FILE, encoding="utf-8")
    return typed


def flat(text: str) -> str:
    return " ".join(text.split())


def test_from_a_file_to_a_page(ask: Typed, tmp_path: Path) -> None:
    assert "There is no matrix yet." in ask("hypotheses").err
    begun = ask("hypotheses", "new", "fuel.yaml", "--because", "asked")
    assert (begun.code, begun.out) == (0, "fuel: 2 rivals, 1 row\n")
    assert "fuel" in ask("hypotheses").out
    grid = flat(ask("hypotheses", "matrix", "fuel").out)
    assert "I* −0.5" in grid
    assert "greed is ahead" in flat(ask("hypotheses", "compare", "fuel").out)
    for name in ("fuel.html", "fuel.md", "fuel.json"):
        assert ask("hypotheses", "matrix", "fuel", "-o", name).out == ""
        assert "Why is fuel sold?" in (tmp_path / name).read_text("utf-8")
    assert json.loads((tmp_path / "fuel.json").read_text("utf-8")) == json.loads(
        ask("hypotheses", "compare", "fuel", "--json").out
    )
    assert "<html" in ask("hypotheses", "compare", "fuel.yaml", "--format", "html").out


def test_step_by_step(ask: Typed) -> None:
    words = ("--name", "fuel", "--question", "Why?")
    ask("hypotheses", "new", *words, "--rival", "greed=Money.", "--rival", "plan=A plan.")
    row = ("hypotheses", "add", "fuel", FUEL.id[:13], "--row", "fuel sold")
    assert ask(*row, "--cell", "greed=c", "--why", "greed=it pays").code == 0
    assert "no evidence is set against plan yet" in flat(ask("hypotheses", "matrix", "fuel").out)
    missing = ask("hypotheses", "compare", "fuel")
    assert missing.code != 0
    assert "no evidence is set against 'plan'" in missing.err
    ask("hypotheses", "add", "fuel", "--row", "fuel sold", "--cell", "plan=0.1", "--q", "0.4")
    ask("hypotheses", "add", "fuel", "--prior", "greed=0.3", "--prior", "plan=0.7")
    told = json.loads(ask("hypotheses", "compare", "fuel", "--json").out)
    assert {each["name"]: each["prior"] for each in told["hypotheses"]} == {
        "greed": 0.3,
        "plan": 0.7,
    }
    listed = ask("hypotheses", "--json").out
    assert [each["who"] for each in json.loads(listed)["decisions"]] == ["Ana"] * 4
    assert ask("undo").out.endswith("a decision on hypotheses\n")
    told = json.loads(ask("hypotheses", "compare", "fuel", "--json").out)
    assert told["hypotheses"][0]["prior"] == 0.5
    assert "judge: fuel" in flat(ask("history", "--acts").out)
    assert (
        ask("hypotheses", "remove", "fuel", "--row", "fuel sold").out == "fuel: 2 rivals, 0 rows\n"
    )
    assert "left out" in ask("hypotheses", "remove", "fuel").err


def test_rows_are_proposed(ask: Typed) -> None:
    ask("hypotheses", "new", "fuel.yaml")
    shown = ask("hypotheses", "propose", "fuel", "--type", "outcome")
    assert "Council fighters: killed" in flat(shown.out)
    assert "Nothing is kept" in shown.err
    (denial, *_) = ask(
        "hypotheses", "propose", "fuel", "--stance", "denies", "--json"
    ).out.splitlines()
    assert json.loads(denial)["rests_on"][0].startswith("claim-")
    kept = ask("hypotheses", "propose", "fuel", "--type", "outcome", "--keep")
    assert "Kept." in kept.err
    assert "rows\n" in ask("undo").out + "rows\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("new",), "Give a file, or a --question"),
        (("new", "fuel.yaml", "--question", "x"), "Give a file, or a --question"),
        (("new", "none.yaml"), "'none.yaml' cannot be read"),
        (("new", "--question", "x", "--rival", "a"), "'a' is not NAME=VALUE."),
        (("add", "fuel"), "Add a --rival, a --row"),
        (("add", "fuel", "--cell", "greed=C"), "A row needs a name"),
        (("add", "fuel", "--row", "x", "--cell", "greed=D"), "'D' is not known. Allowed: CC, C, N"),
        (
            ("add", "fuel", "--row", "x", "--cell", "greed=C", "--cell", "greed=I"),
            "Say one of them",
        ),
        (("add", "fuel", "--row", "x", "--why", "greed=x"), "--why without a --cell: greed"),
        (("add", "fuel", "--row", "x", "--cell", "greed=1.5", "--q", "0.2"), "0.001 to 0.999"),
        (("add", "fuel", "--row", "x", "--cell", "greed=0.5"), "a p without a q"),
        (("add", "fuel", "--row", "x", "--cell", "greedy=C"), "Did you mean 'greed'?"),
        (("add", "fuel", FUEL.id, "--row", "fuel sold"), "There is a row 'fuel sold' already"),
        (("add", "fuel", "--prior", "greed=x"), "'x' is not known. Allowed: 0.001 to 0.999"),
        (("remove", "fuel", "--rival", "a", "--row", "b"), "one at a time"),
        (("propose", "fuel", "--actor", "Tidewatr Front"), "Near it: 'Tidewater Front'"),
        (("propose", "fule"), "Did you mean 'fuel'?"),
        (("compare", "fule"), "Did you mean 'fuel'?"),
    ],
)
def test_what_is_typed_wrong_is_said(ask: Typed, words: tuple[str, ...], said: str) -> None:
    ask("hypotheses", "new", "fuel.yaml")
    answer = ask("hypotheses", *words)
    assert answer.code != 0
    assert answer.out == ""
    assert said in flat(answer.err)
