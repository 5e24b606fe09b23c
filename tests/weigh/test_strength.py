"""How hard one voice speaks, step by step."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from voices import USUAL, claims, law, says

from alleged.model import testimony as said
from alleged.model.claim import Stance
from alleged.weigh.strength import (
    admitted,
    chance_right,
    either_way,
    in_print,
    manner,
    one_more,
    reaching,
    voice_hundredths,
    voice_lattice,
    voice_steps,
)

shares = st.floats(0, 1)
chances = st.floats(0.5, 0.98)


@given(chances, shares, shares)
@law
def test_formulas_stay_between_a_coin_and_what_they_start_from(
    chance: float, share: float, pull: float
) -> None:
    assert 0.5 <= reaching(chance, share) <= chance + 1e-12
    assert 1.0 - 1e-12 <= either_way(chance, pull) <= either_way(chance, 0.0) + 1e-9
    assert admitted(chance, share) >= chance - 1e-12


@given(claims)
@law
def test_a_voice_speaks_on_its_own_side_or_not_at_all(claim: said.Testimony) -> None:
    bits = voice_hundredths(manner(claim), USUAL)
    assert bits >= 0 if claim.supports else bits <= 0


@given(claims)
@law
def test_the_lattice_holds_the_usual_value(claim: said.Testimony) -> None:
    bits = voice_lattice(manner(claim), USUAL).bits
    assert bits.min() - 0.006 <= voice_hundredths(manner(claim), USUAL) / 100 <= bits.max() + 0.006


def test_a_plain_assertion_is_worth_the_odds_of_its_source() -> None:
    claim = says(access=said.Access.SAW, reliability=said.Reliability(0.9, 50))
    assert voice_hundredths(manner(claim), USUAL) == round(100 * math.log2(0.9 / 0.1))
    assert [step.name for step in voice_steps(manner(claim), USUAL)] == ["reliability"]


def test_each_thing_that_weakens_a_voice_is_a_step_of_its_own() -> None:
    claim = says(
        stance=Stance.DENIES,
        hedged=True,
        access=said.Access.TOLD,
        interest=said.Interest.DENIAL,
    )
    steps = voice_steps(manner(claim), USUAL)
    assert [step.name for step in steps] == ["reliability", "access", "hedging", "interest"]
    assert [step.hundredths < 0 for step in steps] == [True, False, False, False]
    assert steps[-1].reason == "would deny either way what shames it"


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ({"access": said.Access.UNNAMED}, {"access": said.Access.TOLD}),
        ({"access": said.Access.TOLD}, {"access": said.Access.UNSAID}),
        ({"access": said.Access.UNSAID}, {"access": said.Access.SAW}),
        ({"hedged": True}, {"hedged": False}),
        ({"stance": Stance.REPORTS}, {"stance": Stance.ASSERTS}),
        ({"reliability": None}, {"reliability": said.Reliability(0.8, 0)}),
        ({"interest": said.Interest.BOAST}, {"interest": said.Interest.NONE}),
        ({"interest": said.Interest.NONE}, {"interest": said.Interest.ADMISSION}),
    ],
)
def test_one_manner_is_weaker_than_another(
    weaker: dict[str, object], stronger: dict[str, object]
) -> None:
    assert (
        0
        < voice_hundredths(manner(says(**weaker)), USUAL)
        < voice_hundredths(manner(says(**stronger)), USUAL)
    )


def test_a_short_record_may_flatter_more_than_a_long_one() -> None:
    long = chance_right(said.Reliability(0.8, 200), USUAL, -1.0)
    short = chance_right(said.Reliability(0.8, 2), USUAL, -1.0)
    assert short < long < 0.8
    assert chance_right(said.Reliability(0.8, 2), USUAL) == 0.8


def test_what_a_stranger_says_is_said_to_be_assumed() -> None:
    (first, *_) = voice_steps(manner(says(reliability=None)), USUAL)
    assert first.reason == "asserts it; no record, taken to be right 70% of the time"


CAMPED = USUAL.with_range("camp", 0.2, 0.1, 0.4)


@given(claims)
@law
def test_who_may_speak_for_a_camp_says_no_more_and_no_less_than_nothing(
    claim: said.Testimony,
) -> None:
    spoken = manner(claim)
    for each in (spoken, one_more(spoken, "linked"), one_more(spoken, "one_source")):
        usual, camped = (abs(voice_hundredths(each, assumed)) for assumed in (USUAL, CAMPED))
        assert 0 <= camped <= usual
        assert camped == usual or claim.interest is said.Interest.NONE
        steps = voice_steps(each, CAMPED)
        assert abs(sum(step.hundredths for step in steps)) == camped
        bits = voice_lattice(each, CAMPED).bits
        shown = voice_hundredths(each, CAMPED) / 100
        assert bits.min() - 0.006 <= shown <= bits.max() + 0.006


def test_a_camp_is_a_step_of_its_own_and_two_voices_may_be_of_one() -> None:
    spoken = manner(says(access=said.Access.SAW, reliability=said.Reliability(0.9, 50)))
    alone = voice_steps(spoken, CAMPED)
    assert [step.name for step in alone] == ["reliability", "camp"]
    assert alone[-1].reason == "20% chance that it says what its camp wants, true or not"
    assert voice_hundredths(spoken, CAMPED) == round(100 * math.log2(0.82 / 0.18))
    *_, last = voice_steps(one_more(spoken, "linked"), CAMPED.with_value("linked", 0.1))
    assert last.reason == (
        "28% chance that it has it from another voice, or speaks for the same camp"
    )
    assert sum(step.hundredths for step in (*alone, last)) == round(
        100 * math.log2((0.28 + 0.72 * 0.82) / (0.28 + 0.72 * 0.18))
    )


def test_no_reliability_is_beyond_certainty() -> None:
    with pytest.raises(ValueError, match=r"1\.2"):
        said.Reliability(1.2)


@law
@given(st.floats(0.5, 0.98), st.floats(0.01, 1.0))
def test_what_is_seldom_printed_says_much_and_what_is_readily_printed_little(
    chance: float, printed: float
) -> None:
    alone = chance / (1.0 - chance)
    asserted, denied = (right / wrong for right, wrong in map_print(chance, printed))
    assert 1.0 - 1e-9 <= asserted <= alone * (1 + 1e-9)
    assert denied >= alone * (1 - 1e-9)
    assert asserted * denied == pytest.approx(alone * alone, rel=1e-6)


def map_print(chance: float, printed: float) -> list[tuple[float, float]]:
    return [in_print(chance, printed, supports) for supports in (True, False)]
