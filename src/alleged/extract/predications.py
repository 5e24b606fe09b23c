"""Where a text uses a word that tells of an outcome or a relation, and who fills its roles."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from alleged.extract.predicates import Predicate, Slot, predicates, words
from alleged.extract.role_fillers import Fillers
from alleged.extract.slots import behind, contrasted, filled, is_passive, light_verb
from alleged.extract.syntax import Syntax

_SECOND = {
    "amod",
    "prt",
    "dobj",
    "advmod",
    "acomp",
    "oprd",
    "prep",
    "nsubjpass",
    "advcl",
    "ccomp",
    "xcomp",
}
_PERSONS = {"they", "them", "he", "she", "him", "her"}
_HYPHENS = {"-", "‐", "‑", "–"}
_FALLS = {
    "on", "upon", "into", "within", "short", "by", "below", "under", "from", "behind", "apart",
}  # fmt: skip
"""Behind "fell" these make it another thing than a town that is lost."""


@dataclass(frozen=True, slots=True)
class Predication:
    """One use of a predicate, with the words that fill its roles, by their tokens."""

    predicate: Predicate
    token: int
    agents: tuple[int, ...]
    recipients: tuple[int, ...]
    places: tuple[int, ...]
    words: tuple[int, int]
    """First and last token of the words that carry it, the last excluded."""

    denied: bool = False
    """Whether its agents are those of whom it is said not to be so: "by X, not by Y"."""


def find_predications(syntax: Syntax, fillers: Fillers) -> Iterator[Predication]:
    """Yield each use in reading order; a word that means two things means the first that fits."""
    table = predicates()
    seconds: set[int] = set()
    for i in range(syntax.size):
        if syntax.pos[i] not in _PARTS:
            continue
        rows = table.get(_base(syntax, i))
        if rows is None:
            continue
        told: set[str] = set()
        if i in seconds:
            continue
        for row in rows:
            if row.type.value in told:
                continue
            found = _use(syntax, fillers, i, row)
            if found is not None:
                told.add(row.type.value)
                seconds.update(range(*found.words))
                yield found
                others = _others(syntax, fillers, found)
                if others:
                    yield replace(found, agents=others, denied=True)


def _others(syntax: Syntax, fillers: Fillers, found: Predication) -> tuple[int, ...]:
    """Return who is named only to say that it was not they: "by X, not by Y"."""
    slot = found.predicate.agent
    named = behind(syntax, found.token, "by", denied=True)
    named += [t for agent in found.agents for t in contrasted(syntax, agent)]
    if not {"subj", "by"} & set(slot.places):
        return ()
    return tuple(
        t
        for t in named
        if t not in found.recipients
        and "party" in fillers.sorts(t)
        and _fits(fillers, t, slot.sort)
    )


def _base(syntax: Syntax, i: int) -> str:
    """Return the base form of a word; of a verb taken for an adjective: "funded, armed and led"."""
    lemma = syntax.lemma(i)
    if syntax.pos[i] != "ADJ" or syntax.dep[i] != "conj" or syntax.pos[syntax.head[i]] != "VERB":
        return lemma
    return lemma.removesuffix("ed") if lemma.endswith("ed") else lemma


_PARTS = {"VERB", "NOUN", "ADJ", "PROPN"}


def _use(syntax: Syntax, fillers: Fillers, i: int, row: Predicate) -> Predication | None:
    second = None
    if not _is_part(syntax, i, row):
        return None
    if row.second:
        second = _second(syntax, i, row.second)
        if second is None:
            return None
    taken: set[int] = set()
    recipients = _fill(syntax, fillers, i, second, row, row.recipient, taken)
    agents = _fill(syntax, fillers, i, second, row, row.agent, taken)
    places = _fill(syntax, fillers, i, second, row, row.place, taken)
    if recipients is None or agents is None or places is None:
        return None
    if row.agent.places == ("between",):
        if len(agents) < 2:
            return None
        agents, recipients = agents[:1], agents[1:]
    if any(fillers.key(a) == fillers.key(r) for a in agents for r in recipients):
        return None
    return Predication(
        row, i, tuple(agents), tuple(recipients), tuple(places), _carrying(syntax, i, second, row)
    )


def _is_part(syntax: Syntax, i: int, row: Predicate) -> bool:
    """Say whether a word stands as the part of speech that a row is about."""
    pos, dep = syntax.pos[i], syntax.dep[i]
    linked = i > 1 and syntax.word[i - 1] in _HYPHENS and syntax.end[i - 1] == syntax.start[i]
    match row.part:
        case "verb":
            listed = pos == "ADJ" and _base(syntax, i) != syntax.lemma(i)
            if (pos != "VERB" and not listed) or dep in ("compound", "aux") or linked:
                return False
            if syntax.tag[i] == "VBG" and i and syntax.word[i - 1] in ("that", "this"):
                return False  # "after that killing"
            if _seizes_upon(syntax, i):
                return False
            if row.kind == "commands" and syntax.kid(i, "xcomp", "ccomp") is not None:
                return False  # "commanded his men to hold fire"
            return dep != "amod" or syntax.kid(i, "agent") is not None
        case "link":
            return linked and pos in ("VERB", "ADJ", "NOUN")
        case "falling":
            return pos == "VERB" and not any(
                syntax.dep[k] in ("acomp", "dobj", "prt", "oprd") or syntax.word[k] in _FALLS
                for k in syntax.kids[i]
            )
        case "hit":
            return pos == "VERB" and dep not in ("amod", "compound") and _by_arms(syntax, i)
        case "adjective":
            return (pos == "ADJ" and dep != "amod") or (pos == "NOUN" and bool(row.second))
        case "count":
            return pos in ("NOUN", "ADJ", "VERB") and is_counted(syntax, i)
        case "supply":
            verb = light_verb(syntax, i, "giving")
            own = any(syntax.tag[k] == "PRP$" for k in syntax.kids[i])
            return (
                pos == "NOUN"
                and not own
                and verb is not None
                and (syntax.lemma(verb) not in ("hand", "pass", "offer", "lend"))
            )
        case "light":
            given = light_verb(syntax, i, "giving") is not None
            if given and row.kind in ("commands", "controls"):
                return False  # "gave them control": it is no longer the giver's
            return pos == "NOUN" and (
                light_verb(syntax, i, "giving") is not None
                or light_verb(syntax, i, "winning") is not None
            )
        case _:
            titled = "title" in row.agent.places and bool(filled(syntax, i, None, "title"))
            return pos == "NOUN" and (dep != "compound" or titled) and not linked


def _seizes_upon(syntax: Syntax, i: int) -> bool:
    """Say whether it is "seized on the chance", "hit upon a way", which take nobody."""
    on = i + 1 < syntax.size and syntax.word[i + 1] in ("upon", "on")
    if not on or syntax.lemma(i) not in ("seize", "hit", "strike") or is_passive(syntax, i):
        return False
    return syntax.entity[min(i + 2, syntax.size - 1)] not in ("DATE", "TIME")


def _by_arms(syntax: Syntax, verb: int) -> bool:
    """Say whether the sentence of a verb names an attack: "was hit in an air strike"."""
    number = syntax.sentence[verb]
    first = last = verb
    while first > 0 and syntax.sentence[first - 1] == number:
        first -= 1
    while last < syntax.size and syntax.sentence[last] == number:
        last += 1
    return any(
        syntax.pos[k] == "NOUN" and syntax.lemma(k) in words("means") for k in range(first, last)
    )


def is_counted(syntax: Syntax, i: int) -> bool:
    """Say whether it is "eleven dead", "40 wounded": a number before it, and no noun behind."""
    if i == 0:
        return False
    above = syntax.head[i]
    if syntax.dep[i] == "amod":
        return above == i - 1 and syntax.pos[above] == "NUM"
    number = any(
        syntax.dep[k] == "nummod" or syntax.pos[k] == "NUM" for k in syntax.kids[i] if k < i
    )
    return number or (syntax.pos[i - 1] == "NUM" and syntax.head[i - 1] == i)


def _second(syntax: Syntax, i: int, wanted: str) -> int | None:
    for k in syntax.kids[i]:
        if syntax.dep[k] in _SECOND and wanted in (syntax.word[k], syntax.lemma(k)):
            return k
        if syntax.dep[k] == "ccomp" and k == i + 1 and syntax.word[k] == wanted:
            return k
    if i + 1 < syntax.size and wanted in (syntax.word[i + 1], syntax.lemma(i + 1)):
        return i + 1
    return None


def _fill(
    syntax: Syntax,
    fillers: Fillers,
    i: int,
    second: int | None,
    row: Predicate,
    slot: Slot,
    taken: set[int],
) -> list[int] | None:
    """Return who fills a role; None if it must be filled and is not."""
    for place in slot.places:
        there = filled(syntax, i, second, place)
        if place in ("left", "head"):
            there = _across_link(syntax, i, row, place, there)
        if slot.sort == "people":
            there = [fillers.victim(t) if syntax.tag[t] in ("PRP", "PRP$") else t for t in there]
        found = [t for t in there if t not in taken and _fits(fillers, t, slot.sort)]
        if found:
            taken.update(found)
            return found
    return None if slot.required else []


def _across_link(syntax: Syntax, i: int, row: Predicate, place: str, there: list[int]) -> list[int]:
    """Return what a hyphen ties a word to, or the noun that the whole describes."""
    if row.part != "link":
        return there if place == "left" else []
    if place == "left":
        return [i - 2]
    noun = syntax.head[i]
    return [noun] if syntax.pos[noun] in ("NOUN", "PROPN") and noun > i else []


def _fits(fillers: Fillers, t: int, sort: str) -> bool:
    if not sort or sort == "self":
        return True
    sorts = fillers.sorts(t)
    if fillers.syntax.word[t] in _PERSONS:
        sorts -= {"ground"}  # "they were seized in the town"
    if sort == "people":
        return bool({"people", "named"} & sorts) and not {"ground", "means"} & sorts
    if sort == "place":
        syntax = fillers.syntax
        at = fillers.meant(t)
        named = syntax.pos[at] == "PROPN" and "ground" in sorts
        return named or syntax.lemma(at) in words("places")
    if sort == "captives":
        return "people" in sorts and not {"ground", "means"} & sorts
    if sort == "ground?":
        return bool({"ground", "named"} & sorts) and "person" not in sorts
    return sort in sorts


def _carrying(syntax: Syntax, i: int, second: int | None, row: Predicate) -> tuple[int, int]:
    """Return the words that carry a predicate: with auxiliaries, negation and particle."""
    first, last = i, i + 1
    if row.part == "link":
        return i - 2, i + 1
    for k in syntax.kids[i]:
        if syntax.dep[k] in ("aux", "auxpass", "neg") and i - 5 < k < first:
            first = k
    if second is not None and abs(second - i) <= 4:
        first, last = min(first, second), max(last, second + 1)
    return first, last


def weapon(syntax: Syntax, fillers: Fillers, predication: Predication) -> tuple[int, ...]:
    """Return whose weapon or attack it was that did it: "a US strike killed five"."""
    found: list[int] = []
    for t in (*predication.agents, *_within(syntax, predication.token)):
        if syntax.lemma(t) not in words("means"):
            continue
        found += [
            k
            for k in syntax.kids[t]
            if syntax.dep[k] in ("poss", "compound", "amod", "nmod")
            and {"side", "armed"} & fillers.sorts(k)
        ]
        for place in ("by", "of"):
            found += [k for k in filled(syntax, t, None, place) if "side" in fillers.sorts(k)]
        if not found and syntax.kid(t, "acl") is not None:
            acl = syntax.kid(t, "acl")
            assert acl is not None
            found += [k for k in filled(syntax, acl, None, "subj") if "side" in fillers.sorts(k)]
    return tuple(found)


def _within(syntax: Syntax, verb: int) -> Iterator[int]:
    """Yield what it happened in or by: "was killed in an air strike"."""
    for k in syntax.kids[verb]:
        if syntax.dep[k] in ("prep", "agent") and syntax.word[k] in ("in", "by", "during", "from"):
            target = syntax.kid(k, "pobj")
            if target is not None:
                yield target


def is_accident(syntax: Syntax, predication: Predication) -> bool:
    """Say whether it befell somebody without an enemy: a flood, a crash, an illness."""
    tokens = [*predication.agents, *_within(syntax, predication.token)]
    tokens += [
        t
        for place in ("of", "from", "in")
        for t in filled(syntax, predication.token, None, place)
        if t not in predication.recipients
    ]
    near = [k for t in tokens for k in (t, *syntax.kids[t])]
    return any(syntax.lemma(t) in words("accident") for t in near)
