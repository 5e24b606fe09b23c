"""Rivals share one body of evidence; what is likely under all of them tells nothing apart."""

import math
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rivals import matrix, row

from alleged.hypotheses.compare import compare, counted_bits
from alleged.hypotheses.sensitivity import losses
from alleged.model.hypothesis import Cell, Hypothesis, Letter, Matrix, Relevance, Row

letters = st.sampled_from([letter.value for letter in Letter])
matrices = st.lists(
    st.builds(
        lambda a, b, c, credibility: row("", a, b, c, credibility=credibility),
        letters,
        letters,
        letters,
        st.floats(0, 1),
    ),
    max_size=6,
).map(lambda rows: matrix(*rows, names="abc"))


@given(matrices)
@settings(deadline=None)
def test_steps_sum_and_probabilities_sum_to_one(case: Matrix) -> None:
    comparison = compare(case)
    for each in comparison.standings:
        assert each.hundredths == sum(step.hundredths for step in each.steps)
        assert len(each.steps) == len(case.rows) + 1
        assert each.inconsistency >= 0.0
    assert sum(each.probability for each in comparison.standings) == pytest.approx(1.0)
    bits = [each.hundredths for each in comparison.standings]
    assert bits == sorted(bits, reverse=True)


@given(matrices, letters, st.floats(0, 1))
@settings(deadline=None)
def test_a_row_that_is_the_same_for_all_changes_no_probability(
    case: Matrix, letter: str, credibility: float
) -> None:
    same = row("same", letter, letter, letter, credibility=credibility)
    before = compare(case)
    after = compare(Matrix(case.question, case.hypotheses, (*case.rows, same)))
    assert [each.probability for each in after.standings] == pytest.approx(
        [each.probability for each in before.standings]
    )
    assert ("same", 0) in after.diagnosticity


@given(matrices, st.floats(0.001, 0.999), st.floats(0, 1))
@settings(deadline=None)
def test_evidence_as_likely_as_without_any_rival_changes_nothing(
    case: Matrix, p: float, credibility: float
) -> None:
    """A likelihood ratio of 1: what would be there anyway."""
    cell = Cell(math.log2(p / p), Letter.of(0.0))
    anyway = Row("anyway", (cell,) * 3, credibility=credibility)
    before, after = (
        compare(case),
        compare(Matrix(case.question, case.hypotheses, (*case.rows, anyway))),
    )
    for old, new in zip(before.standings, after.standings, strict=True):
        assert (old.hypothesis, old.hundredths) == (new.hypothesis, new.hundredths)
        assert old.inconsistency == new.inconsistency


@given(matrices, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_rows_changes_nothing(case: Matrix, dice: random.Random) -> None:
    rows = [replace(row, name=str(n), sources=(str(n % 2),)) for n, row in enumerate(case.rows)]
    first = Matrix(case.question, case.hypotheses, tuple(rows))
    mixed = replace(first, rows=tuple(dice.sample(rows, len(rows))))
    assert [(e.hypothesis.name, e.hundredths) for e in compare(first).standings] == [
        (e.hypothesis.name, e.hundredths) for e in compare(mixed).standings
    ]
    assert losses(first) == losses(mixed)


def test_odds_are_those_of_bayes() -> None:
    cells = (Cell(math.log2(0.8 / 0.2), Letter.CC), Cell(math.log2(0.1 / 0.2), Letter.I))
    case = matrix(Row("the gate", cells, credibility=1.0))
    first, second = compare(case).standings
    assert first.probability == pytest.approx(0.8 / 0.9, abs=0.002)
    assert first.likelihood.value == "very likely"
    assert second.hypothesis.name == "b"


def test_priors_count_beside_even_chances() -> None:
    rivals = (Hypothesis("a", "", 0.75), Hypothesis("b", "", 0.25))
    first, second = compare(Matrix("?", rivals, ())).standings
    assert (first.probability, second.probability) == pytest.approx((0.75, 0.25), abs=0.001)


@pytest.mark.parametrize("letter", list(Letter))
def test_less_credible_evidence_counts_less(letter: Letter) -> None:
    cell = Cell(letter.bits, letter)
    full, half, none = (counted_bits(cell, share) for share in (1.0, 0.5, 0.0))
    assert full == round(100 * letter.bits)
    assert abs(none) == 0
    assert abs(half) < abs(full) or letter is Letter.N


def test_the_classic_score_counts_only_what_is_inconsistent() -> None:
    case = matrix(
        row("one", "CC", "I", credibility=0.9, relevance=Relevance.HIGH),
        row("two", "C", "II", credibility=0.7, relevance=Relevance.LOW),
        row("three", "N", "N", credibility=0.3),
    )
    by_name = {each.hypothesis.name: each for each in compare(case).standings}
    assert by_name["a"].inconsistency == 0.0
    assert by_name["b"].inconsistency == pytest.approx(2.0 + math.sqrt(2.0))
    assert compare(case).least_inconsistent == "a"


def test_odds_and_the_classic_score_may_differ_and_both_are_shown() -> None:
    case = matrix(row("one", "CC", "N"), row("two", "CC", "N"), row("three", "I", "N"), names="ab")
    comparison = compare(case)
    assert comparison.leads == "a"
    assert comparison.least_inconsistent == "b"


def test_two_that_stand_alike_have_no_leader() -> None:
    comparison = compare(matrix(row("one", "C", "C")))
    assert comparison.leads == ""
    assert comparison.least_inconsistent == ""


def test_rivals_are_two_or_more_and_priors_sum_to_one() -> None:
    with pytest.raises(ValueError, match="two or more"):
        matrix(names="a")
    with pytest.raises(ValueError, match="sum to one"):
        Matrix("?", (Hypothesis("a", "", 0.5), Hypothesis("b", "", 0.4)), ())
    with pytest.raises(ValueError, match="'one': 3 cells, 2 rivals"):
        matrix(row("one", "C", "C", "C"))
