"""The order of rivals is tried with other numbers where the numbers are ours."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from rivals import matrix, row

from alleged.hypotheses.compare import compare
from alleged.hypotheses.variants import variants
from alleged.model.hypothesis import Cell, Hypothesis, Letter, Matrix, Row


def test_letters_are_tried_at_half_and_twice_their_bits() -> None:
    """What is inconsistent has a floor, since the evidence may be nothing; what is consistent has
    none. So the scale matters where a rival has both."""
    case = matrix(
        row("one", "CC", "N"), row("two", "II", "N"), row("three", "N", "C", credibility=0.4)
    )
    assert compare(case).leads == "b"
    half, twice = variants(case)
    assert (half.assuming, half.turns) == ("with letters worth half as many bits", False)
    assert (twice.assuming, twice.leads) == ("with letters worth twice as many bits", "a")
    assert twice.turns
    assert twice.margin < 0


def test_a_cell_with_a_p_of_its_own_is_left_alone() -> None:
    cells = (Cell(1.7, Letter.CC), Cell(-0.4, Letter.N))
    assert variants(matrix(Row("one", cells))) == ()


def test_credibility_is_tried_at_both_ends_of_its_range() -> None:
    weak = row("weak", "N", "CC", credibility=0.2, credibility_range=(0.1, 0.9))
    case = matrix(row("firm", "C", "N"), weak)
    found = {each.assuming: each for each in variants(case)}
    assert compare(case).leads == "a"
    assert not found["with every row as little credible as its verdict's range allows"].turns
    assert found["with every row as much credible as its verdict's range allows"].leads == "b"


def test_priors_are_tried_even() -> None:
    rivals = (Hypothesis("a", "", 0.9), Hypothesis("b", "", 0.1))
    case = Matrix("?", rivals, (row("one", "I", "C", credibility=0.5),))
    assert compare(case).leads == "a"
    assert next(each.leads for each in variants(case) if each.assuming == "with even priors") == "b"
    assert (
        variants(Matrix("?", (replace(rivals[0], prior=0.5), replace(rivals[1], prior=0.5)), ()))
        == ()
    )


letters = st.sampled_from([letter.value for letter in Letter])


@given(st.lists(st.tuples(letters, letters), max_size=5))
@settings(deadline=None)
def test_what_turns_is_what_has_another_leader(cells: list[tuple[str, str]]) -> None:
    case = matrix(*(row(str(n), *each) for n, each in enumerate(cells)))
    for each in variants(case):
        assert each.turns is (each.leads != compare(case).leads)
