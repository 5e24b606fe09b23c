"""The small network that reads texts: an encoder, and two readers of what hangs on one word."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, HEADS, LAYERS = 384, 12, 5
KINDS = ("ceasefire", "evacuation", "prisoner_exchange", "safe_passage", "surrender", "trade",
         "protection", "political", "other")  # fmt: skip
STATUSES = ("announced", "alleged", "denied", "reported", "completed", "broken")
ROLES = ("party", "mediator", "claims", "denies", "doubts", "place", "told")
HEAD = ("tells", *KINDS, *STATUSES, "secret", "author")
PARTS = ("source", "cue", "content")
FAR = 12
"""Buckets of distance on each side of the head word."""


def bucket(offset: Tensor) -> Tensor:
    """Return the bucket of a distance in pieces: 1, 2, 3, 4, then by doublings of a third."""
    size = offset.abs()
    coarse = 4 + (torch.log2(size.clamp(min=4).float() / 4) * 1.6).long()
    near = torch.where(size <= 4, size, coarse + 1).clamp(max=FAR)
    return torch.where(offset < 0, FAR - near, FAR + near)


class Layer(nn.Module):
    """One transformer layer, normalised behind each step as BERT's are."""

    def __init__(self, width: int, heads: int, inner: int, drop: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x` is (batch, pieces, width); `mask` (batch, 1, 1, pieces), 0 or very negative."""
        b, t, w = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        seen = seen.transpose(1, 2).reshape(b, t, w)
        x = self.norm1(x + self.drop(self.out(seen)))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces to vectors, started from a published encoder's first layers."""

    def __init__(self, drop: float = 0.05, layers: int = LAYERS) -> None:
        super().__init__()
        self.word = nn.Embedding(30522, WIDTH)
        self.place = nn.Embedding(512, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(WIDTH, HEADS, 1536, drop) for _ in range(layers))
        self.drop = nn.Dropout(drop)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """`ids` and `mask` are (batch, pieces), the first and last of each text being marks."""
        return self.above(self.embedded(ids), mask)

    def embedded(self, ids: Tensor) -> Tensor:
        """Return what the table says of each piece and its place, before anything looks at it."""
        return self.word(ids) + self.place(torch.arange(ids.shape[1], device=ids.device))

    def above(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return vectors of pieces from what `embedded` says of them."""
        x = self.drop(self.norm(x))
        hide = (1.0 - mask[:, None, None, :].float()) * -1e4
        for layer in self.layers:
            x = layer(x, hide)
        return x

    def start_from(self, path: Path) -> None:
        """Take the weights of a published BERT-like encoder (safetensors)."""
        old = load_file(path)
        e = "embeddings."
        with torch.no_grad():
            self.word.weight.copy_(old[e + "word_embeddings.weight"])
            self.place.weight.copy_(
                old[e + "position_embeddings.weight"] + old[e + "token_type_embeddings.weight"][0]
            )
            self.norm.weight.copy_(old[e + "LayerNorm.weight"])
            self.norm.bias.copy_(old[e + "LayerNorm.bias"])
            for n, layer in enumerate(self.layers):
                p = f"encoder.layer.{n}."
                for kind in ("weight", "bias"):
                    getattr(layer.qkv, kind).copy_(torch.cat(
                        [old[f"{p}attention.self.{x}.{kind}"] for x in ("query", "key", "value")]
                    ))  # fmt: skip
                    getattr(layer.out, kind).copy_(old[f"{p}attention.output.dense.{kind}"])
                    getattr(layer.norm1, kind).copy_(old[f"{p}attention.output.LayerNorm.{kind}"])
                    getattr(layer.up, kind).copy_(old[f"{p}intermediate.dense.{kind}"])
                    getattr(layer.down, kind).copy_(old[f"{p}output.dense.{kind}"])
                    getattr(layer.norm2, kind).copy_(old[f"{p}output.LayerNorm.{kind}"])


def at(x: Tensor, place: Tensor) -> Tensor:
    """Return one vector of each row: `x` (rows, pieces, width), `place` (rows)."""
    return x.gather(1, place[:, None, None].expand(-1, 1, x.shape[2]))[:, 0]


class Around(nn.Module):
    """Reads the pieces around one head word, knowing which word that is."""

    def __init__(self, width: int, outputs: int, head_outputs: int = 0, drop: float = 0.0) -> None:
        super().__init__()
        self.inward = nn.Linear(WIDTH, width)
        self.of_head = nn.Linear(WIDTH, width)
        self.offset = nn.Embedding(2 * FAR + 1, width)
        self.sentences = nn.Embedding(9, width)
        self.norm = nn.LayerNorm(width)
        self.layers = nn.ModuleList(Layer(width, 4, 2 * width, drop) for _ in range(2))
        self.out = nn.Linear(width, outputs)
        self.head_out = nn.Linear(width + WIDTH, head_outputs) if head_outputs else None

    def forward(
        self, x: Tensor, head: Tensor, offset: Tensor, apart: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        """`x` (heads, pieces, 384) around each head; `head` its place in the window; `offset` and
        `apart` (heads, pieces): distance in pieces and in sentences; `mask` as in Encoder."""
        mine = at(x, head)
        y = self.inward(x) + self.of_head(mine)[:, None] + self.offset(bucket(offset))
        y = self.norm(y + self.sentences(apart.clamp(-4, 4) + 4))
        hide = (1.0 - mask[:, None, None, :].float()) * -1e4
        for layer in self.layers:
            y = layer(y, hide)
        if self.head_out is None:
            return self.out(y), mine
        return self.out(y), self.head_out(torch.cat([at(y, head), mine], -1))


class Reader(nn.Module):
    """The whole: vectors, which words are cues, and what hangs on a cue or on a deal's word."""

    def __init__(self, layers: int = LAYERS) -> None:
        super().__init__()
        self.encoder = Encoder(layers=layers)
        self.cue = nn.Linear(WIDTH, 1)
        self.said = Around(128, len(PARTS))
        self.deal = Around(160, len(ROLES), len(HEAD))

    def forget(self, encoder: float, around: float) -> None:
        """Set which share of what they see the encoder and the two readers drop in learning."""
        for part, share in ((self.encoder, encoder), (self.said, around), (self.deal, around)):
            for each in part.modules():
                if isinstance(each, nn.Dropout):
                    each.p = share
