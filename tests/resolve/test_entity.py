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
