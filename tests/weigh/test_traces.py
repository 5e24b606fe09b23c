"""What an expected trace says: seen, searched for in vain, or not searched for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from voices import BUSES, GUARDS, USUAL, law, missed, seen

from alleged.model import testimony as said
from alleged.model.evidence import EvidenceKind, Trace, TraceState
from alleged.weigh.traces import (
    Look,
    finding_hundredths,
    there_ratio,
    trace_lattice,
    trace_ratio,
    trace_term,
)

shares = st.floats(0.01, 0.99)


def ratio(p: float, q: float, searched: float) -> float:
    look = Look(TraceState.NOT_FOUND, searched, said.Reliability(1.0), said.Access.SAW)
    return trace_ratio(p, q, there_ratio(look, 1.0), 1.0)


@given(shares, shares, st.floats(0, 1))
@law
def test_a_missing_trace_follows_the_formula(p: float, q: float, searched: float) -> None:
    assert ratio(p, q, searched) == pytest.approx((1 - p * searched) / (1 - q * searched))
    assert ratio(p, q, 0.0) == 1.0


@given(shares, shares, st.floats(0, 1), st.floats(0, 1))
@law
def test_more_searching_in_vain_says_more(p: float, q: float, one: float, other: float) -> None:
    less, more = sorted((one, other))
    if p > q:
        assert ratio(p, q, more) <= ratio(p, q, less) + 1e-12
    else:
        assert ratio(p, q, more) >= ratio(p, q, less) - 1e-12


@given(shares, shares, st.lists(st.floats(0.5, 0.99), max_size=8))
@law
def test_many_sightings_never_say_more_than_the_trace(
    p: float, q: float, chances: list[float]
) -> None:
    there = 1.0
    for chance in chances:
        there *= chance / (1.0 - chance)
    bounds = sorted((1.0, p / q))
    assert bounds[0] - 1e-9 <= trace_ratio(p, q, there, 1.0) <= bounds[1] + 1e-9


def test_a_trace_that_should_be_gone_speaks_against() -> None:
    assert finding_hundredths(GUARDS, seen(GUARDS), USUAL) < 0
    assert finding_hundredths(GUARDS, missed(GUARDS), USUAL) > 0


def test_half_trusted_checklists_say_less() -> None:
    assert trace_ratio(0.8, 0.2, 0.0, 0.5) == pytest.approx(0.35 / 0.65)
    assert trace_ratio(0.8, 0.2, 0.0, 0.0) == 1.0


def test_a_worthless_searcher_says_nothing() -> None:
    nobody = said.Reliability(0.4, 90)
    assert finding_hundredths(BUSES, missed(reliability=nobody), USUAL) == 0
    assert finding_hundredths(BUSES, seen(reliability=nobody), USUAL) == 0


def test_findings_that_differ_are_weighed_together_step_by_step() -> None:
    both = [(seen(), ""), (missed(name="Inland Wire"), "")]
    term = trace_term(BUSES, both, USUAL)
    assert [step.name for step in term.steps] == ["seen", "searched and not found"]
    assert term.steps[0].hundredths > 0 > term.steps[1].hundredths
    assert term.reason.startswith("seen by some, not found by others")
    assert term.steps[1].reason == "Inland Wire searched 50% and did not find it"


def test_a_silent_finding_is_listed_with_its_reason() -> None:
    term = trace_term(BUSES, [(seen(), "heard in the Gazette")], USUAL)
    assert term.silent
    assert term.hundredths == 0
    assert term.claims == ("claim-Tide Radio",)
    assert term.reason.endswith("Tide Radio: heard in the Gazette")


def test_a_trace_that_somebody_does_not_expect_here_says_who() -> None:
    finding = seen()
    idle = type(finding)(finding.trace, TraceState.NOT_EXPECTED, finding.witness)
    assert trace_term(BUSES, [(idle, "")], USUAL).reason == "not expected, says Tide Radio"


def test_the_lattice_of_a_trace_holds_its_usual_value() -> None:
    bits = trace_lattice(BUSES, [seen(), missed(name="Inland Wire")], USUAL).bits
    term = trace_term(BUSES, [(seen(), ""), (missed(name="Inland Wire"), "")], USUAL)
    assert bits.min() <= term.hundredths / 100 <= bits.max()


def test_a_trace_is_never_certain() -> None:
    with pytest.raises(ValueError, match="not within 0 and 1"):
        Trace("x", EvidenceKind.DIGITAL, 1.0, 0.1)
    with pytest.raises(ValueError, match="searched"):
        missed(searched=1.5)
