"""What "the group", "the government", "the army" and pronouns stand for in one text."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from factories import FRONT, MERROW, span
from texts import BRIGADE, DORRENIA, INDEX, ROOK, SABLEA, SABLEAN_ARMY, mentions_in

from alleged.model.actor import Actor, ActorKind, Alias
from alleged.model.document import Document
from alleged.model.place import PlaceMention
from alleged.resolve.actors import ActorIndex
from alleged.resolve.mentions import find_mentions

pytestmark = pytest.mark.slow


def key_at(nlp: Any, text: str, words: str, places: tuple[PlaceMention, ...] = ()) -> str:
    """The key of the mention with these words."""
    hits = [m for m in mentions_in(nlp, text, places) if m.text == words]
    assert len(hits) == 1, hits
    return hits[0].key


@pytest.mark.parametrize(
    "words",
    ["The group", "The movement", "The militia", "The guerrillas", "The militant group",
     "The outlawed movement", "The leftist group"],
)  # fmt: skip
def test_the_group_is_the_armed_group_named_before(nlp: Any, words: str) -> None:
    text = f"The Tidewater Front attacked the camp. {words} said that it had lost two men."
    assert key_at(nlp, text, words) == FRONT.id


@pytest.mark.parametrize("words", ["A rebel group", "The larger group"])
def test_a_group_of_which_more_is_said_is_another(nlp: Any, words: str) -> None:
    text = f"The Tidewater Front attacked the camp. {words} said that it had lost two men."
    assert key_at(nlp, text, words) != FRONT.id


def test_the_group_is_not_whose_part_the_one_spoken_of_is(nlp: Any) -> None:
    text = (
        "The army fought the Red Heron Brigade, the largest branch of the Tidewater Front, "
        "after that group had fired on a mill."
    )
    assert key_at(nlp, text, "that group") == BRIGADE.id


def test_the_rebels_are_those_called_rebels_before(nlp: Any) -> None:
    text = (
        "The Salt Hill rebels left the mill. The Tidewater Front stayed in the town. "
        "The rebels came back."
    )
    assert key_at(nlp, text, "The rebels") == key_at(nlp, text, "The Salt Hill rebels")


def test_the_brigade_with_a_capital_is_the_one_named_so_before(nlp: Any) -> None:
    text = (
        "The Red Heron Brigade left the mill. The Tidewater Front stayed in the town. "
        "The Brigade came back."
    )
    assert key_at(nlp, text, "The Brigade") == BRIGADE.id


def test_a_group_named_by_nobody_stays_itself(nlp: Any) -> None:
    text = "The group said that the road was open."
    assert key_at(nlp, text, "The group").startswith("text:")


def test_the_government_is_the_state_spoken_of(nlp: Any) -> None:
    text = "The Sablean government signed the truce. The government had refused it before."
    assert key_at(nlp, text, "The government") == SABLEA.id


def test_the_army_is_the_army_of_the_state_spoken_of(nlp: Any) -> None:
    text = "The Sablean government signed the truce. The army left the hill."
    assert key_at(nlp, text, "The army") == SABLEAN_ARMY.id


@pytest.mark.parametrize("words", ["The government", "The army"])
def test_no_state_is_brought_into_a_text_that_names_none(nlp: Any, words: str) -> None:
    text = f"{words} left Port Merrow to the Grey Kelp Riders."
    place = PlaceMention(span("Port Merrow", text), "Port Merrow", MERROW)
    found = mentions_in(nlp, text, [place])
    assert not {m.key for m in found if m.actor}


def test_the_government_is_that_of_the_country_where_listed_bands_are_at_home(nlp: Any) -> None:
    text = "The government left Port Merrow to the Red Heron Brigade."
    place = PlaceMention(span("Port Merrow", text), "Port Merrow", MERROW)
    assert key_at(nlp, text, "The government", (place,)) == SABLEA.id


@pytest.mark.parametrize("state", [SABLEA, DORRENIA], ids=lambda state: state.name)
def test_places_weigh_between_the_states_a_text_names(nlp: Any, state: Actor) -> None:
    text = "Sablea and Dorrenia met in Port Merrow. The government was pleased."
    where = replace(MERROW, country=state.countries[0])
    place = PlaceMention(span("Port Merrow", text), "Port Merrow", where)
    assert key_at(nlp, text, "The government", (place,)) == state.id


def test_it_is_the_last_body_and_he_the_last_person(nlp: Any) -> None:
    text = "The Red Heron Brigade met Davin Rook. It had asked for talks. He left in the evening."
    assert key_at(nlp, text, "It") == BRIGADE.id
    assert key_at(nlp, text, "He") == f"{ROOK.id}@{FRONT.id}"


PEOPLE = {
    "Olen Barda": Actor("person:barda", "Olen Barda", ActorKind.PERSON, pronoun="he"),
    "Ila Venn": Actor("person:venn", "Ila Venn", ActorKind.PERSON, pronoun="she"),
}


@pytest.mark.parametrize(
    ("text", "pronoun", "meant"),
    [
        ("Ila Venn spoke of Olen Barda. She left.", "She", "person:venn"),
        ("Ila Venn met Olen Barda. He left.", "He", "person:barda"),
        ("Olen Barda spoke. She left.", "She", None),
        (
            "Michael Rask rejected the charge that oil went to Olen Barda. He left.",
            "He",
            "michael rask",
        ),
        ("The spokesman Lars Rask spoke of Ila Venn. She left.", "She", "person:venn"),
        ("Ila Venn spoke. The spokeswoman Mara Rask spoke. She left.", "She", "mara rask"),
        ("Olen Barda spoke. It rained. It rained. He left.", "He", "person:barda"),
    ],
)
def test_he_and_she_take_up_who_acted_last_and_can_be_meant(
    nlp: Any, text: str, pronoun: str, meant: str | None
) -> None:
    index = ActorIndex.of(tuple(PEOPLE.values()))
    document = Document("r-1", text, language="en")
    found = find_mentions(nlp(text), document, index, ())
    keys = [m.key for m in found if m.form == "pronoun" and m.text == pronoun]
    assert len(keys) == (meant is not None)
    assert all(meant in key for key in keys)


def test_a_pronoun_before_everybody_stands_for_nobody(nlp: Any) -> None:
    text = "They came in the evening. The Red Heron Brigade had left."
    assert "They" not in {m.text for m in mentions_in(nlp, text)}


def test_a_pronoun_is_marked_as_one(nlp: Any) -> None:
    text = "The Red Heron Brigade left. It came back."
    assert [m.form for m in mentions_in(nlp, text)] == ["name", "pronoun"]


def named(nlp: Any, text: str, words: str, countries: Sequence[str]) -> str:
    """The name of the mention with these words, where places of a text lie in these countries."""
    towns = [
        PlaceMention(
            span("Port Merrow", text),
            "Port Merrow",
            replace(MERROW, country=country, name=f"Port Merrow {number}"),
        )
        for number, country in enumerate(countries)
    ]
    hits = [m for m in mentions_in(nlp, text, towns) if m.text == words]
    assert len(hits) == 1, hits
    return hits[0].name


@pytest.mark.parametrize(
    ("countries", "name"),
    [
        (["yy", "yy", "xx"], "Dorrenian rebels"),
        (["yy", "xx"], "Sablean rebels"),
        (["yy"], "Dorrenian rebels"),
        ([], "Sablean rebels"),
    ],
    ids=["most places in one country", "as many in another", "one place", "no place"],
)
def test_rebels_are_those_of_the_country_most_towns_lie_in_or_of_the_state_spoken_of(
    nlp: Any, countries: list[str], name: str
) -> None:
    text = "Gunmen left Port Merrow, Sablea said. Sablea had asked Dorrenia for it."
    assert named(nlp, text, "Gunmen", countries) == name.replace("rebels", "gunmen")


def test_places_alone_bring_no_state_into_a_text(nlp: Any) -> None:
    text = "Gunmen left Port Merrow, Sablea said. Sablea had asked for it."
    assert named(nlp, text, "Gunmen", ["yy", "yy", "yy"]) == "Sablean gunmen"


def test_soldiers_of_whom_nothing_is_said_are_not_the_army(nlp: Any) -> None:
    text = (
        "The government of Sablea freed 60 detainees and the rebels released 12 soldiers. "
        "The army said that no money had changed hands."
    )
    assert key_at(nlp, text, "The army") == SABLEAN_ARMY.id


def test_the_army_is_not_the_band_that_is_one_by_its_name(nlp: Any) -> None:
    band = Actor("act-vla", "Vale Liberation Army", ActorKind.ARMED_GROUP, (), ("xx",))
    text = (
        "The government of Sablea and the Vale Liberation Army exchanged prisoners. "
        "The army said that no money had changed hands."
    )
    index = ActorIndex((*INDEX.actors.values(), band))
    (army,) = [m for m in mentions_in(nlp, text, (), index) if m.text == "The army"]
    assert army.key == SABLEAN_ARMY.id


@pytest.mark.parametrize("words", ["Fighters", "The coalition", "The party", "Jihadists"])
def test_what_is_no_band_of_a_country_is_given_none(nlp: Any, words: str) -> None:
    text = f"{words} left Port Merrow, Sablea said. Sablea had asked for it."
    assert "Sablean" not in named(nlp, text, words, ["xx", "xx"])


@pytest.mark.parametrize(
    ("words", "key"),
    [("The Tidewater Front", SABLEA.id), ("The Salt Riders", "text:government")],
)
def test_where_only_another_state_is_named_the_government_is_that_of_a_band_at_home(
    nlp: Any, words: str, key: str
) -> None:
    text = (
        "Port Merrow 0 and Port Merrow 1 were quiet. The Dorrenian government was host of talks. "
        f"{words} shelled the town. The government replied."
    )
    places = tuple(
        PlaceMention(span(name, text), name, replace(MERROW, country="xx", name=name))
        for name in ("Port Merrow 0", "Port Merrow 1")
    )
    assert key_at(nlp, text, "The government", places) == key


@pytest.mark.parametrize(
    ("countries", "name"), [(["xx", "xx"], "Sablean factions"), ([], "factions")]
)
def test_groups_are_a_countrys_only_where_a_text_is_set(
    nlp: Any, countries: list[str], name: str
) -> None:
    text = "Three factions left Port Merrow, Sablea said. Sablea had asked for it."
    assert named(nlp, text, "Three factions", countries) == name


def test_it_is_never_some_people(nlp: Any) -> None:
    text = "The last fighters will leave the mill. It said on Monday that the road was open."
    assert [m for m in mentions_in(nlp, text) if m.text == "It"] == []


def test_it_was_x_that_did_it_means_nobody_by_it(nlp: Any) -> None:
    text = (
        "The Tidewater Front rejects the report. It was the Sablean army, not we, that signed a "
        "bargain with the Red Heron Brigade."
    )
    assert [m for m in mentions_in(nlp, text) if m.text == "It"] == []


def test_a_front_is_no_institute(nlp: Any) -> None:
    text = "On Monday the Institute for Salt Studies wrote to us. The militia came at night."
    assert not key_at(nlp, text, "The militia").startswith("text:institute")


def test_the_opposition_is_no_armed_group_named_before(nlp: Any) -> None:
    text = "The Tidewater Front left the town. The minister rejected criticism from the opposition."
    assert key_at(nlp, text, "the opposition") != FRONT.id


def test_the_group_is_no_town(nlp: Any) -> None:
    text = "He died in Karvoss on Saturday. The group has not commented. Nobody is left in Karvoss."
    assert "karvoss" not in key_at(nlp, text, "The group").casefold()


ORN = Actor("act-orn", "Orn Province government", ActorKind.GOVERNMENT, (), ("xx",),
            "act-sablea-government")  # fmt: skip
ORN_GOVERNOR = Actor("person:ila-marr", "Ila Marr", ActorKind.PERSON, (), ("xx",), ORN.id)
FORCES = Actor("act-forces", "Harbour Defence Forces", ActorKind.ARMED_GROUP, (Alias("HDF"),))


def key_with(nlp: Any, text: str, words: str) -> str:
    """The key of the mention with these words, in a land with a province and one more band."""
    index = ActorIndex((*INDEX.actors.values(), ORN, ORN_GOVERNOR, FORCES))
    hits = [m for m in mentions_in(nlp, text, index=index) if m.text == words]
    assert len(hits) == 1, hits
    return hits[0].key


def test_the_force_is_the_band_that_calls_itself_one(nlp: Any) -> None:
    text = "The HDF left the mill. The Sablean army stayed in the town. The force came back."
    assert key_with(nlp, text, "The force") == FORCES.id


def test_his_forces_are_those_of_his_band(nlp: Any) -> None:
    text = "Davin Rook announced that his forces would leave the mill of Sablea."
    assert key_at(nlp, text, "his forces") == FRONT.id


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("the federal authorities", SABLEA.id),
        ("the central government", SABLEA.id),
        ("the government", ORN.id),
    ],
)
def test_a_federal_government_is_the_states_and_no_provinces(
    nlp: Any, words: str, key: str
) -> None:
    text = f"Ila Marr said that it rained. Ila Marr thanked {words} for the road."
    assert key_with(nlp, text, words) == key


def test_a_governors_government_is_his_own(nlp: Any) -> None:
    text = "Ila Marr left the town. It rained. It snowed. His government paid for the road."
    assert key_with(nlp, text, "His government") == ORN.id


def test_rebels_told_of_anew_are_not_those_before(nlp: Any) -> None:
    text = "The Tidewater Front left the mill. It clashed with rebels supported by Dorrenia."
    assert key_at(nlp, text, "rebels") != FRONT.id


def test_who_punishes_is_not_whose_government_it_is(nlp: Any) -> None:
    text = (
        "Dorrenia sanctioned traders of Sarn. Dorrenia sanctioned a man who sold oil to the "
        "government in spring. Sablea was silent."
    )
    assert key_at(nlp, text, "the government") == SABLEA.id


def test_the_government_is_not_the_state_that_vouches_for_a_truce(nlp: Any) -> None:
    text = (
        "South Sablean rebels agreed on a Dorrenia-brokered truce, yielding the province to the "
        "government. Dorrenia would guarantee the return of the displaced, a source said."
    )
    assert key_at(nlp, text, "the government") == SABLEA.id
