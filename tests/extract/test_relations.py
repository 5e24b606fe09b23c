"""Relations: who is told to fund, arm, lead, shelter or fight whom, and who belongs to whom."""

from typing import Any

import pytest
from texts import names, propositions_in, told_of

pytestmark = pytest.mark.slow

FRONT, BRIGADE = "Tidewater Front", "Red Heron Brigade"

TOLD = [
    ("Dorrenia has funded the Tidewater Front.", "funds", ["Dorrenia"], [FRONT]),
    ("Dorrenia has armed the Tidewater Front.", "arms", ["Dorrenia"], [FRONT]),
    ("Dorrenia has supplied the Tidewater Front with rifles.", "arms", ["Dorrenia"], [FRONT]),
    ("Dorrenia trains the Tidewater Front.", "trains", ["Dorrenia"], [FRONT]),
    ("The Dorrenia-backed Tidewater Front met in Halden.", "backs", ["Dorrenia"], [FRONT]),
    ("Dorrenia shelters the Tidewater Front.", "shelters", ["Dorrenia"], [FRONT]),
    ("The Tidewater Front is allied with the Red Heron Brigade.", "allied", [FRONT], [BRIGADE]),
    ("The Red Heron Brigade is a branch of the Tidewater Front.", "part_of", [BRIGADE], [FRONT]),
    ("The Tidewater Front is fighting the Red Heron Brigade.", "fights", [FRONT], [BRIGADE]),
    ("Davin Rook commands the Tidewater Front.", "commands", ["Davin Rook"], [FRONT]),
    ("The leader of the Tidewater Front, Davin Rook, spoke.", "commands", ["Davin Rook"], [FRONT]),
    ("Davin Rook, a deputy leader of the Tidewater Front, spoke.", "part_of", ["Davin Rook"],
     [FRONT]),
    ("The Tidewater Front holds the town of Halden.", "controls", [FRONT], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "agents", "recipients"), TOLD)
def test_it_is_told_who_stands_how_to_whom(
    nlp: Any, text: str, kind: str, agents: list[str], recipients: list[str]
) -> None:
    one = told_of(propositions_in(nlp, text), kind)
    assert (names(one.agents), names(one.recipients)) == (agents, recipients)


@pytest.mark.parametrize(
    "text",
    [
        "Davin Rook, a former leader of the Tidewater Front, spoke.",
        "Dorrenia funds the Lantern Society.",
        "The Tidewater Front commanded its fighters to hold fire.",
        "Dorrenia gave the Tidewater Front control of the town of Halden.",
        "Dorrenia should arm the Tidewater Front, Davin Rook said.",
    ],
)
def test_what_was_once_or_ought_to_be_or_is_at_peace_is_no_relation(nlp: Any, text: str) -> None:
    assert [each for each in propositions_in(nlp, text) if each.type.value == "relation"] == []


def test_one_said_to_have_no_power_is_a_denial(nlp: Any) -> None:
    text = "The Orrin Council said that Davin Rook has no power over the Tidewater Front."
    one = told_of(propositions_in(nlp, text), "commands")
    assert (names(one.agents), names(one.recipients)) == (["Davin Rook"], [FRONT])
    assert (names(one.claimed_by), names(one.denied_by)) == ([], ["Orrin Council"])


def test_the_time_of_a_sentence_is_not_the_time_of_a_title_in_it(nlp: Any) -> None:
    text = "The leader of the Tidewater Front, Davin Rook, spoke on Monday."
    assert told_of(propositions_in(nlp, text), "commands").period is None


@pytest.mark.parametrize(
    ("text", "agent", "recipient"),
    [
        ("The army and rebels backed by Dorrenia met the Tidewater Front.", "Dorrenia", "rebels"),
        ("A commander in the alliance that backs the Tidewater Front spoke.", "alliance", FRONT),
    ],
)
def test_a_clause_tells_of_the_noun_beside_it(
    nlp: Any, text: str, agent: str, recipient: str
) -> None:
    one = told_of(propositions_in(nlp, text), "backs")
    assert (names(one.agents), names(one.recipients)) == ([agent], [recipient])
