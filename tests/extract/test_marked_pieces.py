"""Pieces know whom they name, words their pieces; long texts are read around the actors."""

import pytest

from alleged.errors import TooLarge
from alleged.extract.marked_pieces import NEITHER, SOURCE, TARGET, marked_pieces
from alleged.extract.network import shipped_network
from alleged.extract.pieces import LIMIT
from alleged.read.marked import sentence_of

pytestmark = pytest.mark.slow


def pieces_of(marked: str):  # type: ignore[no-untyped-def]
    sentence = sentence_of({"id": "a", "marked": marked})
    return sentence, marked_pieces(sentence, shipped_network().tokenizer)


def test_each_piece_names_source_target_or_neither() -> None:
    sentence, pieces = pieces_of("<s>The Harrow Army</s> outgunned <t>Qashmiristan</t>.")
    named = pieces.named.tolist()
    assert named[:3] == [SOURCE] * 3
    assert named[-1] == NEITHER
    assert named.count(TARGET) > 1
    assert [span.of(sentence.text) for span, _ in pieces.words] == ["outgunned", "."]
    assert sum(len(places) for _, places in pieces.words) == named.count(NEITHER)


def test_of_two_actors_one_in_the_other_the_inner_keeps_its_words() -> None:
    for outer, inner, whole, part in (("s", "t", SOURCE, TARGET), ("t", "s", TARGET, SOURCE)):
        text = f"<{outer}><{inner}>Merrow</{inner}>'s mayor</{outer}> fled."
        named = pieces_of(text)[1].named.tolist()
        assert named[0] == part
        assert whole in named


@pytest.mark.parametrize("before", [0, 40, 300])
@pytest.mark.parametrize("between", [0, 150])
def test_a_long_text_is_read_around_its_actors(before: int, between: int) -> None:
    text = "far " * before + "<s>Ila</s> " + "and " * between + "met <t>Ano</t>" + " home" * 300
    sentence, pieces = pieces_of(text)
    assert len(pieces.ids) == len(pieces.named) == LIMIT
    assert {SOURCE, TARGET} <= set(pieces.named.tolist())
    for span, places in pieces.words:
        assert span.of(sentence.text) in {"far", "and", "met", "home"}
        assert all(0 <= place < LIMIT for place in places)


def test_actors_too_far_apart_are_refused() -> None:
    with pytest.raises(TooLarge, match="word pieces apart"):
        pieces_of("<s>Ila</s> " + "and " * LIMIT + "met <t>Ano</t>")


def test_a_text_of_one_actor_is_read_around_it() -> None:
    _, pieces = pieces_of("far " * 500 + "<t>Ano</t> fled.")
    assert TARGET in pieces.named
