"""Every mention points at its words, no two share any, and one actor has one key."""

from itertools import pairwise
from typing import Any

import pytest
from factories import FRONT, MERROW, span
from texts import BRIGADE, INDEX, ROOK, SABLEA, SABLEAN_ARMY, SABLEAN_GOVERNMENT, TEXTS, mentions_in

from alleged.model.actor import Actor, ActorKind, Alias
from alleged.model.place import PlaceMention
from alleged.resolve.actor_nouns import actor_nouns
from alleged.resolve.actors import ActorIndex
from alleged.resolve.entity import Found, Roster, _governments

NOBODY = ActorIndex(())


@pytest.mark.slow
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("index", [INDEX, NOBODY], ids=["actor file", "no actor file"])
def test_mentions_are_words_of_the_text_in_order_and_apart(
    nlp: Any, text: str, index: ActorIndex
) -> None:
    found = mentions_in(nlp, text, index=index)
    assert all(m.span.of(text) == m.text and m.text.strip() for m in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(m.name and m.key for m in found)


@pytest.mark.slow
@pytest.mark.parametrize("text", TEXTS)
def test_one_key_has_one_name_and_one_actor(nlp: Any, text: str) -> None:
    shown = {(m.key, m.name, m.actor) for m in mentions_in(nlp, text)}
    assert len(shown) == len({key for key, _, _ in shown})


@pytest.mark.slow
def test_a_text_of_nobody_has_no_mentions(nlp: Any) -> None:
    assert mentions_in(nlp, "It rained in the evening.") == ()
    assert mentions_in(nlp, "") == ()


@pytest.mark.slow
def test_a_name_no_actor_file_knows_keeps_its_own_words(nlp: Any) -> None:
    (found,) = mentions_in(nlp, "The Inland Relief Society opened a kitchen.")
    assert (found.name, found.actor) == ("Inland Relief Society", None)


@pytest.mark.slow
def test_what_the_gazetteer_takes_for_a_place_stays_a_place(nlp: Any) -> None:
    text = "The Inland Relief Society opened a kitchen."
    name = "Inland Relief Society"
    assert [m.name for m in mentions_in(nlp, text)] == [name]
    assert mentions_in(nlp, text, [PlaceMention(span(name, text), name, MERROW)]) == ()


def roster_of(nlp: Any, text: str) -> Roster:
    return Roster(nlp(text), INDEX)


@pytest.mark.slow
def test_words_once_taken_stay_taken(nlp: Any) -> None:
    roster = roster_of(nlp, "one two three four")
    roster.add(Found(0, 2, 1, "a", ActorKind.ARMED_GROUP, "name"))
    roster.add(Found(1, 3, 2, "b", ActorKind.ARMED_GROUP, "name"))
    roster.add(Found(2, 3, 2, "c", ActorKind.ARMED_GROUP, "name"))
    assert [found.key for found in roster.in_order()] == ["a", "c"]
    assert roster.at(3) is None


@pytest.mark.slow
def test_a_mention_widens_only_over_free_words(nlp: Any) -> None:
    roster = roster_of(nlp, "one two three four")
    first = Found(0, 1, 0, "a", ActorKind.ARMED_GROUP, "name")
    roster.add(first)
    roster.add(Found(2, 3, 2, "b", ActorKind.ARMED_GROUP, "name"))
    roster.widen(first, 0, 3, 1)
    assert roster.at(1) is None
    roster.widen(first, 0, 2, 1)
    assert [(f.key, f.start, f.end, f.head) for f in roster.in_order()] == [
        ("a", 0, 2, 1),
        ("b", 2, 3, 2),
    ]


@pytest.mark.slow
def test_a_government_shares_the_key_of_its_state_and_an_army_does_not(nlp: Any) -> None:
    roster = roster_of(nlp, "nothing")
    assert roster.key_of(SABLEA) == roster.key_of(SABLEAN_GOVERNMENT)
    assert roster.key_of(SABLEAN_ARMY) == SABLEAN_ARMY.id
    assert roster.name_of(SABLEA.id) == SABLEAN_GOVERNMENT.name


@pytest.mark.slow
def test_the_key_of_a_person_says_for_whom_they_speak(nlp: Any) -> None:
    roster = roster_of(nlp, "nothing")
    assert roster.key_of(ROOK) == f"{ROOK.id}@{FRONT.id}"
    minister = Actor("act-lind", "Ada Lind", ActorKind.PERSON, part_of=SABLEAN_GOVERNMENT.id)
    assert roster.key_of(minister) == f"act-lind@{SABLEA.id}"
    alone = Actor("act-oste", "Per Oste", ActorKind.PERSON, part_of="act-unheard-of")
    assert roster.key_of(alone) == "act-oste"


@pytest.mark.slow
def test_general_words_list_nobody(nlp: Any) -> None:
    roster = roster_of(nlp, "nothing")
    assert roster.listed("rebels") is None
    assert roster.listed("RHB") == BRIGADE


@pytest.mark.slow
def test_unlisted_words_are_one_key_however_they_are_written(nlp: Any) -> None:
    roster = roster_of(nlp, "nothing")
    key = roster.key_of_words("Salters  Union")
    assert roster.key_of_words("SALTERS UNION") == key
    assert roster.name_of(key) == "Salters  Union"
    assert roster.known(key) is None
    assert roster.actor_of(key) is None


@pytest.mark.slow
def test_a_state_is_found_by_its_country_and_named_by_its_people(nlp: Any) -> None:
    government = Actor(
        "act-loria-government",
        "Government of Loria",
        ActorKind.GOVERNMENT,
        (Alias("Lorian government"),),
        ("lo",),
        "act-loria",
    )
    state = Actor("act-loria", "Loria", ActorKind.STATE, (), ("lo",))
    army = Actor("act-loria-army", "Lorian army", ActorKind.MILITARY, (), ("lo",), state.id)
    militia = Actor("act-militia", "Loria Guard", ActorKind.MILITARY, (), ("lo",), "act-front")
    roster = Roster(nlp("nothing"), ActorIndex((militia, government, state, army, FRONT)))
    assert roster.state_of("lo") == state
    assert roster.army_of("lo") == army
    assert roster.state_of("zz") is None
    assert roster.demonym_of(roster.key_of(state)) == "Lorian"


@pytest.mark.slow
def test_a_people_is_called_by_its_own_name_before_that_of_its_capital(nlp: Any) -> None:
    state = Actor("act-loria", "Loria", ActorKind.STATE, (), ("lo",))
    government = Actor(
        "act-loria-government",
        "Lorian government",
        ActorKind.GOVERNMENT,
        (Alias("Port Lor government"),),
        ("lo",),
        "act-loria",
    )
    roster = Roster(nlp("nothing"), ActorIndex((government, state)))
    assert roster.demonym_of(roster.key_of(state)) == "Lorian"


def test_actor_nouns_are_met_in_both_numbers() -> None:
    nouns = actor_nouns()
    assert nouns["rebels"] is nouns["rebel"]
    assert nouns["gunmen"] is nouns["gunman"]
    assert nouns["armies"].noun == "army"
    assert nouns["army"].kind is ActorKind.MILITARY
    assert {noun.sort for noun in nouns.values()} == {
        "member",
        "body",
        "state",
        "force",
        "people",
        "side",
    }
    assert all(form == form.casefold() for form in nouns)


def test_a_states_government_is_none_of_the_juntas_listed_under_it() -> None:
    state = Actor("actor:vale", "Vale", ActorKind.STATE, (), ("vv",))
    junta = Actor(
        "actor:vale-junta", "Vale Salvation Council", ActorKind.GOVERNMENT, (), ("vv",), state.id
    )
    government = Actor(
        "actor:vale-government", "Valish government", ActorKind.GOVERNMENT, (), ("vv",), state.id
    )
    index = ActorIndex((junta, government, state))
    assert index.get("actor:vale-government") in _governments(index).values()
    assert junta not in _governments(index).values()
