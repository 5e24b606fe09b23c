"""Two deals told as "one" and "another" each have their own words, and what goes on about them."""

from typing import Any

import pytest
from texts import anchor_at, group_of, reading_of

from alleged.extract.anchors import find_anchors
from alleged.extract.deal_nature import kind_features
from alleged.extract.grouping import group_anchors
from alleged.extract.groups import Group
from alleged.extract.reading import Reading
from alleged.extract.weights import Linear, Weights

pytestmark = pytest.mark.slow

SURE, NEVER = Linear(30.0, {}), Linear(-30.0, {})
BOTH = (
    "Some deals were secret, such as the one with the Orrin Council in Merrow, and another with "
    "the Red Heron Brigade in Kessary in return for 12 captives."
)
TWO_MORE = (
    "The Tidewater Front signed a ceasefire with Dorrenia. It has lasted a year. Nobody expected "
    "it to. The Front has two more, one with the Orrin Council in Merrow, and another with the "
    "Red Heron Brigade in Kessary. The first was announced in May. The second was not. The first "
    "rains came early."
)


def told(reading: Reading, anchor: Linear) -> list[Group]:
    weights = Weights("test/1", {"same": NEVER, "party": NEVER}, {})
    return group_anchors(reading, find_anchors(reading, anchor, 0.5), weights)


def test_one_and_another_have_their_own_words_of_the_sentence(nlp: Any) -> None:
    reading = reading_of(nlp, BOTH)
    own = [part.of(BOTH) for group in told(reading, SURE) for part in group.own.values()]
    assert own == [
        "the one with the Orrin Council in Merrow, and ",
        "another with the Red Heron Brigade in Kessary in return for 12 captives.",
    ]


def test_one_and_another_are_told_whatever_the_weights_say(nlp: Any) -> None:
    reading = reading_of(nlp, TWO_MORE)
    groups = told(reading, NEVER)
    assert [reading.doc[g.anchors[0].token].text for g in groups] == ["one", "another"]
    assert all(len(group.named) == 2 for group in groups)


@pytest.mark.parametrize(
    "text",
    [
        "The Tidewater Front signed a ceasefire. The Front may make two more, one with the Orrin "
        "Council, and another with the Red Heron Brigade.",
        "The Tidewater Front has two enemies, one with ships and another with boats.",
    ],
    ids=["what may come", "no deal named"],
)
def test_what_is_not_said_to_be_is_left_to_the_weights(nlp: Any, text: str) -> None:
    assert told(reading_of(nlp, text), NEVER) == []


def test_the_first_and_the_second_go_on_about_their_own(nlp: Any) -> None:
    one, another = told(reading_of(nlp, TWO_MORE), NEVER)
    assert one.sentences == [3, 4]
    assert another.sentences == [3, 5]


def test_a_word_that_stands_for_a_deal_is_of_the_kind_of_that_deal(nlp: Any) -> None:
    reading = reading_of(nlp, TWO_MORE)
    features = kind_features(reading, group_of(reading, anchor_at(reading, "another", "stand_in")))
    assert {"anchor=truce_noun", "word=ceasefire", "word=another"} <= set(features)
