"""What came to nothing is told from what was made, and what is asked for from what is given."""

from typing import Any

import pytest
from texts import anchor_at, group_of, told

from alleged.extract.anchors import Anchor, candidates
from alleged.extract.not_made import came_to_nothing, is_granted, only_asked, only_on_condition
from alleged.extract.reading import Reading

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("The talks with the Front brought neither money nor a truce.", True),
        ("The talks have brought neither a pact nor so much as a short truce.", True),
        ("The plan has seven points, among them a truce.", True),
        ("They signed seven points, among them a truce.", False),
        ("The truce plan of the Front was long.", True),
        ("The truce plan was signed by the Front on Friday.", False),
        ("The truce plan may be signed by the Front.", True),
        ("The talks with the Front closed without a truce.", True),
        ("No truce was reached with the Front.", True),
        ("The Front reached a truce.", False),
        ("No commander of the Front signed a truce.", False),
        ("The two sides had been close to a truce, Ila Venn said.", True),
        ("The two sides, long close to a truce, signed it on Monday.", False),
        ("The two sides came close to breaking the truce, Ila Venn said.", False),
        ("A truce is within reach, Ila Venn said.", True),
        ("A truce is within the law, Ila Venn said.", False),
        ("The court stopped the Front from signing a truce.", True),
        ("The court stopped the Front from breaking the truce.", False),
        ("The Front refused to sign a truce.", True),
        ("The Front refused to sign the truce that its neighbours made.", False),
        ("The Front would not sign a truce.", True),
        ("The Council put forward seven points, among them a truce.", True),
        ("The Council kept three promises, among them a truce.", False),
        ("The envoys left the Merrow truce talks on Monday.", True),
        ("The envoys went home after negotiations on a truce.", True),
        ("The envoys went home after the truce on Monday.", False),
        ("The envoys hope that the Front will sign a truce.", True),
        ("The Front intended to sign a truce on Friday.", True),
        ("The Front intended to sign a truce on Friday and did so.", False),
        ("The Front intended to sign a truce on Friday and did nothing.", True),
        ("The envoys hope that the Front will not break a truce.", False),
        ("A truce is expected on Monday, Ila Venn said.", True),
        ("A truce is expected to be signed on Monday, Ila Venn said.", True),
        ("A truce is expected to begin on Monday, Ila Venn said.", False),
        ("The Council hoped for rain after it signed a truce.", False),
        ("The envoys settled the steps of a truce without signing one.", True),
        ("The envoys settled the steps of a truce without a word.", False),
    ],
)
def test_what_came_to_nothing_is_told_from_what_was_made(
    nlp: Any, text: str, nothing: bool
) -> None:
    reading = told(nlp, text).reading
    group = group_of(reading, anchor_at(reading, "truce", "truce_noun"))
    assert came_to_nothing(reading, group) is nothing


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The kidnappers have asked for two million dollars, an officer said.", True),
        ("The kidnappers want a ransom of two million dollars.", True),
        ("The family paid two million dollars, an officer said.", False),
    ],
)
def test_money_asked_for_is_told_from_money_given(nlp: Any, text: str, asked: bool) -> None:
    reading = told(nlp, text).reading
    group = group_of(reading, anchor_at(reading, "million", "ransom"))
    assert only_asked(reading, group) is asked


@pytest.mark.parametrize(
    ("text", "on_condition"),
    [
        ("The Front will leave Merrow only if the Council frees its men.", True),
        ("The Front would free its captives if the Council freed its men.", True),
        ("The Front will not free its captives unless the Council leaves.", True),
        ("The Front freed its captives, though the Council had left.", False),
        ("The families may leave if they wish, since the Council frees them.", False),
        ("The Front asked if the Council freed its men.", True),
    ],
)
def test_what_hangs_on_a_condition_is_told_from_what_is_done(
    nlp: Any, text: str, on_condition: bool
) -> None:
    reading = told(nlp, text).reading
    group = group_of(reading, *anchors_of(reading, "release", "evacuate"))
    assert only_on_condition(reading, group) is on_condition


def test_an_accord_is_no_condition_of_what_it_allows(nlp: Any) -> None:
    text = "The Front will leave if the Council frees its men, under an accord reached on Monday."
    reading = told(nlp, text).reading
    families = ("deal_noun", "release", "evacuate")
    assert not only_on_condition(reading, group_of(reading, *anchors_of(reading, *families)))


@pytest.mark.parametrize(
    ("text", "granted"),
    [
        ("The Council decreed that forty men of the Front be released.", True),
        ("The Council pardoned and freed forty men of the Front.", True),
        ("The Council freed forty men of the Front for two officers.", False),
        ("The Council freed forty men unconditionally after talks with the Front.", False),
        (
            "The Council freed forty men, and the Tidewater Front freed two officers out of "
            "goodwill.",
            False,
        ),
    ],
)
def test_who_is_pardoned_is_not_exchanged(nlp: Any, text: str, granted: bool) -> None:
    reading = told(nlp, text).reading
    assert is_granted(reading, group_of(reading, *anchors_of(reading, "release"))) is granted


def anchors_of(reading: Reading, *families: str) -> list[Anchor]:
    """Return every word of the families as one that surely tells of a deal."""
    return [
        Anchor(token.i, family, reading.sentence_of[token.i], 1.0)
        for token, family in candidates(reading)
        if family in families
    ]
