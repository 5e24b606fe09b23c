"""All that a ledger holds on one matter, as a body of evidence."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from alleged.model.bearing import BearingEvidence, evidence_of
from alleged.model.claim import Aspect, Claim
from alleged.model.deal import Deal, Visibility
from alleged.model.evidence import BodyOfEvidence, Checklist, Finding
from alleged.model.inquiry import Inquiry
from alleged.model.lineage import Origin, Point
from alleged.model.testimony import Access, Reliability, Testimony, Witness
from alleged.weigh.assumptions import Assumptions
from alleged.weigh.checklists import SECRET, checklist_for
from alleged.weigh.named_evidence import ANY, finding_of, trace_of
from alleged.weigh.scales import reliability_of
from alleged.weigh.standing import Foes, Sayings, is_hedged, publisher

Letters = Mapping[str, str]
"""Admiralty letters that analysts gave, by the folded name of an outlet or a speaker."""

NONE: Mapping[str, frozenset[str]] = MappingProxyType({})
CONTRADICTS = "in one report this voice speaks for it and against it; read the words"
UNGRADED: Letters = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Matter:
    """What is weighed, and the list that says what it would leave behind."""

    body: BodyOfEvidence
    checklist: Checklist
    aside: Mapping[str, str]
    """Claims that are not weighed, by id, and why."""

    aspects: Mapping[Aspect, BodyOfEvidence]
    """What is said for and against each aspect that somebody denies while the whole stands."""


def points(sayings: Iterable[Sayings]) -> Iterator[Point]:
    """Yield where claims and named evidence stand, to be asked whose words these are."""
    for each in sayings:
        yield from map(_claim_point, each.claims)
        yield from (_evidence_point(named) for named in _evidence(each))


def kinds_of(sayings: Sequence[Sayings]) -> tuple[str, ...]:
    """Return the kinds that tellings give, the commonest first; `secret` before all if it is.

    It is if as many of those that say whether it was hidden or open say that it was hidden.
    """
    told = [each.told for each in sayings]
    seen = Counter(t.decided_visibility for t in told if isinstance(t, Deal))
    hidden = seen[Visibility.SECRET] > 0 and seen[Visibility.SECRET] >= seen[Visibility.PUBLIC]
    counted = Counter(str(t.decided_kind if isinstance(t, Deal) else t.kind) for t in told)
    kinds = sorted(counted, key=lambda kind: (-counted[kind], kind))
    return (SECRET, *kinds) if hidden else tuple(kinds)


def matter_of(
    sayings: Sequence[Sayings],
    origins: Mapping[Point, Origin],
    among: Mapping[str, Checklist],
    assumed: Assumptions,
    *,
    letters: Letters = UNGRADED,
    inquiries: Iterable[Inquiry] = (),
    foes: Foes = NONE,
) -> Matter:
    """Return all that tellings of one thing, and analysts, say for and against it.

    Args:
        sayings: The tellings, each with its claims.
        origins: Where the words at each of their `points` come from.
        among: Checklists by name.
        assumed: What is taken for granted of analysts who look for traces.
        letters: Admiralty letters of sources.
        inquiries: What analysts decided of traces; the last of each trace counts.
        foes: Who is said to fight whom.
    """
    checklist = checklist_for(kinds_of(sayings), among) or among[ANY]
    whole = _whole_names(claim.speaker.name for each in sayings for claim in each.claims)
    told = [
        (each, _testimony(claim, each, origins, checklist, letters, foes, whole))
        for each in sayings
        for claim in each.claims
    ]
    of_one = {
        c.id: c.decided_denies_only
        for each in sayings
        for c in each.claims
        if c.decided_denies_only
    }
    aspects = _aspects(told, of_one)
    told = [(each, said) for each, said in told if said.witness.claim_id not in of_one]
    aside = dict(_contradicting(told))
    testimony = [said for _, said in told if said.witness.claim_id not in aside]
    named = [
        finding_of(evidence.named, _beholder(evidence, each, origins, letters))
        for each in sayings
        for evidence in _evidence(each)
    ]
    traces = {trace.name: trace for trace in checklist.traces}
    for each in sayings:
        for evidence in _evidence(each):
            trace = trace_of(evidence.named.kind)
            traces.setdefault(trace.name, trace)
    looked = [_looked(each, assumed) for each in _latest(inquiries) if each.trace in traces]
    body = BodyOfEvidence(
        tuple(_copies_with_originals(testimony)), tuple(traces.values()), (*named, *looked)
    )
    return Matter(body, checklist, aside, aspects)


def _testimony(
    claim: Claim,
    sayings: Sayings,
    origins: Mapping[Point, Origin],
    checklist: Checklist,
    letters: Letters,
    foes: Foes,
    whole: Mapping[str, str],
) -> Testimony:
    voice = claim.speaker
    standing = sayings.standing(claim, checklist, foes)
    origin = origins[_claim_point(claim)]
    source = publisher(sayings.document)
    # Nobody knows the unnamed but the report: they speak with its voice, and once with it.
    speaker = "" if voice.is_author or sayings.is_unnamed(voice) else whole[voice.name]
    if standing.speaks_for:
        speaker = standing.side
    witness = Witness(
        claim.id,
        claim.document_id,
        source,
        f"{_name(origin)}: {speaker}" if speaker else _name(origin),
        speaker,
        sayings.document.published,
        origin.document_id != claim.document_id,
        standing.access,
        _reliability((speaker, source), letters),
    )
    return Testimony(
        witness, claim.decided_stance, is_hedged(claim), standing.interest, standing.side
    )


def _aspects(
    told: Iterable[tuple[Sayings, Testimony]], of_one: Mapping[str, Aspect]
) -> dict[Aspect, BodyOfEvidence]:
    """Return for each aspect that is denied by itself who denies it and who asserts it."""
    found: dict[Aspect, list[Testimony]] = {
        aspect: [] for aspect in Aspect if aspect in of_one.values()
    }
    for sayings, said in told:
        claim = sayings.claim(said.witness.claim_id)
        for aspect in (of_one[claim.id],) if claim.id in of_one else claim.names:
            if aspect in found:
                found[aspect].append(said)
    return {
        aspect: BodyOfEvidence(tuple(_copies_with_originals(each)))
        for aspect, each in found.items()
    }


def _whole_names(names: Iterable[str]) -> dict[str, str]:
    """Return names by how they are written: "Vask" is the only other one that ends so.

    >>> _whole_names(["Jorin Vask", "Vask", "Mar"])["Vask"]
    'Jorin Vask'
    """
    known = sorted(set(names))
    longer: dict[str, list[str]] = {name: [] for name in known}
    for name in known:
        for at in (at for at, letter in enumerate(name) if letter == " "):
            if (end := name[at + 1 :]) in longer:
                longer[end].append(name)
    return {
        name: longer[name][0] if len(longer[name]) == 1 and name[:1].isupper() else name
        for name in known
    }


def _contradicting(told: Iterable[tuple[Sayings, Testimony]]) -> Iterator[tuple[str, str]]:
    """Yield the claims of a voice that, in one telling, speaks for the matter and against it."""
    spoken: dict[tuple[int, str], list[Testimony]] = {}
    for sayings, said in told:
        claim = sayings.claim(said.witness.claim_id)
        name = claim.speaker.name if not said.witness.speaker else said.witness.speaker
        spoken.setdefault((id(sayings), name), []).append(said)
    for words in spoken.values():
        if len({each.supports for each in words}) > 1:
            for each in words:
                yield each.witness.claim_id, CONTRADICTS


def _beholder(
    evidence: BearingEvidence, sayings: Sayings, origins: Mapping[Point, Origin], letters: Letters
) -> Witness:
    """Return the report as the one who saw what it names; with its own word it speaks once."""
    origin = origins[_evidence_point(evidence)]
    source = publisher(sayings.document)
    return Witness(
        evidence.id,
        evidence.document_id,
        source,
        _name(origin),
        "",
        sayings.document.published,
        origin.document_id != evidence.document_id,
        Access.SAW,
        _reliability((source,), letters),
    )


def _looked(inquiry: Inquiry, assumed: Assumptions) -> Finding:
    """Return what an analyst found; it rests on nobody's report, so its origin is its own."""
    witness = Witness(
        inquiry.id,
        inquiry.id,
        inquiry.by,
        inquiry.id,
        published=inquiry.at.date().isoformat(),
        access=Access.SAW,
        reliability=Reliability(assumed["analyst"]),
    )
    return Finding(inquiry.trace, inquiry.state, witness, inquiry.searched)


def _latest(inquiries: Iterable[Inquiry]) -> Iterable[Inquiry]:
    return {i.trace: i for i in sorted(inquiries, key=lambda i: i.number)}.values()


def _copies_with_originals(testimony: Sequence[Testimony]) -> Iterator[Testimony]:
    """Yield the claims, none of a copy with an origin that the report it copies does not have.

    What one reader of the text takes for the report's own word, another takes for a speaker's. It
    is the same word all the same, and a copy shall add none.
    """
    begun: dict[tuple[str, bool], list[str]] = {}
    for each in testimony:
        if not each.witness.copies:
            key = (_report(each.witness.origin), each.supports)
            begun.setdefault(key, []).append(each.witness.origin)
    for each in testimony:
        origin = each.witness.origin
        known = begun.get((_report(origin), each.supports), [])
        if each.witness.copies and known and origin not in known:
            yield replace(each, witness=replace(each.witness, origin=min(known)))
        else:
            yield each


def _report(origin: str) -> str:
    return origin.partition(":")[0].partition(" ")[0]


def _name(origin: Origin) -> str:
    return f"{origin.document_id} {origin.name}".strip().replace(":", "")


def _evidence(sayings: Sayings) -> Iterator[BearingEvidence]:
    """Yield the evidence that a telling names, but for the very people whose word it gives."""
    speakers = [claim.voice[-1].span for claim in sayings.claims]
    for each in evidence_of(sayings.told):
        if not any(span is not None and span.overlaps(each.named.span) for span in speakers):
            yield each


def _reliability(names: Iterable[str], letters: Letters) -> Reliability | None:
    for name in names:
        letter = letters.get(name.casefold())
        if letter is not None:
            return reliability_of(letter)
    return None


def _claim_point(claim: Claim) -> Point:
    return Point(claim.document_id, (claim.span,))


def _evidence_point(evidence: BearingEvidence) -> Point:
    return Point(evidence.document_id, (evidence.named.span,))
