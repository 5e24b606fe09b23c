"""Spellings of one name meet under one key, other names do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.resolve.spelling import acronym, ends_in_s, fold, fold_words, loose, parts_of

LETTERS = st.text(
    alphabet=st.one_of(
        st.characters(codec="utf-8", categories=["L", "N", "P", "Z"]),
        st.sampled_from("aeiosl'’ʿ-. \u00adAELS"),
    ),
    max_size=40,
)


@given(LETTERS)
def test_fold_changes_nothing_twice(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(LETTERS)
def test_fold_does_not_see_case(name: str) -> None:
    assert fold(name.upper().lower()) == fold(name.upper())


@given(LETTERS)
def test_folded_words_hold_only_letters_and_digits(name: str) -> None:
    assert all(word.isalnum() for word in fold_words(name))


@given(LETTERS)
def test_no_letter_is_lost_by_taking_a_word_apart(word: str) -> None:
    assert "".join(parts_of(word)) == word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the al-Vadra Front", "Vadra Front"),
        ("Jabhat an-Vadra", "Jabhat al-Vadra"),
        ("Vadra’s", "Vadra's"),
        ("Vadra's", "Vadra"),
        ("Śaņa‘a", "Sanaa"),
        ("N.R.F.", "NRF"),
        ("People's Guard Units", "Peoples Guard Unit"),
        ("Mill & River", "Mill and River"),
        ("Ahrar–esh", "ahrar esh"),
        ("Čölørß", "colorss"),
    ],
)
def test_trivial_variants_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Vadras", "Vadra"), ("Mill Front", "Front Mill"), ("3rd Guard", "4th Guard"), ("a", "an")],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_an_article_alone_is_kept() -> None:
    assert fold("The") == "the"
    assert fold("") == ""


@pytest.mark.parametrize(
    "spellings",
    [
        ("mohammed", "muhammad", "mohamed"),
        ("qassem", "kasim", "ghasem"),
        ("suleimani", "soleimani", "sulaymani"),
        ("shabaab", "shabab"),
        ("taleban", "taliban"),
        ("noureddine", "nureddin" + "e"),
        ("khalifah", "kalifa"),
    ],
)
def test_transliterations_meet_loosely(spellings: tuple[str, ...]) -> None:
    assert len({loose(word) for word in spellings}) == 1


def test_short_words_are_not_made_loose() -> None:
    assert loose("moro") == "moro"
    assert loose("moor") != loose("mor")


@pytest.mark.parametrize(
    ("word", "short"),
    [
        ("RVF", "RVF"),
        ("R.V.F.", "RVF"),
        ("RVFs", "RVF"),
        ("RVF's", "RVF"),
        ("M7", "M7"),
        ("RvF", "RvF"),
        ("Front", ""),
        ("front", ""),
        ("A", ""),
        ("McAllister", ""),
        ("12", ""),
        ("-", ""),
    ],
)
def test_acronyms_are_told_by_their_capitals(word: str, short: str) -> None:
    assert acronym(word) == short


def test_a_possessive_is_no_s() -> None:
    assert ends_in_s("Griffins")
    assert ends_in_s("Griffins'")
    assert not ends_in_s("Griffin's")
    assert not ends_in_s("")
