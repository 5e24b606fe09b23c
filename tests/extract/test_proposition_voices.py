"""Who says of something told that it is so, is not so, or is open."""

from typing import Any

import pytest
from texts import names, propositions_in, told_of

pytestmark = pytest.mark.slow

VOICED = [
    ("The Sablean army killed Davin Rook.", ["Harbour Gazette"], [], []),
    ("The Sablean army has killed ten rebels, the Orrin Council said.", ["Orrin Council"], [], []),
    ("According to the Orrin Council the Sablean army killed Davin Rook.", ["Orrin Council"], [],
     []),
    ("The Orrin Council said the Sablean army had not killed Davin Rook.", [], ["Orrin Council"],
     []),
    ("The Orrin Council could not confirm that the Sablean army had killed Davin Rook.", [], [],
     ["Orrin Council"]),
    ("The Sablean army killed Davin Rook, in the view of the Orrin Council.", ["Orrin Council"],
     [], []),
    ("There were announcements claiming the death of Davin Rook of the Tidewater Front.",
     ["announcements"], [], []),
    ("The Sablean army may have killed Davin Rook.", [], [], ["Harbour Gazette"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claimed", "denied", "doubted"), VOICED)
def test_each_voice_stands_where_the_text_puts_it(
    nlp: Any, text: str, claimed: list[str], denied: list[str], doubted: list[str]
) -> None:
    one = told_of(propositions_in(nlp, text), "killed")
    assert names(one.claimed_by) == claimed
    assert names(one.denied_by) == denied
    assert names(one.doubted_by) == doubted


def test_who_is_spoken_of_is_no_speaker(nlp: Any) -> None:
    text = "Men thought to belong to the Tidewater Front met the Sablean army."
    one = told_of(propositions_in(nlp, text), "part_of")
    assert "Men" not in names(one.claimed_by)


def test_who_concludes_a_deal_says_nothing_of_the_ground(nlp: Any) -> None:
    text = "The Orrin Council concluded a deal in the town held by the Tidewater Front."
    one = told_of(propositions_in(nlp, text), "controls")
    assert names(one.claimed_by) == ["Harbour Gazette"]


def test_what_was_already_reported_is_nobodys_word_of_those_who_now_speak(nlp: Any) -> None:
    told = propositions_in(
        nlp,
        "The Sablean army said that Davin Rook, already reported killed in May, was alive.",
    )
    assert all("Sablean army" not in names(each.claimed_by) for each in told)
