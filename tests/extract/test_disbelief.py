"""Ways of not believing something without saying so."""

from typing import Any

import pytest

from alleged.extract.disbelief import asks_for_proof, is_less_sure
from alleged.extract.syntax import Syntax

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "verb", "asked"),
    [
        ("The senator challenged him to produce the documents.", "challenged", True),
        ("The senator urged them to show proof.", "urged", True),
        ("The senator urged them to show mercy.", "urged", False),
        ("The senator produced the documents.", "produced", False),
    ],
)
def test_to_ask_for_proof_is_to_doubt(nlp: Any, text: str, verb: str, asked: bool) -> None:
    syntax = Syntax(nlp(text))
    assert asks_for_proof(syntax, syntax.word.index(verb)) is asked


@pytest.mark.parametrize(
    ("text", "sure"),
    [("The general was less certain.", False), ("The general was certain.", True)],
)
def test_less_certain_is_a_doubt(nlp: Any, text: str, sure: bool) -> None:
    syntax = Syntax(nlp(text))
    assert is_less_sure(syntax, syntax.word.index("was")) is not sure
