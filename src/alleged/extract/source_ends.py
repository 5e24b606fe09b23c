"""Where a source ends that the language model marked: with a phrase, not in the middle of one."""

from alleged.extract.syntax import Run, Syntax

_UNFINISHED = {"ADP", "DET", "CCONJ"}
_REST = 6
"""Words at most that a broken-off source goes on for."""


def not_cut(syntax: Syntax, source: Run, cue: int) -> Run:
    """Return a source that ends where its words do: "three people with" knowledge of it.

    It goes on to the end of a name or of a phrase that it breaks off in, but never over its cue.
    """
    first, last = source
    if last < len(syntax.pos) and (entity := syntax.entity_around(last - 1)) is not None:
        last = entity[1] if entity[1] <= cue or cue < last else last
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
