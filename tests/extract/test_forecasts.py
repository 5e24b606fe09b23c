"""Forecasts: what somebody says will happen, and by when."""

from typing import Any

import pytest
from texts import names, propositions_in, reading_of

from alleged.extract.propositions import _says_what_was_agreed
from alleged.model.proposition import Proposition

pytestmark = pytest.mark.slow


def forecasts_in(nlp: Any, text: str) -> list[Proposition]:
    return [each for each in propositions_in(nlp, text) if each.type.value == "forecast"]


@pytest.mark.parametrize(
    ("text", "voice", "due"),
    [
        ("Analysts say the Tidewater Front will attack Halden by June.", "Analysts", "2031-06-30"),
        ("Davin Rook predicted that the Tidewater Front would attack Halden.", "Davin Rook", None),
        ("The Tidewater Front is likely to attack Halden.", "Harbour Gazette", None),
        ("The truce will collapse before 1 May, a commander of the Tidewater Front said.",
         "commander", "2031-05-01"),
    ],
)  # fmt: skip
def test_it_has_a_voice_and_a_day(nlp: Any, text: str, voice: str, due: str | None) -> None:
    (one,) = forecasts_in(nlp, text)
    assert [v.split(" of ")[0] for v in names(one.claimed_by)] == [voice]
    assert one.due == due or str(one.due) == due


def test_who_denies_what_is_to_come_denies_a_forecast(nlp: Any) -> None:
    (one,) = forecasts_in(
        nlp, "The Orrin Council denied that the Tidewater Front would leave Halden."
    )
    assert (names(one.claimed_by), names(one.denied_by)) == ([], ["Orrin Council"])


def test_what_a_deal_led_to_may_be_foretold(nlp: Any) -> None:
    reading = reading_of(
        nlp, "The Front and the army signed a truce. The wounded have left Halden."
    )
    sentences = [reading.span_of_sentence(number) for number in range(2)]
    assert [_says_what_was_agreed(reading, each) for each in sentences] == [True, False]


@pytest.mark.parametrize(
    "text",
    [
        "The Tidewater Front attacked Halden.",
        "The Tidewater Front would have attacked Halden, Davin Rook said.",
        "If the Tidewater Front attacks, the Sablean army will say so.",
        "Davin Rook of the Tidewater Front said that it will rain.",
    ],
)
def test_what_was_and_what_has_nothing_to_do_with_war_is_no_forecast(nlp: Any, text: str) -> None:
    assert forecasts_in(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "who", "voice"),
    [
        ("Davin Rook expects the Tidewater Front to leave Halden.", ["Tidewater Front"],
         "Davin Rook"),
        ("The Tidewater Front has vowed to take Halden.", ["Tidewater Front"], "Tidewater Front"),
        ("Davin Rook warned that the Sablean army could shell the hospital.", ["Sablean army"],
         "Davin Rook"),
        ("Davin Rook predicted the collapse of the truce with the Tidewater Front.", [],
         "Davin Rook"),
        ("The Tidewater Front will not last the winter, Davin Rook said.", ["Tidewater Front"],
         "Davin Rook"),
        ("Our fighters stand before Halden. The Sablean army will be beaten.", [],
         "Harbour Gazette"),
    ],
)  # fmt: skip
def test_it_is_told_in_many_ways(nlp: Any, text: str, who: list[str], voice: str) -> None:
    (one,) = forecasts_in(nlp, text)
    assert [party.name for party in one.roles if party.role == "agent"] == who
    assert names(one.claimed_by) == [voice]


def test_who_does_not_expect_it_denies_it(nlp: Any) -> None:
    (one,) = forecasts_in(nlp, "Davin Rook does not expect the Tidewater Front to leave Halden.")
    assert (names(one.claimed_by), names(one.denied_by)) == ([], ["Davin Rook"])


def test_two_things_foretold_of_nobody_named_are_two(nlp: Any) -> None:
    text = (
        "The Tidewater Front attacked. The truce will not last, Davin Rook said. The siege will "
        "go on till May, he added."
    )
    assert len(forecasts_in(nlp, text)) == 2


def test_who_calls_it_unlikely_denies_it(nlp: Any) -> None:
    (one,) = forecasts_in(
        nlp, "The Tidewater Front is unlikely to leave Halden, Davin Rook said on Monday."
    )
    assert (names(one.claimed_by), names(one.denied_by)) == ([], ["Davin Rook"])


def test_who_passes_a_forecast_on_does_not_foretell(nlp: Any) -> None:
    (one,) = forecasts_in(
        nlp, "The Orrin Council says that Davin Rook expects the Tidewater Front to leave Halden."
    )
    assert names(one.claimed_by) == ["Davin Rook"]
