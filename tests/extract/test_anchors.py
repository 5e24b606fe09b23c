"""Words a deal can hang on: each once, by its strongest family, and never inside a name."""

from typing import Any

import pytest
from texts import QUIET, SWAP, TEXTS, reading_of

from alleged.extract.anchors import anchor_features, candidates, find_anchors
from alleged.extract.families import ANCHORS
from alleged.extract.weights import Linear

pytestmark = pytest.mark.slow

ALL = Linear(30.0, {})
NONE = Linear(-30.0, {})


@pytest.mark.parametrize("text", TEXTS)
def test_each_word_is_a_candidate_once_in_reading_order(nlp: Any, text: str) -> None:
    places = [token.i for token, _ in candidates(reading_of(nlp, text))]
    assert places == sorted(set(places))


def test_the_strongest_family_of_a_word_is_its_family(nlp: Any) -> None:
    reading = reading_of(nlp, "The prisoner swap began. They exchanged forty men under a deal.")
    found = {token.text: family for token, family in candidates(reading)}
    assert found["swap"] == "swap_noun"
    assert found["exchanged"] == "swap_verb"
    assert found["deal"] == "deal_noun"
    assert set(found.values()) <= {*ANCHORS, "stand_in"}


def test_words_of_a_name_tell_of_no_deal(nlp: Any) -> None:
    reading = reading_of(nlp, "The Inland Release Society met in the evening.")
    assert [mention.form for mention in reading.mentions] == ["name"]
    assert list(candidates(reading)) == []


def test_a_text_of_other_things_has_no_strong_candidate(nlp: Any) -> None:
    found = {family for _, family in candidates(reading_of(nlp, QUIET))}
    assert not found & {"deal_noun", "truce_noun", "truce_verb", "swap_noun", "swap_verb"}


@pytest.mark.parametrize("text", TEXTS)
def test_the_threshold_decides(nlp: Any, text: str) -> None:
    reading = reading_of(nlp, text)
    every = find_anchors(reading, ALL, 0.5)
    assert [a.token for a in every] == [token.i for token, _ in candidates(reading)]
    assert all(reading.sentence_of[a.token] == a.sentence for a in every)
    assert find_anchors(reading, NONE, 0.5) == []


def test_an_anchor_keeps_the_reasons_that_spoke_for_it(nlp: Any) -> None:
    reading = reading_of(nlp, SWAP)
    model = Linear(0.0, {"family=swap_verb": 2.0, "family=deal_noun": -2.0})
    (anchor,) = find_anchors(reading, model, 0.6)
    assert reading.doc[anchor.token].text == "exchanged"
    assert anchor.reasons == ("family=swap_verb",)


def test_what_stands_around_a_word_sets_a_wish_apart_from_a_deed(nlp: Any) -> None:
    def around(text: str) -> set[str]:
        reading = reading_of(nlp, text)
        token, family = next((t, f) for t, f in candidates(reading) if t.text == "truce")
        return set(anchor_features(reading, token, family))

    deed = around("The two groups signed a truce.")
    assert deed != around("The two groups could sign a truce.")
    assert deed != around("The two groups did not sign a truce.")
    assert deed != around("The two groups signed a truce?")
