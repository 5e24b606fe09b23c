"""Kind, status and visibility are chosen from what the deal's sentences say."""

from typing import Any

import pytest
from texts import anchor_at, group_of, reading_of

from alleged.extract.deal_nature import _borne_out, _stands, kind_features, nature, status_features
from alleged.extract.deal_voices import Voices
from alleged.extract.weights import Choice, Linear, Weights, shipped_weights
from alleged.model.claim import Voice
from alleged.model.deal import DealKind, DealStatus, Visibility

pytestmark = pytest.mark.slow

OWN = Voices(True, (), (), ())
BOTH = "The Tidewater Front and the Red Heron Brigade"


def weighing(status: DealStatus, secret: float) -> Weights:
    """Weights that always choose this status, and secret by its log-odds."""
    return Weights(
        "test",
        {"secret": Linear(secret, {})},
        {
            "kind": Choice({"trade": Linear(0.0, {})}),
            "status": Choice({status.value: Linear(0.0, {})}),
        },
    )


@pytest.mark.parametrize(
    ("text", "word", "family", "kind"),
    [
        (f"{BOTH} signed a ceasefire.", "ceasefire", "truce_noun", DealKind.CEASEFIRE),
        (f"{BOTH} swapped forty prisoners.", "swapped", "swap_verb", DealKind.PRISONER_EXCHANGE),
    ],
)
def test_a_plain_wording_has_its_kind(
    nlp: Any, text: str, word: str, family: str, kind: DealKind
) -> None:
    reading = reading_of(nlp, text)
    group = group_of(reading, anchor_at(reading, word, family))
    assert nature(reading, group, OWN, (), shipped_weights())[0] is kind


@pytest.mark.parametrize("status", DealStatus)
def test_what_is_announced_or_done_is_public_unless_secret(nlp: Any, status: DealStatus) -> None:
    reading = reading_of(nlp, f"{BOTH} made a deal.")
    group = group_of(reading, anchor_at(reading, "deal", "deal_noun"))
    open_told = status in {DealStatus.ANNOUNCED, DealStatus.COMPLETED}
    expected = Visibility.PUBLIC if open_told else Visibility.UNKNOWN
    assert nature(reading, group, OWN, (), weighing(status, -30.0)) == (
        DealKind.TRADE,
        status,
        expected,
    )
    assert nature(reading, group, OWN, (), weighing(status, 30.0))[2] is Visibility.SECRET


def test_a_denial_alone_is_noted(nlp: Any) -> None:
    reading = reading_of(nlp, f"{BOTH} made a deal.")
    group = group_of(reading, anchor_at(reading, "deal", "deal_noun"))
    voice = Voice("nobody")
    alone = status_features(reading, group, Voices(False, (), (voice,), ()), ())
    claimed = status_features(reading, group, Voices(False, (voice,), (voice,), ()), ())
    assert "only denied" in alone
    assert "only denied" not in claimed


def test_every_feature_of_the_kind_weighs_at_most_once(nlp: Any) -> None:
    reading = reading_of(nlp, f"{BOTH} made a secret deal. Forty prisoners were freed. It rained.")
    group = group_of(reading, anchor_at(reading, "deal", "deal_noun"))
    assert all(0.0 < value <= 1.0 for value in kind_features(reading, group).values())


@pytest.mark.parametrize(
    ("text", "word", "family", "status", "visibility"),
    [
        (
            "The deals were confidential.",
            "deals", "deal_noun", DealStatus.REPORTED, Visibility.SECRET,
        ),
        (
            "Other deals were confidential, such as the pact with the Tidewater Front.",
            "pact", "deal_noun", DealStatus.REPORTED, Visibility.SECRET,
        ),
        (
            "Some of the deals were announced, such as the pact with the Tidewater Front.",
            "pact", "deal_noun", DealStatus.ANNOUNCED, Visibility.PUBLIC,
        ),
        (
            "The deals were not confidential.",
            "deals", "deal_noun", DealStatus.REPORTED, Visibility.UNKNOWN,
        ),
    ],
)  # fmt: skip
def test_what_deals_are_called_holds_for_their_examples(
    nlp: Any, text: str, word: str, family: str, status: DealStatus, visibility: Visibility
) -> None:
    reading = reading_of(nlp, text)
    group = group_of(reading, anchor_at(reading, word, family))
    found = nature(reading, group, OWN, (), weighing(DealStatus.REPORTED, -30.0))
    assert found[1:] == (status, visibility)


@pytest.mark.parametrize(
    ("text", "visibility"),
    [
        (f"{BOTH} made a pact in secret.", Visibility.SECRET),
        (f"{BOTH} made no pact, in secret or in the open.", Visibility.UNKNOWN),
        (f"{BOTH} made a pact, openly or in secret.", Visibility.UNKNOWN),
    ],
)
def test_what_is_left_open_is_not_secret(nlp: Any, text: str, visibility: Visibility) -> None:
    reading = reading_of(nlp, text)
    group = group_of(reading, anchor_at(reading, "pact", "deal_noun"))
    assert nature(reading, group, OWN, (), weighing(DealStatus.REPORTED, 30.0))[2] == visibility


def test_what_somebody_denies_and_nobody_says_is_denied(nlp: Any) -> None:
    reading = reading_of(nlp, f"{BOTH} made a deal.")
    group = group_of(reading, anchor_at(reading, "deal", "deal_noun"))
    voice, weights = (Voice("Davin Rook"),), weighing(DealStatus.ALLEGED, -30.0)
    denied = nature(reading, group, Voices(False, (), voice, ()), (), weights)
    disputed = nature(reading, group, Voices(True, (), voice, ()), (), weights)
    assert (denied[1], disputed[1]) == (DealStatus.DENIED, DealStatus.ALLEGED)


def test_none_is_broken_that_nothing_says_was(nlp: Any) -> None:
    chances = Choice({"broken": Linear(2.0, {}), "reported": Linear(0.0, {})})
    kept = reading_of(nlp, "The truce between the Front and the Brigade was kept.")
    lost = reading_of(nlp, "The truce between the Front and the Brigade collapsed.")
    found = [
        _stands(each, group_of(each, anchor_at(each, "truce", "truce_noun")), {}, chances)
        for each in (kept, lost)
    ]
    assert found == [DealStatus.REPORTED, DealStatus.BROKEN]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Front and the Brigade made a bargain and fighters left by bus.", "evacuation"),
        ("The Front and the Brigade made a bargain: fuel was sold, fighters left.", "trade"),
    ],
)
def test_trade_is_told_by_a_word_of_trade(nlp: Any, text: str, kind: str) -> None:
    kinds = Choice({"trade": Linear(1.0, {}), "evacuation": Linear(0.5, {})})
    reading = reading_of(nlp, text)
    group = group_of(reading, anchor_at(reading, "left", "evacuate"))
    assert _borne_out(reading, group, {}, kinds) == DealKind(kind)
