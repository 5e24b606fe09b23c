"""How near the outcomes, relations, accusations and forecasts of an export come to the gold.

A predicted proposition meets a gold one of the same report if type and kind are the same, if the
words that carry it stand in a sentence of the gold one, and if no role that both fill is filled by
others. Pairs are one to one, as many as possible. Figures of roles, voices, numbers and evidence
are over all propositions: nothing of a missed one is found, everything of a spurious one is wrong.
What the gold marks as optional is neither wanted nor wrong.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from score import AUTHOR, Names, Score, Tally, best_pairs, forms

TYPES = ("outcome", "relation", "accusation", "forecast")
VOICES = ("claimed_by", "denied_by", "doubted_by")
ROLES = ("agents", "recipients")
EITHER = "|"
"""Between names of which each is right."""

Record = Mapping[str, Any]


def score(gold: Iterable[Record], export: Iterable[Record], names: Names) -> Score:
    """Return the figures of one export; reports that the gold does not know do not count."""
    documents: dict[str, Record] = {}
    told: dict[str, list[Record]] = {}
    for line in export:
        if line["type"] == "document":
            documents.setdefault(str(line["given_id"]), line)
        elif line["type"] in TYPES:
            told.setdefault(str(line["document"]), []).append(line)
    result = Score()
    for entry in gold:
        document = documents.get(entry["id"])
        found = told.get(document["id"], []) if document else []
        _score_report(entry, str(document["text"]) if document else "", found, names, result)
    return result


def _score_report(
    entry: Record, text: str, found: Sequence[Record], names: Names, result: Score
) -> None:
    wanted = entry["propositions"]
    spans = [_spans(text, one["sentences"]) for one in wanted]

    def likeness(left: int, right: int) -> float:
        one, guess = wanted[left], found[right]
        if (one["type"], one["kind"]) != (guess["type"], guess["kind"]):
            return 0.0
        start, end = guess["words"]
        if not any(first <= start and end <= last for first, last in spans[left]):
            return 0.0
        sames = [_named(one[role], guess[role], names) for role in ROLES]
        if any(
            one[role] and guess[role] and not same.hits
            for role, same in zip(ROLES, sames, strict=True)
        ):
            return 0.0
        counted = bool({n["best"] for n in guess["numbers"]} & set(one["numbers"]))
        return 10 - 5 * one["optional"] + sum(same.jaccard for same in sames) + 0.5 * counted

    pairs = best_pairs(len(wanted), len(found), likeness)
    met = {right: wanted[left] for left, right in pairs}
    missed = [one for n, one in enumerate(wanted) if n not in {left for left, _ in pairs}]
    for number, guess in enumerate(found):
        one = met.get(number)
        if one is None:
            result.spurious.append(f"{entry['id']}: {_label(guess)}")
        if one is None or not one["optional"]:
            _judge(one, guess, names, entry["outlet"], result)
    for one in missed:
        if not one["optional"]:
            result.missed.append(f"{entry['id']}: {_label(one)}")
            _judge(one, None, names, entry["outlet"], result)


def _judge(
    one: Record | None, guess: Record | None, names: Names, outlet: str, result: Score
) -> None:
    """Add what was wanted and what was found of one proposition; either may be nothing."""
    hit = Tally(int(bool(one and guess)), int(guess is not None), int(one is not None))
    result.add("propositions", hit)
    result.add(f"{(one or guess or {})['type']}s", hit)
    for role in ROLES:
        result.add(role, _named(one[role] if one else [], guess[role] if guess else [], names))
    for stance in VOICES:
        mine, theirs = one[stance] if one else [], guess[stance] if guess else []
        result.add(stance, _said(mine, theirs, names, outlet))
    counts = {n["best"] for n in guess["numbers"]} if guess else set()
    asked = set(one["numbers"]) if one else set()
    result.add("numbers", Tally(len(counts & asked), len(counts), len(asked)))
    shown = [(e["state"], e["text"]) for e in guess["evidence"]] if guess else []
    named = [(e["state"], e["text"]) for e in one["evidence"]] if one else []
    hits = sum(any(s == state and t in text for state, text in shown) for s, t in named)
    result.add("evidence", Tally(hits, len(shown), len(named)))


def _named(gold: Sequence[str], predicted: Sequence[Record], names: Names) -> Tally:
    """Compare who fills a role: by any of the names that the gold allows."""
    right = [_meant(each, names, speaking=False) for each in gold]
    guesses = [forms(each["name"], each.get("mention")) for each in predicted]
    return _met(right, guesses)


def _said(gold: Sequence[str], predicted: Sequence[Record], names: Names, outlet: str) -> Tally:
    """Compare voices; the report's own is `author` in the gold."""
    own = forms(outlet)
    right = [
        _meant(each, names, speaking=True)
        | (own | {AUTHOR} if AUTHOR in each.split(EITHER) else set())
        for each in gold
    ]
    guesses = [
        forms(v["name"], v.get("mention")) | ({AUTHOR} if v.get("span") is None else set())
        for v in predicted
    ]
    return _met(right, guesses)


def _meant(gold: str, names: Names, *, speaking: bool) -> frozenset[str]:
    return frozenset().union(
        *(names.meant_by(each, speaking=speaking) for each in gold.split(EITHER))
    )


def _met(right: Sequence[frozenset[str]], guesses: Sequence[frozenset[str]]) -> Tally:
    """Count names met one to one; a second name for the same one is neither right nor wrong."""
    pairs = best_pairs(
        len(right), len(guesses), lambda left, at: float(bool(right[left] & guesses[at]))
    )
    met = {at for _, at in pairs}
    again = sum(
        at not in met and any(guess & each for each in right) for at, guess in enumerate(guesses)
    )
    return Tally(len(pairs), len(guesses) - again, len(right))


def _spans(text: str, sentences: Sequence[str]) -> list[tuple[int, int]]:
    """Return where sentences stand in a text, whatever its line breaks."""
    places, words = [], []
    for n, character in enumerate(text):
        if not character.isspace():
            words.append(character)
            places.append(n)
    whole = "".join(words)
    found = []
    for sentence in sentences:
        bare = "".join(sentence.split())
        at = whole.find(bare)
        if at >= 0:
            found.append((places[at], places[at + len(bare) - 1] + 1))
    return found


def _label(record: Record) -> str:
    def name(party: Any) -> str:
        return party if isinstance(party, str) else str(party["name"])

    doers, others = (", ".join(map(name, record[role])) for role in ROLES)
    return f"{record['kind']}: {doers or '-'} -> {others or '-'}"
