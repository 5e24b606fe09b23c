"""A rank and its full stop are one word, and no sentence ends between a rank and a name."""

from typing import Any

import pytest

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "text",
    [
        "The truce was brokered by the chief of the guard, Brig. Gen. Ila Venn, two men said.",
        "Lt. Col. Ila Venn and Maj. Gen. Davin Rook denied it.",
    ],
)
def test_a_rank_ends_no_sentence(nlp: Any, text: str) -> None:
    doc = nlp(text)
    assert len(list(doc.sents)) == 1
    assert "Ila Venn" in {entity.text for entity in doc.ents}


def test_a_full_stop_behind_another_word_stays_one(nlp: Any) -> None:
    assert [token.text for token in nlp("He met the col. and left.")][3:5] == ["col", "."]
