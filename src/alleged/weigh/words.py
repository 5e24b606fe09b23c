"""A text as numbers, one a word, so that reports can be compared by the thousand."""

import re
from array import array
from collections.abc import Iterable
from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

from alleged.model.document import Span

Keys = npt.NDArray[np.uint32]
Places = npt.NDArray[np.int32]

WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+"
    r"(?:['’][^\W_]+)*"
)
"""A word; in scripts that put no space between words, a sign."""

_ENDINGS = ("'s", "ing", "ed", "es", "s", "ly")
_SHORTEST_STEM = 4


class Words:
    """The words of one text in their order, case and white space left out."""

    __slots__ = ("_places", "_text", "keys", "stems")

    def __init__(self, keys: Keys, stems: Keys, text: str = "") -> None:
        self.keys = keys
        """A number for each word as written."""

        self.stems = stems
        """A number for each word without its ending."""

        self._text = text
        self._places: tuple[Places, Places] | None = None

    def __len__(self) -> int:
        return len(self.keys)

    def span(self, first: int, last: int) -> Span:
        """Return the characters from one word to another, both included."""
        starts, ends = self._where()
        return Span(int(starts[first]), int(ends[last]))

    def only(self, keep: npt.NDArray[np.bool_]) -> "Words":
        """Return the words that are flagged, without their places."""
        return Words(self.keys[keep], self.stems[keep])

    def within(self, spans: Iterable[Span]) -> npt.NDArray[np.bool_]:
        """Return for each word whether it stands in one of the spans."""
        starts, ends = self._where()
        inside = np.zeros(len(self), dtype=np.bool_)
        for span in spans:
            first = int(np.searchsorted(ends, span.start, side="right"))
            last = int(np.searchsorted(starts, span.end, side="left"))
            inside[first:last] = True
        return inside

    def _where(self) -> tuple[Places, Places]:
        """Return at which characters each word begins and ends; found when first asked for."""
        if self._places is None:
            flat = array("i")
            for match in WORD.finditer(self._text):
                flat.extend(match.span())
            both = np.array(flat, dtype=np.int32).reshape(-1, 2)
            self._places = both[:, 0], both[:, 1]
        return self._places


def words_of(text: str) -> Words:
    """Return the words of a text, in time and memory that grow with its length."""
    numbers = array("Q", map(_numbers, WORD.findall(text)))
    both = np.array(numbers, dtype=np.uint64)
    return Words((both >> np.uint64(32)).astype(np.uint32), both.astype(np.uint32), text)


def key_of(word: str) -> int:
    """Return the number of a word as written."""
    return crc32(word.encode("utf-8", "surrogatepass"))


def stem_of(word: str) -> str:
    """Return a word in lower case without its ending, as far as that is safe without a dictionary.

    >>> stem_of("Agreed"), stem_of("buses'"), stem_of("Orrin’s"), stem_of("gas")
    ('agre', "buses'", 'orrin', 'gas')
    """
    folded = word.casefold().replace("’", "'")
    for ending in _ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= _SHORTEST_STEM:
            return folded[: -len(ending)]
    return folded


@lru_cache(maxsize=200_000)
def _numbers(word: str) -> int:
    """Return the numbers of a word as written and of its stem, as one."""
    return key_of(word.casefold().replace("’", "'")) << 32 | key_of(stem_of(word))
