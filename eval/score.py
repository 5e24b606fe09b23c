"""How near the deals of an export come to the gold, one figure a field.

A predicted deal meets a gold deal of the same report if at least half of the parties of both are
shared (Jaccard index). Deals are paired one to one, as many as possible. All further figures are
over all deals: nothing of a missed one is found, everything of a spurious one is wrong. So a deal
found in addition never makes a figure of its own fields fall for having been hard to find. Every
figure lies between 0 and 1, and more is better.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

AUTHOR = "author"
NEAR = 0.5
"""Least Jaccard index of two party sets that are one deal."""

_ARTICLES = {"the", "a", "an", "al"}
_LAST_WORDS = {"group", "fighters", "militants", "forces", "troops", "rebels", "town", "province"}
_POSSESSIVE = re.compile(r"['’]s\b|['’](?=\s|$)")

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Tally:
    """Hits among what was predicted and what was wanted."""

    hits: int = 0
    predicted: int = 0
    wanted: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.hits + other.hits, self.predicted + other.predicted, self.wanted + other.wanted
        )

    @property
    def precision(self) -> float:
        """Hits among what was predicted."""
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Hits among what was wanted."""
        return self.hits / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.hits / (self.predicted + self.wanted) if self.hits else 0.0

    @property
    def jaccard(self) -> float:
        """Share of hits in all that was predicted or wanted."""
        return self.hits / (self.predicted + self.wanted - self.hits) if self.hits else 0.0


def plain(name: object) -> str:
    """Return a name without case, accents, articles, possessives and punctuation.

    >>> plain("The Jaysh al-Rimal's")
    'jaysh rimal'
    """
    text = unicodedata.normalize("NFKD", str(name or ""))
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    words = re.sub(r"\W+", " ", _POSSESSIVE.sub("", text).replace(".", "")).split()
    return " ".join(word for word in words if word not in _ARTICLES)


def forms(*names: object) -> frozenset[str]:
    """Return the plain forms of names, also without a general last word (`Covenant fighters`)."""
    found = set()
    for name in map(plain, names):
        found.add(name)
        first, _, last = name.rpartition(" ")
        if first and last in _LAST_WORDS:
            found.add(first)
    return frozenset(found - {""})


class Names:
    """Which names count as the same, whose word stands for whose, and who has no name."""

    def __init__(self, aliases: Mapping[str, Any] | None = None) -> None:
        aliases = aliases or {}
        self.unnamed = {plain(name) for name in aliases.get("generic", ())}
        self._aliases: Mapping[str, list[str]] = aliases.get("names", {})
        self._bodies: Mapping[str, str] = aliases.get("speaks_for", {})

    @classmethod
    def read(cls, path: Path) -> "Names":
        """Return the names of an alias file."""
        return cls(json.loads(path.read_text(encoding="utf-8")))

    def meant_by(self, gold: str, *, speaking: bool = False) -> frozenset[str]:
        """Return every form that is right where the gold says `gold`."""
        names = [gold, *self._aliases.get(gold, ())]
        if speaking:
            for speaker, body in self._bodies.items():
                if gold in (speaker, body):
                    names += [speaker, body]
                    names += [*self._aliases.get(speaker, ()), *self._aliases.get(body, ())]
        return forms(*names)


_NAMED = ("mediators", "places")
_VOICES = ("claimed_by", "denied_by", "doubted_by")


@dataclass
class Score:
    """All figures of one set of reports, and what was missed."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    right: dict[str, Tally] = field(default_factory=dict)
    """Fields with one value: how often right, of how many."""

    missed: list[str] = field(default_factory=list)
    spurious: list[str] = field(default_factory=list)

    def add(self, name: str, tally: Tally) -> None:
        """Add to a figure that has precision and recall."""
        self.tallies[name] = self.tallies.get(name, Tally()) + tally

    def judge(self, name: str, right: bool) -> None:
        """Count one more judgement of a field that is right or wrong."""
        self.right[name] = self.right.get(name, Tally()) + Tally(int(right), 1, 1)

    def figures(self) -> dict[str, float]:
        """Return the figures that floors are set on; what nothing was wanted of has none."""
        found = {}
        for name, tally in self.tallies.items():
            if name in ("deals", "propositions"):
                found |= {f"{name} precision": tally.precision, f"{name} recall": tally.recall}
            if tally.wanted:
                found[f"{name} F1"] = tally.f1
        return found | {name: tally.recall for name, tally in self.right.items() if tally.wanted}


def score(gold: Iterable[Record], export: Iterable[Record], names: Names) -> Score:
    """Return how near an export comes to gold; reports that the gold does not know do not count.

    `export` is the objects of `alleged export --format jsonl`. A report that it lacks counts as
    one in which nothing was found.
    """
    lines: dict[str, list[Record]] = {}
    documents: dict[str, Record] = {}
    for line in export:
        if line["type"] == "document":
            documents.setdefault(str(line["given_id"]), line)
        else:
            lines.setdefault(str(line.get("document", "")), []).append(line)
    result = Score()
    for entry in gold:
        document = documents.get(entry["id"])
        told = lines.get(document["id"], []) if document else []
        _score_report(entry, document, told, names, result)
    return result


def _score_report(
    entry: Record, document: Record | None, told: list[Record], names: Names, result: Score
) -> None:
    text = " ".join(document["text"].split()) if document else ""
    for record in (*entry["deals"], *entry["other_claims"]):
        for sentence in record["sentences"]:
            result.judge("words read", " ".join(sentence.split()) in text)
    wanted = entry["deals"]
    found = [line for line in told if line["type"] == "deal"]
    if not wanted:
        result.judge("quiet where no deal", not found)
    pairs = matched(wanted, found, names, document["text"] if document else "")
    result.add("deals", Tally(len(pairs), len(found), len(wanted)))
    for left, right in pairs:
        _score_pair(wanted[left], found[right], entry, names, result)
    met_gold, met_found = {left for left, _ in pairs}, {right for _, right in pairs}
    for index, deal in enumerate(wanted):
        if index not in met_gold:
            label = " + ".join([*deal["parties"], *deal["counterparts"]])
            result.missed.append(f"{entry['id']}: {label}, {deal['kinds'][0]}")
            _score_missed(deal, entry, names, result)
    for index, deal in enumerate(found):
        if index not in met_found:
            label = " + ".join(str(party["name"]) for party in deal["parties"])
            result.spurious.append(f"{entry['id']}: {label}, {deal['kind']}")
            _score_spurious(deal, entry, names, result)
    _score_denials(entry, told, names, result)


def matched(
    wanted: list[Record], found: list[Record], names: Names, text: str
) -> list[tuple[int, int]]:
    """Return which deals found are which of those wanted, by index.

    Parties count most. Of several deals of the same sides it is the one of that kind, in that
    place, of that status, told in those words.
    """

    def words(guess: Record) -> str:
        return " ".join(text[slice(*guess.get("span", (0, 0)))].split())

    def likeness(left: int, right: int) -> float:
        deal, guess = wanted[left], found[right]
        parties = _compared(_sides(deal), guess["parties"], names, spare=deal["optional"])
        if parties.jaccard < NEAR:
            return 0.0
        places = _compared(deal["places"], guess["places"], names)
        extra = 0.1 * (guess["kind"] in deal["kinds"]) + 0.05 * bool(places.hits)
        extra += 0.02 * (guess["status"] in deal["statuses"])
        said = any(" ".join(each.split()) in words(guess) for each in deal["sentences"])
        return 10 + parties.jaccard + extra + 0.01 * said

    return best_pairs(len(wanted), len(found), likeness)


def best_pairs(
    left: int, right: int, likeness: Callable[[int, int], float]
) -> list[tuple[int, int]]:
    """Return the one-to-one pairs with the largest sum of likeness; pairs of 0 are never made.

    Tries every choice, remembering each set of the left once, so the left must be small.
    """

    likeness = cache(likeness)

    @cache
    def best(column: int, free: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        if column == right or not free:
            return 0.0, ()
        choice = best(column + 1, free)
        for row in range(left):
            if free >> row & 1 and (value := likeness(row, column)) > 0:
                rest, pairs = best(column + 1, free & ~(1 << row))
                if value + rest > choice[0]:
                    choice = value + rest, ((row, column), *pairs)
        return choice

    return list(best(0, (1 << left) - 1)[1])


def _score_pair(deal: Record, guess: Record, entry: Record, names: Names, result: Score) -> None:
    result.add("parties", _compared(_sides(deal), guess["parties"], names, spare=deal["optional"]))
    for name in _NAMED:
        result.add(name, _compared(deal[name], guess[name], names))
    for role in _VOICES:
        result.add(role, _voices(deal[role], guess[role], entry["outlet"], names))
    result.judge("kind", guess["kind"] in deal["kinds"])
    result.judge("status", guess["status"] in deal["statuses"])
    result.judge("secrecy", (guess["visibility"] == "secret") == (deal["visibility"] == "secret"))
    if deal["period"]:
        result.judge("period", _period_fits(deal["period"], guess["period"]))


def _score_missed(deal: Record, entry: Record, names: Names, result: Score) -> None:
    result.add("parties", _compared(_sides(deal), [], names, spare=deal["optional"]))
    for name in _NAMED:
        result.add(name, _compared(deal[name], [], names))
    for role in _VOICES:
        result.add(role, _voices(deal[role], [], entry["outlet"], names))
    for choice in ("kind", "status", "secrecy", *(["period"] if deal["period"] else [])):
        result.judge(choice, False)


def _score_spurious(guess: Record, entry: Record, names: Names, result: Score) -> None:
    for name in ("parties", *_NAMED):
        result.add(name, _compared([], guess[name], names))
    for role in _VOICES:
        result.add(role, _voices([], guess[role], entry["outlet"], names))


def _score_denials(entry: Record, told: list[Record], names: Names, result: Score) -> None:
    """Judge each denial or doubt of the gold: does anybody's line of that sort name its speaker?"""
    said: set[str] = set()
    for line in told:
        if line["type"] == "deal":
            for voice in (*line["denied_by"], *line["doubted_by"]):
                said |= forms(voice["name"], voice.get("mention"))
        elif line.get("stance") in ("denies", "doubts"):
            voices = line.get("voice") or [line.get("speaker") or {}]
            for voice in voices:
                said |= forms(voice.get("name"))
    outlet = forms(entry["outlet"])
    for claim in entry["other_claims"]:
        if claim["stance"] not in ("denies", "doubts"):
            continue
        for who in claim["who"]:
            if plain(who) in names.unnamed:
                continue
            right = outlet if who == AUTHOR else names.meant_by(who, speaking=True)
            result.judge("denials found", bool(said & right))


def _sides(deal: Record) -> list[str]:
    return [*deal["parties"], *deal["counterparts"]]


def _compared(
    gold: Sequence[str],
    predicted: Iterable[Record],
    names: Names,
    *,
    spare: Sequence[str] = (),
) -> Tally:
    """Return hits, predicted and wanted; names that are unnamed or spare are accepted only."""
    guesses = [forms(each["name"], each.get("mention")) for each in predicted]
    named = [name for name in gold if plain(name) not in names.unnamed]
    wanted = named or list(gold)
    accepted = [name for name in (*gold, *spare) if name not in wanted]
    return _tally(
        [names.meant_by(name) for name in wanted],
        [names.meant_by(name) for name in accepted],
        guesses,
    )


def _voices(gold: Sequence[str], predicted: Sequence[Record], outlet: str, names: Names) -> Tally:
    """Compare speakers; the report's own voice is asked for where gold has it, never wrong."""
    own = forms(outlet)
    author = [voice for voice in predicted if _is_author(voice, own)]
    others = [forms(v["name"], v.get("mention")) for v in predicted if not _is_author(v, own)]
    named = [name for name in gold if name != AUTHOR]
    wanted = [name for name in named if plain(name) not in names.unnamed]
    accepted = [name for name in named if plain(name) in names.unnamed]
    tally = _tally(
        [names.meant_by(name, speaking=True) for name in wanted],
        [names.meant_by(name, speaking=True) for name in accepted],
        others,
    )
    if AUTHOR in gold:
        tally += Tally(int(bool(author)), int(bool(author)), 1)
    return tally


def _is_author(voice: Record, outlet: frozenset[str]) -> bool:
    return voice.get("span") is None or bool(forms(voice["name"]) & outlet)


def _tally(
    wanted: Sequence[frozenset[str]],
    accepted: Sequence[frozenset[str]],
    guesses: Sequence[frozenset[str]],
) -> Tally:
    guesses = list(_distinct(guess for guess in guesses if guess))
    pairs = best_pairs(
        len(wanted), len(guesses), lambda row, column: float(bool(wanted[row] & guesses[column]))
    )
    met = {column for _, column in pairs}
    known = frozenset().union(*wanted, *accepted)
    wrong = sum(1 for i, guess in enumerate(guesses) if i not in met and not guess & known)
    return Tally(len(pairs), len(pairs) + wrong, len(wanted))


def _distinct(items: Iterable[Hashable]) -> Iterator[Any]:
    return iter(dict.fromkeys(items))


def _period_fits(gold: Record, guess: Record | None) -> bool:
    """Say whether a period lies in the gold one, a day of grace on each side, or just around it."""
    if not guess or not guess.get("first"):
        return False
    day = timedelta(days=1)
    first, last = date.fromisoformat(guess["first"]), _last(guess)
    gold_first, gold_last = date.fromisoformat(gold["first"]), _last(gold)
    if gold_last == date.max:
        return first >= gold_first - day
    if first >= gold_first - day and last <= gold_last + day:
        return True
    around = first <= gold_first and gold_last <= last
    return around and (last - first).days < max(31, 2 * ((gold_last - gold_first).days + 1))


def _last(period: Record) -> date:
    return date.fromisoformat(period["last"]) if period.get("last") else date.max
