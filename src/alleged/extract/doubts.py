"""Where the report itself leaves something open: "it is unclear whether …", "… is unconfirmed"."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from alleged.extract.candidate import Candidate
from alleged.extract.stance import is_unsure
from alleged.extract.syntax import Run, Syntax, joined

_OPEN = {
    "unclear", "unknown", "uncertain", "unconfirmed", "unproven", "unverified", "doubtful",
    "clear", "known", "certain", "confirmed", "verified", "proven", "established", "possible",
    "confirmation", "substantiated", "ascertained", "remains", "doubt", "question",
}  # fmt: skip
_CLAUSES = ("ccomp", "csubj", "csubjpass", "xcomp", "acl", "advcl")


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the report calls open, and the words that do so."""

    cue: Run
    content: tuple[Run, ...]


def doubts_of_author(syntax: Syntax, accepted: Iterable[Candidate]) -> Iterator[Doubt]:
    """Yield what the text leaves open in its own voice; what somebody else says is left to them."""
    candidates = list(accepted)
    spoken = [run for c in candidates if c.source is not None for run in c.content]
    cues = {c.head for c in candidates}
    seen: set[int] = set()
    for i, word in enumerate(syntax.word):
        if word not in _OPEN:
            continue
        verb = _verb_of(syntax, i)
        if verb is None or verb in seen or verb in cues or i in cues:
            continue
        seen.add(verb)
        own = syntax.own_words(verb)
        if not is_unsure(" ".join(syntax.word[k] for k in own).replace(" n't", "n't")):
            continue
        if any(a <= i < b for a, b in spoken):
            continue
        content = [
            syntax.subtree(k)
            for above in {verb, i}
            for k in syntax.kids[above]
            if syntax.dep[k] in _CLAUSES
        ]
        subject = syntax.kid(verb, "nsubj", "nsubjpass")
        if not content and subject is not None and syntax.word[subject] not in ("it", "there"):
            content = [syntax.subtree(subject)]
        if not content:
            content = [syntax.trimmed(syntax.subtree(verb))]
        yield Doubt((min(verb, i), max(verb, i) + 1), tuple(joined(content)))


def _verb_of(syntax: Syntax, i: int) -> int | None:
    """Return the verb of the clause a word stands in."""
    for above in (i, *syntax.above(i)):
        if syntax.pos[above] in ("VERB", "AUX"):
            return above
    return None
