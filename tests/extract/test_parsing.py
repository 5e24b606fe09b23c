"""A parse keeps the text and its document; base forms on demand are those of the pipeline."""

from pathlib import Path
from typing import Any

import pytest
import spacy
from factories import DOUBT, TRUCE, document
from texts import TEXTS

from alleged.errors import MissingPipeline
from alleged.extract.lemmas import lemma, lemmatize_on_demand
from alleged.extract.parsing import DEFAULT_PIPELINE, PIECE, load_pipeline, parse

SPOKEN = (
    "It was said that she didn't know who'd been there. They're the men's, and their captors "
    "hadn't been seen; \u201cwe won't tell them,\u201d he said."
)


@pytest.mark.slow
def test_documents_come_back_in_order_with_their_parse(nlp: Any) -> None:
    reports = [document(text, f"r-{n}") for n, text in enumerate((*TEXTS, ""))]
    pairs = list(parse(nlp, reports, batch_size=2))
    assert [report for report, _ in pairs] == reports
    assert all(doc.text == report.text for report, doc in pairs)


@pytest.mark.slow
def test_a_parse_has_syntax_and_names(nlp: Any) -> None:
    ((_, doc),) = parse(nlp, [document(TRUCE)])
    assert len(list(doc.sents)) >= 4
    assert any(token.dep_ == "nsubj" for token in doc)
    assert any(entity.label_ == "DATE" for entity in doc.ents)


@pytest.mark.slow
def test_a_long_text_is_read_in_pieces_and_given_back_whole(nlp: Any) -> None:
    line = "The boats came in at noon, and the market was full of herring.\n"
    text = line * (2 * PIECE // len(line) + 10) + "Nobody was there to buy any."
    reports = [document(text, "long"), document(TRUCE, "short")]
    (_, whole), (_, short) = parse(nlp, reports)
    assert whole.text == text
    assert short.text == TRUCE
    assert lemma(whole[2]) == lemma(nlp(line)[2]) == "come"
    assert [s.text.strip() for s in whole.sents][-1] == "Nobody was there to buy any."


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", ["a" * (PIECE + 7), "a b " * (PIECE // 3)], ids=["one word", "one line"]
)
def test_a_long_text_of_one_line_is_given_back_whole(nlp: Any, text: str) -> None:
    ((_, doc),) = parse(nlp, [document(text)])
    assert doc.text == text


@pytest.mark.slow
def test_base_forms_on_demand_are_those_of_the_pipeline(nlp: Any) -> None:
    whole = spacy.load(DEFAULT_PIPELINE)
    for text in (*TEXTS, TRUCE, DOUBT, SPOKEN):
        on_demand = [lemma(token) for token in nlp(text)]
        assert on_demand == [token.lemma_.lower() for token in whole(text)]


def test_a_pipeline_without_lemmatizer_stays_as_it_is() -> None:
    blank = spacy.blank("en")
    lemmatize_on_demand(blank)
    assert blank.pipe_names == []
    assert [lemma(token) for token in blank("Boats came")] == ["boats", "came"]


def test_a_pipeline_that_is_not_there_is_named() -> None:
    with pytest.raises(MissingPipeline, match="xx_no_such_pipeline") as raised:
        load_pipeline("xx_no_such_pipeline")
    assert "pip install xx_no_such_pipeline" in raised.value.hint


def test_a_pipeline_without_parser_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(MissingPipeline, match="no parser"):
        load_pipeline(str(tmp_path / "blank"))
