"""Deeds that blame whoever is said to have done them, where somebody says it of another."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from alleged.extract.predicates import words
from alleged.extract.slots import is_passive, objects, surface_subjects
from alleged.extract.syntax import Syntax

_PLACED = {
    "in", "on", "at", "near", "behind", "between", "along", "outside", "across", "under", "north",
    "south", "east", "west", "ahead", "there", "here",
}  # fmt: skip

_TAKEN = {"as", "on", "at", "of", "to", "upon"}
"""Prepositions behind which what a verb is done to may stand: "fired on villagers"."""


@dataclass(frozen=True, slots=True)
class Reproach:
    """One verb, with what it must be done to before it blames (see `data/cues/reproaches.csv`)."""

    kind: str
    second: str
    """A particle or adverb the verb takes, or nothing."""

    objects: frozenset[str]


@cache
def reproaches() -> dict[str, tuple[Reproach, ...]]:
    """Return the reproaches by their verb."""
    text = (files("alleged.data") / "cues" / "reproaches.csv").read_text(encoding="utf-8")
    table: dict[str, list[Reproach]] = {}
    for row in csv.DictReader(line for line in text.splitlines() if not line.startswith("#")):
        wanted = frozenset(word.strip() for word in row["object"].split("|") if word.strip())
        for phrase in row["words"].split("|"):
            verb, _, second = phrase.strip().partition(" ")
            table.setdefault(verb, []).append(Reproach(row["kind"], second, wanted))
    return {verb: tuple(found) for verb, found in table.items()}


def reproach_of(syntax: Syntax, verb: int) -> str:
    """Return what sort of wrong a verb tells of by itself, or nothing."""
    for row in reproaches().get(syntax.lemma(verb), ()):
        if row.second and not _takes(syntax, verb, row.second):
            continue
        if not row.objects or _is_done_to(syntax, verb, row.objects):
            return row.kind
    return ""


def _takes(syntax: Syntax, verb: int, second: str) -> bool:
    """Say whether a verb has a particle with nothing behind it: "stood by", not "stood by it"."""
    return any(
        syntax.word[k] == second and syntax.kid(k, "pobj", "pcomp") is None
        for k in syntax.kids[verb]
    )


def _is_done_to(syntax: Syntax, verb: int, wanted: frozenset[str]) -> bool:
    """Say whether a verb is done to one of the nouns that `wanted` lists or stands for."""
    if any(entry == "to" or entry.startswith("to ") for entry in wanted):
        below = syntax.kid(verb, "xcomp")
        if below is None or all(syntax.word[k] != "to" for k in syntax.kids[below]):
            return False
        return "to" in wanted or f"to {syntax.lemma(below)}" in wanted
    if "words" in wanted:
        return not any(syntax.word[k] in _PLACED for k in syntax.kids[verb])
    done_to = surface_subjects(syntax, verb) if is_passive(syntax, verb) else objects(syntax, verb)
    for k in syntax.kids[verb]:
        if syntax.dep[k] == "prep" and syntax.word[k] in _TAKEN:
            done_to = [*done_to, *syntax.kids[k]]
        elif syntax.dep[k] in ("acomp", "oprd", "npadvmod", "dative"):
            done_to = [*done_to, k]
    return any(_is_one_of(syntax, t, wanted) for t in done_to)


def _is_one_of(syntax: Syntax, t: int, wanted: frozenset[str]) -> bool:
    lemma = syntax.lemma(t)
    if lemma in wanted or ("civil" in wanted and lemma in words("civil")):
        return True
    owned = any(syntax.word[k] == "own" for k in syntax.kids[t])
    return "own" in wanted and owned and lemma in words("people")
