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

VERSION = "reader/4"
BEFORE, BEHIND = 56, 84
"""Pieces before and behind a cue in which its source and content are looked for."""

DEAL_AROUND = 200
"""The same for a word that tells of a deal."""

_CLS, _SEP = 101, 102
_READ = ("cues", "said_rows", "said_head", "deal_rows", "deal_head", "deal_own")
"""What the encoder gives of each piece; all but the first is for the other two parts."""

_SLOWER = ["SkipLayerNormFusion"]
"""A sum and the norm behind it, run as one step, take four times as long as the two."""

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
        mean: Logits = np.add.reduce(self.logits[first:last], axis=0) / (last - first)
        return mean


class Signals:
    """One text as the model reads it; what is asked of it is kept."""

    def __init__(self, network: "Network", pieces: Pieces, read: Mapping[str, Logits]) -> None:
        """`read` is what the encoder gives, by name, a row a piece."""
        self.pieces = pieces
        self.cues: Logits = read["cues"][:, 0]
        """For each piece, log odds that a cue hangs on it."""
        self._network = network
        self._read = read
        self._deals: dict[int, Around] = {}

    def said(self, head: int) -> Around:
        """Return, for a cue given by its piece, rows of source, cue and content."""
        return self._network.around("said", self._read, self.pieces, head, BEFORE, BEHIND)

    def deal(self, head: int) -> Around:
        """Return, for a word given by its piece, rows of `ROLES`, and `HEAD` of the word."""
        if head not in self._deals:
            self._deals[head] = self._network.around(
                "deal", self._read, self.pieces, head, DEAL_AROUND, DEAL_AROUND
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
                disabled_optimizers=_SLOWER,
            ).run
            for part in ("encoder", "said", "deal")
        }
        self.tokenizer = Tokenizer.from_str(folder.joinpath("tokenizer.json").read_text("utf-8"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()

    def read(self, doc: Doc) -> Signals:
        """Read a parsed text, and leave what was read with it for `signals_of`."""
        pieces = pieces_of(doc, self.tokenizer)
        read: dict[str, list[Logits]] = {name: [] for name in _READ}
        for start, end in pieces.parts():
            ids = np.concatenate([[_CLS], pieces.ids[start:end], [_SEP]])[None]
            for name, rows in zip(_READ, self._run["encoder"](_READ, {"ids": ids}), strict=True):
                read[name].append(rows[0, 1:-1])
        signals = Signals(self, pieces, {name: _joined(rows) for name, rows in read.items()})
        doc.user_data[_KEY] = signals
        return signals

    def embedded(self, ids: Numbers) -> Logits:
        """Return what the model's table says of pieces, before anything looks at them.

        One row a piece, and one for the mark before and the mark behind them all. The table stays
        as it was published, whatever the layers above it learn, so others can build on it.
        """
        marked = np.concatenate([[_CLS], ids, [_SEP]])[None]
        rows: Logits = self._run["encoder"](["embedded"], {"ids": marked})[0][0]
        return rows

    def around(
        self,
        part: str,
        read: Mapping[str, Logits],
        pieces: Pieces,
        head: int,
        before: int,
        behind: int,
    ) -> Around:
        """Return what one part of the model reads around one head.

        Each head is read alone: several at once would take as long, and what is read around one
        would hang on the others.
        """
        start, end = max(0, head - before), min(len(pieces), head + behind)
        given = {
            "rows": read[f"{part}_rows"][None, start:end],
            "head": read[f"{part}_head"][None, None, head],
            "offset": np.arange(start - head, end - head)[None],
            "apart": (pieces.sentence[start:end] - pieces.sentence[head])[None],
        }
        if part == "said":
            return Around(start, self._run[part](None, given)[0][0], {})
        given["place"] = np.array([head - start])
        given["of_head"] = read["deal_own"][None, None, head]
        logits, own = self._run[part](None, given)
        return Around(start, logits[0], dict(zip(HEAD, own[0, 0].tolist(), strict=True)))


def _joined(rows: list[Logits]) -> Logits:
    """Return the rows of a text that was read in parts; a text without words has none."""
    if not rows:
        return np.zeros((0, 1), dtype=np.float32)
    return rows[0] if len(rows) == 1 else np.concatenate(rows)


@cache
def shipped_network() -> Network:
    """Return the model that ships with the program, loaded once."""
    return Network()
