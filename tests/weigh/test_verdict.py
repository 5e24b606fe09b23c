"""The laws of weighing: the terms are the verdict, support never weakens, a copy adds nothing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from voices import (
    BUSES,
    TRACES,
    USUAL,
    bodies,
    body,
    claims,
    findings,
    law,
    missed,
    reliabilities,
    says,
    seen,
    witness,
)

from alleged.model import testimony as said
from alleged.model.assessment import Likelihood, TermKind
from alleged.model.claim import Stance
from alleged.model.evidence import BodyOfEvidence, Finding, TraceState
from alleged.weigh.assumptions import Assumptions
from alleged.weigh.verdict import odds_of, weigh


@given(bodies)
@law
def test_the_shown_terms_sum_to_the_shown_verdict(whole: BodyOfEvidence) -> None:
    verdict = weigh(whole, USUAL)
    shown = [float(f"{term.hundredths / 100:+.2f}") for term in verdict.terms]
    assert f"{sum(shown):+.2f}" in (f"{verdict.log2_odds:+.2f}", f"{-0.0:+.2f}")
    for term in verdict.terms:
        assert sum(step.hundredths for step in term.steps) == term.hundredths
    assert odds_of(whole, USUAL) == verdict.hundredths


@given(bodies)
@law
def test_the_verdict_lies_within_its_range_and_short_of_certainty(whole: BodyOfEvidence) -> None:
    verdict = weigh(whole, USUAL)
    assert verdict.low.hundredths <= verdict.hundredths <= verdict.high.hundredths
    assert 0.009 < verdict.probability < 0.991
    shown = float(f"{verdict.probability:.2f}")
    assert Likelihood.of(shown) is verdict.likelihood


@given(bodies, st.randoms())
@law
def test_the_order_of_reports_does_not_matter(whole: BodyOfEvidence, dice: object) -> None:
    testimony, found = list(whole.testimony), list(whole.findings)
    dice.shuffle(testimony)  # type: ignore[attr-defined]
    dice.shuffle(found)  # type: ignore[attr-defined]
    shuffled = replace(whole, testimony=tuple(testimony), findings=tuple(found))
    names = [each.witness.claim_id for each in whole.words]
    if len(set(names)) == len(names):
        assert odds_of(shuffled, USUAL) == odds_of(whole, USUAL)


@given(bodies, claims, reliabilities)
@law
def test_independent_support_never_lowers_the_odds(
    whole: BodyOfEvidence, claim: said.Testimony, reliability: said.Reliability | None
) -> None:
    fresh = replace(claim.witness, origin="of its own", document="new", reliability=reliability)
    support = replace(claim, witness=fresh, stance=Stance.ASSERTS)
    more = replace(whole, testimony=(*whole.testimony, support))
    assert odds_of(more, USUAL) >= odds_of(whole, USUAL)
    denial = replace(support, stance=Stance.DENIES)
    fewer = replace(whole, testimony=(*whole.testimony, denial))
    assert odds_of(fewer, USUAL) <= odds_of(whole, USUAL)


@given(bodies, st.integers(0, 5), claims)
@law
def test_a_copy_changes_nothing_but_is_listed(
    whole: BodyOfEvidence, nth: int, other: said.Testimony
) -> None:
    originals = [each for each in whole.testimony if not each.witness.copies]
    if not originals:
        return
    original = originals[nth % len(originals)]
    copied = replace(
        other.witness, origin=original.witness.origin, copies=True, document="the copy"
    )
    copy = replace(other, witness=copied, stance=original.stance)
    before = weigh(whole, USUAL)
    after = weigh(replace(whole, testimony=(*whole.testimony, copy)), USUAL)
    assert after.hundredths == before.hundredths
    assert (after.low, after.high) == (before.low, before.high)
    assert len(after.terms) == len(before.terms) + 1
    listed = after.terms[len(whole.testimony) + 1]
    assert listed.silent
    assert listed.hundredths == 0
    assert "heard" in listed.reason


@given(bodies, findings)
@law
def test_where_nothing_was_searched_nothing_is_said(
    whole: BodyOfEvidence, finding: Finding
) -> None:
    for state in (TraceState.NOT_FOUND, TraceState.NOT_SEARCHED, TraceState.NOT_EXPECTED):
        idle = replace(finding, state=state, searched=0.0)
        more = replace(whole, findings=(*whole.findings, idle))
        assert odds_of(more, USUAL) == odds_of(whole, USUAL)


@given(bodies)
@law
def test_no_word_of_a_bad_source_counts_for_its_opposite(whole: BodyOfEvidence) -> None:
    liar = said.Reliability(0.1, 500)
    claim = says("liar", reliability=liar)
    more = replace(whole, testimony=(*whole.testimony, claim))
    assert odds_of(more, USUAL) == odds_of(whole, USUAL)


def test_nothing_at_hand_is_the_prior_and_cannot_be_judged() -> None:
    verdict = weigh(body(), USUAL)
    assert verdict.hundredths == 0
    assert verdict.credibility == 6
    assert verdict.likelihood is Likelihood.ROUGHLY_EVEN
    assert verdict.low.hundredths == -100
    assert verdict.high.hundredths == 100


@pytest.mark.parametrize("mean", [0.5, 0.7, 0.9, 1.0])
def test_an_expected_denial_moves_the_odds_by_less_than_half_a_bit(mean: float) -> None:
    denial = says(
        "Council spokesman",
        Stance.DENIES,
        interest=said.Interest.DENIAL,
        access=said.Access.SAW,
        reliability=said.Reliability(mean, 100),
    )
    alone = weigh(body(denial), USUAL)
    assert -50 < alone.hundredths <= 0
    against = weigh(body(says(), denial), USUAL)
    assert abs(against.hundredths - weigh(body(says()), USUAL).hundredths) < 50


def test_an_admission_says_more_than_anybody_elses_word_and_a_boast_less() -> None:
    plain = odds_of(body(says()), USUAL)
    admission = odds_of(body(says(interest=said.Interest.ADMISSION)), USUAL)
    boast = odds_of(body(says(interest=said.Interest.BOAST)), USUAL)
    assert 0 < boast < plain / 2
    assert admission > plain + 100


def test_a_side_that_says_what_serves_it_through_many_mouths_is_one_voice() -> None:
    def boast(name: str) -> said.Testimony:
        return says(name, interest=said.Interest.BOAST, side="the Front")

    one = weigh(body(boast("spokesman")), USUAL)
    three = weigh(body(boast("spokesman"), boast("radio"), boast("commander")), USUAL)
    assert three.hundredths == one.hundredths
    assert three.voices_for == 1
    assert [term.silent for term in three.terms[1:4]] == [True, True, False]


def test_one_more_voice_says_a_little_less_than_it_would_alone() -> None:
    sure, other = said.Reliability(0.9, 50), said.Reliability(0.8, 50)
    two = weigh(body(says("one", reliability=other), says("two", reliability=sure)), USUAL)
    weaker, stronger = two.terms[1:3]
    assert [step.name for step in weaker.steps][-1] == "independence"
    assert weaker.steps[-1].hundredths < 0 < weaker.hundredths
    assert "independence" not in [step.name for step in stronger.steps]
    against = weigh(body(says("one", reliability=other), says("two", Stance.DENIES)), USUAL)
    assert "independence" not in [step.name for term in against.terms for step in term.steps]


def test_one_voice_in_two_papers_is_heard_once() -> None:
    both = body(says("Gazette", speaker="Ila Venn"), says("Tide Radio", speaker="Ila Venn"))
    assert odds_of(both, USUAL) == odds_of(body(says("Gazette", speaker="Ila Venn")), USUAL)


def test_what_an_origin_saw_is_part_of_its_word() -> None:
    claim = says("Gazette", origin="o")
    with_buses = body(claim, seen(name="Gazette", origin="o"))
    assert odds_of(with_buses, USUAL) == odds_of(body(claim), USUAL)
    by_others = body(claim, seen(name="Tide Radio"))
    assert odds_of(by_others, USUAL) > odds_of(body(claim), USUAL)


def test_terms_say_whose_they_are_and_what_they_rest_on() -> None:
    verdict = weigh(body(says(), seen(), missed(TRACES[1])), USUAL)
    kinds = [term.kind for term in verdict.terms]
    assert kinds == [
        TermKind.PRIOR,
        TermKind.VOICE,
        *[TermKind.TRACE] * 3,
        TermKind.DECEIVED,
    ]
    voice, buses, paper, guards = verdict.terms[1:5]
    assert voice.claims == ("claim-Harbour Gazette",)
    assert buses.reason == "seen; expected 75% if so, 5% if not"
    assert paper.hundredths < 0 < buses.hundredths
    assert guards.silent
    assert guards.reason == (
        "not yet searched; expected 20% if so, 70% if not; look through: The gate, by night."
    )


def test_confirmed_takes_two_voices() -> None:
    sure = said.Reliability(0.99, 1000)
    alone = weigh(body(says(reliability=sure), seen(reliability=sure)), USUAL)
    assert alone.probability > 0.95
    assert alone.credibility == 2
    two = weigh(body(says("one", reliability=sure), says("two", reliability=sure)), USUAL)
    assert two.credibility == 1
    none = weigh(body(says("one", Stance.DENIES, reliability=sure)), USUAL)
    assert none.credibility == 5


def test_a_finding_of_a_trace_that_nobody_expects_is_refused() -> None:
    with pytest.raises(ValueError, match="'buses' is expected"):
        BodyOfEvidence((), (), (Finding(BUSES.name, TraceState.SEEN, witness()),))


def test_a_trace_is_expected_once() -> None:
    with pytest.raises(ValueError, match="a trace is expected twice"):
        BodyOfEvidence((), (BUSES, BUSES), ())


def test_voices_that_one_source_publishes_say_less_together() -> None:
    first = says("one", speaker="Ana", origin="a")
    same = says("one", speaker="Ben", origin="b")
    other = says("two", speaker="Ben", origin="b")
    alone = weigh(body(first), USUAL).hundredths
    together = weigh(body(first, same), USUAL).hundredths
    apart = weigh(body(first, other), USUAL).hundredths
    assert alone < together < apart
    (term,) = [t for t in weigh(body(first, same), USUAL).terms if t.about == "Ben"]
    assert "the one who publishes it" in term.reason


SELDOM = USUAL.with_range("printed", 0.3, 0.1, 0.9)
CAMPED = USUAL.with_range("camp", 0.3, 0.1, 0.5)
BOTH = CAMPED.with_range("printed", 0.3, 0.1, 0.9)


@pytest.mark.parametrize("assumed", [SELDOM, CAMPED, BOTH], ids=["seldom printed", "camps", "both"])
@given(bodies, claims)
@law
def test_the_laws_hold_where_denials_are_seldom_printed_and_camps_are_hidden(
    assumed: Assumptions, whole: BodyOfEvidence, claim: said.Testimony
) -> None:
    verdict = weigh(whole, assumed)
    assert sum(term.hundredths for term in verdict.terms) == verdict.hundredths
    for term in verdict.terms:
        assert sum(step.hundredths for step in term.steps) == term.hundredths
    assert verdict.low.hundredths <= verdict.hundredths <= verdict.high.hundredths
    fresh = replace(claim.witness, origin="of its own", document="new")
    support = replace(claim, witness=fresh, stance=Stance.ASSERTS)
    more = replace(whole, testimony=(*whole.testimony, support))
    assert odds_of(more, assumed) >= verdict.hundredths
