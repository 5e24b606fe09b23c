"""A text as numbers, one a word, so that reports can be compared by the thousand."""

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text in their order, case and white space left out."""

    keys: Keys
    """A number for each word as written."""

    stems: Keys
    """A number for each word without its ending."""

    starts: Places
    ends: Places
    """Characters of the text at which each begins and ends."""

    def __len__(self) -> int:
        return len(self.keys)

    def span(self, first: int, last: int) -> Span:
        """Return the characters from one word to another, both included."""
        return Span(int(self.starts[first]), int(self.ends[last]))

    def part(self, first: int, end: int) -> "Words":
        """Return the words from one place to before another."""
        keep = slice(first, end)
        return Words(self.keys[keep], self.stems[keep], self.starts[keep], self.ends[keep])

    def only(self, keep: npt.NDArray[np.bool_]) -> "Words":
        """Return the words that are flagged."""
        return Words(self.keys[keep], self.stems[keep], self.starts[keep], self.ends[keep])

    def within(self, spans: Iterable[Span]) -> npt.NDArray[np.bool_]:
        """Return for each word whether it stands in one of the spans."""
        inside = np.zeros(len(self), dtype=np.bool_)
        for span in spans:
            first = int(np.searchsorted(self.ends, span.start, side="right"))
            last = int(np.searchsorted(self.starts, span.end, side="left"))
            inside[first:last] = True
        return inside


def words_of(text: str) -> Words:
    """Return the words of a text, in time and memory that grow with its length."""
    numbers, stems, starts, ends = array("I"), array("I"), array("i"), array("i")
    for match in WORD.finditer(text):
        key, stem = _numbers(match.group())
        numbers.append(key)
        stems.append(stem)
        starts.append(match.start())
        ends.append(match.end())
    return Words(
        np.array(numbers, dtype=np.uint32),
        np.array(stems, dtype=np.uint32),
        np.array(starts, dtype=np.int32),
        np.array(ends, dtype=np.int32),
    )


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


@lru_cache(maxsize=100_000)
def _numbers(word: str) -> tuple[int, int]:
    return key_of(word.casefold().replace("’", "'")), key_of(stem_of(word))
