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


def test_confidence_falls_with_the_range_and_grows_with_voices() -> None:
    narrow, wide = (Bound(100), Bound(180)), (Bound(-300), Bound(400))
    assert confidence(*narrow, voices=3)[0] is Confidence.HIGH
    assert confidence(*narrow, voices=2)[0] is Confidence.MODERATE
    assert confidence(*narrow, voices=1)[0] is Confidence.LOW
    assert confidence(*wide, voices=9)[0] is Confidence.LOW


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
    assert sentences(weigh(body(), USUAL))[0] == "This is a roughly even chance (50%)."
