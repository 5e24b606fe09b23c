"""A state and its army are one party, unless two states face each other."""

import pytest

from alleged.extract.state_and_army import on_one_side, states_for_armies
from alleged.model.actor import ActorKind

STATE, ARMY, BAND = {ActorKind.GOVERNMENT}, {ActorKind.MILITARY}, {ActorKind.ARMED_GROUP}


@pytest.mark.parametrize(
    ("one", "two", "kind", "same"),
    [
        ("Sablean government", "Sablean army", ARMY, True),
        ("Sablea", "Sablean army", ARMY, True),
        ("Sablea", "Sablean Front", BAND, False),
        ("Sablean government", "Ornish army", ARMY, False),
        ("the government", "the army", ARMY, False),
    ],
)
def test_names_that_begin_alike_are_of_one_state(
    one: str, two: str, kind: set[ActorKind], same: bool
) -> None:
    kinds, names = {"a": STATE, "b": kind}, {"a": one, "b": two}
    assert on_one_side("a", "b", kinds, names) is same
    assert on_one_side("b", "a", kinds, names) is same


def test_what_has_no_name_is_on_nobody_s_side() -> None:
    assert not on_one_side("a", "b", {"a": STATE, "b": ARMY}, {"a": ""})


def test_a_state_stands_for_its_army_only_against_a_state() -> None:
    kinds = {"orn": STATE, "sablea-army": ARMY, "front": BAND}
    known = {"orn", "sablea", "front"}
    assert states_for_armies(["orn", "sablea-army"], kinds, known) == ["orn", "sablea"]
    assert states_for_armies(["front", "sablea-army"], kinds, known) == ["front", "sablea-army"]
