"""Where a text quotes: stretches between quotation marks, also over several paragraphs."""

from bisect import bisect_right

from alleged.extract.syntax import Run, Syntax

_OPENING = {"“", "«", "„"}
_CLOSING = {"”", "»"}
_STRAIGHT = {'"', "''", "``"}


def quotations(syntax: Syntax) -> list[Run]:
    """Return the quotations as token runs, marks included.

    A quotation left open at the end of a paragraph goes on if the next paragraph opens with a
    mark too, as newspapers print long quotations; otherwise it ends with its paragraph, so one
    lost mark spoils one paragraph and not the whole text.
    """
    found: list[Run] = []
    opened: int | None = None
    for i, word in enumerate(syntax.word):
        if word in _OPENING:
            if opened is None or not _starts_paragraph(syntax, i):
                opened = i
        elif word in _CLOSING:
            if opened is not None:
                found.append((opened, i + 1))
                opened = None
        elif word in _STRAIGHT:
            if opened is None:
                opened = i
            elif not _starts_paragraph(syntax, i):
                found.append((opened, i + 1))
                opened = None
        elif opened is not None and "\n" in word and not _goes_on(syntax, i):
            found.append((opened, i))
            opened = None
    if opened is not None:
        found.append((opened, syntax.size))
    return found


def _starts_paragraph(syntax: Syntax, i: int) -> bool:
    return i > 0 and "\n" in syntax.word[i - 1]


def _goes_on(syntax: Syntax, i: int) -> bool:
    return i + 1 < syntax.size and syntax.word[i + 1] in _OPENING | _STRAIGHT


def token_quotes(syntax: Syntax, quotes: list[Run]) -> list[int]:
    """Return for each token the number of the quotation it stands in, -1 outside of all."""
    inside = [-1] * syntax.size
    for number, (first, last) in enumerate(quotes):
        inside[first:last] = [number] * (last - first)
    return inside


def quote_beside(syntax: Syntax, verb: int, quotes: list[Run], inside: list[int]) -> int | None:
    """Return the quotation that stands next to the verb's clause, before it or after it."""
    if inside[verb] >= 0:
        return None
    best: int | None = None
    start = max(0, bisect_right(quotes, (verb, verb)) - 2)
    for number, (first, last) in enumerate(quotes[start:], start):
        if last - first < 4:
            continue
        if 0 <= verb - last <= 12 and _clear(syntax, last, verb) and _ends_open(syntax, last):
            best = number
        if 0 < first - verb <= 25 and _clear(syntax, verb, first) and best is None:
            return number
        if first > verb + 25:
            break
    return best


def _ends_open(syntax: Syntax, last: int) -> bool:
    """Say whether a quotation ends in a mark that leads on to who said it: `,” he said`."""
    return syntax.word[last - 2] in {",", "?", "!", "-", "—", "…"} or (
        last < syntax.size and syntax.word[last] == ","
    )


def _clear(syntax: Syntax, first: int, last: int) -> bool:
    return not any(
        syntax.word[i] in {".", "!", "?", ";"} or "\n\n" in syntax.word[i]
        for i in range(first, last)
    )


def after_colon(syntax: Syntax, verb: int) -> Run | None:
    """Return what follows the colon that ends the cue's clause, to the end of its sentence."""
    for i in range(verb + 1, min(verb + 12, syntax.size)):
        if syntax.word[i] == ":":
            last = i + 1
            while last < syntax.size and syntax.word[last].isspace():
                last += 1
            if last >= syntax.size:
                return None
            sentence = syntax.sentence[last]
            first = last
            while last < syntax.size and syntax.sentence[last] == sentence:
                last += 1
            return first, last
        if syntax.word[i] in {".", ",", ";", "“", '"'}:
            return None
    return None
