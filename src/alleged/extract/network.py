"""The small language model: what hangs on one word of a text, as it was learned from examples.

Three parts, run by onnxruntime on one processor. The encoder turns word pieces into vectors and
says of each piece whether a cue begins there. `said` marks, given one cue, its source and its
content. `deal` says, given one word that may tell of a deal, whether it does, of which kind, and
who in the text has which role in it. `training/reader` holds how they were made.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from alleged.extract.pieces import Numbers, Pieces, pieces_of

Logits = NDArray[np.float32]

VERSION = "reader/2"
BEFORE, BEHIND = 56, 84
"""Pieces before and behind a cue in which its source and content are looked for."""

DEAL_AROUND = 200
"""The same for a word that tells of a deal."""

_CLS, _SEP = 101, 102
ROLES = ("party", "mediator", "claims", "denies", "doubts", "place", "told")
"""What `deal` says of each piece; `told`: it stands in a sentence that tells of the same deal."""

HEAD = (
    "tells",
    *("ceasefire", "evacuation", "prisoner_exchange", "safe_passage", "surrender", "trade"),
    *("protection", "political", "other"),
    *("announced", "alleged", "denied", "reported", "completed", "broken"),
    *("secret", "author"),
)
"""What `deal` says of the word itself."""


@dataclass(frozen=True, slots=True)
class Around:
    """What was read around one head: from piece `start` on, a row of logits a piece."""

    start: int
    logits: Logits
    own: Mapping[str, float]
    """What is said of the head itself, in log odds by name; empty for cues."""

    def over(self, pieces: range) -> Logits | None:
        """Return the mean logits over some pieces, or None if they were not read."""
        first, last = pieces.start - self.start, pieces.stop - self.start
        if first < 0 or last > len(self.logits) or first >= last:
            return None
        mean: Logits = self.logits[first:last].mean(axis=0)
        return mean


class Signals:
    """One text as the model reads it; what is asked of it is kept."""

    def __init__(self, network: "Network", pieces: Pieces, vectors: Logits, cues: Logits) -> None:
        self.pieces = pieces
        self.cues = cues
        """For each piece, log odds that a cue hangs on it."""
        self._network = network
        self._vectors = vectors
        self._deals: dict[int, Around] = {}

    def said(self, head: int) -> Around:
        """Return, for a cue given by its piece, rows of source, cue and content."""
        return self._network.around("said", self._vectors, self.pieces, head, BEFORE, BEHIND)

    def deal(self, head: int) -> Around:
        """Return, for a word given by its piece, rows of `ROLES`, and `HEAD` of the word."""
        if head not in self._deals:
            self._deals[head] = self._network.around(
                "deal", self._vectors, self.pieces, head, DEAL_AROUND, DEAL_AROUND
            )
        return self._deals[head]


def signals_of(doc: Doc) -> Signals | None:
    """Return what the model reads in a text, or None where it was not asked to."""
    found: Signals | None = doc.user_data.get(_KEY)
    return found


_KEY = "alleged.signals"


class Network:
    """The model, loaded. One instance serves a process; it keeps nothing of what it reads."""

    def __init__(self, folder: Traversable | None = None) -> None:
        """`folder` holds three ONNX files and `tokenizer.json`; the shipped ones if left out."""
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        folder = folder or files("alleged").joinpath("data/reader")
        self._run: dict[str, Any] = {
            part: onnxruntime.InferenceSession(
                folder.joinpath(f"{part}.onnx").read_bytes(),
                options,
                providers=["CPUExecutionProvider"],
            ).run
            for part in ("encoder", "said", "deal")
        }
        self.tokenizer = Tokenizer.from_str(folder.joinpath("tokenizer.json").read_text("utf-8"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()

    def read(self, doc: Doc) -> Signals:
        """Read a parsed text, and leave what was read with it for `signals_of`."""
        pieces = pieces_of(doc, self.tokenizer)
        vectors = np.zeros((len(pieces), 384), dtype=np.float32)
        cues = np.zeros(len(pieces), dtype=np.float32)
        for start, end in pieces.parts():
            ids = np.concatenate([[_CLS], pieces.ids[start:end], [_SEP]])[None]
            given = {"ids": ids, "mask": np.ones_like(ids)}
            found, cue = self._run["encoder"](["vectors", "cues"], given)
            vectors[start:end], cues[start:end] = found[0, 1:-1], cue[0, 1:-1]
        signals = Signals(self, pieces, vectors, cues)
        doc.user_data[_KEY] = signals
        return signals

    def embedded(self, ids: Numbers) -> Logits:
        """Return what the model's table says of pieces, before anything looks at them.

        One row a piece, and one for the mark before and the mark behind them all. The table stays
        as it was published, whatever the layers above it learn, so others can build on it.
        """
        marked = np.concatenate([[_CLS], ids, [_SEP]])[None]
        given = {"ids": marked, "mask": np.ones_like(marked)}
        rows: Logits = self._run["encoder"](["embedded"], given)[0][0]
        return rows

    def around(
        self, part: str, vectors: Logits, pieces: Pieces, head: int, before: int, behind: int
    ) -> Around:
        """Return what one part of the model reads around one head.

        Each head is read alone: several at once would take as long, and what is read around one
        would hang on the others.
        """
        start, end = max(0, head - before), min(len(vectors), head + behind)
        offset = np.arange(start - head, end - head)[None]
        given = {
            "x": vectors[None, start:end],
            "head": np.array([head - start]),
            "offset": offset,
            "apart": (pieces.sentence[start:end] - pieces.sentence[head])[None],
            "mask": np.ones_like(offset),
        }
        logits, *own = self._run[part](None, given)
        said = dict(zip(HEAD, map(float, own[0][0]), strict=True)) if own else {}
        return Around(start, logits[0], said)


@cache
def shipped_network() -> Network:
    """Return the model that ships with the program, loaded once."""
    return Network()
