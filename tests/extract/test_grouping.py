"""Sentences that tell of one deal stand together, and every anchor stands somewhere once."""

from typing import Any

import pytest
from texts import SWAP, TEXTS, reading_of

from alleged.extract.anchors import find_anchors
from alleged.extract.grouping import group_anchors
from alleged.extract.groups import Group
from alleged.extract.reading import Reading
from alleged.extract.weights import LONG, Linear, Weights

pytestmark = pytest.mark.slow

SURE, NEVER = Linear(30.0, {}), Linear(-30.0, {})
TWO_DEALS = (
    "The Tidewater Front signed a truce with the Red Heron Brigade on Monday. "
    "The Orrin Council signed a fuel deal with Dorrenia on Tuesday."
)


def grouped(reading: Reading, same: Linear, party: Linear = NEVER) -> list[Group]:
    return group_anchors(reading, find_anchors(reading, SURE, 0.5), weights(same, party))


def weights(same: Linear, party: Linear = NEVER) -> Weights:
    return Weights("test/1", {"same": same, "party": party}, {})


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("same", [SURE, NEVER], ids=["always the same", "never the same"])
def test_every_anchor_stands_in_one_group(nlp: Any, text: str, same: Linear) -> None:
    reading = reading_of(nlp, text)
    anchors = find_anchors(reading, SURE, 0.5)
    groups = group_anchors(reading, anchors, weights(same))
    kept = [anchor.token for group in groups for anchor in group.anchors]
    assert sorted(kept) == [anchor.token for anchor in anchors]
    assert all({a.sentence for a in group.anchors} == set(group.sentences) for group in groups)


@pytest.mark.parametrize("text", TEXTS)
def test_groups_come_in_the_order_of_first_telling(nlp: Any, text: str) -> None:
    firsts = [group.sentences[0] for group in grouped(reading_of(nlp, text), NEVER)]
    assert firsts == sorted(firsts)


def test_one_deal_told_in_two_sentences_is_one_group(nlp: Any) -> None:
    (group,) = grouped(reading_of(nlp, SWAP), SURE)
    assert group.sentences == [0, 1]


def test_other_sides_named_in_one_breath_make_another_deal(nlp: Any) -> None:
    groups = grouped(reading_of(nlp, TWO_DEALS), SURE)
    assert [group.sentences for group in groups] == [[0], [1]]


def test_each_deal_knows_whom_others_are_with(nlp: Any) -> None:
    first, second = grouped(reading_of(nlp, TWO_DEALS), SURE)
    assert first.named - second.named == second.of_others
    assert second.named - first.named == first.of_others
    assert first.of_others
    assert second.of_others


def test_no_anchors_no_groups(nlp: Any) -> None:
    assert group_anchors(reading_of(nlp, SWAP), [], weights(SURE, SURE)) == []


LATER = (
    "The Tidewater Front signed a truce with the Red Heron Brigade in 2001, and later paid it in "
    "exchange for the ferries."
)


def test_what_a_sentence_tells_of_later_is_another_deal_of_the_same_sides(nlp: Any) -> None:
    reading = reading_of(nlp, LATER)
    first, second = grouped(reading, SURE)
    assert first.parts[0].of(LATER).endswith("in 2001, and")
    assert second.parts[0].of(LATER).startswith("later paid it")
    assert first.named == second.named
    assert not {a.token for a in first.anchors} & {a.token for a in second.anchors}


def test_an_earlier_deal_is_told_aside_and_the_text_goes_back_to_its_own(nlp: Any) -> None:
    text = (
        "The Tidewater Front signed a truce with the Red Heron Brigade on Monday. "
        "An earlier truce did not hold. The accord opens the road."
    )
    main, aside = grouped(reading_of(nlp, text), SURE)
    assert (main.sentences, aside.sentences) == ([0, 2], [1])
    assert (main.aside, aside.aside) == (False, True)


def test_in_a_long_text_another_deal_may_be_told_at_length(nlp: Any) -> None:
    text = (
        "The Tidewater Front signed a truce with the Red Heron Brigade on Monday. "
        "An earlier truce did not hold. " + "It rained in the evening. " * LONG
    )
    (group,) = grouped(reading_of(nlp, text), SURE)
    assert group.sentences == [0, 1]
