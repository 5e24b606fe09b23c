"""The pipeline made faster says exactly what the pipeline says."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from factories import DOUBT, TRUCE
from spacy.pipeline import AttributeRuler
from texts import TEXTS

from alleged.extract.attribute_rules import RememberedRules, remember_rules
from alleged.extract.parsing import DEFAULT_PIPELINE
from alleged.extract.sentence_starts import add_sentence_starts
from alleged.extract.steps import FEW, run_in_step

LONG = Path(__file__).parents[2] / "eval" / "gold" / "long.reports.jsonl"
SPOKEN = (
    "Let's go, y'all, we're gonna have got ta run; it ain't over, c'mon.\n\n"
    "There's nothin' that you can't do, is there?  \n I'd have it, and they gave it to you."
)
WRITTEN = ["TAG", "POS", "DEP", "HEAD", "MORPH", "LEMMA", "ENT_TYPE", "ENT_IOB", "SENT_START"]


def written(doc: Any) -> Any:
    """Return all that a pipeline has written on the words of a text."""
    return doc.to_array(WRITTEN)


@pytest.fixture(scope="module")
def whole() -> Any:
    """The pipeline as it is installed, but for base forms and with our sentence starts."""
    pipeline = spacy.load(DEFAULT_PIPELINE)
    pipeline.disable_pipe("lemmatizer")
    add_sentence_starts(pipeline)
    return pipeline


@pytest.mark.slow
@pytest.mark.parametrize("batch_size", [1, FEW, 32])
def test_a_batch_is_annotated_as_by_the_whole_pipeline(
    nlp: Any, whole: Any, batch_size: int
) -> None:
    rows = LONG.read_text(encoding="utf-8").splitlines()
    texts = [*TEXTS, TRUCE, DOUBT, "", SPOKEN, *(json.loads(row)["text"] for row in rows)]
    ours = list(nlp.pipe(texts, batch_size=batch_size))
    assert [doc.text for doc in ours] == texts
    for doc, other in zip(ours, whole.pipe(texts, batch_size=batch_size), strict=True):
        np.testing.assert_array_equal(written(doc), written(other))


@pytest.mark.slow
def test_one_text_is_annotated_as_by_the_whole_pipeline(nlp: Any, whole: Any) -> None:
    np.testing.assert_array_equal(written(nlp(SPOKEN)), written(whole(SPOKEN)))


def test_a_later_rule_wins_and_phrases_are_seen() -> None:
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    ruler.add([[{"LOWER": {"NOT_IN": ["herring"]}}]], {"POS": "X", "TAG": "NN"})
    ruler.add([[{"LOWER": "red"}, {"LOWER": "herring"}]], {"POS": "PROPN"}, index=-1)
    ruler.add([[{"LOWER": {"REGEX": "^b.*s$"}}], [{"LOWER": "red"}]], {"POS": "ADJ"})
    asked = RememberedRules(ruler)
    for text in ("Red herring, blue boats.", "A red boat; herring", ""):
        doc = asked(pipeline.make_doc(text))
        np.testing.assert_array_equal(written(doc), written(pipeline(text)))


def test_a_pipeline_without_rules_and_parser_stays_as_it_is() -> None:
    blank = spacy.blank("en")
    remember_rules(blank)
    run_in_step(blank)
    assert blank.pipe_names == []


def test_rules_for_attributes_of_users_are_left_to_the_pipeline() -> None:
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    ruler.attrs.append({"_": {"side": "north"}})
    remember_rules(pipeline)
    assert pipeline.pipe_names == ["attribute_ruler"]
