"""Where a text tells what is to come, and who says so."""

from typing import Any

import pytest

from alleged.extract.foretelling import find_foretold
from alleged.extract.syntax import syntax_of

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "head", "teller"),
    [
        ("The truce will collapse.", "collapse", ""),
        ("The truce will not last.", "last", ""),
        ("Half the town will have fled by May.", "fled", ""),
        ("He expects the rebels to leave.", "leave", "expects"),
        ("He predicted the fall of the port.", "fall", "predicted"),
        ("He warned of a famine.", "famine", "warned"),
        ("She vowed to take the hill.", "take", "vowed"),
        ("She promised that nobody would be harmed.", "harmed", "promised"),
        ("They fear that the guns could return.", "return", "fear"),
        ("The town can hold out for another month.", "hold", ""),
        ("It is only a matter of time before they fight.", "fight", ""),
        ("Neither side is about to win.", "win", ""),
        ("The rebels are likely to attack.", "attack", ""),
    ],
)
def test_it_is_carried_by_one_word(nlp: Any, text: str, head: str, teller: str) -> None:
    syntax = syntax_of(nlp(text))
    (one,) = find_foretold(syntax)
    assert syntax.word[one.head] == head
    assert (syntax.word[one.teller] if one.teller is not None else "") == teller


@pytest.mark.parametrize(
    "text",
    [
        "The truce collapsed.",
        "The truce would have collapsed.",
        "The guns could return.",
        "He can play the flute.",
        "It would be hard.",
        "The council will meet.",
        "He was about to leave.",
        "She wants to take the hill.",
        "He believes that it could not be so.",
    ],
)
def test_what_was_or_is_only_wished_is_not_to_come(nlp: Any, text: str) -> None:
    assert list(find_foretold(syntax_of(nlp(text)))) == []
