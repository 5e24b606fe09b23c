"""Where a source ends that the language model marked: with a phrase, not in the middle of one."""

from alleged.extract.offices import MEDIA
from alleged.extract.syntax import Run, Syntax

_UNFINISHED = {"ADP", "DET", "CCONJ"}
_REST = 6
"""Words at most that a broken-off source goes on for."""


def not_cut(syntax: Syntax, source: Run, cue: int) -> Run:
    """Return a source that ends where its words do: "three people with" knowledge of it.

    It goes on to the end of a name or of a phrase that it breaks off in, but never over its cue.
    """
    first, last = source
    while first > 0 and _belongs(syntax, first - 1, source, cue):
        first -= 1
    if last < len(syntax.pos) and (entity := syntax.entity_around(last - 1)) is not None:
        last = entity[1] if entity[1] <= cue or cue < last else last
    if last < cue and syntax.lemma(last - 1) in MEDIA and syntax.pos[last] == "PROPN":
        entity = syntax.entity_around(last)
        last = entity[1] if entity is not None and entity[1] <= cue else last  # "the agency" Vesta
    most = last + _REST
    noun = syntax.head[last - 1]
    if syntax.dep[last - 1] in ("compound", "amod") and last <= noun < most:
        last = noun + 1 if not last <= cue <= noun else last
    while last - first > 1 and syntax.pos[last - 1] in _UNFINISHED:
        head = syntax.head[last - 1] if syntax.pos[last - 1] == "DET" else last - 1
        end = syntax.subtree(head)[1]
        if syntax.pos[last - 1] == "CCONJ" or not last < end <= most or last <= cue < end:
            last, most = last - 1, 0  # what was given up is not taken again
        else:
            last = end
    words = syntax.word[first:last]
    if words.count("(") > words.count(")"):
        closed = last < len(syntax.word) and syntax.word[last] == ")"
        last = last + 1 if closed else last - 1 - words[::-1].index("(")
    return (first, last) if first < last else source


def _belongs(syntax: Syntax, before: int, source: Run, cue: int) -> bool:
    """Say whether a word before a source is of its phrase: "a conflict" before "monitor"."""
    inside = source[0] <= syntax.head[before] < source[1]
    return inside and syntax.dep[before] in _OPENING and before != cue


_OPENING = ("det", "amod", "compound", "nummod", "nmod")


_TIMES = ("DATE", "TIME")
_BEFORE_TIMES = {"on", "in", "at", "late", "early", "since", "during", "last", "earlier", "later"}


def without_when(syntax: Syntax, source: Run, cue: int) -> Run:
    """Return a source without when it spoke, and without what stands beyond a colon.

    "Earlier in April a diplomat", "the Front on Friday", "The verdict stands: the court".
    """
    first, last = source
    colons = [i for i in range(first + 1, last - 1) if syntax.word[i] == ":"]
    if colons:
        first, last = (colons[-1] + 1, last) if cue >= last else (first, colons[0])
    end = last
    while end - first > 1 and _is_when(syntax, end - 1):
        end -= 1
    begin = first
    while end - begin > 1 and _is_when(syntax, begin):
        begin += 1
    opens = syntax.pos[begin] in ("DET", "PROPN", "ADJ", "NOUN", "NUM", "PRON")
    told = any(syntax.entity[i] in _TIMES for i in range(first, begin))
    first = begin if opens and told else first
    ends = any(syntax.entity[i] in _TIMES for i in range(end, last))
    last = end if ends and syntax.pos[end - 1] in ("NOUN", "PROPN") else last
    return (first, last) if first < last else source


def _is_when(syntax: Syntax, i: int) -> bool:
    return syntax.entity[i] in _TIMES or syntax.word[i] in _BEFORE_TIMES
