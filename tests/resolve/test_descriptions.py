"""Noun phrases that describe an actor, and the names inside them or beside them."""

from typing import Any

import pytest
from factories import FRONT
from texts import BRIGADE, DORRENIA, SABLEA, SABLEAN_ARMY, mentions_in

from alleged.model.actor import Actor, ActorKind, Mention
from alleged.resolve.actors import ActorIndex

pytestmark = pytest.mark.slow


def around(nlp: Any, text: str, word: str) -> Mention:
    """The one mention that holds this word."""
    hits = [m for m in mentions_in(nlp, text) if word in m.text.split()]
    assert len(hits) == 1, hits
    return hits[0]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("RHB fighters left the town on Monday.", "fighters"),
        ("Forty Red Heron Brigade militants left the town on Monday.", "militants"),
        ("The army fought with RHB gunmen near the mill.", "gunmen"),
    ],
)
def test_people_of_a_named_group_are_that_group(nlp: Any, text: str, word: str) -> None:
    found = around(nlp, text, word)
    assert found.key == BRIGADE.id
    assert found.name == BRIGADE.name


def test_a_description_beside_a_name_is_that_actor(nlp: Any) -> None:
    behind = "The Tidewater Front, a rebel group, freed two men."
    assert around(nlp, behind, "group").key == FRONT.id
    before = "The rebel group Red Heron Brigade freed two men."
    assert {m.key for m in mentions_in(nlp, before)} == {BRIGADE.id}


def test_a_states_army_and_government(nlp: Any) -> None:
    assert around(nlp, "Sablea's army left the hill.", "army").key == SABLEAN_ARMY.id
    assert around(nlp, "Sablea's government met.", "government").key == SABLEA.id
    assert around(nlp, "The Sablean authorities met.", "authorities").key == SABLEA.id


def test_a_proper_name_no_file_knows_names_its_rebels(nlp: Any) -> None:
    text = "The Salt Hill rebels left the mill. The Salt Hill rebels came back."
    found = [m for m in mentions_in(nlp, text) if "rebels" in m.text]
    assert len(found) == 2
    assert len({m.key for m in found}) == 1
    assert found[0].actor is None
    assert found[0].kind is ActorKind.ARMED_GROUP


def test_singular_and_plural_of_a_bare_noun_are_one(nlp: Any) -> None:
    text = "A rebel came to the mill. Two rebels followed."
    assert len({m.key for m in mentions_in(nlp, text)}) == 1


@pytest.mark.parametrize("words", ["monitoring group", "rights group", "aid organisation"])
def test_peaceful_groups_bear_no_arms(nlp: Any, words: str) -> None:
    found = around(nlp, f"The {words} said that the road was open.", words.split()[-1])
    assert found.kind is ActorKind.ORGANISATION


def test_sides_are_nobody_of_their_own(nlp: Any) -> None:
    assert mentions_in(nlp, "Both sides were tired.") == ()


def test_a_coalition_led_by_a_state_is_the_listed_one(nlp: Any) -> None:
    league = Actor(
        "act-league", "Dorrenia-led coalition", ActorKind.COALITION, (), ("yy",), DORRENIA.id
    )
    index = ActorIndex((DORRENIA, league))
    found = mentions_in(nlp, "A military coalition led by Dorrenia left.", index=index)
    assert {m.text: m.key for m in found} == {
        "A military coalition": league.id,
        "Dorrenia": DORRENIA.id,
    }


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Sablean fighters", "Sablean fighters"),
        ("foreign non-federal forces", "foreign non-federal forces"),
        ("river and hill rebels", "river and hill rebels"),
        ("pro-Orrin militiamen", "pro-Orrin militiamen"),
    ],
)
def test_a_description_is_shown_in_the_texts_own_characters(
    nlp: Any, words: str, name: str
) -> None:
    assert around(nlp, f"The {words} left the mill.", words.split()[-1]).name == name


@pytest.mark.parametrize("text", ["Army says 300 left the mill.", "The army left.", "Army left."])
def test_an_army_is_one_in_a_title_and_in_a_sentence(nlp: Any, text: str) -> None:
    index = ActorIndex(())
    assert {m.name for m in mentions_in(nlp, text, index=index)} == {"army"}


@pytest.mark.parametrize(
    "name", ["Salt Hill Army", "Lowmark Exchange Front", "Grey Accord Brigade"]
)
def test_a_proper_name_that_ends_in_an_actor_noun_is_a_name(nlp: Any, name: str) -> None:
    found = around(nlp, f"On Monday the {name} left the mill.", name.split()[-1])
    assert (found.name, found.form) == (name, "name")


def test_a_description_carries_the_place_it_is_of(nlp: Any) -> None:
    text = "The regional forces of Lower Sarnland left on Monday. The regional forces came back."
    found = [m for m in mentions_in(nlp, text) if "forces" in m.text]
    assert {m.name for m in found} == {"regional forces of Lower Sarnland"}
    two = "The fighters of Velmora left the mill. The fighters of North Merrow stayed."
    assert {m.name for m in mentions_in(nlp, two) if "fighters" in m.text} == {"fighters"}


def test_whose_country_it_is_is_no_part_of_what_a_gang_is_called(nlp: Any) -> None:
    found = around(nlp, "The country's two main gangs left the mill.", "gangs")
    assert found.name == "main gangs"


def test_who_leads_a_government_is_part_of_its_name(nlp: Any) -> None:
    text = "Sablea's Tidewater Front-led government signed. The Tidewater Front left the mill."
    found = mentions_in(nlp, text)
    assert [(m.text, m.key) for m in found] == [
        ("Sablea's Tidewater Front-led government", SABLEA.id),
        ("Tidewater Front", FRONT.id),
    ]


def test_a_name_is_not_widened_over_and(nlp: Any) -> None:
    text = "It was the end of a truce between the Tidewater Front and government forces."
    found = {m.text: m.key for m in mentions_in(nlp, text)}
    assert found["Tidewater Front"] == FRONT.id


def test_a_description_is_of_the_name_right_before_it(nlp: Any) -> None:
    text = (
        "The Lantern Society, the mission that watches the truce of the army and the "
        "Tidewater Front, another rebel group, said that the road was open."
    )
    assert around(nlp, text, "group").key == FRONT.id


def test_peoples_in_a_list_are_each_one(nlp: Any) -> None:
    text = "Leaders of the Orvin, Mellak and Tarsa communities signed it on Monday."
    keys = {m.key for m in mentions_in(nlp, text)}
    assert {"text:orvin", "text:mellak", "text:tarsa"} <= keys


def test_who_is_led_by_a_people_is_named_by_the_whole_phrase(nlp: Any) -> None:
    found = around(nlp, "The Orvin-led rebels left the town on Monday.", "rebels")
    assert found.name == "Orvin-led rebels"


@pytest.mark.parametrize(
    "text",
    [
        "State television showed the six men.",
        "Farmers of Harrow State left the hill.",
        "Lars Venn leads the State of Law bloc.",
    ],
)
def test_a_word_for_a_state_in_a_name_is_no_government(nlp: Any, text: str) -> None:
    described = [m for m in mentions_in(nlp, text) if m.form == "description"]
    assert not [m for m in described if m.text.endswith("State")]


def test_a_movement_and_its_name_behind_it_are_one(nlp: Any) -> None:
    text = "Lars Venn, leader of the former rebel movement Red Heron Brigade, signed."
    assert around(nlp, text, "movement").key == BRIGADE.id


@pytest.mark.parametrize(
    ("words", "are_somebody"),
    [("The parties", False), ("Both warring parties", False), ("The political parties", True),
     ("The parties to the war", True)],
)  # fmt: skip
def test_the_parties_are_nobody_of_their_own(nlp: Any, words: str, are_somebody: bool) -> None:
    found = mentions_in(nlp, f"{words} signed the paper on Monday.")
    assert any("arties" in m.text for m in found) is are_somebody


@pytest.mark.parametrize(
    ("words", "are_named"), [("the rebel-held town", False), ("a town of the rebels", True)]
)
def test_rebel_held_names_no_rebels(nlp: Any, words: str, are_named: bool) -> None:
    found = mentions_in(nlp, f"They signed it in {words} on Monday.")
    assert any("rebel" in m.text for m in found) is are_named


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sablea was not a party to that pact, its minister said.", False),
        ("The party of the hill farmers has not agreed.", True),
    ],
)
def test_a_party_to_something_is_no_party_of_politics(nlp: Any, text: str, told: bool) -> None:
    assert any("party" in m.text.split() for m in mentions_in(nlp, text)) is told
