"""The network that reads what the source of a sentence does to its target."""

import torch
from torch import Tensor, nn
from torch.nn import functional

WIDTH = 384
"""Of the vectors that the language model's encoder gives, a row a word piece."""

NAMED = 3
"""A piece names neither actor, the source, or the target."""


class Layer(nn.Module):
    """Each piece looks at the others once."""

    def __init__(self, width: int, heads: int, drop: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width)
        self.up = nn.Linear(width, 2 * width)
        self.down = nn.Linear(2 * width, width)
        self.norm2 = nn.LayerNorm(width)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, hide: Tensor) -> Tensor:
        """`x` is (sentences, pieces, width); `hide` (sentences, 1, 1, pieces), 0 or very low."""
        n, t, w = x.shape
        q, k, v = self.qkv(x).view(n, t, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=hide)
        x = self.norm1(x + self.drop(self.out(seen.transpose(1, 2).reshape(n, t, w))))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Reader(nn.Module):
    """One reader: odds of each class, and how much each piece was looked at."""

    def __init__(self, classes: int, width: int, layers: int, drop: float) -> None:
        super().__init__()
        self.inward = nn.Linear(WIDTH, width)
        self.named = nn.Embedding(NAMED, width)
        self.norm = nn.LayerNorm(width)
        self.layers = nn.ModuleList(Layer(width, 4, drop) for _ in range(layers))
        self.look = nn.Linear(width, 1)
        self.out = nn.Linear(3 * width, classes)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, named: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """`x` is (sentences, pieces, 384); `named` and `mask` (sentences, pieces): whom a piece
        names, and whether it may be read."""
        y = self.norm(self.drop(self.inward(x)) + self.named(named))
        hide = (1.0 - mask.float()) * -1e4
        for layer in self.layers:
            y = layer(y, hide[:, None, None, :])
        looks = (self.look(y)[..., 0] + hide).softmax(-1)
        pooled = [(y * looks[..., None]).sum(1), *(self.mean(y, named, mask, k) for k in (1, 2))]
        return self.out(self.drop(torch.cat(pooled, -1))), looks

    @staticmethod
    def mean(y: Tensor, named: Tensor, mask: Tensor, actor: int) -> Tensor:
        """Return the mean over the pieces that name an actor; zero where nobody is marked."""
        those = ((named == actor) & (mask > 0)).float()[..., None]
        return (y * those).sum(1) / those.sum(1).clamp(min=1.0)


class Readers(nn.Module):
    """Several readers that differ by chance, asked together: the mean of what they say."""

    def __init__(self, readers: list[Reader]) -> None:
        super().__init__()
        self.readers = nn.ModuleList(readers)

    def forward(self, x: Tensor, named: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """As `Reader`; logits are logarithms of mean probabilities."""
        said = [reader(x, named, mask) for reader in self.readers]
        odds = torch.stack([logits.softmax(-1) for logits, _ in said]).mean(0)
        return odds.clamp(min=1e-9).log(), torch.stack([looks for _, looks in said]).mean(0)
