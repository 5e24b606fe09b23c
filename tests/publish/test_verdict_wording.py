"""A verdict in words: likelihood, range and confidence apart, bits as they sum."""

import re

from hypothesis import given
from voices import USUAL, bodies, body, law, says

from alleged.model import testimony as said
from alleged.model.evidence import BodyOfEvidence
from alleged.publish.verdict_wording import CREDIBILITY, bits, percent, sentences, summary
from alleged.weigh.verdict import weigh


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


@given(bodies)
@law
def test_the_line_shows_the_sum_of_the_bits_shown(whole: BodyOfEvidence) -> None:
    verdict = weigh(whole, USUAL)
    shown = [bits(term.hundredths).replace("−", "-") for term in verdict.terms]
    total = sum(round(100 * float(each)) for each in shown)
    assert f"{bits(total)} bits" in summary(verdict)
    assert "onfidence" not in summary(verdict)


def test_every_admiralty_figure_has_words() -> None:
    assert set(CREDIBILITY) == set(range(1, 7))
