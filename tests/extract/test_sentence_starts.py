"""Blank lines and datelines end a sentence; nobody in a dateline acts or speaks."""

from typing import Any

import pytest
from factories import document
from texts import mentions_in, told

from alleged.extract.parsing import PIECE, parse
from alleged.extract.sentence_starts import datelines
from alleged.model.document import DATELINES

FIRST = "The Red Heron Brigade left the mill on Monday."


@pytest.mark.parametrize(
    "line",
    [
        "PORT SELE - ",
        "PORT SELE (Agency) -- ",
        "SARN, Sablea, March 3 (HG) – ",
        "PORT MERROW, 3 March 2031 — ",
        "Port Sele (Agency) - ",
        "Sarn, 3 March - ",
    ],
)
def test_a_dateline_is_told_from_its_sentence(line: str) -> None:
    assert list(datelines(f"{line}{FIRST}")) == [(0, len(line))]
    assert list(datelines(f"A title\n\n{line}{FIRST}")) == [(9, 9 + len(line))]


@pytest.mark.parametrize(
    "text",
    [
        "RHB - the Red Heron Brigade\nThe RHB left the mill.",
        "The front - a group of fishermen - left.",
        "Davin Rook - the commander - left.",
        "SARN -",
    ],
)
def test_an_acronym_and_an_aside_are_no_datelines(text: str) -> None:
    assert list(datelines(text)) == []


@pytest.mark.slow
def test_a_blank_line_ends_a_sentence(nlp: Any) -> None:
    text = f"Weekly bulletin No. 11\n\nHarbour Watch, 15 March\n\nMerrow\n\n{FIRST}"
    sentences = [s.text.strip() for s in nlp(text).sents]
    assert sentences[-1] == FIRST
    assert sentences[0] == "Weekly bulletin No. 11"


@pytest.mark.slow
def test_a_sentence_runs_on_over_the_end_of_a_page(nlp: Any) -> None:
    text = "The Red Heron Brigade left\n\nthe mill on Monday."
    assert len(list(nlp(text).sents)) == 1


@pytest.mark.slow
def test_a_dateline_names_nobody_and_belongs_to_the_first_sentence(nlp: Any) -> None:
    text = f"SULABRANI - {FIRST} It denied a truce."
    assert {m.name for m in mentions_in(nlp, text)} == {"Red Heron Brigade"}
    reading = told(nlp, text).reading
    assert reading.span_of_sentence(0).of(text) == f"SULABRANI - {FIRST}"


@pytest.mark.slow
def test_datelines_of_a_long_text_stay_where_they_are(nlp: Any) -> None:
    text = f"SARN - {FIRST}\n" * 2 + f"{FIRST}\n" * (2 * PIECE // len(FIRST)) + f"MERROW - {FIRST}"
    ((_, doc),) = parse(nlp, [document(text)])
    assert [span.text for span in doc.spans[DATELINES]] == ["MERROW -"]
