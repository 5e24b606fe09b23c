"""The roster of a text knows whose army is whose, whatever an actor file says of who is in whom."""

import spacy

from alleged.model.actor import Actor, ActorKind
from alleged.resolve.actors import ActorIndex
from alleged.resolve.entity import Roster


def test_an_actor_file_that_makes_a_ring_is_followed_once() -> None:
    army = Actor("a", "Orn Army", ActorKind.MILITARY, part_of="b")
    state = Actor("b", "Orn", ActorKind.STATE, part_of="b")
    crown = Actor("c", "Orn Crown", ActorKind.GOVERNMENT, part_of="d")
    council = Actor("d", "Orn Council", ActorKind.GOVERNMENT, part_of="c")
    guard = Actor("e", "Orn Guard", ActorKind.MILITARY, part_of="c")
    index = ActorIndex((army, state, crown, council, guard))
    roster = Roster(spacy.blank("en")(""), index)
    assert roster.army_under("b") == army
    assert roster.army_under("c") == roster.army_under("d") == guard


def test_the_government_of_a_province_is_not_the_states() -> None:
    state = Actor("orn", "Orn", ActorKind.STATE)
    national = Actor("orn-government", "Orn government", ActorKind.GOVERNMENT, part_of="orn")
    ministry = Actor("orn-mines", "Ministry of Mines", ActorKind.GOVERNMENT, part_of="orn")
    province = Actor("sele", "Sele government", ActorKind.GOVERNMENT, part_of="orn-government")
    roster = Roster(spacy.blank("en")(""), ActorIndex((state, national, ministry, province)))
    assert {roster.key_of(a) for a in (state, national, ministry)} == {"orn"}
    assert roster.key_of(province) == "sele"
    assert roster.name_of("orn") == "Orn government"


def test_the_army_of_a_state_is_not_its_police() -> None:
    state = Actor("orn", "Orn", ActorKind.STATE, countries=("xx",))
    police = Actor("p", "Orn Police", ActorKind.MILITARY, countries=("xx",), part_of="orn")
    force = Actor("f", "Orn Hill Force", ActorKind.MILITARY, countries=("xx",), part_of="orn")
    roster = Roster(spacy.blank("en")(""), ActorIndex((state, police)))
    assert roster.army_of("xx") is roster.army_under("orn") is None
    roster = Roster(spacy.blank("en")(""), ActorIndex((state, police, force)))
    assert roster.army_of("xx") == roster.army_under("orn") == force
