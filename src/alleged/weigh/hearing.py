"""Who is heard among many who say the same: one origin, one voice and one side speak once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from alleged.model.evidence import BodyOfEvidence, Finding, TraceState
from alleged.model.testimony import Testimony, Witness
from alleged.weigh.assumptions import Assumptions
from alleged.weigh.strength import (
    LINKED,
    ONE_SOURCE,
    Manner,
    manner,
    one_more,
    voice_hundredths,
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
    it would have all of its voices say so: the loudest, so that one more never weakens a verdict.
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
    sides: dict[bool, list[_Word]] = {True: [], False: []}
    for unit, group in units.items():
        speaks = _loudest(group)
        for each in group:
            if each is not speaks:
                silent[each.place] = _after_unit(unit, speaks)
        if unit[0] != "trace":
            sides[speaks.supports].append(speaks)
    for voices in sides.values():
        if len(voices) > 1:
            _hear_together(voices, manners)
    count = len(body.testimony)
    return Hearing(tuple(manners), tuple(silent[:count]), tuple(silent[count:]))


def _hear_together(voices: list[_Word], manners: list[Manner]) -> None:
    """Note of all voices of a side but the loudest that they may have it from a louder one."""
    heard: set[str] = set()
    for each in sorted(voices, key=_by_loudness):
        source = each.witness.source
        if heard:
            further = ONE_SOURCE if source in heard else LINKED
            manners[each.place] = one_more(manners[each.place], further)
        heard.add(source)


def _by_loudness(word: _Word) -> tuple[int, tuple[bool, str, str], str]:
    return (-word.loudness(), word.witness.order, word.witness.claim_id)


def _words(body: BodyOfEvidence, manners: Sequence[Manner], assumed: Assumptions) -> list[_Word]:
    found = []
    for place, claim in enumerate(body.testimony):
        said = manners[place]
        loudness = partial(_loudness, said, assumed)
        found.append(_Word(place, claim, claim.witness, said.supports, loudness))
    traces = {trace.name: trace for trace in body.traces}
    for place, each in enumerate(body.findings, start=len(body.testimony)):
        if each.state in (TraceState.SEEN, TraceState.NOT_FOUND):
            bits = finding_hundredths(traces[each.trace], each, assumed)
            if bits:
                found.append(_Word(place, each, each.witness, bits > 0, partial(abs, bits)))
    return found


def _loudness(said: Manner, assumed: Assumptions) -> int:
    return abs(voice_hundredths(said, assumed))


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
