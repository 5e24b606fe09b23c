"""The names of one document with their possible senses, and what is said directly beside them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from alleged.resolve import place_cues as cues
from alleged.resolve.gazetteer import Gazetteer, Sense
from alleged.resolve.place_folding import fold
from alleged.resolve.place_signs import Candidate
from alleged.resolve.place_words import Words

MOST_SENSES = 40
"""Senses of one name that are compared; a town beyond the forty largest is not what is meant."""

HOLDS = frozenset({", ", " (", ", in ", " in ", ", near ", " near ", ",", " , "})
"""What stands between a place and the larger one it lies in: "Dorun, Kemra"."""

OWNS = frozenset({"'s ", "’s ", ": "})
"""What stands between a larger place and one that lies in it: "Kemra's Dorun"."""


@dataclass(slots=True)
class Name:
    """All mentions of one spelling. They mean one place: a text that means two says so."""

    text: str
    senses: list[Sense]
    mentions: list[int] = field(default_factory=list)
    """Numbers of the candidates; empty for a place that only a demonym or the outlet tells of."""

    containers: set[int] = field(default_factory=set)
    """Numbers of the names said to hold this one."""

    kinds_said: set[str] = field(default_factory=set)
    """`town`, `district` or `province`, where such a word stands beside the name."""


def names_of(
    words: Words, found: Sequence[Candidate], gazetteer: Gazetteer, outlet: str = ""
) -> list[Name]:
    """Return the names of a document, mentions of one spelling together."""
    numbers: dict[str, int] = {}
    names: list[Name] = []
    name_of_mention = []
    for index, one in enumerate(found):
        key = fold(one.text)
        if key not in numbers:
            numbers[key] = len(names)
            names.append(Name(one.text, senses_of(one, gazetteer)))
        name = names[numbers[key]]
        name.mentions.append(index)
        name.kinds_said |= kinds_beside(words, one)
        name_of_mention.append(numbers[key])
    for index in range(len(found) - 1):
        left, right = name_of_mention[index], name_of_mention[index + 1]
        gap = words.between(found[index].last, found[index + 1].first)
        if left != right and gap in HOLDS:
            names[left].containers.add(right)
        elif left != right and gap in OWNS:
            names[right].containers.add(left)
    silent = [*names_of_outlet(outlet, gazetteer), *names_of_peoples(words, gazetteer)]
    names += [name for name in silent if fold(name.text) not in numbers]
    return names


def senses_of(one: Candidate, gazetteer: Gazetteer) -> list[Sense]:
    """Return the senses of a candidate, or of its core: "South Dorun", "Kemra River"."""
    senses = list(one.senses)
    if not senses:
        words = one.text.replace("/", " / ").replace("-", " - ").split()
        is_district = words[-1].lower().rstrip(".") in cues.DISTRICTS
        while len(words) > 1 and not senses:
            if words[-1].lower().rstrip(".") in cues.NAMED_PLACES | cues.ROADS:
                del words[-1]
            elif words[0].lower() in cues.DIRECTIONS | cues.WATERS:
                del words[0]
            elif "/" in words[1:] or "-" in words[1:]:
                del words[words.index("/" if "/" in words[1:] else "-", 1) :]
            else:
                break
            senses = list(gazetteer.senses(" ".join(words)))
        if is_district:
            senses = [replace(s, place=replace(s.place, precision="district")) for s in senses]
    if len(senses) > MOST_SENSES:
        senses.sort(key=lambda s: (s.place.precision != "town", s.fit, s.population), reverse=True)
        del senses[MOST_SENSES:]
    return senses


def kinds_beside(words: Words, one: Candidate) -> set[str]:
    """Return the kinds of place said beside a name: "the town of Dorun", "Kemra province"."""
    beside = [words.lower[one.last - 1]] if one.last - one.first > 1 else []
    if one.last < len(words):
        beside.append(words.lower[one.last])
    if one.first > 1 and words.lower[one.first - 1] == "of":
        beside.append(words.lower[one.first - 2])
    elif one.first:
        beside.append(words.lower[one.first - 1])
    kinds = (("town", cues.TOWNS), ("district", cues.DISTRICTS), ("province", cues.PROVINCES))
    return {kind for kind, of in kinds if any(word.rstrip(".") in of for word in beside)}


def names_of_outlet(outlet: str, gazetteer: Gazetteer) -> list[Name]:
    """Return the countries and provinces an outlet's name speaks of: "The Kemra Times"."""
    found = []
    for word in outlet.replace("(", " ").replace(")", " ").split():
        large = [s for s in gazetteer.senses(word) if s.place.precision in {"country", "province"}]
        if word[0].isupper() and large:
            found.append(Name(word, large))
    return found


def names_of_peoples(words: Words, gazetteer: Gazetteer) -> list[Name]:
    """Return the countries whose demonyms stand in the text: "Kemran troops" tell of Kemra."""
    found: dict[str, Name] = {}
    for first, last, label in words.entities:
        if label == "NORP":
            text = words.of_span(first, last)
            senses = gazetteer.countries_of(text)
            if senses:
                found.setdefault(senses[0].place.name, Name(senses[0].place.name, list(senses)))
    return list(found.values())
