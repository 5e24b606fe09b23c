"""Denials and doubts that point back to what was told before."""

from typing import Any

import pytest
from texts import names, propositions_in, told_of

pytestmark = pytest.mark.slow

KILLED = "The Sablean army said that it had killed 12 rebels. "


@pytest.mark.parametrize(
    ("answer", "denied", "doubted"),
    [
        ("The Tidewater Front denied it.", ["Tidewater Front"], []),
        ("The Tidewater Front denied the claim.", ["Tidewater Front"], []),
        ("The Lantern Society could not confirm the report.", [], ["Lantern Society"]),
        ("The Tidewater Front ruled that out.", [], []),
        ("The Tidewater Front denied that it had met the Lantern Society.", [], []),
    ],
)
def test_an_answer_is_put_to_what_was_told_last(
    nlp: Any, answer: str, denied: list[str], doubted: list[str]
) -> None:
    one = told_of(propositions_in(nlp, KILLED + answer), "killed")
    assert names(one.claimed_by) == ["Sablean army"]
    assert (names(one.denied_by), names(one.doubted_by)) == (denied, doubted)


def test_who_denies_the_blame_denies_the_deed(nlp: Any) -> None:
    text = (
        "The Orrin Council accused Dorrenia of arming the Tidewater Front, which Dorrenia denied."
    )
    found = propositions_in(nlp, text)
    assert {each.kind for each in found} == {"arms", "collusion"}
    assert all(names(each.denied_by) == ["Dorrenia"] for each in found)


def test_nobody_denies_a_title(nlp: Any) -> None:
    text = (
        "The leader of the Tidewater Front, Davin Rook, spoke. The Orrin Council denied the report."
    )
    one = told_of(propositions_in(nlp, text), "commands")
    assert not one.denied_by


def test_an_answer_far_away_is_put_to_nothing(nlp: Any) -> None:
    rain = "It rained in the hills. The road was closed. Nobody came. "
    one = told_of(propositions_in(nlp, KILLED + rain + "The Front denied it."), "killed")
    assert not one.denied_by


def test_who_declines_to_discuss_it_doubts_nothing(nlp: Any) -> None:
    (one,) = propositions_in(
        nlp, "The Tidewater Front killed nine soldiers. Davin Rook declined to discuss it."
    )
    assert names(one.doubted_by) == []


def test_a_charge_is_what_the_speaker_was_said_to_do_however_long_ago(nlp: Any) -> None:
    told = propositions_in(
        nlp,
        "Dorrenia finances the Red Heron Brigade, a clerk said. He had seen a list. The "
        "Brigade is commanded by Davin Rook. It rained all day. Dorrenia denied the charge.",
    )
    funds, commands = told_of(told, "funds"), told_of(told, "commands")
    assert (names(funds.denied_by), names(commands.denied_by)) == (["Dorrenia"], [])
