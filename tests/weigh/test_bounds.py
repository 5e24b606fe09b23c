"""The range is what the sum becomes at the corners of all assumptions, and nothing is certain."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from voices import USUAL, bodies, body, law, missed, says

from alleged.model import testimony as said
from alleged.model.claim import Stance
from alleged.model.evidence import BodyOfEvidence
from alleged.weigh.assumptions import Assumptions
from alleged.weigh.bounds import deceived
from alleged.weigh.lattice import Lattice, axes_of, corners
from alleged.weigh.verdict import odds_of, weigh

bits = st.floats(-300, 300)


@given(bits, bits, st.floats(0.001, 0.5))
@law
def test_deception_weakens_keeps_order_and_has_a_limit(
    one: float, other: float, share: float
) -> None:
    least, most = sorted((one, other))
    assert deceived(least, share) <= deceived(most, share) + 1e-9
    assert abs(deceived(one, share)) <= abs(one) + 1e-9
    assert deceived(-one, share) == pytest.approx(-deceived(one, share), abs=1e-9)


def test_who_is_never_deceived_loses_nothing() -> None:
    assert deceived(3.0, 0.0) == pytest.approx(3.0)
    assert deceived(1e9, 0.0) == pytest.approx(500.0)


def moved(assumed: Assumptions, values: dict[str, float]) -> Assumptions:
    for name, value in values.items():
        assumed = assumed.with_value(name, value)
    return assumed


def test_the_range_is_the_worst_and_the_best_corner() -> None:
    case = body(
        says("one", access=said.Access.TOLD, hedged=True),
        says("two", Stance.DENIES, access=said.Access.TOLD),
        missed(name="three", access=said.Access.SAW),
    )
    names = ("told", "hedged", "record", "checklist", "prior", "deceived")
    found = [
        odds_of(case, moved(USUAL, dict(zip(names, corner, strict=True))))
        for corner in product(*(USUAL.ends[name] for name in names))
    ]
    verdict = weigh(case, USUAL)
    assert abs(verdict.low.hundredths - min(found)) <= 2
    assert abs(verdict.high.hundredths - max(found)) <= 2


@given(bodies)
@settings(max_examples=40, deadline=None)
def test_each_end_says_what_must_be_assumed_to_get_there(whole: BodyOfEvidence) -> None:
    verdict = weigh(whole, USUAL)
    for bound in (verdict.low, verdict.high):
        assert all(value in USUAL.ends[name] for name, value in bound.assuming)
        if bound.hundredths == verdict.hundredths:
            assert bound.assuming == () or verdict.hundredths == bound.hundredths


def test_only_what_can_vary_has_an_axis() -> None:
    axes, values = corners(frozenset(["ceiling"]), USUAL)
    assert axes == ()
    assert values["ceiling"].shape == ()
    axes, values = corners(frozenset(["told", "hedged"]), USUAL)
    assert axes == ("hedged", "told")
    varied = Lattice(axes, values["told"] - values["hedged"])
    assert varied.bits.tolist() == [
        [USUAL.ends["told"][j] - USUAL.ends["hedged"][i] for j in (0, 1)] for i in (0, 1)
    ]
    assert axes_of([Lattice((), values["told"]), varied]) == ("hedged", "told")
    assert varied.over(("denial", "hedged", "told")).shape == (1, 2, 2)
