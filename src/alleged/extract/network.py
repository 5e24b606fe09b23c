"""The small language model: what hangs on one word of a text, as it was learned from examples.

Three parts, run by onnxruntime on one processor. The encoder turns word pieces into vectors and
says of each piece whether a cue begins there. `said` marks, given one cue, its source and its
content. `deal` says, given one word that may tell of a deal, whether it does, of which kind, and
who in the text has which role in it. `training/reader` holds how they were made.
"""

from collections.abc import Iterator, Mapping, Sequence
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
_TOGETHER = 16
"""Heads that are read in one go."""

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

    def said(self, heads: Sequence[int]) -> Iterator[Around]:
        """Yield, for cues given by their piece, rows of source, cue and content."""
        for some in _in_parts(heads):
            yield from self._network.around(
                "said", self._vectors, self.pieces, some, BEFORE, BEHIND
            )

    def deals(self, heads: Sequence[int]) -> list[Around]:
        """Return, for words given by their piece, rows of `ROLES`, and `HEAD` of the word."""
        new = [head for head in dict.fromkeys(heads) if head not in self._deals]
        for some in _in_parts(new):
            read = self._network.around(
                "deal", self._vectors, self.pieces, some, DEAL_AROUND, DEAL_AROUND
            )
            self._deals.update(zip(some, read, strict=True))
        return [self._deals[head] for head in heads]


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
        self,
        part: str,
        vectors: Logits,
        pieces: Pieces,
        heads: Sequence[int],
        before: int,
        behind: int,
    ) -> list[Around]:
        """Return what one part of the model reads around some heads."""
        bounds = [(max(0, head - before), min(len(vectors), head + behind)) for head in heads]
        size = (len(heads), max(end - start for start, end in bounds))
        x = np.zeros((*size, vectors.shape[1]), dtype=np.float32)
        offset, apart, mask = (np.zeros(size, dtype=np.int64) for _ in range(3))
        for row, (head, (start, end)) in enumerate(zip(heads, bounds, strict=True)):
            x[row, : end - start] = vectors[start:end]
            offset[row, : end - start] = np.arange(start, end) - head
            apart[row, : end - start] = pieces.sentence[start:end] - pieces.sentence[head]
            mask[row, : end - start] = 1
        at: Numbers = np.array([head - start for head, (start, _) in zip(heads, bounds)])  # noqa: B905
        given = {"x": x, "head": at, "offset": offset, "apart": apart, "mask": mask}
        logits, *own = self._run[part](None, given)
        return [
            Around(
                start,
                logits[row, : end - start],
                dict(zip(HEAD, map(float, own[0][row]), strict=True)) if own else {},
            )
            for row, (start, end) in enumerate(bounds)
        ]


@cache
def shipped_network() -> Network:
    """Return the model that ships with the program, loaded once."""
    return Network()


def _in_parts(heads: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(heads), _TOGETHER):
        yield heads[start : start + _TOGETHER]
