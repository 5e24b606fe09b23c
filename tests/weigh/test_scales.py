"""Letters, figures and words: each about one thing only."""

import re

import pytest
from hypothesis import given
from voices import USUAL, bodies, body, law, says

from alleged.model import testimony as said
from alleged.model.assessment import Bound, Confidence
from alleged.model.evidence import BodyOfEvidence
from alleged.weigh.scales import (
    CREDIBILITY,
    LETTERS,
    confidence,
    credibility,
    letter,
    percent,
    reliability_of,
    sentences,
)
from alleged.weigh.verdict import weigh


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
    assert figure in CREDIBILITY


@pytest.mark.parametrize(
    ("low", "high", "voices", "firm", "said"),
    [
        (60, 300, 3, Confidence.HIGH, "no assumption that can be held turns it"),
        (-300, -60, 3, Confidence.HIGH, "no assumption that can be held turns it"),
        (60, 300, 2, Confidence.MODERATE, "no assumption"),
        (60, 300, 1, Confidence.LOW, "1 independent voice counts; no assumption"),
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


@given(bodies)
@law
def test_likelihood_and_confidence_never_share_a_sentence(whole: BodyOfEvidence) -> None:
    verdict = weigh(whole, USUAL)
    for sentence in sentences(verdict):
        has = [verdict.likelihood.value in sentence, "onfidence" in sentence]
        assert sum(has) <= 1
    assert len(sentences(verdict)) == 3


def test_no_words_join_a_letter_to_a_figure() -> None:
    verdict = weigh(body(says(reliability=said.Reliability(0.95, 90))), USUAL)
    words = " ".join([*sentences(verdict), *(term.reason for term in verdict.terms)])
    assert not re.search(r"\b[A-F][1-6]\b", words)
    assert sentences(verdict)[0] == "This is very likely (90%)."
    assert percent(0.004) == "under 1%"
    assert sentences(weigh(body(), USUAL))[0] == "This is a roughly even chance (50%)."
