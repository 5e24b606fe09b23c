"""What each source said over many matters, and how far others, without it, bear it out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from alleged.model.evidence import BodyOfEvidence
from alleged.model.record import Record, Track
from alleged.model.supposition import Part
from alleged.model.testimony import Testimony
from alleged.weigh.assumptions import Assumptions
from alleged.weigh.supposing import without
from alleged.weigh.verdict import odds_of


class Told(NamedTuple):
    """One matter that is weighed."""

    episode: str
    heading: str
    body: BodyOfEvidence


def records(matters: Iterable[Told], assumed: Assumptions) -> list[Record]:
    """Return the record of every source, the one with most claims first.

    What others say of a matter is weighed without the source and all who have it from there, so a
    source is never borne out by its own word. Others are not known to be right: this says who
    agrees, and no more.
    """
    said: dict[str, list[tuple[Told, list[Testimony]]]] = defaultdict(list)
    for matter in matters:
        for name, mine in _by_source(matter.body).items():
            said[name].append((matter, mine))
    found = [_record(name, mine, assumed) for name, mine in said.items()]
    return sorted(found, key=lambda each: (-each.claims, each.name))


def _record(name: str, said: list[tuple[Told, list[Testimony]]], assumed: Assumptions) -> Record:
    claims = [each for _, mine in said for each in mine]
    taken = sum(each.witness.copies for each in claims)
    own = sum(not each.witness.copies and each.witness.voice == name for each in claims)
    return Record(
        name,
        any(each.witness.source == name for each in claims),
        len({each.witness.document for each in claims}),
        dict(sorted(Counter(each.stance.value for each in claims).items())),
        own,
        len(claims) - taken - own,
        taken,
        sum(each.hedged for each in claims),
        tuple(track for matter, mine in said for track in _tracks(name, matter, mine, assumed)),
    )


def _tracks(
    name: str, matter: Told, mine: list[Testimony], assumed: Assumptions
) -> Iterator[Track]:
    rest = without(matter.body, Part.SOURCE, name)
    others = odds_of(rest, assumed) - round(100 * assumed["prior"])
    for supports in (True, False):
        words = [e.witness for e in mine if e.supports is supports and e.witness.voice == name]
        if words:
            yield Track(
                matter.episode,
                matter.heading,
                supports,
                tuple(witness.claim_id for witness in words),
                all(witness.copies for witness in words),
                others,
            )


def _by_source(body: BodyOfEvidence) -> dict[str, list[Testimony]]:
    found: dict[str, list[Testimony]] = defaultdict(list)
    for each in body.testimony:
        for name in dict.fromkeys((each.witness.source, each.witness.speaker)):
            if name:
                found[name].append(each)
    return found
