"""How many a text says: "at least 20", "20 to 30", "dozens of", as low, best and high."""

from alleged.extract.syntax import Run, Syntax
from alleged.model.document import Span
from alleged.model.proposition import Number

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS = {word: value for value, word in enumerate(_ONES.split())}
_UNITS |= {word: 10 * value for value, word in enumerate(_TENS.split(), start=2)}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "dozen": 12}
_VAGUE = {
    "couple": (2, 2, 2),
    "few": (3, 3, 9),
    "several": (3, 3, 9),
    "dozens": (24, 24, 99),
    "scores": (40, 40, 199),
    "tens": (20, 20, 99),
    "hundreds": (200, 200, 999),
    "thousands": (2_000, 2_000, 9_999),
    "millions": (2_000_000, 2_000_000, 9_999_999),
}
"""Low, best, high. The low is the least that the words can mean, and is the best as well."""

_RANGES = {"to", "-", "–", "—", "or"}
_BOUNDS = {
    "at", "least", "most", "more", "than", "over", "about", "around", "some", "nearly", "almost",
    "roughly", "approximately", "up", "to", "an", "estimated", "fewer", "less", "under", "no",
    "as", "many", "well", "just", "between", "from", "only", "another", "a", "the", "upwards", "of",
    "close", "and", "perhaps", "possibly", "upward", "exactly", "all", "those", "these",
}  # fmt: skip
_EMPTY = {"and", "to", "of", "the", "as", "or", "those", "these", "all", "from", "a", "an"}
_NOT_COUNTS = {"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "LAW"}
_LOOKED_AT = 9
"""Words before a noun among which its number may stand."""


def number_of(syntax: Syntax, i: int) -> Number | None:
    """Return how many of a noun there are, or None if the text does not count them.

    `i` is the noun, a quantity before "of" ("dozens of men"), or a number that stands alone.
    A bound that the text leaves open is the best figure: "at least 20" is 20, 20, 20, and its
    words say the rest.
    """
    counted = _counted(syntax, i)
    last = i if _value(syntax, i) else i - 1
    first = max(0, i - _LOOKED_AT)
    for at in range(last, first - 1, -1):
        if syntax.sentence[at] != syntax.sentence[i]:
            return None
        if _value(syntax, at) is not None and (at == i or _describes(syntax, at, i)):
            break
    else:
        return None
    if syntax.entity[at] in _NOT_COUNTS:
        return None
    high, start = _whole(syntax, at)
    if high is None:
        return None
    low = high
    before = start - 1
    if before > 0 and syntax.word[before] in _RANGES | {"and"}:
        other, begin = _whole(syntax, before - 1)
        between = begin > 0 and syntax.word[begin - 1] in ("between", "from")
        ranged = syntax.word[before] != "and" or between
        if other is not None and ranged and other[0] < high[0]:
            low, start = other, begin
    least, most = low[0], high[2]
    best = high[1] if low is high else (low[1] + high[1]) // 2
    while (
        start > 0
        and syntax.word[start - 1] in _BOUNDS
        and (syntax.sentence[start - 1] == syntax.sentence[i])
    ):
        start -= 1
    while start < at and syntax.word[start] in _EMPTY and not _opens(syntax, start):
        start += 1
    end = max(at, counted[1] - 1 if counted else at)
    span = Span(syntax.start[start], syntax.end[end])
    text = syntax.text
    of = Span(syntax.start[counted[0]], syntax.end[counted[1] - 1]).of(text) if counted else ""
    return Number(least, best, most, of, span.of(text), span)


def _opens(syntax: Syntax, i: int) -> bool:
    """Say whether an empty word is part of the number behind it: "a dozen", "as many as"."""
    following = syntax.word[i + 1]
    if syntax.word[i] in ("a", "an"):
        return following in ("few", "dozen", "couple", "hundred", "thousand")
    return syntax.word[i] == "as" and following == "many"


def _counted(syntax: Syntax, i: int) -> Run | None:
    """Return the noun that is counted: itself, or what stands behind "of"."""
    if _value(syntax, i) is None and syntax.lemma(i) not in ("number", "group", "total", "half"):
        return (i, i + 1)
    of = next((k for k in syntax.kids[i] if syntax.word[k] == "of" and k > i), None)
    noun = syntax.kid(of, "pobj") if of is not None else None
    return (noun, noun + 1) if noun is not None and syntax.pos[noun] != "PRON" else None


def _describes(syntax: Syntax, at: int, noun: int) -> bool:
    """Say whether a number counts a noun: it hangs on it, straight or through its words."""
    steps = 0
    if at == noun - 1 and syntax.head[noun] == at:
        return True  # "eleven dead"
    while at != noun and syntax.head[at] != at and steps < 4:
        at = syntax.head[at]
        steps += 1
    return at == noun


def _value(syntax: Syntax, i: int) -> tuple[int, int, int] | None:
    """Return what one word counts, as low, best, high."""
    word = syntax.word[i].replace(",", "")
    if word.isdigit():
        value = int(word) if len(word) <= 9 else None
        return (value, value, value) if value is not None else None
    if word in _VAGUE:
        return _VAGUE[word]
    first, dash, second = word.partition("-")
    if word in _UNITS:
        return (_UNITS[word],) * 3
    if dash and first in _UNITS and second in _UNITS:
        return (_UNITS[first] + _UNITS[second],) * 3
    if word in _SCALES:
        return (_SCALES[word],) * 3
    return None


def _whole(syntax: Syntax, at: int) -> tuple[tuple[int, int, int] | None, int]:
    """Return the number that ends at a word, and where it begins: "two hundred", "tens of …"."""
    value = _value(syntax, at)
    if value is None:
        return None, at
    word = syntax.word[at]
    start = at
    if at > 1 and syntax.word[at - 1] == "-" and word in _UNITS and value[0] < 10:
        tens = _UNITS.get(syntax.word[at - 2], 0)
        if tens >= 20:
            return (tens + value[0],) * 3, at - 2
    if word in _SCALES or word in _VAGUE:
        if start > 0 and word in _SCALES:
            before = _value(syntax, start - 1)
            if before is not None and syntax.word[start - 1] not in _SCALES:
                value = tuple(before[n] * _SCALES[word] for n in range(3))  # type: ignore[assignment]
                start -= 1
            elif syntax.word[start - 1] == "half" or (
                syntax.word[start - 1] == "a" and start > 1 and syntax.word[start - 2] == "half"
            ):
                value = (value[0] // 2,) * 3
                start -= 1 if syntax.word[start - 1] == "half" else 2
        elif start > 1 and syntax.word[start - 1] == "of" and syntax.word[start - 2] in _VAGUE:
            tens = 10 if syntax.word[start - 2] in ("tens", "dozens") else 100
            scale = {"thousands": 1_000, "millions": 1_000_000}.get(word, 100)
            value = (2 * tens * scale, 2 * tens * scale, 10 * tens * scale - 1)
            start -= 2
    return value, start
