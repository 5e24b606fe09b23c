"""Letters and figures: each about one thing only."""

import pytest

from alleged.model.assessment import Bound, Confidence
from alleged.weigh.scales import (
    LETTERS,
    confidence,
    credibility,
    letter,
    reliability_of,
)


def test_a_letter_comes_back_from_what_it_stands_for() -> None:
    for name in LETTERS:
        assert letter(reliability_of(name)) == name
    assert letter(None) == "F"
    assert reliability_of("F") is None


@pytest.mark.parametrize(
    ("hundredths", "confirming", "figure"),
    [(500, 2, 1), (500, 1, 2), (150, 3, 2), (0, 3, 3), (-100, 0, 4), (-300, 0, 5)],
)
def test_a_verdict_has_its_admiralty_figure(hundredths: int, confirming: int, figure: int) -> None:
    assert credibility(hundredths, said=999, confirming=confirming) == figure
    assert credibility(hundredths, said=49, confirming=confirming) == 6


@pytest.mark.parametrize(
    ("low", "high", "voices", "firm", "said"),
    [
        (60, 300, 3, Confidence.HIGH, "no assumption that can be held turns it"),
        (-300, -60, 3, Confidence.HIGH, "no assumption that can be held turns it"),
        (60, 300, 2, Confidence.MODERATE, "no assumption"),
        (60, 300, 1, Confidence.LOW, "1 independent voice says half a bit or more; no assumption"),
        (0, 300, 9, Confidence.MODERATE, "leave it open"),
        (-300, 0, 9, Confidence.MODERATE, "leave it open"),
        (-60, 300, 9, Confidence.LOW, "turn it"),
        (-10, 10, 9, Confidence.LOW, "whatever is assumed, it is open"),
    ],
)
def test_confidence_is_whether_assumptions_turn_it(
    low: int, high: int, voices: int, firm: Confidence, said: str
) -> None:
    found, reason = confidence(Bound(low), Bound(high), voices)
    assert found is firm
    assert said in reason
