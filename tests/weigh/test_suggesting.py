"""What many matters suggest to assume: found where it is there, and held back where little is."""

import random
from dataclasses import replace

import pytest
from voices import USUAL, body, says, seen

from alleged.model.claim import Stance
from alleged.model.evidence import BodyOfEvidence
from alleged.model.suggestion import Suggested
from alleged.model.testimony import Interest
from alleged.weigh.suggesting import suggest, taken
from alleged.weigh.verdict import odds_of


def world(
    seed: int,
    *,
    so: float = 0.5,
    printed: float = 1.0,
    echo: float = 0.0,
    camp: float = 0.0,
    count: int = 250,
) -> list[BodyOfEvidence]:
    """Matters of which three to five sources speak that are right four times in five.

    Unless they speak for the camp: it wants half of all matters said to be so, whether or not.
    """
    dice = random.Random(seed)
    found = []
    while len(found) < count:
        true = dice.random() < so
        wanted = dice.random() < 0.5
        words, said = [], []
        for number in range(dice.randint(3, 5)):
            asserts = true if dice.random() < 0.8 else not true
            asserts = wanted if camp and dice.random() < camp else asserts
            if said and dice.random() < echo:
                asserts = dice.choice(said)
            elif not asserts and dice.random() >= printed:
                continue
            said.append(asserts)
            stance = Stance.ASSERTS if asserts else Stance.DENIES
            words.append(says(f"Paper {number}", stance, published=f"2031-03-0{number + 1}"))
        if any(said):
            found.append(body(*words, traces=()))
    return found


def values(suggested: Suggested) -> dict[str, float]:
    return {each.name: each.value for each in suggested.suggestions}


def test_how_few_matters_are_so_shows_in_who_denies_them() -> None:
    assert values(suggest(world(1, so=0.15), USUAL))["prior"] < -1.5
    assert abs(values(suggest(world(1), USUAL))["prior"]) < 0.6


def test_that_denials_go_unprinted_shows_in_how_lonely_they_are() -> None:
    assert values(suggest(world(2, printed=0.15), USUAL))["printed"] < 0.4
    assert values(suggest(world(2), USUAL))["printed"] > 0.6


def test_that_voices_echo_each_other_shows_in_how_they_agree() -> None:
    echoed, not_echoed = (values(suggest(world(3, echo=each), USUAL)) for each in (0.5, 0.0))
    assert echoed["linked"] > 0.25 > 0.12 > not_echoed["linked"]


def test_that_some_speak_for_a_camp_shows_a_little_and_that_nobody_does_shows_plainly() -> None:
    camped, free = (suggest(world(8, camp=each), USUAL).suggestions[-1] for each in (0.3, 0.0))
    assert camped.name == free.name == "camp"
    assert camped.value >= 2 * free.value
    assert free.high < 0.15 < 0.25 < camped.high


def test_with_nothing_to_learn_from_what_is_assumed_is_suggested() -> None:
    lone = [body(says(), traces=()) for _ in range(40)]
    denied = [body(says(stance=Stance.DENIES), says("Tide Radio", Stance.DENIES), traces=())]
    for bodies in ([], lone, denied):
        found = suggest(bodies, USUAL)
        assert (found.matters, found.voices) == (0, 0)
        assert values(found) == pytest.approx(
            {"prior": 0.0, "printed": 2 / 3, "linked": 0.17, "record": 0.0, "camp": 0.1}, abs=0.02
        )
        prior = found.suggestions[0]
        assert (prior.low, prior.high) == pytest.approx((-1.0, 1.0), abs=0.02)


def test_the_more_is_seen_the_more_is_known() -> None:
    few, many = (suggest(world(4, so=0.2, count=count), USUAL) for count in (20, 400))
    wide = [each.suggestions[0].high - each.suggestions[0].low for each in (few, many)]
    assert wide[0] > 1.5 * wide[1]


def test_a_known_copy_suggests_nothing_and_order_plays_no_part() -> None:
    bodies = world(5, so=0.3, count=60)
    copied = []
    for each in bodies:
        first = each.testimony[0]
        witness = replace(first.witness, document="doc-copy", source="Echo Post", copies=True)
        witness = replace(witness, claim_id="claim-copy", published="2031-03-09")
        copied.append(replace(each, testimony=(*each.testimony, replace(first, witness=witness))))
    shuffled = [replace(each, testimony=each.testimony[::-1]) for each in bodies[::-1]]
    assert suggest(bodies, USUAL) == suggest(copied, USUAL)
    assert values(suggest(shuffled, USUAL)) == pytest.approx(
        values(suggest(bodies, USUAL)), abs=0.02
    )


def test_those_with_a_stake_and_evidence_count_as_what_they_are_worth_and_teach_nothing() -> None:
    denied = says("Orrin Council", Stance.DENIES, interest=Interest.DENIAL, side="Orrin Council")
    bodies = [body(says(), says("Tide Radio"), denied, seen()) for _ in range(30)]
    found = suggest(bodies, USUAL)
    assert (found.matters, found.voices) == (30, 60)


def test_what_is_suggested_can_be_weighed_by() -> None:
    suggested = suggest(world(6, so=0.15), USUAL)
    assumed = taken(suggested, USUAL)
    for each in suggested.suggestions:
        held = assumed.by_name[each.name]
        assert (held.value, held.low, held.high) == (each.value, each.low, each.high)
        assert each.low <= each.value <= each.high
    one = body(says(), traces=())
    assert odds_of(one, assumed) < odds_of(one, USUAL)


def test_where_denials_go_unprinted_one_alone_says_little_and_each_more_says_more() -> None:
    lone = body(says("Paper 0"), traces=())
    three = body(*(says(f"Paper {number}") for number in range(3)), traces=())
    silent, open_ = (taken(suggest(world(2, printed=p), USUAL), USUAL) for p in (0.15, 1.0))
    assert odds_of(lone, silent) < odds_of(lone, open_) - 80
    assert odds_of(three, silent) > odds_of(lone, silent) + 100
    no_camps = silent.with_range("camp", 0.0, 0.0, 0.0)
    assert odds_of(three, no_camps) > odds_of(lone, no_camps) + 120
