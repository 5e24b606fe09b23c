"""Which words of a text name a place: every candidate, and the choice among them."""

from collections.abc import Iterator, Mapping, Sequence

from alleged.resolve import place_cues as cues
from alleged.resolve.gazetteer import Gazetteer
from alleged.resolve.place_folding import ARTICLES
from alleged.resolve.place_signs import Candidate, signs
from alleged.resolve.place_words import Words

LONGEST = 6
"""Tokens in a name; hyphens and the full stop of "St." count."""

LINKS = ARTICLES | {
    *("of", "the", "and", "de", "la", "le", "les", "del", "da", "do", "dos", "das", "du", "di"),
    *("on", "upon", "sur", "au", "aux", "en", "y", "e", "-", "–", "'", "’", "'s", "’s", "/", "&"),
    *("under", "kwa"),
}
"""Words without a capital that stand inside names."""

OTHER_LABELS = frozenset({"ORG", "PERSON", "NORP", "PRODUCT"})
COMPANY = 0.5
"""How much the mean score of the other mentions of a spelling counts for one of them."""

THRESHOLD = -0.7
"""Log odds above which words are taken for a place name; set where F1 is best on either set."""


def chosen(
    words: Words, gazetteer: Gazetteer, weights: Mapping[str, float]
) -> list[tuple[Candidate, float]]:
    """Return the candidates that name places with their log odds, in order, never overlapping."""
    return chosen_of(list(descriptions(words, gazetteer)), weights)


def chosen_of(
    described: Sequence[tuple[Candidate, list[str]]], weights: Mapping[str, float]
) -> list[tuple[Candidate, float]]:
    """Return what `chosen` does, of candidates that have been described already."""
    scores = [weights["bias"] + sum(weights.get(s, 0.0) for s in of) for _, of in described]
    scores = with_company([one.text for one, _ in described], scores)
    ranked = sorted(
        (
            (score, one)
            for score, (one, _) in zip(scores, described, strict=True)
            if score > THRESHOLD
        ),
        key=lambda pair: (-pair[0], pair[1].first),
    )
    taken: set[int] = set()
    kept = []
    for score, one in ranked:
        tokens = range(one.first, one.last)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append((one, score))
    return sorted(kept, key=lambda pair: pair[0].first)


def with_company(texts: Sequence[str], scores: Sequence[float]) -> list[float]:
    """Return the scores, each moved by the mean of those of the same spelling elsewhere.

    A name that is a place in one sentence is one in the next, even where nothing else says so.
    """
    groups: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        groups.setdefault(text.casefold(), []).append(number)
    moved = list(scores)
    for group in groups.values():
        if len(group) > 1:
            held = {i: min(3.0, max(-3.0, scores[i])) for i in group}
            total = sum(held.values())
            for i in group:
                moved[i] += COMPANY * (total - held[i]) / (len(group) - 1)
    return moved


def descriptions(words: Words, gazetteer: Gazetteer) -> Iterator[tuple[Candidate, list[str]]]:
    """Yield every candidate with the signs that speak for or against it."""
    found = list(candidates(words, gazetteer))
    lasts: dict[int, list[int]] = {}
    for one in found:
        lasts.setdefault(one.first, []).append(one.last)
    for one in found:
        is_covered = any(
            last >= one.last and (first, last) != (one.first, one.last)
            for first in range(one.first - LONGEST, one.first + 1)
            for last in lasts.get(first, ())
        )
        yield one, list(signs(words, one, is_covered))


def candidates(words: Words, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Yield every run of words that may name a place; they may overlap."""
    seen = set()
    for first, last in suspects(words):
        seen.add((first, last))
        text = words.of_span(first, last)
        senses = gazetteer.senses(text)
        if text.lower() in cues.NOT_PLACES or (not senses and is_no_name(text, gazetteer)):
            continue
        heard = () if senses else gazetteer.senses_by_sound(text)
        yield Candidate(first, last, text, senses or heard, bool(heard))
    for first, last in runs(words):
        if (first, last) in seen:
            continue
        text = words.of_span(first, last)
        if text.lower() in cues.NOT_PLACES:
            continue
        senses = gazetteer.senses(text)
        if senses or is_extended(words, first, last, gazetteer):
            seen.add((first, last))
            yield Candidate(first, last, text, senses)


def is_no_name(text: str, gazetteer: Gazetteer) -> bool:
    """Say whether an unknown name is a people's ("Kemran") or a number's ("M23")."""
    return bool(gazetteer.countries_of(text)) or any(c.isdigit() for c in text)


def suspects(words: Words) -> Iterator[tuple[int, int]]:
    """Yield the runs that may name a place even if no gazetteer knows them."""
    seen = set()
    for first, last, label in words.entities:
        if label in cues.PLACE_LABELS or (label in OTHER_LABELS and words.is_placed(first, last)):
            for run in trimmed(words, first, last):
                if run not in seen:
                    seen.add(run)
                    yield run


def trimmed(words: Words, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield an entity without articles and common words around the name."""
    while first < last and not begins_name(words, first, last):
        first += 1
    while last > first and not words.capital[last - 1] and words.written[last - 1] != ".":
        last -= 1
    if first < last:
        yield first, last
        if words.written[last - 1] == "." and last - first > 1:
            yield first, last - 1


def begins_name(words: Words, first: int, last: int) -> bool:
    """Say whether a name may begin here: with a capital, or with "al-" before one."""
    if words.capital[first]:
        return words.lower[first] not in {"the", "a", "an"}
    return (
        words.lower[first] in ARTICLES
        and first + 2 < last
        and words.written[first + 1] == "-"
        and words.capital[first + 2]
    )


def runs(words: Words) -> Iterator[tuple[int, int]]:
    """Yield every run of capitalised words, with links like "of" inside it."""
    count = len(words)
    for first in range(count):
        if not begins_name(words, first, count):
            continue
        for last in range(first + 1, min(count, first + LONGEST) + 1):
            end = last - 1
            if words.capital[end]:
                yield first, last
                if (
                    last < count
                    and words.written[last] == "."
                    and words.starts[last] == words.ends[end]
                ):
                    yield first, last + 1
            elif words.lower[end] not in LINKS:
                break


def is_extended(words: Words, first: int, last: int, gazetteer: Gazetteer) -> bool:
    """Say whether a run is a known name and a word like "River", or anything and "County"."""
    tail = words.lower[last - 1].rstrip(".")
    if last - first < 2 or tail not in cues.NAMED_PLACES:
        return False
    return tail in cues.DISTRICTS or bool(gazetteer.senses(words.of_span(first, last - 1)))
