"""Word pieces stand where the parse's tokens stand, and are read in parts that hold them all."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from alleged.extract.network import shipped_network
from alleged.extract.pieces import Pieces, pieces_of

TEXT = "The Tidewater Front denied it.\n\n“No truce was ever agreed,” Ila Venn said in Sarn."


@pytest.mark.slow
def test_each_token_has_its_pieces(nlp: Any) -> None:
    doc = nlp(TEXT)
    tokenizer = shipped_network().tokenizer
    pieces = pieces_of(doc, tokenizer)
    for token in doc:
        mine = pieces.of_tokens(token.i, token.i + 1)
        words = [tokenizer.id_to_token(int(pieces.ids[p])).removeprefix("##") for p in mine]
        assert "".join(words) == token.text.lower().replace("“", "“").strip()
        assert all(pieces.sentence[p] == list(doc.sents).index(token.sent) for p in mine)


@pytest.mark.slow
def test_a_text_without_words_has_no_pieces(nlp: Any) -> None:
    tokenizer = shipped_network().tokenizer
    for text in ("", " \n ", "\u200b"):
        pieces = pieces_of(nlp(text), tokenizer)
        assert len(pieces) == 0
        assert list(pieces.parts()) == []
    assert len(pieces_of(Doc(Vocab()), tokenizer)) == 0


@given(lengths=st.lists(st.integers(1, 60), max_size=40), limit=st.integers(8, 100))
def test_parts_hold_every_piece_once_and_are_never_too_long(lengths: list[int], limit: int) -> None:
    sentence = np.repeat(np.arange(len(lengths)), lengths)
    pieces = Pieces(sentence, sentence, sentence, sentence)
    parts = list(pieces.parts(limit))
    assert [n for start, end in parts for n in range(start, end)] == list(range(len(sentence)))
    assert all(end - start <= limit for start, end in parts)


def test_a_part_ends_with_a_sentence_where_it_can() -> None:
    sentence = np.repeat(np.arange(3), [70, 70, 70])
    pieces = Pieces(sentence, sentence, sentence, sentence)
    assert list(pieces.parts(100)) == [(0, 70), (70, 140), (140, 210)]
