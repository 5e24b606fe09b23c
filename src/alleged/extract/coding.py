"""What the source of a sentence does to its target, as a small network reads it.

It takes the table of word pieces from the language model that hears who says what
(`extract.network`), and puts its own layers on it. Above them a reader is told which pieces name
the source and which the target, and gives odds for each PLOVER root class. `training/coding` holds
how it was learned.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import numpy as np
from numpy.typing import NDArray

from alleged.errors import SetupError
from alleged.extract.marked_pieces import MarkedPieces, marked_pieces
from alleged.extract.network import Logits, Network, shipped_network
from alleged.model.document import Span
from alleged.model.event import CodedEvent, EventClass, MarkedSentence

VERSION = "coding/1"

_TRIED = 3
"""Words that are hidden, each alone, to find the one the label hangs on most."""

_NAMED = 0.03
"""Another class is named if it is at least as likely as this."""


class Coder:
    """The reader, loaded. One instance serves a process; it keeps nothing of what it reads."""

    def __init__(self, network: Network | None = None, folder: Traversable | None = None) -> None:
        """`folder` holds what `training/coding` writes; the shipped files if left out.

        Raises SetupError if the language model has another table than the one learned on.
        """
        import onnxruntime

        folder = folder or files("alleged").joinpath("data/coding")
        learned = json.loads(folder.joinpath("coding.json").read_text("utf-8"))
        self._network = network or shipped_network()
        if learned["table"] != table_digest(self._network):
            raise SetupError(
                "the reader of events was learned on another table of word pieces",
                hint="Install the package anew. To learn it anew: training/coding/README.md.",
            )
        self._classes = [EventClass(name) for name in learned["classes"]]
        self._temperature = float(learned["temperature"])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._vectors, self._reader = (
            onnxruntime.InferenceSession(
                folder.joinpath(f"{part}.onnx").read_bytes(),
                options,
                providers=["CPUExecutionProvider"],
            ).run
            for part in ("vectors", "coding")
        )

    def code(self, sentence: MarkedSentence) -> CodedEvent:
        """Return the event of a sentence. Raises TooLarge if its actors stand too far apart."""
        reading = self._read(sentence)
        best = int(reading.odds.argmax())
        label = self._classes[best]
        reasons = [
            self._trigger(sentence, reading, best),
            _rivals(reading.odds, self._classes, best),
            _unmarked(sentence),
        ]
        return CodedEvent(
            id=sentence.id,
            label=label,
            probability=round(float(reading.odds[best]), 4),
            reason="; ".join(filter(None, reasons)),
        )

    def odds(self, sentence: MarkedSentence) -> dict[EventClass, float]:
        """Return the probability of every class. Raises TooLarge as `code` does."""
        found = self._read(sentence).odds
        return {label: float(p) for label, p in zip(self._classes, found, strict=True)}

    def _read(self, sentence: MarkedSentence) -> "_Reading":
        pieces = marked_pieces(sentence, self._network.tokenizer)
        embedded = self._network.embedded(pieces.ids)
        vectors = self._vectors(None, {"embedded": embedded[None]})[0][0]
        odds, looks = self._asked(vectors, pieces, [()])
        return _Reading(pieces, vectors, odds[0], looks[0])

    def _asked(
        self, vectors: Logits, pieces: MarkedPieces, hidden: Sequence[Sequence[int]]
    ) -> tuple[NDArray[np.float64], Logits]:
        """Return, with some pieces hidden, probabilities and how much each piece is looked at."""
        mask = np.ones((len(hidden), len(vectors)), dtype=np.int64)
        for row, places in enumerate(hidden):
            mask[row, [place + 1 for place in places]] = 0
        named = np.concatenate([[0], pieces.named, [0]])
        given = {
            "x": np.repeat(vectors[None], len(hidden), axis=0),
            "named": np.repeat(named[None], len(hidden), axis=0),
            "mask": mask,
        }
        logits, looks = self._reader(None, given)
        logits = logits.astype(np.float64) / self._temperature
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        return odds / odds.sum(axis=1, keepdims=True), looks[:, 1:-1]

    def _trigger(self, sentence: MarkedSentence, reading: "_Reading", best: int) -> str:
        """Return which word the label hangs on most: that without which it is least likely."""
        words = [
            (span, places)
            for span, places in reading.pieces.words
            if any(letter.isalnum() for letter in span.of(sentence.text))
        ]
        words.sort(key=lambda word: (-float(reading.looks[word[1]].sum()), word[0].start))
        if not words:
            return ""
        hidden = [places.tolist() for _, places in words[:_TRIED]]
        without = self._asked(reading.vectors, reading.pieces, hidden)[0][:, best]
        chosen = int(without.argmin())
        span = words[chosen][0]
        return (
            f"'{span.of(sentence.text)}' {_place(span, sentence)}"
            f" (without it {self._classes[best]} {without[chosen]:.2f})"
        )


@dataclass(frozen=True, slots=True)
class _Reading:
    pieces: MarkedPieces
    vectors: Logits
    """One row a piece, and one before and behind them all."""

    odds: NDArray[np.float64]
    looks: Logits
    """How much each piece was looked at; sums to about one."""


@cache
def shipped_coder() -> Coder:
    """Return the reader that ships with the program, loaded once."""
    return Coder()


def table_digest(network: Network) -> str:
    """Return a digest of some rows of a language model's table of word pieces."""
    return hashlib.sha256(network.embedded(np.arange(1000, 1064)).tobytes()).hexdigest()


def _place(span: Span, sentence: MarkedSentence) -> str:
    """Say where a word stands."""
    actors = sorted(
        (marks[0].start, name)
        for marks, name in ((sentence.source, "source"), (sentence.target, "target"))
        if marks
    )
    before = [name for start, name in actors if start < span.start]
    behind = [name for start, name in actors if start > span.start]
    if before and behind:
        return f"between {before[-1]} and {behind[0]}"
    return f"before the {behind[0]}" if behind else f"behind the {before[-1]}"


def _rivals(odds: NDArray[np.float64], classes: Sequence[EventClass], best: int) -> str:
    """Name the next classes, as far as they count."""
    order = [int(k) for k in np.argsort(-odds, kind="stable") if k != best][:2]
    named = [f"{classes[k]} {odds[k]:.2f}" for k in order if odds[k] >= _NAMED]
    return f"next {', '.join(named)}" if named else ""


def _unmarked(sentence: MarkedSentence) -> str:
    if sentence.source and sentence.target:
        return ""
    return f"no {'target' if sentence.source else 'source'} is marked"
