"""How words that are no verbs are read as cues."""

import spacy
from spacy.tokens import Doc

from alleged.extract.phrase_candidates import of_label
from alleged.extract.syntax import Syntax


def labels(words: list[str], pos: list[str]) -> list[tuple[int, int]]:
    syntax = Syntax(Doc(spacy.blank("en").vocab, words, pos=pos))
    colons = [i for i, word in enumerate(words) if word == ":"]
    return [each.content[0] for colon in colons for each in of_label(syntax, colon)]


def test_a_name_before_a_colon_says_the_rest_of_its_paragraph() -> None:
    words = ["Venn", ":", "The", "bridge", "is", "held", "\n", "Oun"]
    assert labels(words, ["PROPN", "PUNCT", *["NOUN"] * 6]) == [(2, 6)]


def test_a_paragraph_of_nothing_but_colons_is_gone_through_once() -> None:
    many = 60_000
    assert labels(["a", "b", ":"] * many, ["NOUN", "NOUN", "PUNCT"] * many) == []
