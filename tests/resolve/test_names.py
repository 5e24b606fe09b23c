"""Names of actors: those an actor file lists, those a text introduces, and what is no name."""

from dataclasses import replace
from typing import Any

import pytest
from factories import FRONT, document
from spacy.tokens import Span
from texts import BRIGADE, DORRENIA, INDEX, ROOK, SABLEA, mentions_in

from alleged.model.actor import Actor, ActorKind, Alias, Mention
from alleged.resolve.actors import ActorIndex
from alleged.resolve.mentions import find_mentions

pytestmark = pytest.mark.slow


def named(nlp: Any, text: str) -> dict[str, Mention]:
    """Mentions by their words; the last of equal words counts."""
    return {m.text: m for m in mentions_in(nlp, text)}


def test_listed_names_and_acronyms_are_one_actor(nlp: Any) -> None:
    text = "The Red Heron Brigade left the town on Monday. RHB came back on Friday."
    found = mentions_in(nlp, text)
    assert {m.key for m in found} == {BRIGADE.id}
    assert {m.text for m in found} == {"Red Heron Brigade", "RHB"}


def test_an_acronym_in_brackets_is_the_same_actor_later(nlp: Any) -> None:
    text = (
        "The Popular Harbour Units (PHU) left the town. The PHU said that its men were tired. "
        "A convoy of the PHU came back."
    )
    found = [m for m in mentions_in(nlp, text) if m.text in {"Popular Harbour Units", "PHU"}]
    assert len(found) == 4
    assert {m.key for m in found} == {found[0].key}
    assert {m.name for m in found} == {"Popular Harbour Units"}


def test_an_acronym_introduced_for_a_listed_actor_is_that_actor(nlp: Any) -> None:
    text = "The Tidewater Front (TWF) left the town. The TWF came back on Friday."
    assert {m.key for m in mentions_in(nlp, text) if "TWF" in m.text} == {FRONT.id}


@pytest.mark.parametrize("word", ["brokered", "mediated", "facilitated", "sponsored"])
@pytest.mark.parametrize("state", ["Dorrenia", "Grauden"])
def test_the_name_before_brokered_is_a_mention(nlp: Any, state: str, word: str) -> None:
    found = named(nlp, f"The siege ended with a {state}-{word} truce.")
    assert found[state].key == DORRENIA.id


def test_the_article_is_no_part_of_a_go_betweens_name(nlp: Any) -> None:
    found = named(nlp, "The Grauden-mediated truce ended the siege.")
    assert found["Grauden"].key == DORRENIA.id


def test_a_go_between_no_actor_file_knows_is_not_invented(nlp: Any) -> None:
    assert all(m.actor is None for m in mentions_in(nlp, "An elder-brokered truce ended it."))


def test_a_capital_stands_for_its_state_unless_it_is_where(nlp: Any) -> None:
    assert named(nlp, "Sarn said that the truce would hold.")["Sarn"].key == SABLEA.id
    where = mentions_in(nlp, "Forty men were killed near Sarn on Monday.")
    assert SABLEA.id not in {m.key for m in where}


@pytest.mark.parametrize(
    ("text", "named_so"),
    [
        ("They signed it in Drumlec, New Sablea's capital.", False),
        ("They signed it with New Sablea's leaders.", True),
        ("They signed it in Drumlec, the capital of Sablea.", False),
        ("They signed it with the leaders of Sablea.", True),
    ],
)
def test_a_state_whose_capital_is_told_of_does_nothing(nlp: Any, text: str, named_so: bool) -> None:
    new = Actor("act-new", "New Sablea", ActorKind.STATE, (), ("zz",))
    found = mentions_in(nlp, text, (), ActorIndex((SABLEA, new)))
    assert any(mention.actor for mention in found) is named_so


def test_a_dateline_is_nobody(nlp: Any) -> None:
    assert SABLEA.id not in {m.key for m in mentions_in(nlp, "SARN - The buses left at noon.")}


def test_a_last_name_is_the_person_named_in_full_before(nlp: Any) -> None:
    text = "Mina Salt, a baker, said that the harbour was open. Salt sells bread."
    found = [m for m in mentions_in(nlp, text) if "Salt" in m.text]
    assert len(found) == 2
    assert {m.name for m in found} == {"Mina Salt"}
    assert {m.kind for m in found} == {ActorKind.PERSON}


def test_a_listed_leader_carries_the_side(nlp: Any) -> None:
    found = named(nlp, "Davin Rook said that the Tidewater Front had agreed.")
    assert found["Davin Rook"].key == f"{ROOK.id}@{FRONT.id}"
    assert found["Davin Rook"].actor == ROOK.id


def test_newspapers_are_outlets(nlp: Any) -> None:
    found = named(nlp, "The Inland Times reported on Monday that the harbour was open.")
    assert found["Inland Times"].kind is ActorKind.OUTLET


def test_agreements_are_not_actors(nlp: Any) -> None:
    text = "The Treaty of Merrow and the Salt Coast Peace Agreement were read aloud."
    assert mentions_in(nlp, text) == ()


def test_behind_a_title_stands_a_person_whom_the_pipeline_need_not_know(nlp: Any) -> None:
    doc = nlp("The rebels met Mr Orvane Tesk near the bridge.")
    doc.set_ents([])
    found = find_mentions(doc, document(doc.text), INDEX)
    assert [m.name for m in found if m.kind is ActorKind.PERSON] == ["Orvane Tesk"]


def test_a_title_alone_names_nobody(nlp: Any) -> None:
    doc = nlp("General unrest spread. A general spoke to the rebels.")
    doc.set_ents([])
    assert not [m for m in find_mentions(doc, document(doc.text), INDEX)
                if m.kind is ActorKind.PERSON and m.form == "name"]  # fmt: skip


@pytest.mark.parametrize("how", ["through Sablean mediation", "under Sablean guarantees"])
def test_whose_mediation_it_was_an_adjective_says(nlp: Any, how: str) -> None:
    doc = nlp(f"The rebels agreed to it {how}.")
    adjective = next(token for token in doc if token.text == "Sablean")
    doc.set_ents([Span(doc, adjective.i, adjective.i + 1, "NORP")])
    assert SABLEA.id in {m.key for m in find_mentions(doc, document(doc.text), INDEX)}


@pytest.mark.parametrize(("held", "spoken_of"), [("hostages", True), ("carpets", False)])
def test_the_state_whose_people_are_held_is_spoken_of(nlp: Any, held: str, spoken_of: bool) -> None:
    doc = nlp(f"The rebels gave back the Sablean {held}.")
    adjective = next(token for token in doc if token.text == "Sablean")
    doc.set_ents([Span(doc, adjective.i, adjective.i + 1, "NORP")])
    found = find_mentions(doc, document(doc.text), INDEX)
    assert (SABLEA.id in {m.key for m in found}) is spoken_of


def test_a_people_behind_and_before_a_noun_is_no_actor_of_its_own(nlp: Any) -> None:
    text = "It came of a joint Saudi and American school."
    assert "American" not in {m.text for m in mentions_in(nlp, text)}


def test_a_people_with_a_hyphen_behind_it_is_part_of_a_description(nlp: Any) -> None:
    doc = nlp("Sablean-trained fighters are arming the Front.")
    people = doc.char_span(0, 7)
    assert people is not None
    doc[0].dep_ = "npadvmod"
    doc.set_ents([Span(doc, 0, 1, "NORP")])
    assert "Sablean" not in {m.name for m in find_mentions(doc, document(doc.text), INDEX)}


def test_a_name_like_a_laws_is_a_body_if_it_acts(nlp: Any) -> None:
    text = (
        "The army and the Dusk Covenant have agreed on a truce. "
        "No fuel was sold to the Dusk Covenant, the minister said, and cited the Penal Code."
    )
    found = named(nlp, text)
    assert found["Dusk Covenant"].form == "name"
    assert not any("Penal" in words for words in found)


def test_a_name_ends_with_its_line(nlp: Any) -> None:
    text = "Statement on the report of the Northern Ledger\n\nNo fuel was sold, it says."
    assert all(m.name == m.name.strip() for m in mentions_in(nlp, text))


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("Gangs of northern Sablea signed a truce.", False),
        ("The gangs of Sablea signed a truce.", False),
        ("Sablea's warring sides signed a truce.", False),
        ("The Sablea Labour Party signed a truce.", False),
        ("The bus left at 9.45pm Sarn time.", False),
        ("They live in a Sarn suburb.", False),
        ("The council sent a message to Sableans.", False),
        ("The council made peace with Sableans.", True),
        ("The forces of Sablea signed a truce.", True),
        ("Sablea signed a truce.", True),
    ],
)
def test_a_state_is_named_where_it_can_act(nlp: Any, text: str, is_named: bool) -> None:
    state = replace(SABLEA, aliases=(*SABLEA.aliases, Alias("Sableans", metonym=True)))
    found = mentions_in(nlp, text, index=ActorIndex((state,)))
    assert any(m.key == SABLEA.id for m in found) is is_named


@pytest.mark.parametrize(
    ("text", "is_army"),
    [
        ("A clan leader of Sablea told AFS that it rained.", False),
        ("Soldiers of Sablea and the AFS left the town.", True),
    ],
)
def test_capitals_that_are_told_something_are_an_agency(nlp: Any, text: str, is_army: bool) -> None:
    army = Actor(
        "act-afs", "Armed Forces of Sablea", ActorKind.MILITARY, (Alias("AFS", metonym=True),),
        ("xx",), SABLEA.id,
    )  # fmt: skip
    index = ActorIndex((SABLEA, army))
    found = mentions_in(nlp, text, index=index)
    assert any(m.key == army.id for m in found) is is_army
