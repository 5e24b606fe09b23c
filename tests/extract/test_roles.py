"""How the words of a text tie each of its actors to a deal."""

from typing import Any

import pytest
from factories import FRONT, LANTERN
from texts import BRIGADE, DORRENIA, SWAP, TEXTS, reading_of

from alleged.extract.anchors import find_anchors
from alleged.extract.roles import path_between, role_features
from alleged.extract.weights import Linear
from alleged.model.actor import ActorKind

pytestmark = pytest.mark.slow


def ties(nlp: Any, text: str) -> dict[str, dict[str, float]]:
    """Features of every actor, with every possible word for an anchor."""
    reading = reading_of(nlp, text)
    anchors = find_anchors(reading, Linear(30.0, {}), 0.5)
    return role_features(reading, list(range(len(reading.sentences))), anchors)


@pytest.mark.parametrize("text", TEXTS)
def test_every_actor_but_the_outlets_has_features(nlp: Any, text: str) -> None:
    mentions = reading_of(nlp, text).mentions
    actors = {m.key for m in mentions if m.kind is not ActorKind.OUTLET}
    found = ties(nlp, text)
    assert set(found) == actors
    assert all(features for features in found.values())


def test_outlets_tell_of_deals_and_make_none(nlp: Any) -> None:
    found = ties(nlp, "The Inland Times said that the Tidewater Front signed a truce.")
    assert set(found) == {FRONT.id}


@pytest.mark.parametrize(
    "text",
    [
        "A deal mediated by the Lantern Society freed two men of the Tidewater Front.",
        "The Lantern Society brokered a truce with the Tidewater Front.",
        "A truce with the Tidewater Front was signed through the mediation of the Lantern Society.",
    ],
)
def test_who_mediates_is_tied_as_one_who_does(nlp: Any, text: str) -> None:
    found = ties(nlp, text)
    assert "tie: mediates" in found[LANTERN.id]
    assert "tie: mediates" not in found[FRONT.id]


def test_of_two_who_mediated_both_did(nlp: Any) -> None:
    text = "Dorrenia and the Lantern Society, who mediated, praised the Tidewater Front."
    found = ties(nlp, text)
    assert "tie: mediates" in found[LANTERN.id]
    assert "tie: mediates" in found[DORRENIA.id]


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("The Lantern Society arranged a truce with the Tidewater Front.", "arranges"),
        ("A truce negotiated by the Lantern Society binds the Tidewater Front.", "arranges"),
        ("The Lantern Society played a part in the talks with the Tidewater Front.", "assists"),
        ("The Lantern Society helped to end the siege by the Tidewater Front.", "assists"),
    ],
)
def test_who_brings_a_deal_about_is_tied_otherwise_than_its_parties(
    nlp: Any, text: str, tie: str
) -> None:
    found = ties(nlp, text)
    assert f"tie: {tie}" in found[LANTERN.id]
    assert f"tie: {tie}" not in found[FRONT.id]


def test_the_state_before_brokered_mediates(nlp: Any) -> None:
    found = ties(nlp, "A Dorrenia-brokered truce ended the siege by the Tidewater Front.")
    assert DORRENIA.id in found


def test_who_makes_a_deal_is_tied_as_one_who_does(nlp: Any) -> None:
    found = ties(nlp, SWAP)
    assert "tie: makes it" in found[FRONT.id]
    assert "tie: makes it" in found[BRIGADE.id]
    assert "tie: makes it" not in found[LANTERN.id]


def test_parties_to_an_earlier_deal_are_known(nlp: Any) -> None:
    reading = reading_of(nlp, SWAP)
    anchors = find_anchors(reading, Linear(30.0, {}), 0.5)
    plain = role_features(reading, [0], anchors)
    known = role_features(reading, [0], anchors, frozenset({FRONT.id}))
    assert set(known[FRONT.id]) - set(plain[FRONT.id])
    assert set(known[FRONT.id]) - set(plain[FRONT.id]) != (
        set(known[BRIGADE.id]) - set(plain[BRIGADE.id])
    )


def test_a_word_is_at_no_distance_from_itself(nlp: Any) -> None:
    doc = nlp("The groups signed a truce.")
    assert path_between(doc[4], doc[4]) == "/"


def test_there_is_no_way_from_one_sentence_to_another(nlp: Any) -> None:
    doc = nlp("The group left the town. A truce began on Monday.")
    by_text = {token.text: token for token in doc}
    assert path_between(by_text["group"], by_text["truce"]) is None


def test_those_in_a_list_are_tied_alike(nlp: Any) -> None:
    doc = nlp("He signed the agreement between Orrin and Sablea.")
    by_text = {token.text: token for token in doc}
    path = path_between(by_text["Orrin"], by_text["agreement"])
    assert path is not None
    assert path == path_between(by_text["Sablea"], by_text["agreement"])
    assert "between" in path
