"""What a "no" or "not" is of, on invented sentences."""

from typing import Any

import pytest

from alleged.extract.attribution import find_attributions
from alleged.extract.negations import denies_nothing, says_anothers
from alleged.extract.syntax import Syntax
from alleged.model.document import Document

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("The council had no objection to the truce.", True),
        ("The council has no power to grant it.", True),
        ("The truce was no business of the council.", True),
        ("The council had no truce with the Front.", False),
        ("The council was no party to it.", False),
    ],
)
def test_what_one_has_not_may_deny_nothing(nlp: Any, text: str, nothing: bool) -> None:
    syntax = Syntax(nlp(text))
    verb = next(i for i in range(syntax.size) if syntax.dep[i] == "ROOT")
    assert denies_nothing(syntax, verb) is nothing


def test_what_another_says_is_told_from_what_a_speaker_says_of_himself(nlp: Any) -> None:
    syntax = Syntax(nlp("An officer said that she said so."))
    first, second = (i for i in range(syntax.size) if syntax.word[i] == "said")
    assert says_anothers(syntax, first)
    assert not says_anothers(syntax, second)


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        (
            "The Front paid no ransom, the ministry said according to the Herald.",
            {("ministry", "denies"), ("Herald", "asserts")},
        ),
        ("According to the Herald, the Front paid no ransom.", {("Herald", "denies")}),
        ("The ministry said that its men did not comment on it.", {("ministry", "doubts")}),
        ("The ministry said that the envoy did not pay a sum.", {("ministry", "denies")}),
        ("The envoy told us that he had no quarrel with the truce.", {("envoy", "asserts")}),
    ],
)
def test_a_negation_denies_for_whom_it_is_said(
    nlp: Any, text: str, stances: set[tuple[str, str]]
) -> None:
    found = find_attributions(nlp(text), Document("d", text))
    assert {(a.speaker.name if a.speaker else "", a.stance.value) for a in found} == stances
