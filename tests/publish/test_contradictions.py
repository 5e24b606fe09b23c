"""Relations that cannot all be as told are found; those that can are left alone."""

from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

from factories import wide_case
from hypothesis import given
from hypothesis import strategies as st

from alleged.model.claim import Stance, Voice
from alleged.model.deal import Party
from alleged.model.document import Span
from alleged.model.period import Period
from alleged.model.proposition import KINDS, Proposition, PropositionType
from alleged.publish.contradictions import Sort, contradictions

AT = Span(0, 1)
numbers = count()


def voices(*names: str) -> tuple[Voice, ...]:
    return tuple(Voice(name, None, name, AT) for name in names)


def relation(agent: str, kind: str, recipient: str, **more: Any) -> Proposition:
    """A relation told in a report of its own, claimed by somebody unless told otherwise."""
    roles = tuple(
        Party(name, None, name, AT, None, role)
        for name, role in ((agent, "agent"), (recipient, "recipient"))
        if name
    )
    said = {name: more.pop(name) for name in ("claimed_by", "denied_by") if name in more}
    document = more.pop("document_id", f"doc-{next(numbers)}")
    return Proposition(
        document, AT, (AT,), PropositionType.RELATION, kind, AT, roles,
        **(said or {"claimed_by": voices("Ana Ruiz")}), **more,
    )  # fmt: skip


def denied(agent: str, kind: str, recipient: str, by: str = "Ben Ode", **more: Any) -> Proposition:
    return relation(agent, kind, recipient, denied_by=voices(by), **more)


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31), "year")


def sorts(*relations: Proposition) -> list[Sort]:
    return [found.sort for found in contradictions(relations)]


def test_two_paymasters_are_rivals_with_all_that_tell_of_each() -> None:
    salt, again = (relation("Salt League", "funds", "Reed Guild") for _ in range(2))
    council = relation("Orrin Council", "funds", "Reed Guild")
    (found,) = contradictions([salt, council, again])
    assert (found.sort, found.kind, found.about) == (Sort.RIVALS, "funds", ("Reed Guild",))
    told = {side.names: set(side.propositions) for side in found.sides}
    assert told == {("Salt League",): {salt, again}, ("Orrin Council",): {council}}
    assert {side.stance for side in found.sides} == {Stance.ASSERTS}


def test_times_that_cannot_meet_contradict_nothing() -> None:
    first = relation("Salt League", "funds", "Reed Guild", period=year(2030))
    then = relation("Orrin Council", "funds", "Reed Guild", period=year(2031))
    assert sorts(first, then) == []
    assert sorts(first, replace(then, period=None)) == [Sort.RIVALS]
    since = Period(date(2029, 1, 1), None, "open")
    assert sorts(replace(first, period=since), then) == [Sort.RIVALS]
    undone = denied("Salt League", "funds", "Reed Guild", period=year(2031))
    assert sorts(first, undone) == []


def test_who_pays_with_another_is_no_rival() -> None:
    salt = relation("Salt League", "funds", "Reed Guild")
    council = Party("Orrin Council", None, "Orrin Council", AT, None, "agent")
    both = replace(relation("Salt League", "funds", "Reed Guild"), roles=(*salt.roles, council))
    assert sorts(salt, both) == []
    one = relation("Salt League", "funds", "Reed Guild", document_id="doc-same")
    other = relation("Orrin Council", "funds", "Reed Guild", document_id="doc-same")
    assert sorts(one, other) == []  # "the League and the Council fund the Guild": the same words
    assert sorts(one, replace(other, words=Span(5, 6))) == [Sort.RIVALS]


def test_many_may_arm_back_or_train() -> None:
    for kind in ("arms", "trains", "backs", "shelters", "allied", "fights"):
        assert sorts(relation("A One", kind, "Guild"), relation("B Two", kind, "Guild")) == []


def test_commanding_and_controlling_are_one_place() -> None:
    found = sorts(relation("A One", "commands", "Guild"), relation("B Two", "controls", "Guild"))
    assert found == [Sort.RIVALS]


def test_a_part_can_belong_to_one_whole() -> None:
    one = relation("Reed Guild", "part_of", "Front")
    other = relation("Reed Guild", "part_of", "Council")
    (found,) = contradictions([one, other])
    assert found.about == ("Reed Guild",)
    assert {side.names for side in found.sides} == {("Front",), ("Council",)}
    assert sorts(one, relation("Salt Guild", "part_of", "Front")) == []


def test_a_commander_and_a_minister_said_to_have_no_power_over_them() -> None:
    general = relation("Sel Arden", "commands", "Guard")
    minister = denied("Tola Brand", "commands", "Guard")
    (found,) = contradictions([minister, general])
    assert found.sort is Sort.ONE_NOT_ANOTHER
    assert [(side.names, side.stance) for side in found.sides] == [
        (("Sel Arden",), Stance.ASSERTS),
        (("Tola Brand",), Stance.DENIES),
    ]
    assert sorts(minister) == []
    formal = relation("Tola Brand", "commands", "Guard")
    assert sorted(sorts(general, minister, formal)) == [Sort.DENIED, Sort.RIVALS]


def test_that_another_does_not_pay_contradicts_nothing() -> None:
    salt = relation("Salt League", "funds", "Guild")
    assert sorts(salt, denied("Orrin Council", "funds", "Guild")) == []


def test_what_one_claims_and_another_denies() -> None:
    claim, denial = relation("A One", "backs", "Guild"), denied("A One", "backs", "Guild")
    (found,) = contradictions([claim, denial])
    assert found.sort is Sort.DENIED
    assert [side.propositions for side in found.sides] == [(claim,), (denial,)]
    both = relation("A One", "backs", "Guild", claimed_by=voices("X"), denied_by=voices("Y"))
    assert sorts(both) == [Sort.DENIED]
    same = relation("A One", "backs", "Guild", claimed_by=voices("X"), denied_by=voices("X"))
    assert sorts(same) == []
    bare = relation("A One", "backs", "Guild", claimed_by=())
    assert sorts(bare, denial) == [Sort.DENIED]  # the report itself tells it


def test_friends_said_to_fight() -> None:
    (found,) = contradictions(
        [relation("A One", "fights", "B Two"), relation("B Two", "arms", "A One")]
    )
    assert found.sort is Sort.FRIEND_AND_FOE
    assert set(found.about) == {"A One", "B Two"}


def test_a_description_means_nobody_outside_its_report() -> None:
    assert (
        sorts(relation("A One", "funds", "fighters"), relation("B Two", "funds", "fighters")) == []
    )
    one, other = (relation(a, "funds", "fighters", document_id="doc-1") for a in ("A One", "B Two"))
    assert sorts(one, replace(other, words=Span(5, 6))) == [Sort.RIVALS]


def test_other_types_are_passed_over() -> None:
    told = [each for _, telling in wide_case() for each in telling.propositions]
    relations = [each for each in told if each.type is PropositionType.RELATION]
    assert contradictions(told) == contradictions(relations)
    assert sorted(sorts(*told)) == [Sort.DENIED, Sort.ONE_NOT_ANOTHER, Sort.RIVALS]


some_relations = st.lists(
    st.builds(
        lambda agent, kind, recipient, deny, when: relation(
            agent, kind, recipient, period=when, **{deny: voices("Ana", "Ben")[: len(agent)]}
        ),
        st.sampled_from(["A", "B", "C", ""]),
        st.sampled_from(KINDS[PropositionType.RELATION]),
        st.sampled_from(["G", "H", ""]),
        st.sampled_from(["claimed_by", "denied_by"]),
        st.sampled_from([None, year(2030), year(2031)]),
    ),
    max_size=7,
)


@given(some_relations, st.randoms())
def test_order_changes_nothing_and_every_side_is_of_what_was_told(
    relations: list[Proposition], random: Any
) -> None:
    found = contradictions(relations)
    shuffled = random.sample(relations, len(relations))
    assert contradictions(shuffled) == found
    for each in found:
        assert len(each.sides) > 1
        for side in each.sides:
            assert side.propositions
            assert set(side.propositions) <= set(relations)
            if side.stance is Stance.DENIES:
                assert all(p.denied_by for p in side.propositions)


@given(some_relations)
def test_what_everybody_agrees_on_is_no_contradiction(relations: list[Proposition]) -> None:
    said = [each for each in relations if each.claimed_by and each.kind == "backs"]
    assert contradictions(said) == ()
