"""What a speaker denies by way of contrast: "by an agreement and not by force"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from alleged.extract.syntax import Run, Syntax
from alleged.model.claim import Attribution, AttributionKind, Stance

VERSION = "contrasts-rules/1"
_BEFORE = {"and", "but", ",", "–", "—"}
_NOT_CONTRASTED = {"only", "just", "yet", "even", "necessarily", "to", "least", "all", "merely"}
_OPENING = {"ADP", "DET", "NOUN", "PROPN", "ADJ", "PRON", "SCONJ", "NUM"}
_SAID = (AttributionKind.ASSERTION, AttributionKind.BELIEF, AttributionKind.FACT)


def contrasts(syntax: Syntax, attributions: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield for each "X and not Y" in somebody's words that they deny Y."""
    nots = [run for i in range(1, syntax.size - 1) if (run := _contrasted(syntax, i)) is not None]
    if not nots:
        return
    for attribution in attributions:
        if attribution.speaker is None or attribution.kind not in _SAID:
            continue
        if attribution.stance not in (Stance.ASSERTS, Stance.REPORTS):
            continue
        for run in nots:
            at, end = syntax.start[run[0]], syntax.end[run[1] - 1]
            if any(span.start < at and end <= span.end for span in attribution.content):
                yield replace(
                    attribution,
                    content=syntax.spans([run]),
                    stance=Stance.DENIES,
                    extractor=VERSION,
                )


def _contrasted(syntax: Syntax, i: int) -> Run | None:
    """Return the words behind a "not" that stands against what was said before it."""
    if syntax.word[i] != "not" or syntax.word[i - 1] not in _BEFORE:
        return None
    following = i + 1
    if syntax.pos[following] not in _OPENING or syntax.word[following] in _NOT_CONTRASTED:
        return None
    head = following
    for above in syntax.above(following):
        if above <= i:
            break
        head = above
    if syntax.pos[head] == "VERB" and syntax.word[following] != "because":
        return None
    last = min(syntax.subtree(head)[1], _end(syntax, i))
    run = syntax.trimmed((following, max(last, following + 1)))
    return run if run[0] < run[1] else None


def _end(syntax: Syntax, i: int) -> int:
    """Return where the clause of a word ends: at a comma, a quotation mark, the end."""
    for k in range(i + 1, syntax.size):
        if syntax.sentence[k] != syntax.sentence[i] or syntax.word[k] in (",", ";", ":", "”", '"'):
            return k
    return syntax.size
