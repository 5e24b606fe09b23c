"""What a denial is about: the deal itself, another one, or something beside it."""

from typing import Any

import pytest
from factories import FRONT
from texts import BRIGADE, anchor_at, denial, group_of, told

from alleged.extract.denials import (
    denies_existence,
    denies_its_words,
    is_beside_it,
    is_of_others,
    pays_nobody,
)

pytestmark = pytest.mark.slow

TRUCE = "The Tidewater Front and the Red Heron Brigade signed a truce."


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("The Front denied that it had known of the truce.", True),
        ("The Front denied that it had been told of the truce.", True),
        ("The Front denied having fired at the Brigade.", True),
        ("The Front denied that the truce was over.", True),
        ("The Brigade accused the Front of breaking it, which the Front denies.", True),
        ("The Front denied that there was a truce.", False),
        ("The Front denied that a deal had been struck.", False),
        ("The Front denied that the depot had been struck.", True),
        ("The Front denied an agreement to stop attacking the army.", False),
        ("The Front denied any deal to suspend the fight.", False),
        ("The Front denied any plan to attack the army.", True),
        ("No shots were fired and no ransom was paid, Ila Venn said.", False),
    ],
)
def test_what_is_beside_a_deal_is_told_from_it(nlp: Any, text: str, beside: bool) -> None:
    assert is_beside_it(*denial(nlp, text)) is beside


@pytest.mark.parametrize(
    ("text", "flat"),
    [
        ("There is no agreement, Ila Venn said.", True),
        ("The army is not discussing any ceasefire with them, Ila Venn said.", True),
        ("The Front exchanged no prisoners, Ila Venn said.", True),
        ("The letter contains no such withdrawal, Ila Venn said.", True),
        ("The letter contains no such pull-back, Ila Venn said.", True),
        ("Nothing of the sort was done, Ila Venn said.", True),
        ("Nothing was promised, Ila Venn said.", True),
        ("They were promised nothing, Ila Venn said.", False),
        ("The Front had not signed anything, Ila Venn said.", True),
        ("The Front had not burned anything, Ila Venn said.", False),
        ("The Front denied anything of that kind.", True),
        ("The Front denied having done any such thing.", True),
        ("Nothing in the quarter was burned, Ila Venn said.", False),
        ("It was not such a quiet night, Ila Venn said.", False),
        ("The agreement did not name the town, Ila Venn said.", False),
    ],
)
def test_that_there_is_none_is_said_flatly(nlp: Any, text: str, flat: bool) -> None:
    assert denies_existence(*denial(nlp, text)) is flat


@pytest.mark.parametrize(
    ("words", "its"),
    [
        ("Ila Venn rejected the claim that she had agreed to it.", True),
        ("Ila Venn denied any truce.", True),
        ("Ila Venn denied having slept.", False),
        ("No truce was agreed, Ila Venn said.", False),
    ],
)
def test_a_deals_own_words_may_be_denied(nlp: Any, words: str, its: bool) -> None:
    text = "The Tidewater Front and the Red Heron Brigade agreed to a truce."
    reading, said = denial(nlp, f"{text} {words}")
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    assert denies_its_words(reading, group, said) is its


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("Dorrenia had made no pact with them, Ila Venn said.", True),
        ("It had no truce with Dorrenia, the Red Heron Brigade said.", True),
        ("There was no second truce, Ila Venn said.", True),
        ("There was no truce between Dorrenia and the Brigade, Ila Venn said.", True),
        ("There was no truce between the Front and the Brigade, Ila Venn said.", False),
        ("The Red Heron Brigade had made no pact with them, Ila Venn said.", False),
        ("It had no truce with the Tidewater Front, the Red Heron Brigade said.", False),
    ],
)
def test_a_denial_of_another_deal_is_none_of_this_one(nlp: Any, words: str, others: bool) -> None:
    reading, said = denial(nlp, f"{TRUCE} {words}")
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    assert is_of_others(reading, group, said, (FRONT.id, BRIGADE.id)) is others


def test_who_paid_with_lives_paid_nobody(nlp: Any) -> None:
    reading = told(nlp, "They paid for it with 41 lives. They paid the Front with grain.").reading
    first, second = (token for token in reading.doc if token.text == "paid")
    assert pays_nobody(reading, first)
    assert not pays_nobody(reading, second)
