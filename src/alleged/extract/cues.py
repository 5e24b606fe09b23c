"""Which words attribute, what kind of thing they attribute and how their speaker stands to it."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

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
