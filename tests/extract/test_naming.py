"""What a noun phrase is called."""

from typing import Any

import pytest

from alleged.extract.naming import name_of
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
