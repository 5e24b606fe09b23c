"""What a noun phrase is called."""

from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from alleged.extract.naming import name_of, phrase_of
from alleged.extract.syntax import Syntax

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "head", "name"),
    [
        ("The forty fighters left.", "fighters", "fighters"),
        ("Some armed men of the Tidewater Front left.", "men", "armed men of the Tidewater Front"),
        ("Two members of the crew left.", "members", "members of the crew"),
        ("Castor Troy's gang killed two soldiers.", "gang", "Castor Troy's gang"),
        ("The Dorrenia-backed rebels left.", "rebels", "rebels"),
    ],
)
def test_a_name_is_without_articles_and_numbers(nlp: Any, text: str, head: str, name: str) -> None:
    syntax = Syntax(nlp(text))
    assert name_of(syntax, syntax.word.index(head)) == name


def test_a_phrase_begins_after_its_last_line_end() -> None:
    many = 200_000
    words = ["\n", "armed", "\n"] + ["young"] * many + ["\n", "river", "men"]
    last = len(words) - 1
    vocab = spacy.blank("en").vocab
    doc = Doc(vocab, words, heads=[last] * len(words), deps=["amod"] * last + ["ROOT"])
    assert phrase_of(Syntax(doc), last) == (last - 1, last + 1)
