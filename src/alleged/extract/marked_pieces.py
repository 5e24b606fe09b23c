"""A sentence with two actors marked, in word pieces that know whom they name."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import numpy as np

from alleged.errors import TooLarge
from alleged.extract.pieces import LIMIT, Numbers
from alleged.model.document import Span
from alleged.model.event import MarkedSentence

NEITHER, SOURCE, TARGET = 0, 1, 2


@dataclass(frozen=True, slots=True)
class MarkedPieces:
    """The word pieces of one sentence, in order; arrays of one length."""

    ids: Numbers
    """Number of each piece in the model's vocabulary."""

    named: Numbers
    """What each piece names: `SOURCE`, `TARGET`, or `NEITHER`."""

    words: tuple[tuple[Span, Numbers], ...]
    """The words that name neither: their characters, and the places of their pieces."""


def marked_pieces(sentence: MarkedSentence, tokenizer: Any) -> MarkedPieces:
    """Return the pieces of a sentence; of a long text, those around its actors.

    `tokenizer` is one of the `tokenizers` library. Raises TooLarge if the first mention of one
    actor stands further than `LIMIT` pieces from that of the other.
    """
    coded = tokenizer.encode(sentence.text, add_special_tokens=False)
    spans = [Span(*offsets) for offsets in coded.offsets]
    named = np.full(len(spans), NEITHER, dtype=np.int64)
    marks = [(mark, SOURCE) for mark in sentence.source]
    marks += [(mark, TARGET) for mark in sentence.target]
    # The longest first: of two actors one inside the other, the inner one keeps its words.
    for mark, actor in sorted(marks, key=lambda each: each[0].start - each[0].end):
        named[[span.overlaps(mark) for span in spans]] = actor
    start = _start(named)
    words: dict[int, list[int]] = defaultdict(list)
    kept = range(start, min(start + LIMIT, len(spans)))
    for place in kept:
        if named[place] == NEITHER:
            words[coded.word_ids[place]].append(place)
    return MarkedPieces(
        ids=np.array(coded.ids, dtype=np.int64)[kept.start : kept.stop],
        named=named[kept.start : kept.stop],
        words=tuple(
            (Span(spans[places[0]].start, spans[places[-1]].end), np.array(places) - start)
            for places in words.values()
        ),
    )


def _start(named: Numbers) -> int:
    """Return the first piece that is read."""
    if len(named) <= LIMIT:
        return 0
    first = sorted(int(np.argmax(named == actor)) for actor in (SOURCE, TARGET) if actor in named)
    if not first:
        return 0
    if first[-1] - first[0] >= LIMIT:
        raise TooLarge(
            f"its two actors stand {first[-1] - first[0]} word pieces apart; {LIMIT} are read",
            hint="Give only the sentence that tells what one does to the other.",
        )
    middle = (first[0] + first[-1]) // 2
    return max(0, min(middle - LIMIT // 2, len(named) - LIMIT))
