"""Who fills the places around a word."""

from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from alleged.extract.slots import (
    conjuncts,
    described,
    filled,
    is_passive,
    joined,
    objects,
    subjects,
)
from alleged.extract.syntax import Syntax

pytestmark = pytest.mark.slow


def words(syntax: Syntax, tokens: list[int]) -> list[str]:
    return [syntax.word[t] for t in tokens]


@pytest.mark.parametrize(
    ("text", "verb", "doers", "sufferers"),
    [
        ("The rebels killed the guards.", "killed", ["rebels"], ["guards"]),
        ("The guards were killed by rebels.", "killed", ["rebels"], ["guards"]),
        ("The guards, killed by rebels, lay there.", "killed", ["rebels"], ["guards"]),
        ("The rebels forced the guards to leave.", "leave", ["guards"], []),
        ("The general accused the rebels of killing guards.", "killing", ["rebels"], ["guards"]),
        ("The rebels killed guards, cooks and drivers.", "killed", ["rebels"],
         ["guards", "cooks", "drivers"]),
    ],
)  # fmt: skip
def test_subject_and_object_are_of_the_deed_not_of_the_grammar(
    nlp: Any, text: str, verb: str, doers: list[str], sufferers: list[str]
) -> None:
    syntax = Syntax(nlp(text))
    at = syntax.word.index(verb)
    assert words(syntax, subjects(syntax, at)) == doers
    assert words(syntax, objects(syntax, at)) == sufferers


def test_a_passive_is_seen_without_its_auxiliary(nlp: Any) -> None:
    syntax = Syntax(nlp("The men captured in spring were freed."))
    assert is_passive(syntax, syntax.word.index("captured"))


def test_a_clause_after_two_nouns_tells_of_the_nearer(nlp: Any) -> None:
    syntax = Syntax(nlp("The army met with soldiers and rebels backed by the state."))
    assert syntax.word[described(syntax, syntax.word.index("backed"))] == "rebels"


def test_a_finite_verb_is_not_joined_to_an_infinitive(nlp: Any) -> None:
    syntax = Syntax(nlp("The state called on rebels to let them go, and accuses the army."))
    at = syntax.word.index("accuses")
    assert syntax.word[joined(syntax, at)] == "called"


def test_places_around_a_noun_are_read_by_name(nlp: Any) -> None:
    syntax = Syntax(nlp("The capture of the town by rebels was announced."))
    at = syntax.word.index("capture")
    assert words(syntax, filled(syntax, at, None, "by")) == ["rebels"]
    assert words(syntax, filled(syntax, at, None, "of")) == ["town"]


@pytest.mark.parametrize("tag", ["VBD", "VBN", "JJ"])
def test_a_row_of_verbs_without_end_is_given_up(tag: str) -> None:
    many = 3_000
    heads = [max(0, i - 1) for i in range(many)]
    deps = ["ROOT"] + ["conj"] * (many - 1)
    row, vocab = ["freed"] * many, spacy.blank("en").vocab
    syntax = Syntax(Doc(vocab, row, heads=heads, deps=deps, tags=[tag] * many, pos=["VERB"] * many))
    for verb in (0, 1, many // 2, many - 1):
        subjects(syntax, verb)
        assert objects(syntax, verb) == []
    assert [*conjuncts(syntax, 0)][:3] == [1, 2, 3]
    assert [*conjuncts(syntax, many - 1)] == []
