"""Whose government, regime or army a text means: never one that its own words rule out."""

from typing import Any

import pytest
from factories import FRONT
from texts import DORRENIA, DORRENIAN_GOVERNMENT, SABLEA, SABLEAN_ARMY, mentions_in

from alleged.model.actor import Actor, ActorKind
from alleged.model.document import Document
from alleged.resolve.actors import ActorIndex
from alleged.resolve.mentions import find_mentions

pytestmark = pytest.mark.slow


def key_at(nlp: Any, text: str, words: str) -> str:
    hits = [m for m in mentions_in(nlp, text) if m.text == words]
    assert len(hits) == 1, hits
    return hits[0].key


@pytest.mark.parametrize("words", ["The regime", "The authorities"])
def test_the_government_of_a_state_is_that_of_that_state(nlp: Any, words: str) -> None:
    text = (
        "The Dorrenian government welcomed the talks. The Dorrenian government was host. "
        f"{words} of Sablea signed."
    )
    assert key_at(nlp, text, words) == SABLEA.id


def test_who_only_mediates_is_not_the_government(nlp: Any) -> None:
    text = (
        "A Dorrenian-brokered truce was signed on Monday. A Dorrenian-brokered truce had failed "
        "before. Sablea kept it. The government paid for it."
    )
    assert key_at(nlp, text, "The government") == SABLEA.id


def test_who_does_something_to_the_regime_is_another(nlp: Any) -> None:
    text = "The Tidewater Front held the town. Dorrenia blamed the regime for the attack."
    assert key_at(nlp, text, "the regime") != DORRENIA.id


def test_two_governments_are_no_one_of_them(nlp: Any) -> None:
    text = "The Sablean government met the Dorrenian government. The two governments agreed."
    assert key_at(nlp, text, "The two governments") not in (SABLEA.id, DORRENIA.id)


def test_its_army_is_that_of_the_subject(nlp: Any) -> None:
    text = (
        "The Dorrenian government watched. The Dorrenian government waited. Sablea said that its "
        "army had left."
    )
    assert key_at(nlp, text, "its army") == SABLEAN_ARMY.id


def test_the_forces_of_a_ruler_or_a_state_are_its_army(nlp: Any) -> None:
    text = "Dorrenia brokered it. The rebels made a truce with the forces of Sablea on Monday."
    assert key_at(nlp, text, "the forces") == SABLEAN_ARMY.id


@pytest.mark.parametrize("whose", ["army", "government"])
def test_whose_army_it_is_is_not_guessed_where_the_text_names_them(nlp: Any, whose: str) -> None:
    text = f"Dorrenia was host. The {whose} of Varskand agreed on a truce with the rebels."
    (found,) = [m for m in mentions_in(nlp, text) if m.text == f"The {whose}"]
    assert (found.actor, found.name) == (None, f"Varskand {whose}")


def test_the_national_army_is_the_army(nlp: Any) -> None:
    text = "The Sablean army fought on. There was no truce with the national army, he said."
    assert key_at(nlp, text, "the national army") == SABLEAN_ARMY.id


def test_the_fighters_of_a_leader_are_those_of_his_group(nlp: Any) -> None:
    text = "Davin Rook told his fighters on Sunday to leave the streets."
    assert key_at(nlp, text, "his fighters") == FRONT.id
    text = "The Red Heron Brigade was near. Davin Rook's fighters let eight soldiers go."
    assert key_at(nlp, text, "fighters") == FRONT.id


def test_of_two_states_alike_the_government_is_that_of_the_band_beside_it(nlp: Any) -> None:
    text = (
        "The Red Heron Brigade and the government signed a truce on Monday. Sablea and "
        "Dorrenia praised it, and Grauden, where it was signed, was proud."
    )
    assert key_at(nlp, text, "the government") == SABLEA.id


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Dorrenia's National Watch Service said so.", False),
        ("The Dorrenian National Watch Service said so.", False),
        ("Sablea's National Watch Service said so.", True),
        ("The National Watch Service said so.", True),
    ],
)
def test_a_body_of_another_state_is_not_the_listed_one(nlp: Any, text: str, listed: bool) -> None:
    watch = Actor("act-nws", "National Watch Service", ActorKind.AGENCY, (), ("xx",), SABLEA.id)
    index = ActorIndex.of((SABLEA, DORRENIA, DORRENIAN_GOVERNMENT, watch))
    found = find_mentions(nlp(text), Document("r-1", text, language="en"), index, ())
    assert (watch.id in {m.actor for m in found}) is listed


def test_the_authorities_of_a_province_are_its_listed_government(nlp: Any) -> None:
    hill = Actor("act-hill", "Hill Province government", ActorKind.GOVERNMENT, (), ("xx",))
    document = Document("d", "Authorities in the Hill Province spoke. Sablea was silent.")
    index = ActorIndex([hill, SABLEA])
    found = find_mentions(nlp(document.text), document, index)
    assert [m.key for m in found if m.text == "Authorities"] == [hill.id]
