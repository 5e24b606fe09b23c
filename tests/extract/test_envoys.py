"""An envoy mediates in the name of a body, and both mediate then."""

from typing import Any

import pytest
from texts import FRONT, LANTERN, anchor_at, group_of, reading_of

from alleged.extract.deal_parties import cast
from alleged.extract.envoys import beside, tells_as_envoy
from alleged.extract.weights import Linear, Weights

pytestmark = pytest.mark.slow

HARDLY = Weights(
    "test", {"party": Linear(-9.0, {}), "mediator": Linear(-2.0, {})}, {"mediator": 0.4}
)
"""Everybody is too unlikely to mediate without a word that says so."""


def mediators(nlp: Any, text: str, weights: Weights = HARDLY) -> set[str]:
    """Return who mediates the truce of a text, as written."""
    reading = reading_of(nlp, text)
    played = cast(reading, group_of(reading, anchor_at(reading, "truce", "truce_noun")), weights)
    return {party.mention for party in played.mediators}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Lantern Society envoy Ila Venn announced a truce on Monday.", True),
        ("There is a truce, said Ila Venn, the envoy of the Lantern Society.", True),
        ("There is a truce, the Lantern Society envoy, Ila Venn, said on Monday.", True),
        ("There is a truce. Ila Venn, the Lantern Society's envoy, chaired the talks.", True),
        ("Lantern Society envoy Ila Venn waited for a truce.", False),
        ("Lantern Society gardener Ila Venn announced a truce.", False),
        ("There is a truce. Lantern Society envoy Ila Venn said that it rained.", False),
    ],
)
def test_an_envoy_who_tells_of_a_deal_or_ran_its_talks_mediated(
    nlp: Any, text: str, named: bool
) -> None:
    found = mediators(nlp, text)
    assert ("Ila Venn" in found) is named
    assert ("Lantern Society" in found) is named


def test_no_envoy_mediates_for_a_party(nlp: Any) -> None:
    text = "Tidewater Front envoy Ila Venn announced a truce on Monday."
    assert mediators(nlp, text) == set()
    reading = reading_of(nlp, text)
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    assert not tells_as_envoy(reading, group, FRONT.id)


def test_the_body_of_an_envoy_is_beside_him_unless_it_is_a_party(nlp: Any) -> None:
    reading = reading_of(nlp, "They agreed on a truce with Ila Venn, the Lantern Society envoy.")
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    (venn,) = (m.key for m in reading.mentions if m.text == "Ila Venn")
    assert [m.key for m in beside(reading, group, [venn], [])] == [LANTERN.id]
    assert not list(beside(reading, group, [venn], [LANTERN.id]))


@pytest.mark.parametrize(
    ("did", "both"),
    [
        ("who mediated between them, left on Monday", True),
        ("who heads its mediation team, left on Monday", True),
        ("who welcomed it, left on Monday", False),
    ],
)
def test_a_man_of_a_body_mediates_beside_it_if_he_did_so_himself(
    nlp: Any, did: str, both: bool
) -> None:
    text = f"A truce mediated by the Tidewater Front holds. Davin Rook, {did}."
    everybody = Weights("test", {"party": Linear(-9.0, {}), "mediator": Linear(9.0, {})}, {})
    reading = reading_of(nlp, text)
    played = cast(reading, group_of(reading, anchor_at(reading, "truce", "truce_noun")), everybody)
    found = {party.mention for party in played.mediators}
    assert "Tidewater Front" in found
    assert ("Davin Rook" in found) is both
