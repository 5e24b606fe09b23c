"""A text in word pieces, as the small language model reads it, tied to the parse's tokens."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

Numbers = NDArray[np.int64]

LIMIT = 190
"""Most pieces that the model reads at once; a longer text is read in parts that end with a
sentence where they can."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of one text, in order; arrays of one length."""

    ids: Numbers
    """Number of each piece in the model's vocabulary."""

    token: Numbers
    """Token of the parse that each piece stands in."""

    sentence: Numbers
    """Number of the sentence that each piece stands in."""

    first: Numbers
    """For each token of the parse, its first piece; a space has that of the word behind it."""

    def __len__(self) -> int:
        return len(self.ids)

    def of_tokens(self, start: int, end: int) -> range:
        """Return the pieces of the tokens from `start` to before `end`."""
        return range(int(self.first[start]), int(self.first[end]))

    def parts(self, limit: int = LIMIT) -> Iterator[tuple[int, int]]:
        """Yield first and last piece (excluded) of each part that is read at once."""
        start, size = 0, len(self.ids)
        ends = np.flatnonzero(np.diff(self.sentence)) + 1
        while start < size:
            end = min(start + limit, size)
            if end < size:
                fitting = ends[(ends > start + limit // 2) & (ends <= end)]
                end = int(fitting[-1]) if len(fitting) else end
            yield start, end
            start = end


def pieces_of(doc: Doc, tokenizer: Any) -> Pieces:
    """Return the word pieces of a parsed text. `tokenizer` is one of the `tokenizers` library."""
    coded = tokenizer.encode(doc.text, add_special_tokens=False)
    starts = np.array([start for start, _ in coded.offsets], dtype=np.int64)
    begins = doc.to_array("IDX").astype(np.int64)
    token = np.maximum(np.searchsorted(begins, starts, side="right") - 1, 0)
    opens = np.zeros(len(doc), dtype=np.int64)
    for sentence in doc.sents:
        opens[sentence.start] = 1
    numbers = np.maximum(np.cumsum(opens) - 1, 0)
    return Pieces(
        ids=np.array(coded.ids, dtype=np.int64),
        token=token,
        sentence=numbers[token] if len(token) else token,
        first=np.searchsorted(token, np.arange(len(doc) + 1)),
    )
