"""A fingerprint shows every shared run of six words, and comes back from the ledger as it was."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from wires import WIRE

from alleged.weigh.fingerprints import (
    SHINGLE,
    WINDOW,
    among,
    fingerprint_of,
    packed,
    shingles_of,
    unpacked,
    winnowed,
)
from alleged.weigh.words import words_of

WORDS = st.lists(
    st.sampled_from(["harbour", "quay", "boat", "net", "clerk", "lamp", "road", "snow"]),
    max_size=40,
)


def test_an_empty_text_has_an_empty_fingerprint() -> None:
    for text in ("", "  \n", "one", "one two"):
        assert len(fingerprint_of(words_of(text)).shingles) == 0


def test_a_fingerprint_holds_about_two_shingles_in_five() -> None:
    words = words_of(WIRE)
    share = len(fingerprint_of(words).shingles) / len(shingles_of(words.keys))
    assert 0.3 < share < 0.5


@settings(deadline=None)
@given(WORDS, WORDS, WORDS, WORDS)
def test_six_words_in_a_row_are_always_seen(
    before: list[str], after: list[str], left: list[str], right: list[str]
) -> None:
    shared = ["brass", "scale", "old", "customs", "shed", "dawn"]
    assert len(shared) == SHINGLE + WINDOW - 1
    texts = (" ".join([*before, *shared, *after]), " ".join([*left, *shared, *right]))
    one, other = (fingerprint_of(words_of(text)).shingles for text in texts)
    assert len(np.intersect1d(one, other)) > 0


def test_of_few_shingles_the_least_is_kept() -> None:
    few = np.array([7, 3, 9], dtype=np.uint32)
    assert winnowed(few).tolist() == [3]


@settings(deadline=None)
@given(st.lists(st.integers(0, 2**32 - 1)))
def test_numbers_come_back(numbers: list[int]) -> None:
    kept = np.array(numbers, dtype=np.uint32)
    assert unpacked(packed(kept)).tolist() == numbers


def test_marks_are_the_same_in_any_order() -> None:
    one = fingerprint_of(words_of(WIRE), ["reuters", "act-front"])
    other = fingerprint_of(words_of(WIRE), ["act-front", "reuters", "reuters"])
    assert one.marks.tolist() == other.marks.tolist()


@settings(deadline=None)
@given(st.lists(st.integers(0, 30)), st.sets(st.integers(0, 30)))
def test_what_is_among_known_numbers_is_found(numbers: list[int], known: set[int]) -> None:
    found = among(np.array(numbers, dtype=np.uint32), np.array(sorted(known), dtype=np.uint32))
    assert found.tolist() == [number in known for number in numbers]
