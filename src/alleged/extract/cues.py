"""Which words attribute, what kind of thing they attribute and how their speaker stands to it."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from alleged.extract.candidate import Candidate
from alleged.extract.syntax import Syntax
from alleged.model.claim import AttributionKind


@dataclass(frozen=True, slots=True)
class Cue:
    """What one word means as a cue."""

    kind: AttributionKind
    attitude: str
    """`asserts`, `confirms`, `reports`, `denies`, `rejects` or `doubts`."""


UNLISTED = Cue(AttributionKind.EVENTUALITY, "asserts")
"""A word the table does not know: most often an attitude ("savours", "mourns")."""

CLAUSE_OF_UNLISTED = Cue(AttributionKind.BELIEF, "asserts")
"""The same with a clause for content: at least a thought."""


@cache
def cues() -> dict[str, Cue]:
    """Return the cue words by base form; the first line that lists a word decides."""
    text = (files("alleged.data") / "cues" / "speech.csv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    table: dict[str, Cue] = {}
    for row in csv.DictReader(lines):
        cue = Cue(AttributionKind(row["kind"]), row["stance"])
        for word in row["cues"].split("|"):
            table.setdefault(word.strip(), cue)
    return table


def cue_of(syntax: Syntax, candidate: Candidate) -> Cue:
    """Return what the cue word means; unlisted words are taken by the shape of their content."""
    head, table = candidate.head, cues()
    word = syntax.lemma(head)
    if candidate.frame == "according":
        return table["according"]
    for k in syntax.kids[head]:
        if k > head and syntax.dep[k] in ("prt", "prep", "dobj", "advmod", "acomp"):
            phrase = table.get(f"{word} {syntax.lemma(k)}")
            if phrase is not None:
                return phrase
    if word == "call" and "oprd" in candidate.frame:
        return table["describe"]
    if word in table:
        return table[word]
    if ">" in candidate.frame:
        noun = syntax.lemma(syntax.head[candidate.content_head])
        if noun in table:
            return table[noun]
    return CLAUSE_OF_UNLISTED if candidate.frame in ("that", "before", "inverted") else UNLISTED
