"""Relations that cannot all be as told are found, and set against each other."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from alleged.model.claim import Stance, Voice
from alleged.model.deal import Party
from alleged.model.proposition import Proposition, PropositionType
from alleged.publish.meeting import may_meet
from alleged.publish.statements import names_of, thing, who

POWER = frozenset({"commands", "controls"})
"""To command and to control is to have the last word, which two cannot have."""

_ONE_OF = {"funds": "funds", "commands": "power", "controls": "power", "part_of": "part_of"}
"""Relations of which a reader expects one at a time: one paymaster, one commander, one whole."""

_HOSTILE = "fights"


class Sort(StrEnum):
    """How relations contradict each other."""

    RIVALS = "rivals"
    """Different actors are said to stand in one and the same place: two paymasters."""

    ONE_NOT_ANOTHER = "one_not_another"
    """One is said to have the power, and another not to have it."""

    DENIED = "denied"
    """One voice says so, another says not."""

    FRIEND_AND_FOE = "friend_and_foe"
    """Two are said to fight each other, and to stand by each other."""


@dataclass(frozen=True, slots=True)
class Side:
    """One account: who is said to stand so, or not to, and the propositions that say it."""

    names: tuple[str, ...]
    stance: Stance
    """`asserts` or `denies`: how the voices that count here stand to the propositions."""

    propositions: tuple[Proposition, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Accounts that do not go together. Which of them holds, nobody has decided."""

    sort: Sort
    kind: str
    """Of the relations; the first side's where they differ."""

    about: tuple[str, ...]
    """Names of those of whom all sides speak."""

    sides: tuple[Side, ...]


def contradictions(relations: Iterable[Proposition]) -> tuple[Contradiction, ...]:
    """Return what contradicts what among relations, whatever order they come in.

    Only relations whose times can meet are set against each other, since a paymaster may change;
    a time that is not told may be any. Other types of propositions are passed over. Each is
    listed, none is decided: two paymasters may both pay.
    """
    told = sorted(
        (each for each in relations if each.type is PropositionType.RELATION),
        key=lambda each: (each.document_id, each.words, each.id),
    )
    found = [*_rivals(told), *_denied(told), *_friends_and_foes(told)]
    return tuple(sorted(found, key=_most_told_first))


def is_asserted(proposition: Proposition) -> bool:
    """Say whether a voice claims it, or the report tells it and names no voice at all."""
    return bool(proposition.claimed_by) or not (proposition.denied_by or proposition.doubted_by)


def _rivals(told: list[Proposition]) -> Iterator[Contradiction]:
    """Yield different actors said to hold one place, and those said not to hold it."""
    places: dict[tuple[str, str], list[Proposition]] = {}
    for each in told:
        if each.kind in _ONE_OF and _holders(each):
            for party in _holding(each):
                key = _ONE_OF[each.kind], who(party, each.document_id)
                places.setdefault(key, []).append(each)
    for (_, held), all_told in places.items():
        by_holder: dict[frozenset[str], list[Proposition]] = {}
        for each in all_told:
            by_holder.setdefault(names_of(_holders(each), each.document_id), []).append(each)
        said = {key: [e for e in some if is_asserted(e)] for key, some in by_holder.items()}
        only_denied = [
            each
            for key, some in by_holder.items()
            if not said[key]
            for each in some
            if each.denied_by and each.kind in POWER
        ]
        about = _names(p for each in all_told for p in _holding(each) if _is(p, each, held))
        sides = [
            Side(_names(p for e in some for p in _holders(e)), Stance.ASSERTS, tuple(some))
            for key, others in said.items()
            if (some := [e for e in others if _meets_rival(e, key, said)])
        ]
        if len(sides) > 1:
            yield Contradiction(Sort.RIVALS, sides[0].propositions[0].kind, about, tuple(sides))
        holds = [each for some in said.values() for each in some if each.kind in POWER]
        yield from _opposed(Sort.ONE_NOT_ANOTHER, about, holds, only_denied, _holders)


def _denied(told: list[Proposition]) -> Iterator[Contradiction]:
    """Yield relations that one voice claims and another denies."""
    by_thing: dict[Hashable, list[Proposition]] = {}
    for each in told:
        by_thing.setdefault(thing(each), []).append(each)
    for same in by_thing.values():
        claimed = [each for each in same if is_asserted(each)]
        denied = [each for each in same if each.denied_by]
        if _voices(e.claimed_by for e in claimed) != _voices(e.denied_by for e in denied):
            about = _names(party for each in same for party in each.recipients)
            yield from _opposed(Sort.DENIED, about, claimed, denied, lambda each: each.agents)


def _opposed(
    sort: Sort,
    about: tuple[str, ...],
    claimed: list[Proposition],
    denied: list[Proposition],
    named: Callable[[Proposition], tuple[Party, ...]],
) -> Iterator[Contradiction]:
    for_it = tuple(c for c in claimed if any(may_meet(c.period, d.period) for d in denied))
    against = tuple(d for d in denied if any(may_meet(c.period, d.period) for c in claimed))
    if for_it and against:
        sides = (
            Side(_names(p for each in for_it for p in named(each)), Stance.ASSERTS, for_it),
            Side(_names(p for each in against for p in named(each)), Stance.DENIES, against),
        )
        yield Contradiction(sort, for_it[0].kind, about, sides)


def _friends_and_foes(told: list[Proposition]) -> Iterator[Contradiction]:
    """Yield pairs said to fight each other and, at a time that can be the same, not to."""
    by_pair: dict[frozenset[str], list[Proposition]] = {}
    for each in told:
        pair = names_of(each.roles, each.document_id)
        if is_asserted(each) and len(pair) == 2:
            by_pair.setdefault(pair, []).append(each)
    for both in by_pair.values():
        foes = [each for each in both if each.kind == _HOSTILE]
        friends = [each for each in both if each.kind != _HOSTILE]
        for_it = tuple(f for f in friends if any(may_meet(f.period, e.period) for e in foes))
        against = tuple(e for e in foes if any(may_meet(f.period, e.period) for f in friends))
        if for_it and against:
            about = _names(party for each in both for party in each.roles)
            sides = tuple(Side(about, Stance.ASSERTS, some) for some in (for_it, against))
            yield Contradiction(Sort.FRIEND_AND_FOE, for_it[0].kind, about, sides)


def _holders(each: Proposition) -> tuple[Party, ...]:
    """Return those of whom a reader expects one: who pays; the whole that a part belongs to."""
    return each.recipients if each.kind == "part_of" else each.agents


def _holding(each: Proposition) -> tuple[Party, ...]:
    return each.agents if each.kind == "part_of" else each.recipients


def _meets_rival(
    each: Proposition, holders: frozenset[str], said: dict[frozenset[str], list[Proposition]]
) -> bool:
    return any(
        may_meet(each.period, other.period) and not _told_together(each, other)
        for key, others in said.items()
        if not key & holders
        for other in others
    )


def _told_together(each: Proposition, other: Proposition) -> bool:
    """Say whether the same words of a report carry both: "both fund them" names no rivals."""
    return (each.document_id, each.words) == (other.document_id, other.words)


def _is(party: Party, each: Proposition, key: str) -> bool:
    return who(party, each.document_id) == key


def _voices(said: Iterable[tuple[Voice, ...]]) -> frozenset[str]:
    return frozenset(v.actor or v.name.casefold() for voices in said for v in voices)


def _names(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple({party.actor or party.name.casefold(): party.name for party in parties}.values())


def _most_told_first(found: Contradiction) -> tuple[object, ...]:
    told = {each.document_id for side in found.sides for each in side.propositions}
    ids = [each.id for side in found.sides for each in side.propositions]
    return -len(told), list(Sort).index(found.sort), found.kind, found.about, ids
