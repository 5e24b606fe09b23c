"""Asking a ledger: answers on standard output, words about them on standard error."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from factories import small_case

from alleged.ledger.store import Store

Typed = Callable[..., Any]


def objects(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def empty(tmp_path: Path) -> str:
    path = tmp_path / "empty.db"
    Store(path).close()
    return str(path)


def test_deals_are_listed_and_narrowed(typed: Typed) -> None:
    answer = typed("deals")
    assert answer.code == 0
    assert answer.out.count("deal-") == 3
    assert "3 told" in answer.err
    assert max(map(len, answer.out.splitlines())) <= 80
    for option, value, count in (
        ("--kind", "trade", 1),
        ("--status", "denied", 1),
        ("--visibility", "secret", 1),
        ("--outlet", "star", 2),
        ("--actor", "tidewater", 3),
        ("--place", "merrow", 1),
        ("--since", "2031-03-04", 1),
        ("--until", "2031-03-03", 2),
        ("--text", "fuel", 1),
    ):
        assert len(objects(typed("deals", option, value, "--json").out)) == count, option


def test_claims_are_listed_and_narrowed(typed: Typed) -> None:
    out = typed("claims").out
    assert out.count("claim-") == 4
    (claim,) = objects(typed("claims", "--voice", "rook", "--stance", "denies", "--json").out)
    assert claim["type"] == "claim"
    assert claim["quote"] == "prisoners were part of it"


def test_claims_can_be_narrowed_by_the_deals_they_are_about(typed: Typed) -> None:
    for option, value, count in (
        ("--kind", "trade", 1),
        ("--status", "denied", 1),
        ("--since", "2031-03-04", 1),
        ("--place", "merrow", 2),
    ):
        assert len(objects(typed("claims", option, value, "--json").out)) == count, option
    (claim,) = objects(typed("claims", "--place", "merrow", "--stance", "denies", "--json").out)
    assert claim["voice"][-1]["name"] == "Davin Rook"


def test_a_value_that_is_none_of_the_choices_is_a_wrong_command(typed: Typed) -> None:
    answer = typed("deals", "--kind", "truce")
    assert answer.code == 2
    assert "ceasefire" in answer.err
    assert typed("deals", "--since", "yesterday").code == 2


@pytest.mark.parametrize("verb", ["deals", "claims", "actors", "forecasts", "brief", "status"])
def test_an_empty_ledger_says_what_to_type_next(typed: Typed, empty: str, verb: str) -> None:
    answer = typed("--ledger", empty, verb)
    assert answer.code == 0
    assert f"alleged --ledger {empty} read PATH" in answer.err
    assert typed("--ledger", empty, "-q", verb).err == ""


def test_a_list_that_nothing_fits_is_empty_and_says_so(typed: Typed) -> None:
    answer = typed("deals", "--actor", "nobody at all")
    assert (answer.code, answer.out) == (0, "")
    assert "No deal fits" in answer.err


def test_status_has_the_promised_keys(typed: Typed) -> None:
    (status,) = objects(typed("status", "--json").out)
    assert status["documents"] == 4
    assert status["refusals"] == [
        {
            "path": "minutes.pdf",
            "where": "page 3",
            "reason": "the file is locked",
            "hint": "Save it without the password.",
        }
    ]
    out = typed("status").out
    assert "refused, 1: the file is locked" in out
    assert "\n  minutes.pdf, page 3\n" in out


def test_export_is_the_same_twice_and_goes_to_a_file(typed: Typed, tmp_path: Path) -> None:
    first = typed("export", "--format", "jsonl").out
    assert objects(first)[0]["type"] == "ledger"
    assert first == typed("export").out
    assert typed("export", "-o", "x.jsonl").out == ""
    assert (tmp_path / "x.jsonl").read_text(encoding="utf-8") == first
    assert not list(tmp_path.glob(".*.part"))


def test_an_output_that_cannot_be_written_says_so(typed: Typed, tmp_path: Path) -> None:
    answer = typed("export", "-o", str(tmp_path / "no" / "x.jsonl"))
    assert answer.code == 73
    assert "cannot be written" in answer.err


def test_brief_takes_its_format_from_the_option_or_the_file(typed: Typed, tmp_path: Path) -> None:
    assert typed("brief", "--format", "md").out.startswith("# ")
    assert typed("brief", "--format", "html").out.startswith("<!doctype html>")
    assert json.loads(typed("brief", "--json").out)["type"] == "brief"
    assert "Nothing in this brief is established" in typed("brief").out
    for name, start in (("b.html", "<!doctype"), ("b.md", "# "), ("b.json", "{"), ("b", "Brief")):
        assert typed("brief", "-o", name).code == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_a_brief_can_be_of_some_deals_only(typed: Typed) -> None:
    brief = json.loads(typed("brief", "--kind", "trade", "--json").out)
    assert brief["glance"]["deals"] == 1
    assert "trade" in brief["scope"]


def test_actors_are_listed_with_their_roles(typed: Typed) -> None:
    found = objects(typed("actors", "--json").out)
    assert {"Tidewater Front", "Orrin Council", "Lantern Society"} <= {a["name"] for a in found}
    (front,) = objects(typed("actors", "--name", "tidewater", "--json").out)
    assert (front["deals"], front["roles"]) == (3, {"party": 3})
    out = typed("actors", "--in-deals").out
    assert "act-front" in out
    assert max(map(len, out.splitlines())) <= 80
    shown = typed("show", "act-front").out
    assert "Tidewater Front" in shown
    assert shown.count("deal-") == 3


def test_show_gives_each_kind_of_row_whole(typed: Typed) -> None:
    report, telling = small_case()[0]
    deal = typed("show", telling.deals[0].id[:12])
    assert "as told by Harbour Gazette" in " ".join(deal.out.split())
    assert "denied by" in deal.out
    assert "PLOVER: AGREE" in deal.out
    claim = typed("show", telling.claims[1].id).out
    assert "prisoners were part of it [denies]" in " ".join(claim.split())
    assert "Harbour Gazette > Davin Rook" in claim
    attribution = typed("show", telling.attributions[0].id).out
    assert "said [cue]" in " ".join(attribution.split())
    document = typed("show", report.given_id).out
    assert " ".join(report.text.split()[:20]) in " ".join(document.split())
    assert "[1] Tidewater Front and Orrin Council: ceasefire" in document
    for row in (telling.deals[0].id, telling.claims[0].id, report.id):
        (value,) = objects(typed("show", row, "--json").out)
        assert value["id"] == row


def test_what_is_not_there_is_not_found(typed: Typed) -> None:
    answer = typed("show", "deal-nothing")
    assert answer.code == 1
    assert answer.out == ""
    assert "'deal-nothing'" in answer.err


def test_undo_hides_and_redo_brings_back(typed: Typed) -> None:
    assert "run 1 is hidden: 4 reports" in typed("undo").out
    assert objects(typed("status", "--json").out)[0]["documents"] == 0
    assert typed("undo").code == 1
    assert "hidden" in typed("history").out
    assert objects(typed("redo", "--json").out)[0]["number"] == 1
    assert objects(typed("status", "--json").out)[0]["documents"] == 4
    acts = objects(typed("history", "--acts", "--json").out)
    assert [act["kind"] for act in acts] == [*["read"] * 4, "refuse", "undo", "redo"]
    assert "minutes.pdf" in typed("history", "--acts").out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_for_the_shell_that_asks(typed: Typed, shell: str) -> None:
    answer = typed("completion", shell)
    assert answer.code == 0
    assert "_ALLEGED_COMPLETE" in answer.out


def test_colour_is_used_only_when_wanted(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in typed("brief").out
    assert "\x1b[" in typed("brief", "--color").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[31m" not in typed("brief", "--no-color").out
    assert "\x1b[31m" in typed("brief", "--color").out  # what is typed goes before what is set


@pytest.mark.parametrize(
    "words",
    [
        *(("deals",), ("claims",), ("actors",), ("status",), ("brief",), ("export",)),
        *(("history", "--acts"), ("show", "doc-"), ("show", "deal-"), ("show", "relation-")),
        *(("forecasts",), ("claims", "--type", "evidence"), ("show", "forecast-")),
    ],
)
def test_a_hostile_report_cannot_act_on_the_terminal(
    typed: Typed, hostile: Path, words: tuple[str, ...]
) -> None:
    for form in ((), ("--json",)):
        answer = typed("--ledger", str(hostile), *words, *form)
        assert answer.code == 0
        shown = set(answer.out + answer.err)
        assert not {c for c in shown if ord(c) < 32 or 127 <= ord(c) < 160} - {"\n"}
        assert not shown & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
