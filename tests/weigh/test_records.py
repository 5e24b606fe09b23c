"""A source is borne out by others alone, never by its own word or by who has it from there."""

import random

from hypothesis import given
from voices import USUAL, body, body_of, law, says, seeds

from alleged.model.claim import Stance
from alleged.model.record import Borne, Record
from alleged.weigh.records import Told, records


def of(name: str, *matters: Told) -> Record:
    """The record of one source."""
    return next(each for each in records(matters, USUAL) if each.name == name)


def matter(*words: object, number: int = 1) -> Told:
    return Told(f"episode-{number}", "a truce", body(*words))  # type: ignore[arg-type]


def test_others_bear_a_source_out_or_speak_against_it() -> None:
    agreed = matter(says("one"), says("two"))
    against = matter(says("one"), says("two", Stance.DENIES), number=2)
    alone = matter(says("one"), number=3)
    found = of("one", agreed, against, alone)
    assert [track.borne for track in found.tracks] == [Borne.OUT, Borne.AGAINST, Borne.OPEN]
    assert [found.count(each) for each in Borne] == [1, 1, 1]
    assert found.stances == {"asserts": 3}
    assert (found.claims, found.own, found.reports) == (3, 3, 1)


def test_who_has_it_from_a_source_does_not_bear_it_out() -> None:
    copied = matter(says("one", origin="x"), says("two", origin="x", copies=True))
    assert of("one", copied).tracks[0].borne is Borne.OPEN
    taken = of("two", copied)
    assert (taken.own, taken.taken) == (0, 1)
    assert taken.tracks[0].taken
    assert [taken.count(each) for each in Borne] == [0, 0, 0]


def test_whom_an_outlet_quotes_speaks_for_himself() -> None:
    told = matter(says("one"), says("one", Stance.DENIES, speaker="Rook", origin="one: Rook"))
    outlet, speaker = of("one", told), of("Rook", told)
    assert (outlet.own, outlet.quoted) == (1, 1)
    assert [track.supports for track in outlet.tracks] == [True]
    assert [track.supports for track in speaker.tracks] == [False]
    assert outlet.outlet
    assert not speaker.outlet


@given(seeds)
@law
def test_every_claim_is_counted_once_for_each_whose_it_is(dice: random.Random) -> None:
    matters = [Told(f"episode-{n}", "", body_of(dice)) for n in range(3)]
    said = [each.witness for m in matters for each in m.body.testimony]
    for record in records(matters, USUAL):
        mine = [w for w in said if record.name in (w.source, w.speaker)]
        assert record.claims == len(mine) == sum(record.stances.values())
        assert record.taken == sum(witness.copies for witness in mine)
