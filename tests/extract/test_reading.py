"""A prepared text answers by sentence, by token and by mention, and all answers agree."""

from typing import Any

import pytest
from factories import FRONT
from texts import BRIGADE, ROOK, TEXTS, reading_of

from alleged.extract import reading as readings
from alleged.extract.reading import governing_verb

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("text", [*TEXTS, "", "  \n "])
def test_every_mention_and_every_word_is_in_its_sentence(nlp: Any, text: str) -> None:
    reading = reading_of(nlp, text)
    for number, sentence in enumerate(reading.sentences):
        assert all(reading.sentence_of[token.i] == number for token in sentence)
    for number, mentions in enumerate(reading.by_sentence):
        for n in mentions:
            assert reading.sentence_of[reading.heads[n]] == number
            assert reading.mention_at[reading.heads[n]] == n
    assert sorted(n for each in reading.by_sentence for n in each) == list(
        range(len(reading.mentions))
    )


def test_what_a_leader_does_is_looked_up_under_their_side(nlp: Any) -> None:
    reading = reading_of(nlp, "The Tidewater Front agreed to a truce. Davin Rook signed it.")
    mine = [reading.mentions[n].text for n in reading.by_key[FRONT.id]]
    assert mine[0] == "Tidewater Front"
    assert "Davin Rook" in mine


@pytest.mark.parametrize("text", TEXTS)
def test_families_of_a_sentence_are_those_of_its_words(nlp: Any, text: str) -> None:
    reading = reading_of(nlp, text)
    for number, sentence in enumerate(reading.sentences):
        of_words = [reading.families_of(token) for token in sentence]
        assert reading.sentence_families[number] == set().union(*of_words)


def test_the_span_of_a_sentence_has_no_space_at_its_ends(nlp: Any) -> None:
    text = "\n\n  A truce began.  \n\n It held for a day. \n"
    reading = reading_of(nlp, text)
    spans = [reading.span_of_sentence(n) for n in range(len(reading.sentences))]
    assert [span.of(text) for span in spans] == ["A truce began.", "It held for a day."]


def test_a_leader_counts_for_the_side_that_the_text_names(nlp: Any) -> None:
    with_side = reading_of(nlp, "Davin Rook said that the Tidewater Front had agreed.")
    assert {m.key for m in with_side.mentions} == {FRONT.id}
    alone = reading_of(nlp, "Davin Rook said that the Red Heron Brigade had agreed.")
    assert {m.key for m in alone.mentions} == {f"{ROOK.id}@{FRONT.id}", BRIGADE.id}


def test_times_belong_to_the_sentence_that_names_them(nlp: Any) -> None:
    reading = reading_of(
        nlp, "A truce began on 1 March 2031. It ended on 2 March 2031. Boats left."
    )
    days = [[p.first.day for p in reading.periods_in(n)] for n in range(3)]
    assert days == [[1], [2], []]


def test_the_governing_verb_is_the_nearest_above(nlp: Any) -> None:
    doc = nlp("The envoy said that both groups had signed a secret deal.")
    by_text = {token.text: token for token in doc}
    assert str(governing_verb(by_text["deal"])) == "signed"
    assert str(governing_verb(by_text["signed"])) == "said"
    assert governing_verb(by_text["said"]) is None


def test_the_last_reading_is_kept_for_the_same_things_alone(nlp: Any) -> None:
    asked = reading_of(nlp, TEXTS[0])
    made_of = asked.doc, asked.document, asked.mentions, asked.periods
    first = readings.reading_of(*made_of)
    assert readings.reading_of(*made_of) is first
    fewer = readings.reading_of(asked.doc, asked.document, [], asked.periods)
    assert fewer is not first
    assert fewer.mentions == []
    assert readings.reading_of(*made_of) is not first
