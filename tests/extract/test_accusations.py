"""Accusations: who is told to be to blame, for what, by whom, and what they answer."""

from typing import Any

import pytest
from texts import names, propositions_in

from alleged.model.proposition import Proposition

pytestmark = pytest.mark.slow

FRONT, BRIGADE = "Tidewater Front", "Red Heron Brigade"


def accusations_in(nlp: Any, text: str) -> list[Proposition]:
    return [each for each in propositions_in(nlp, text) if each.type.value == "accusation"]


def test_nobody_is_accused_of_what_the_words_may_say_of_another(nlp: Any) -> None:
    text = (
        "The Sablean leader said that 55 people had been handed to the army, among them Ilo Dren, "
        "a former lawmaker close to Davin Rook who stood accused of a massacre."
    )
    assert accusations_in(nlp, text) == []


MADE = [
    ("The Orrin Council accused the Tidewater Front of massacring civilians.", "atrocity",
     [FRONT], ["Orrin Council"]),
    ("Villagers accused the Sablean army of a massacre.", "atrocity", ["Sablean army"],
     ["villagers"]),
    ("The Orrin Council has accused Dorrenia of colluding with the Tidewater Front.", "collusion",
     ["Dorrenia"], ["Orrin Council"]),
    ("The Tidewater Front, Davin Rook said, had colluded with the Orrin Council.", "collusion",
     [FRONT], ["Davin Rook"]),
    ("The Tidewater Front accused the Sablean army of lying about the attack.", "lying",
     ["Sablean army"], [FRONT]),
    ("The Sablean army turned a blind eye to the attack, Davin Rook said.", "neglect",
     ["Sablean army"], ["Davin Rook"]),
    ("Davin Rook blamed the Sablean army for the failure to protect the villages.", "neglect",
     ["Sablean army"], ["Davin Rook"]),
    ("The Lantern Society accused the Tidewater Front and the Red Heron Brigade of war crimes.",
     "atrocity", [FRONT, BRIGADE], ["Lantern Society"]),
    ("The Lantern Society holds the Tidewater Front responsible for the massacre.", "atrocity",
     [FRONT], ["Lantern Society"]),
    ("Davin Rook alleged that the Sablean army had tortured prisoners.", "atrocity",
     ["Sablean army"], ["Davin Rook"]),
    ("The Sablean army is complicit in the killings, said Davin Rook.", "atrocity",
     ["Sablean army"], ["Davin Rook"]),
    ("The Sablean army and the Tidewater Front traded accusations of breaking the truce.", "other",
     ["Sablean army", FRONT], ["Sablean army", FRONT]),
    ("Davin Rook called the story an invention of the Sablean army.", "lying",
     ["Sablean army"], ["Davin Rook"]),
    ("The Orrin Council called the Tidewater Front murderers.", "atrocity",
     [FRONT], ["Orrin Council"]),
    ("Davin Rook said the Sablean army had ignored three warnings.", "neglect",
     ["Sablean army"], ["Davin Rook"]),
    ("The Orrin Council said the Tidewater Front had shelled its own people.", "atrocity",
     [FRONT], ["Orrin Council"]),
    ("The Tidewater Front bears the blame for the massacre, the Orrin Council said.", "atrocity",
     [FRONT], ["Orrin Council"]),
    ("The Orrin Council accused Dorrenia of sending rifles to the Tidewater Front.", "collusion",
     ["Dorrenia"], ["Orrin Council"]),
    ("The Orrin Council faulted the Sablean army for abandoning its wounded.", "neglect",
     ["Sablean army"], ["Orrin Council"]),
    ("It was the Sablean army that had refused to help the villagers, Davin Rook said.", "neglect",
     ["Sablean army"], ["Davin Rook"]),
    ("The Orrin Council pointed the finger at the Sablean army for the massacre.", "atrocity",
     ["Sablean army"], ["Orrin Council"]),
    ("Davin Rook lashed out at the Sablean army for abandoning the wounded.", "neglect",
     ["Sablean army"], ["Davin Rook"]),
    ("The Orrin Council said the Tidewater Front was behind the attack on the mill.", "atrocity",
     [FRONT], ["Orrin Council"]),
    ("The Orrin Council said the Tidewater Front had fired on an ambulance.", "atrocity",
     [FRONT], ["Orrin Council"]),
    ("The Orrin Council accused the Tidewater Front of having made up the battle.", "lying",
     [FRONT], ["Orrin Council"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "accused", "accusers"), MADE)
def test_it_has_who_is_accused_of_what_by_whom(
    nlp: Any, text: str, kind: str, accused: list[str], accusers: list[str]
) -> None:
    (one,) = accusations_in(nlp, text)
    assert (one.kind, names(one.agents)) == (kind, accused)
    assert names(one.claimed_by) == accusers


@pytest.mark.parametrize(
    ("text", "denier"),
    [
        ("The Tidewater Front was accused by residents of looting shops, which it denied.", FRONT),
        ("The Orrin Council accused the Red Heron Brigade of war crimes. The Brigade rejected the "
         "charge.", BRIGADE),
        ("Davin Rook denied the allegation that the Tidewater Front had burned the village.",
         "Davin Rook"),
    ],
)  # fmt: skip
def test_an_answer_is_kept_with_it(nlp: Any, text: str, denier: str) -> None:
    (one,) = accusations_in(nlp, text)
    assert names(one.denied_by) == [denier]


@pytest.mark.parametrize(
    "text",
    [
        "The Sablean army killed a rebel of the Tidewater Front.",
        "Davin Rook of the Tidewater Front was responsible for supplies.",
        "If the Tidewater Front colluded with the army, Davin Rook said, nobody knew.",
        "A baker accused his neighbour of lying.",
        "The Tidewater Front said the Sablean army lies north of the river.",
        "The Lantern Society said the Sablean army stood by its report.",
        "The Tidewater Front said on Monday that it had shelled the hospital.",
    ],
)
def test_deeds_told_and_quarrels_at_peace_are_no_accusations(nlp: Any, text: str) -> None:
    assert accusations_in(nlp, text) == []


def test_the_accused_is_not_among_the_accusers(nlp: Any) -> None:
    text = "The Tidewater Front said it was told by Davin Rook that it had colluded with Dorrenia."
    for one in accusations_in(nlp, text):
        assert FRONT not in names(one.claimed_by)


def test_two_wrongs_are_two_accusations(nlp: Any) -> None:
    text = (
        "The Orrin Council accused the Tidewater Front of shelling a market. It also accused the "
        "Tidewater Front of torturing prisoners."
    )
    assert len(accusations_in(nlp, text)) == 2


def test_the_nameless_are_named_as_such(nlp: Any) -> None:
    text = (
        "The silence of the Front has allowed some, lacking sufficient evidence, to accuse "
        "several parties of supporting the Red Heron Brigade."
    )
    (one,) = accusations_in(nlp, text)
    assert (one.kind, names(one.claimed_by)) == ("collusion", ["some"])
    assert [(each.state, each.text) for each in one.evidence] == [
        ("missing", "lacking sufficient evidence")
    ]


def test_who_is_blamed_without_more_is_blamed_for_what_was_told_last(nlp: Any) -> None:
    text = (
        "Nine people were killed in Orrin on Monday when shells fell. The Tidewater Front blamed "
        "the Sablean army."
    )
    (one,) = accusations_in(nlp, text)
    assert (one.kind, names(one.agents), names(one.claimed_by)) == (
        "atrocity",
        ["Sablean army"],
        [FRONT],
    )


def test_a_lie_is_that_of_who_told_it(nlp: Any) -> None:
    text = (
        "The Tidewater Front said the Sablean army had tortured prisoners. The army called this a "
        "shameless lie."
    )
    kinds = {
        one.kind: (names(one.agents), names(one.claimed_by)) for one in accusations_in(nlp, text)
    }
    assert kinds["lying"] == ([FRONT], ["Sablean army"])


def test_who_denies_the_blame_denies_nothing_told_beside_it(nlp: Any) -> None:
    text = (
        "The Orrin Council accused Dorrenia of arming the rebels who hold the hills. Dorrenia "
        "denied the charge."
    )
    told = {one.kind: one for one in propositions_in(nlp, text)}
    assert names(told["arms"].denied_by) == ["Dorrenia"]
    assert told["controls"].denied_by == ()


def test_one_verb_accuses_two_of_two_things(nlp: Any) -> None:
    first, second = accusations_in(
        nlp,
        "The Orrin Council accuses the Tidewater Front of shelling villages and the Sablean army "
        "of abandoning the wounded.",
    )
    assert (first.kind, names(first.roles)) == ("atrocity", [FRONT])
    assert (second.kind, names(second.roles)) == ("neglect", ["Sablean army"])
    assert names(second.claimed_by) == ["Orrin Council"]


def test_blame_that_is_laid_on_somebody_is_for_what_was_told_last(nlp: Any) -> None:
    (one,) = accusations_in(
        nlp,
        "Nine villagers were killed at the mill. The Orrin Council put the blame on the Sablean "
        "army.",
    )
    assert (one.kind, names(one.roles)) == ("atrocity", ["Sablean army"])
    assert names(one.claimed_by) == ["Orrin Council"]


def test_guns_that_are_hidden_are_no_lie(nlp: Any) -> None:
    (one,) = accusations_in(
        nlp, "The Orrin Council accused the Tidewater Front of hiding its guns in the mill."
    )
    assert one.kind == "other"


def test_a_report_by_those_who_fight_blames_in_its_own_words(nlp: Any) -> None:
    told = "The Sablean army has tortured prisoners."
    assert accusations_in(nlp, told) == []
    (one,) = accusations_in(nlp, f"Our fighters of the Tidewater Front hold the hill. {told}")
    assert (one.kind, names(one.claimed_by)) == ("atrocity", ["Harbour Gazette"])
