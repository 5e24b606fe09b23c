"""`alleged lineage` draws who took from whom, counts voices, and keeps a person's word on it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from factories import document
from wires import CUT, EMBEDDED, OTHER, wire

from alleged.ledger.store import Run, Store
from alleged.model.document import Document, Original
from alleged.model.telling import Telling

Typed = Callable[..., Any]

REPORTS = [
    wire(),
    document(CUT, "herald", "Orrin Herald", "2031-03-04"),
    document(EMBEDDED, "round-up", "Merrow Star", "2031-03-05"),
    document(OTHER, "prices", "Cape Post", "2031-03-04"),
]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    store, run = Store(tmp_path / "case.db"), Run("tester")
    for report in REPORTS:
        original = Original(report.sha256, "text/plain", report.text.encode())
        store.append(run, original, report, Telling(report.id), "test/1")
    store.close()
    return tmp_path / "case.db"


def test_it_counts_voices_and_draws_the_tree(typed: Typed) -> None:
    answer = typed("lineage")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("4 reports, 2 origins\n")
    lines = answer.out.splitlines()
    (agency,) = [line for line in lines if line.startswith("Sable Press Agency, 3 March 2031")]
    (herald,) = [line for line in lines if "Orrin Herald, 4 March 2031: a copy" in line]
    assert lines.index(agency) < lines.index(herald)
    assert "see above" in answer.out, "the round-up took from two stories"


def test_one_report_is_shown_with_what_it_goes_back_to(typed: Typed) -> None:
    answer = typed("lineage", "herald")
    assert "Sable Press Agency" in answer.out
    assert "1 report, 1 origin" in answer.out
    assert "Cape Post" not in typed("lineage", "herald").out.split("Merrow Star")[0]


def test_json_has_edges_and_voices(typed: Typed) -> None:
    found = json.loads(typed("lineage", "wire", "herald", "prices", "--json").out)
    assert (found["type"], found["reports"], found["origins"]) == ("lineage", 3, 2)
    copies = [edge for edge in found["edges"] if edge["kind"] == "copy"]
    assert {"id", "document", "origin", "passages", "share", "reason", "words"} <= set(copies[0])


def test_a_drawing_is_whole_and_runs_nothing(typed: Typed, tmp_path: Path) -> None:
    answer = typed("lineage", "--format", "svg", "-o", "out.svg")
    assert (answer.code, answer.out) == (0, "")
    text = (tmp_path / "out.svg").read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)
    assert root.tag.endswith("svg")
    assert "4 reports, 2 origins" in text
    assert "script" not in text
    assert "href" not in text


def test_a_decision_is_kept_shown_and_undone(typed: Typed) -> None:
    answer = typed("lineage", "herald", "--refute", "wire", "--reason", "own reporter")
    assert "Kept as run 2" in answer.err
    assert "a copy" not in answer.out
    assert "relate" in typed("history").out
    assert "own reporter" in typed("history", "--acts", "--json").out
    undone = typed("undo")
    assert undone.out == "run 2 is hidden: a decision on who took from whom\n"
    assert "a copy" in typed("lineage", "herald").out
    assert "shown again: a decision" in typed("redo").out


def test_an_edge_can_be_added_to_a_name(typed: Typed) -> None:
    answer = typed("lineage", "prices", "--confirm", "Radio Orrin", "--name", "--kind", "cites")
    assert answer.code == 0
    assert "decided by" in answer.out


def test_show_says_what_a_report_took(typed: Typed) -> None:
    assert "took from" in typed("show", "herald").out
    assert "taken up by" in typed("show", "wire").out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("lineage", "herald", "--confirm", "a", "--refute", "b"), 2, "one report at a time"),
        (("lineage", "--confirm", "wire"), 2, "one report at a time"),
        (("lineage", "nobody"), 1, "nothing in the ledger has the id"),
        (("lineage", "herald", "--confirm", "nobody"), 1, "nothing in the ledger has the id"),
        (("lineage", "herald", "--confirm", "herald"), 64, "its own origin"),
    ],
)
def test_what_cannot_be_answered_says_why(
    typed: Typed, words: tuple[str, ...], code: int, said: str
) -> None:
    answer = typed(*words)
    assert answer.code == code
    assert said in " ".join(answer.err.split())


def test_nothing_in_a_report_acts_on_the_screen(typed: Typed, hostile: Path) -> None:
    answer = typed("lineage", "--ledger", str(hostile))
    assert "\x1b" not in answer.out
    drawn = typed("lineage", "--ledger", str(hostile), "--format", "svg").out
    ElementTree.fromstring(drawn)
    assert "<i>" not in drawn


def told(by: str, whom: str) -> str:
    return (
        f"The {whom} reported that the Orrin Council and the Tarn Front had agreed on a truce {by}."
    )


PAPERS = ("Sable Post", "Orrin Herald", "Merrow Star")
RING = [
    document(told("in Merrow", whom), f"r-{n}", by, "2031-03-04")
    for n, (by, whom) in enumerate(zip(PAPERS, (*PAPERS[1:], PAPERS[0]), strict=True))
]
STORY = wire().text


@pytest.mark.parametrize(
    ("reports", "head"),
    [
        (RING, "3 reports, 1 origin\n"),
        (
            [document(STORY, name, name, "2031-03-04") for name in PAPERS],
            "3 reports, 1 origin\nMerrow Star, ",
        ),
        ([document(STORY, name, name, "") for name in PAPERS], "3 reports, 1 origin\n"),
        (
            [document(STORY, f"r-{n}", "Sable Post", "2031-03-04") for n in (1, 2)],
            "2 reports, 1 origin\nThe reports of Sable Post are one voice.\n",
        ),
    ],
    ids=["a ring of outlets", "one time", "no time", "one outlet twice"],
)
def test_reports_that_leave_no_order_are_still_one_voice(
    typed: Typed, tmp_path: Path, reports: list[Document], head: str
) -> None:
    drawn = []
    for order in (reports, reports[::-1]):
        path = tmp_path / f"{len(drawn)}.db"
        store, run = Store(path), Run("tester")
        for report in order:
            original = Original(report.sha256, "text/plain", report.text.encode())
            store.append(run, original, report, Telling(report.id), "test/1")
        store.close()
        drawn.append(typed("lineage", "--ledger", str(path)).out)
    assert drawn[0].startswith(head)
    assert drawn[0] == drawn[1]


CASE = Path(__file__).parents[2] / "examples" / "velmora"
WIRE_STORY = ("meridian-post.html", "tavrensk-courier.html", "lakeside-herald.txt")


@pytest.mark.slow
def test_a_wire_story_in_three_papers_is_one_voice(
    typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALLEGED_ACTORS", str(CASE / "actors.csv"))
    papers = [str(CASE / "reports" / name) for name in WIRE_STORY]
    assert typed("--ledger", "wire.db", "read", "--fast", *papers).out.startswith("3 new")
    one_voice = "Meridian Post, Tavrensk Courier and Lakeside Herald are one voice."
    brief = typed("--ledger", "wire.db", "brief").out
    assert "3 from 3 outlets, 1 origin" in brief
    assert "in 3 reports, 1 origin" in " ".join(brief.split())
    assert one_voice in brief
    tree = typed("--ledger", "wire.db", "lineage", *WIRE_STORY).out
    assert tree.startswith(f"3 reports, 1 origin\n{one_voice}\n\nMeridian Post, 9 March 2024")
    assert "credits Continental Wire Service" in tree
    assert "Lakeside Herald, 10 March 2024: a copy" in tree
    assert "Tavrensk Courier, 10 March 2024: took a part" in tree
