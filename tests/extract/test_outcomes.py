"""Outcomes: who is told to have been killed, taken, freed or beaten, and what was won or left."""

from typing import Any

import pytest
from texts import names, propositions_in, told_of

pytestmark = pytest.mark.slow

TOLD = [
    ("The Tidewater Front killed 12 soldiers.", "killed", ["Tidewater Front"], ["soldiers"]),
    ("Five villagers were killed by the Red Heron Brigade.", "killed", ["Red Heron Brigade"],
     ["villagers"]),
    ("The commander of the Tidewater Front, Davin Rook, was killed on Monday.", "killed", [],
     ["Davin Rook"]),
    ("A Sablean army strike wounded Davin Rook.", "wounded", ["Sablean army"], ["Davin Rook"]),
    ("The Tidewater Front captured six policemen.", "captured", ["Tidewater Front"],
     ["policemen"]),
    ("The Red Heron Brigade released two nurses.", "released", ["Red Heron Brigade"], ["nurses"]),
    ("Forty fighters of the Tidewater Front surrendered.", "surrendered",
     ["fighters of the Tidewater Front"], []),
    ("The Sablean army routed the Red Heron Brigade.", "defeated", ["Sablean army"],
     ["Red Heron Brigade"]),
    ("The Sablean army claimed victory over the Tidewater Front.", "defeated", ["Sablean army"],
     ["Tidewater Front"]),
    ("The Tidewater Front took the town of Halden.", "took", ["Tidewater Front"], []),
    ("The Sablean army lost the town of Halden to the Tidewater Front.", "lost",
     ["Tidewater Front"], ["Sablean army"]),
    ("The Red Heron Brigade withdrew from Halden.", "withdrew", ["Red Heron Brigade"], []),
    ("The Tidewater Front entered the town of Halden.", "entered", ["Tidewater Front"], []),
    ("The Red Heron Brigade broke the truce.", "broke", ["Red Heron Brigade"], []),
]  # fmt: skip

NOTHING = [
    "The Tidewater Front asked for the release of two nurses.",
    "Under the deal the withdrawal of the Red Heron Brigade begins in May.",
    "More people than last year left when the Tidewater Front was near.",
    "The law forbids the killing of soldiers of the Tidewater Front.",
    "Ten soldiers of the Tidewater Front died in a flood.",
    "The Sablean army seized on the quarrel in the Tidewater Front.",
    "The Tidewater Front cancelled the release of two nurses.",
    "The rules of the Tidewater Front call for soldiers who surrender to be fed.",
    "Davin Rook of the Tidewater Front died in June.",
]


@pytest.mark.parametrize(("text", "kind", "agents", "recipients"), TOLD)
def test_it_is_told_who_did_what_to_whom(
    nlp: Any, text: str, kind: str, agents: list[str], recipients: list[str]
) -> None:
    one = told_of(propositions_in(nlp, text), kind)
    assert (names(one.agents), names(one.recipients)) == (agents, recipients)


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_asked_for_agreed_or_an_accident_is_no_outcome(nlp: Any, text: str) -> None:
    assert [each for each in propositions_in(nlp, text) if each.type.value == "outcome"] == []


def test_both_tellings_of_one_death_are_one_proposition(nlp: Any) -> None:
    text = (
        "The Sablean army said that it had killed Davin Rook. The Tidewater Front denied that "
        "Davin Rook was dead."
    )
    one = told_of(propositions_in(nlp, text), "killed")
    assert (names(one.claimed_by), names(one.denied_by)) == (["Sablean army"], ["Tidewater Front"])


def test_ground_without_a_name_is_kept_in_the_words_of_the_text(nlp: Any) -> None:
    text = "The Tidewater Front took the old depot in open battle."
    one = told_of(propositions_in(nlp, text), "took")
    assert [(place.name, place.place) for place in one.places] == [("the old depot", None)]
    assert one.places[0].span.of(text) == "the old depot"


def test_those_who_left_are_counted(nlp: Any) -> None:
    one = told_of(
        propositions_in(nlp, "Some 236 fighters of the Tidewater Front left the town."), "withdrew"
    )
    assert [number.best for number in one.numbers] == [236]


def test_no_more_than_is_a_bound_and_no_denial(nlp: Any) -> None:
    text = "No more than 25 prisoners were released by the Tidewater Front, Davin Rook said."
    one = told_of(propositions_in(nlp, text), "released")
    assert (names(one.claimed_by), names(one.denied_by)) == (["Davin Rook"], [])


def test_troops_pulled_out_are_who_withdrew(nlp: Any) -> None:
    text = "The Sablean government pulled its soldiers out of Halden, the Tidewater Front said."
    one = told_of(propositions_in(nlp, text), "withdrew")
    assert [party.mention for party in one.agents] == ["its soldiers"]
