"""A text cut into pieces so that claims can be marked in it, nested and overlapping ones too."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from alleged.model.document import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a text, and the marks that all of them stand under."""

    start: int
    """Code points from the beginning of the text."""

    text: str
    marks: tuple[str, ...]
    """Widest first."""

    ends: tuple[str, ...] = ()
    """Marks whose last character this piece has; their numbers are printed after it."""


def pieces(text: str, marks: Iterable[tuple[str, Span]]) -> list[Piece]:
    """Return the text in pieces, in order; joined they are the text.

    >>> [(p.text, p.marks) for p in pieces("abcd", [("x", Span(0, 3)), ("y", Span(2, 4))])]
    [('ab', ('x',)), ('c', ('x', 'y')), ('d', ('y',))]
    """
    kept = [(key, span) for key, span in marks if 0 <= span.start < span.end <= len(text)]
    begins: dict[int, list[tuple[str, Span]]] = defaultdict(list)
    ends: dict[int, list[tuple[str, Span]]] = defaultdict(list)
    for mark in kept:
        begins[mark[1].start].append(mark)
        ends[mark[1].end].append(mark)
    cuts = sorted({0, len(text), *begins, *ends})
    found: list[Piece] = []
    under: list[tuple[str, Span]] = []
    for start, end in pairwise(cuts):
        under = [mark for mark in under if mark not in ends[start]] + begins[start]
        widest = sorted(under, key=lambda mark: (mark[1].start - mark[1].end, mark[1], mark[0]))
        names = tuple(dict.fromkeys(key for key, _ in widest))
        ending = tuple(dict.fromkeys(key for key, _ in ends[end]))
        found.append(Piece(start, text[start:end], names, ending))
    return found


_RIGHT_TO_LEFT = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "syr", "ug", "ur", "yi")
)


def direction(language: str) -> str:
    """Return how a text of that language runs: `rtl`, or `auto` to let its letters say.

    >>> direction("ar"), direction("")
    ('rtl', 'auto')
    """
    return "rtl" if language in _RIGHT_TO_LEFT else "auto"
