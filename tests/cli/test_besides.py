"""Asking a ledger for victories, paymasters, reproaches and forecasts: a researcher's afternoon."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from factories import wide_case

Typed = Callable[..., Any]

GAZETTE, STAR = wide_case()[-2:]
TAKEN, KILLED, FUNDS, NEGLECT, LEAVES = GAZETTE[1].propositions


@pytest.fixture
def ask(typed: Typed, wide: Path, monkeypatch: pytest.MonkeyPatch) -> Typed:
    monkeypatch.setenv("ALLEGED_LEDGER", str(wide))
    return typed


def objects(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_brief_answers_which_victories_on_what_evidence_and_what_is_missing(ask: Typed) -> None:
    answer = ask("brief", "--document", STAR[0].id)
    told = flat(answer.out)
    assert "Victories and defeats" in told
    assert "1. Tidewater Front said to have taken Port Merrow" in told
    assert "said missing “no pictures” (visual)" in told
    assert "Evidence said to be missing" in told
    assert "Who funds Reed Guild" not in told  # the other paymaster is in another report
    assert "no deal found" not in told
    assert max(map(len, answer.out.splitlines())) <= 80


def test_a_brief_narrowed_to_a_kind_of_deal_holds_nothing_else(ask: Typed) -> None:
    assert json.loads(ask("brief", "--kind", "trade", "--json").out)["outcomes"] == []
    narrowed = json.loads(ask("brief", "--actor", "guild", "--json").out)
    assert narrowed["glance"]["reports"] == 2
    assert [len(narrowed[key]) for key in ("groups", "relations", "contradictions")] == [0, 4, 3]


def test_claims_are_narrowed_by_what_they_are_about(ask: Typed) -> None:
    for words, count in (
        (("--type", "outcome"), 4),
        (("--type", "relation", "--kind", "funds"), 3),
        (("--kind", "killed"), 1),
        (("--kind", "trade"), 1),
        (("--type", "outcome", "--actor", "tidewater"), 3),
        (("--evidence", "missing"), 2),
        (("--place", "merrow", "--type", "outcome"), 3),
        (("--since", "2031-03-07", "--type", "relation"), 4),
        (("--visibility", "secret"), 1),
        (("--voice", "arden", "--type", "forecast"), 1),
    ):
        assert len(objects(ask("claims", *words, "--json").out)) == count, words
    out = ask("claims", "--type", "outcome").out
    assert "about" in out
    assert max(map(len, out.splitlines())) <= 80
    assert "about" not in ask("claims", "--type", "deal").out
    assert ask("claims", "--type", "rumour").code == 2


def test_evidence_is_listed_and_shown_in_its_report(ask: Typed) -> None:
    missing = objects(ask("claims", "--type", "evidence", "--evidence", "missing", "--json").out)
    assert [each["text"] for each in missing] == ["no list of the dead", "no pictures"]
    assert missing[0]["about"] == {"type": "outcome", "id": KILLED.id}
    out = ask("claims", "--type", "evidence").out
    assert out.count("evidence-") == 4
    assert max(map(len, out.splitlines())) <= 80
    shown = flat(ask("show", missing[0]["id"]).out)
    assert "no list of the dead [missing]" in shown
    assert KILLED.id in shown
    (value,) = objects(ask("show", missing[0]["id"], "--json").out)
    assert value == missing[0]
    assert ask("claims", "--type", "evidence", "--voice", "arden").code == 2
    of_deals = ask("claims", "--type", "evidence", "--kind", "ceasefire", "--json")
    assert [each["state"] for each in objects(of_deals.out)] == ["seen"]


def test_show_gives_each_kind_of_proposition_whole(ask: Typed) -> None:
    for told in GAZETTE[1].propositions:
        out = flat(ask("show", told.id[:18]).out)
        assert "as told by Harbour Gazette, 5 March 2031" in out
        assert told.id in out
        (value,) = objects(ask("show", told.id, "--json").out)
        assert (value["type"], value["id"]) == (told.type.value, told.id)
    report = ask("show", GAZETTE[0].id).out
    assert "[1] Tidewater Front said to have taken Port Merrow" in report
    assert "No deal was found in it." in report


def test_a_page_of_an_actor_has_what_contradicts_it(ask: Typed) -> None:
    answer = ask("actors", "Reed Guild")
    told = flat(answer.out)
    assert "Who funds Reed Guild: 2 accounts" in told
    assert "Salt League said to fund Reed Guild (asserted and denied)" in told
    assert "--voice" in answer.err
    assert ask("show", "act-guild").out == answer.out
    (value,) = objects(ask("actors", "guild", "--json").out)
    found = [each["sort"] for each in value["told"]["contradictions"]]
    assert found == ["rivals", "denied", "one_not_another"]
    several = ask("actors", "r")
    assert several.code == 64
    assert "act-front" in several.err
    nobody = ask("actors", "Nobody At All")
    assert (nobody.code, nobody.out) == (1, "")
    assert "besides 3" in flat(ask("actors").out)


def test_a_forecast_waits_is_marked_and_the_mark_is_undone(ask: Typed) -> None:
    assert LEAVES.id[:17] in ask("forecasts").out
    answer = ask("forecasts", "mark", "forecast-", "failed", "--because", "the Front stayed")
    assert answer.out == f"{LEAVES.id} is marked failed\n"
    waiting = ask("forecasts")
    assert waiting.out == ""
    assert "No forecast waits" in waiting.err
    (marked,) = objects(ask("forecasts", "--mark", "failed", "--json").out)
    assert marked["mark"]["because"] == "the Front stayed"
    assert marked["mark"]["by"] == "Ana"
    assert "Marked by an analyst" in ask("brief").out
    assert "failed, as Ana judged on" in flat(ask("show", "forecast-").out)
    assert objects(ask("export").out)[0]["marks"][0]["forecast"] == LEAVES.id
    (act,) = objects(ask("history", "--acts", "--json").out)[-1:]
    assert (act["kind"], act["what"]["verdict"]) == ("mark", "failed")
    assert "mark" in ask("history").out
    assert ask("undo").out == "run 2 is hidden: a decision on a forecast\n"
    assert LEAVES.id[:17] in ask("forecasts").out
    assert "Not yet decided" in ask("brief").out
    ask("redo")
    assert ask("forecasts").out == ""
    assert objects(ask("status", "--json").out)[0]["intact"] is True


def test_a_forecast_marked_open_waits_on(ask: Typed) -> None:
    opened = ask("forecasts", "mark", LEAVES.id, "open", "--because", "no news yet", "--json")
    assert objects(opened.out)[0]["verdict"] == "open"
    assert "open" in ask("forecasts").out
    assert len(objects(ask("forecasts", "--mark", "all", "--actor", "front", "--json").out)) == 1
    assert objects(ask("forecasts", "--mark", "true", "--json").out) == []


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((NEGLECT.id, "true", "--because", "x"), 64, "is no forecast"),
        (("forecast-nothing", "true", "--because", "x"), 1, "forecast-nothing"),
        ((LEAVES.id, "true", "--because", "  "), 64, "needs its reason"),
        ((LEAVES.id, "true"), 2, "--because"),
        ((LEAVES.id, "perhaps", "--because", "x"), 2, "perhaps"),
    ],
)
def test_a_mark_that_cannot_be_is_refused(
    ask: Typed, words: tuple[str, ...], code: int, said: str
) -> None:
    answer = ask("forecasts", "mark", *words)
    assert answer.code == code
    assert said in answer.err
    assert [run["what"] for run in objects(ask("history", "--json").out)] == ["read"]


def test_status_says_what_is_told_besides_deals(ask: Typed) -> None:
    (status,) = objects(ask("status", "--json").out)
    assert status["propositions"] == {
        "outcome": 3, "relation": 5, "accusation": 1, "forecast": 1,
    }  # fmt: skip
    assert "outcomes 3, relations 5, accusations 1, forecasts 1" in flat(ask("status").out)


def test_help_of_an_act_is_like_that_of_a_verb(ask: Typed) -> None:
    for words in (("forecasts", "--help"), ("forecasts", "mark", "-h")):
        out = ask(*words).out
        assert 0 < out.index("Examples:") < out.index("Options:")
        assert max(map(len, out.splitlines())) <= 80
