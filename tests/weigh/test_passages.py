"""Passages are found where words were cut, put in or changed, in time that grows with the text."""

import pytest
from wires import ABRIDGED, CHANGED, CUT, EMBEDDED, LED_ANEW, OTHER, WIRE

from alleged.weigh.passages import passages
from alleged.weigh.words import words_of


def shared(left: str, right: str) -> tuple[int, str]:
    """How many passages, and the words of the right text they hold."""
    words = words_of(right)
    found = passages(words_of(left), words)
    return len(found), " ... ".join(words.span(*each.right).of(right) for each in found)


def test_the_same_text_is_one_passage() -> None:
    count, words = shared(WIRE, WIRE.upper().replace(" ", "\n "))
    assert count == 1
    assert words.split() == WIRE.upper().removesuffix(".").split()


@pytest.mark.parametrize("copy", [CUT, LED_ANEW, ABRIDGED, CHANGED, EMBEDDED])
def test_a_copy_shares_what_was_copied(copy: str) -> None:
    words_left, words_right = words_of(WIRE), words_of(copy)
    found = passages(words_left, words_right)
    assert sum(len(each.same_right) for each in found) >= 30
    for each in found:
        assert len(each.same_left) == len(each.same_right)


def test_words_put_in_do_not_break_a_passage() -> None:
    sentence = "a clerk of the Front weighed every basket of fish on a brass scale at the quay"
    longer = sentence.replace("every basket", "every last dripping little basket")
    assert shared(sentence, longer) == (1, longer)


def test_other_texts_share_nothing() -> None:
    assert shared(WIRE, OTHER) == (0, "")
    assert shared("", WIRE) == shared(WIRE, "") == (0, "")


def test_a_phrase_is_no_passage() -> None:
    assert (
        shared("The Tidewater Front and the council met.", "He left the Tidewater Front.")[0] == 0
    )


def test_a_text_that_repeats_itself_takes_no_longer() -> None:
    long = f"{WIRE} {OTHER} " * 300
    assert len(passages(words_of(long), words_of(long))) >= 1
