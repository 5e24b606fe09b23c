"""The language model reads the same text the same way, and no text breaks it."""

from typing import Any

import numpy as np
import pytest

from alleged.extract.network import HEAD, ROLES, VERSION, shipped_network, signals_of

pytestmark = pytest.mark.slow

TEXT = (
    "The Tidewater Front and the Red Heron Brigade agreed to a truce on Monday, Ila Venn said. "
    "The army denied that it had been told of any deal."
)
ODD = (
    "",
    "   \n\n ",
    "“",
    "“No closing mark, he said. And on. And on.",
    "WE NEVER SIGNED, SAID THE COLONEL. WE NEVER WILL.",
    "- one\n- two\n- three",
    "Q: Did you sign? A: No. Q: Why? A: Ask them.",
    "Перемирие не было подписано, сказал он. 停戦は合意された。 لم يتم الاتفاق",
    "said " * 400,
    "The envoy, " + "who came from the north and " * 60 + "said nothing.",
    "\u202eover the line\u202c \x00 \ufffd",
)


def test_the_same_text_is_read_the_same_way(nlp: Any) -> None:
    network = shipped_network()
    first, second = network.read(nlp(TEXT)), network.read(nlp(TEXT))
    assert np.array_equal(first.cues, second.cues)
    one, other = (s.said(int(np.argmax(s.cues))) for s in (first, second))
    assert np.array_equal(one.logits, other.logits)


def test_what_was_read_is_left_with_the_text(nlp: Any) -> None:
    doc = nlp(TEXT)
    assert signals_of(doc) is None
    signals = shipped_network().read(doc)
    assert signals_of(doc) is signals


def test_a_head_has_a_row_a_piece_and_what_is_said_of_itself(nlp: Any) -> None:
    signals = shipped_network().read(nlp(TEXT))
    around = signals.deal(9)
    assert around.logits.shape == (len(signals.pieces), len(ROLES))
    assert tuple(around.own) == HEAD
    assert around.over(range(0, 2)) is not None
    assert around.over(range(0, len(signals.pieces) + 1)) is None
    assert around.over(range(3, 3)) is None


def test_what_is_read_around_a_head_hangs_on_no_other(nlp: Any) -> None:
    alone = shipped_network().read(nlp(TEXT)).deal(9)
    signals = shipped_network().read(nlp(TEXT))
    _, among, _ = (signals.deal(head) for head in (2, 9, 20))
    assert np.array_equal(alone.logits, among.logits)
    assert alone.own == among.own


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_no_text_breaks_it(nlp: Any, text: str) -> None:
    signals = shipped_network().read(nlp(text))
    assert len(signals.cues) == len(signals.pieces)
    assert np.isfinite(signals.cues).all()


def test_its_version_has_a_number() -> None:
    assert VERSION.rpartition("/")[2].isdigit()


def test_a_long_text_is_read_in_parts_without_a_seam_in_its_rows(nlp: Any) -> None:
    signals = shipped_network().read(nlp(f"{TEXT} " * 9))
    parts = list(signals.pieces.parts())
    assert len(parts) > 1
    assert len(signals.cues) == len(signals.pieces)
    seam = parts[0][1]
    for around in (signals.said(seam), signals.deal(seam)):
        assert around.start < seam < around.start + len(around.logits)
        assert np.isfinite(around.logits).all()


def test_a_mean_over_pieces_is_that_of_their_rows(nlp: Any) -> None:
    around = shipped_network().read(nlp(TEXT)).deal(9)
    mean = around.over(range(4, 11))
    assert mean is not None
    assert np.array_equal(mean, around.logits[4:11].mean(axis=0))
