"""What a "no" or "not" is of, on invented sentences."""

from typing import Any

import pytest

from alleged.extract.attribution import find_attributions
from alleged.extract.negations import (
    calls_them_liars,
    denies_nothing,
    is_a_no,
    is_not_one,
    judges,
    says_anothers,
    was_invented,
)
from alleged.extract.syntax import Syntax
from alleged.model.document import Document

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("The council had no objection to the truce.", True),
        ("The council has no power to grant it.", True),
        ("The truce was no business of the council.", True),
        ("There was no alternative to the truce.", True),
        ("The council had no plan to leave Sarn.", False),
        ("There was nothing to hide.", True),
        ("The council had nothing to hide.", True),
        ("The council had nothing to do with it.", False),
        ("It was no secret.", True),
        ("The talks had not been easy.", True),
        ("There was nothing in the bag.", False),
        ("The report was not true.", False),
        ("The council had no truce with the Front.", False),
        ("The council was no party to it.", False),
    ],
)
def test_what_one_has_not_may_deny_nothing(nlp: Any, text: str, nothing: bool) -> None:
    syntax = Syntax(nlp(text))
    verb = next(i for i in range(syntax.size) if syntax.dep[i] == "ROOT")
    assert denies_nothing(syntax, verb) is nothing


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("Not one prisoner was freed.", True),
        ("Not a single prisoner was freed.", True),
        ("Not a coin was paid.", True),
        ("Not a few prisoners were freed.", False),
        ("One prisoner was freed.", False),
    ],
)
def test_not_one_is_none(nlp: Any, text: str, none: bool) -> None:
    syntax = Syntax(nlp(text))
    noun = next(i for i in range(syntax.size) if syntax.dep[i] == "nsubjpass")
    assert is_not_one(syntax, noun) is none


@pytest.mark.parametrize(
    ("text", "words", "no"),
    [
        ("Not so, said the minister.", 2, True),
        ("No, said the minister.", 1, True),
        ("Lies, said the minister.", 1, True),
        ("Not yet, said the minister.", 2, False),
        ("Lies spread fast, said the minister.", 3, False),
    ],
)
def test_a_bare_no_denies(nlp: Any, text: str, words: int, no: bool) -> None:
    assert is_a_no(Syntax(nlp(text)), [(0, words)]) is no


@pytest.mark.parametrize(
    ("text", "invented"),
    [
        ("The report had been invented to smear the army.", True),
        ("The story was made up by the enemy.", True),
        ("The list was made up of names.", False),
        ("The signature was forged.", True),
        ("The report lacks any basis.", True),
        ("The Herald was lying.", True),
        ("The report had not been invented.", False),
        ("The plough had been invented in Sarn.", False),
        ("The army lacks proof.", False),
        ("The depot lies in Sarn.", False),
        ("He had lied.", False),
    ],
)
def test_what_was_invented_is_false(nlp: Any, text: str, invented: bool) -> None:
    syntax = Syntax(nlp(text))
    verb = next(i for i in range(syntax.size) if syntax.dep[i] == "ROOT")
    assert was_invented(syntax, verb) is invented


@pytest.mark.parametrize(
    ("text", "judges_it"),
    [
        ("The army found the report baseless.", True),
        ("The army declared the paper a forgery.", True),
        ("The army found that the report was baseless.", False),
        ("The army found the report.", False),
    ],
)
def test_what_is_judged_is_told_from_what_is_found(nlp: Any, text: str, judges_it: bool) -> None:
    syntax = Syntax(nlp(text))
    verb = next(i for i in range(syntax.size) if syntax.dep[i] == "ROOT")
    assert judges(syntax, verb) is judges_it


@pytest.mark.parametrize(
    ("text", "verb", "liars"),
    [
        ("The army accused the Herald of inventing the story.", "accused", True),
        ("The army accused the Herald of spreading lies.", "accused", True),
        ("The army spoke of a malicious invention.", "spoke", True),
        ("The army accused the Front of spreading fear.", "accused", False),
        ("The army accused the Front of lying about the raid.", "accused", False),
        ("The army spoke of the lies of the past.", "spoke", False),
        ("The army accused the Front of breaking the truce.", "accused", False),
    ],
)
def test_who_calls_others_liars_denies(nlp: Any, text: str, verb: str, liars: bool) -> None:
    syntax = Syntax(nlp(text))
    assert calls_them_liars(syntax, syntax.word.index(verb)) is liars


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
