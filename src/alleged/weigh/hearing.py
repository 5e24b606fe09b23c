"""Who is heard among many who say the same: one origin, one voice and one side speak once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from math import prod
from typing import NamedTuple

from alleged.model.evidence import BodyOfEvidence, Finding, TraceState
from alleged.model.testimony import Testimony, Witness
from alleged.weigh.assumptions import Assumptions
from alleged.weigh.strength import (
    LINKED,
    ONE_SOURCE,
    Manner,
    loudness,
    manner,
    one_more,
)
from alleged.weigh.traces import finding_hundredths

Unit = tuple[str, str, str, bool]
"""What speaks once, and whether for or against."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """How each claim is said, and why each claim and finding adds nothing; empty if it is heard.

    In the order of the body of evidence.
    """

    manners: tuple[Manner, ...]
    silent_claims: tuple[str, ...]
    silent_findings: tuple[str, ...]


class _Word(NamedTuple):
    """A claim or finding, as one of many who want to be heard."""

    place: int
    said: Testimony | Finding
    witness: Witness
    supports: bool
    loudness: Callable[[], int]
    """Hundredths of a bit it would add or take if nobody else spoke; asked only where it counts."""


def hear(body: BodyOfEvidence, assumed: Assumptions) -> Hearing:
    """Return which claims and findings are heard.

    An origin speaks once for a matter and once against it: through its first document, and there
    with what says most. A copy comes after what it copies, so it never changes what its origin
    says. Of what is left, one voice is heard once, and so is one side with what serves it, since
    it would have all of its voices say so: with what weighs most beside the others, so that one
    more never weakens a verdict.
    """
    manners = [manner(each) for each in body.testimony]
    words = _words(body, manners, assumed)
    silent = [""] * (len(body.testimony) + len(body.findings))
    origins: dict[tuple[str, bool], list[_Word]] = {}
    for each in words:
        origins.setdefault((each.witness.origin, each.supports), []).append(each)
    units: dict[Unit, list[_Word]] = {}
    for group in origins.values():
        speaks = _speaker(group)
        for each in group:
            if each is not speaks:
                silent[each.place] = _after_origin(each, speaks)
        units.setdefault(_unit(speaks), []).append(speaks)
    sides: dict[bool, list[tuple[Unit, list[_Word]]]] = {True: [], False: []}
    for unit, group in units.items():
        if unit[0] == "trace":
            _silence(unit, group, _loudest(group), silent)
        else:
            sides[unit[-1]].append((unit, group))
    for side in sides.values():
        chosen = _hear_together([group for _, group in side], manners, assumed)
        for (unit, group), speaks in zip(side, chosen, strict=True):
            _silence(unit, group, speaks, silent)
    count = len(body.testimony)
    return Hearing(tuple(manners), tuple(silent[:count]), tuple(silent[count:]))


def _silence(unit: Unit, group: Sequence[_Word], speaks: _Word, silent: list[str]) -> None:
    for each in group:
        if each is not speaks:
            silent[each.place] = _after_unit(unit, speaks)


def _hear_together(
    units: Sequence[Sequence[_Word]], manners: list[Manner], assumed: Assumptions
) -> list[_Word]:
    """Return the word each voice of a side is heard with, and note what the others may copy.

    All voices but one may have it from it, and all but one of a source from that one. Who these
    are, and which of its words a voice is heard with, is so chosen that the side weighs most: one
    more voice can then only add, since what was chosen before can still be.
    """
    if not units:
        return []
    if len(units) == 1:
        return [_loudest(units[0])]
    many = prod(len(unit) for unit in units) > _TRIED
    tried = [[_loudest(unit)] for unit in units] if many else units
    worth = {each.place: loudness(manners[each.place], assumed) for unit in tried for each in unit}
    best: tuple[int, list[_Word], dict[str, _Word], str] | None = None
    for words in product(*(sorted(unit, key=_by_loudness) for unit in tried)):
        found = _arranged(list(words), worth)
        if best is None or found[0] > best[0]:
            best = found
    assert best is not None
    _, chosen, first_of, first = best
    for each in chosen:
        source = each.witness.source
        if first_of[source] is not each:
            manners[each.place] = one_more(manners[each.place], ONE_SOURCE)
        elif source != first:
            manners[each.place] = one_more(manners[each.place], LINKED)
    return chosen


_TRIED = 64
"""So many ways in which voices with several words each may be heard are tried."""

_Loudness = tuple[int, int, int]
"""Hundredths of a bit: heard alone, beside voices of other sources, behind one of its own."""


def _arranged(
    words: list[_Word], worth: Mapping[int, _Loudness]
) -> tuple[int, list[_Word], dict[str, _Word], str]:
    """Return the most that words can weigh together, and who is first of each source and of all."""
    by_source: dict[str, list[_Word]] = {}
    for each in sorted(words, key=_by_loudness):
        by_source.setdefault(each.witness.source, []).append(each)

    def gain(each: _Word, place: int) -> int:
        return worth[each.place][place] - worth[each.place][2]

    first_of = {s: max(group, key=lambda w: gain(w, 1)) for s, group in by_source.items()}
    alone_of = {s: max(group, key=lambda w: gain(w, 0)) for s, group in by_source.items()}
    first = max(by_source, key=lambda s: gain(alone_of[s], 0) - gain(first_of[s], 1))
    first_of[first] = alone_of[first]
    total = sum([worth[each.place][2] for each in words])
    total += sum([gain(w, 0 if s == first else 1) for s, w in first_of.items()])
    return total, words, first_of, first


def _by_loudness(word: _Word) -> tuple[int, tuple[bool, str, str], str]:
    return (-word.loudness(), word.witness.order, word.witness.claim_id)


def _words(body: BodyOfEvidence, manners: Sequence[Manner], assumed: Assumptions) -> list[_Word]:
    found = []
    for place, claim in enumerate(body.testimony):
        said = manners[place]
        loud = partial(_alone, said, assumed)
        found.append(_Word(place, claim, claim.witness, said.supports, loud))
    traces = {trace.name: trace for trace in body.traces}
    for place, each in enumerate(body.findings, start=len(body.testimony)):
        if each.state in (TraceState.SEEN, TraceState.NOT_FOUND):
            bits = finding_hundredths(traces[each.trace], each, assumed)
            if bits:
                found.append(_Word(place, each, each.witness, bits > 0, partial(abs, bits)))
    return found


def _alone(said: Manner, assumed: Assumptions) -> int:
    return loudness(said, assumed)[0]


def _speaker(group: Sequence[_Word]) -> _Word:
    if len(group) == 1:
        return group[0]
    first = min(group, key=lambda each: each.witness.order).witness.document
    return _loudest([each for each in group if each.witness.document == first])


def _loudest(words: Sequence[_Word]) -> _Word:
    if len(words) == 1:
        return words[0]
    return min(words, key=_by_loudness)


def _unit(word: _Word) -> Unit:
    said = word.said
    if isinstance(said, Finding):
        return ("trace", said.trace, word.witness.voice, word.supports)
    if said.side and said.interest.serves:
        return ("side", said.side, "", word.supports)
    return ("voice", word.witness.voice, "", word.supports)


def _after_origin(word: _Word, speaks: _Word) -> str:
    if word.witness.document == speaks.witness.document:
        return f"part of what {speaks.witness.source} says, which is heard once"
    return f"from where {speaks.witness.source} has it, which is heard"


def _after_unit(unit: Unit, speaks: _Word) -> str:
    if unit[0] == "side":
        return f"{unit[1]} is heard through {speaks.witness.voice}"
    return f"heard in {speaks.witness.source}"
