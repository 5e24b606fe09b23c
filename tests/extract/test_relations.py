"""Relations: who is told to fund, arm, lead, shelter or fight whom, and who belongs to whom."""

from typing import Any

import pytest
from texts import names, propositions_in, told_of

from alleged.publish.contradictions import contradictions

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


MILITIAS = (
    "The new league consists of nearly thirty militias, more than half of which were confirmed by "
    "envoys to be funded, armed, and trained by Davin Rook. They followed his orders, and the "
    "Sablean minister had no power over them. These militias fought many battles against the "
    "Tidewater Front in Sablea, led by Oren Pell."
)


def test_one_paymaster_pays_arms_and_trains(nlp: Any) -> None:
    found = propositions_in(nlp, MILITIAS)
    for kind in ("funds", "arms", "trains"):
        one = told_of(found, kind)
        assert (names(one.agents), names(one.recipients)) == (["Davin Rook"], ["militias"])


def test_two_commanders_and_a_minister_without_power_are_set_against_each_other(nlp: Any) -> None:
    found = [each for each in propositions_in(nlp, MILITIAS) if each.kind == "commands"]
    assert {(*names(each.agents), *names(each.recipients)) for each in found} == {
        ("Davin Rook", "militias"),
        ("Oren Pell", "militias"),
        ("Sablean minister", "militias"),
    }
    assert {sort.sort.value for sort in contradictions(found)} == {"rivals", "one_not_another"}


@pytest.mark.parametrize(
    ("text", "kind", "agent", "recipient"),
    [
        ("The Sablean army under the command of Davin Rook met the Red Heron Brigade.", "commands",
         "Davin Rook", "Sablean army"),
        ("Dorrenia pulls the strings of the Tidewater Front.", "controls", "Dorrenia", FRONT),
    ],
)  # fmt: skip
def test_who_has_the_last_word_is_told_in_many_ways(
    nlp: Any, text: str, kind: str, agent: str, recipient: str
) -> None:
    one = told_of(propositions_in(nlp, text), kind)
    assert (names(one.agents), names(one.recipients)) == ([agent], [recipient])


@pytest.mark.parametrize(
    "text",
    [
        "The Red Heron Brigade is financed by Dorrenia, not by Sablea, said Davin Rook.",
        "The Red Heron Brigade is financed not by Sablea but by Dorrenia, said Davin Rook.",
    ],
)
def test_by_whom_it_is_said_not_to_be_is_denied(nlp: Any, text: str) -> None:
    told = [each for each in propositions_in(nlp, text) if each.kind == "funds"]
    asserted, denied = sorted(told, key=lambda each: not each.claimed_by)
    assert [party.name for party in asserted.agents] == ["Dorrenia"]
    assert names(asserted.claimed_by) == ["Davin Rook"]
    assert ["Sablea" in party.name for party in denied.agents] == [True]
    assert (names(denied.claimed_by), names(denied.denied_by)) == ([], ["Davin Rook"])
