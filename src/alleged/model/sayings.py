"""Who says what of which item: three columns in which every word is kept once."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sayings:
    """Rows of (source, item, value); a row is three numbers, each the place of a word.

    An item is a question that has one answer, such as the dead of one day or the place where a
    truce was signed; a value is the answer that a source gives. What follows the last `|` of an
    item's name, if there is one, is its attribute: `Merrow 2031-03-04|dead`.
    """

    sources: tuple[str, ...]
    items: tuple[str, ...]
    values: tuple[str, ...]
    source_of: "array[int]"
    """For each row a place in `sources`; an array of type `q`, as are the other two."""

    item_of: "array[int]"
    value_of: "array[int]"

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str, str]]) -> "Sayings":
        """Return rows of words as sayings, in the order given.

        >>> Sayings.of([("Gazette", "dead", "3"), ("Herald", "dead", "3")]).values
        ('3',)
        """
        columns = array("q"), array("q"), array("q")
        words: tuple[dict[str, int], ...] = ({}, {}, {})
        for row in rows:
            for word, known, column in zip(row, words, columns, strict=True):
                column.append(known.setdefault(word, len(known)))
        sources, items, values = map(tuple[str, ...], words)
        return cls(sources, items, values, *columns)

    def __len__(self) -> int:
        return len(self.source_of)


def attribute_of(item: str) -> str:
    """Return what an item asks of its thing: the part after the last `|`, or nothing.

    >>> attribute_of("Merrow 2031-03-04|dead")
    'dead'
    """
    return item.rpartition("|")[2] if "|" in item else ""
