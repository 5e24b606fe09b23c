"""Weighs again without what is distrusted, with what is trusted, from another prior."""

import difflib
from dataclasses import replace

from alleged.errors import NothingFound
from alleged.model.assessment import Term, Verdict
from alleged.model.evidence import BodyOfEvidence, Finding
from alleged.model.supposition import Change, Move, Part, WhatIf
from alleged.model.testimony import Access, Interest, Reliability, Testimony, Witness
from alleged.weigh.assumptions import Assumptions
from alleged.weigh.verdict import weigh

_ALWAYS_RIGHT = Reliability(1.0)
"""The ceiling of the assumptions still holds."""


def what_if(
    body: BodyOfEvidence, assumed: Assumptions, change: Change, before: Verdict | None = None
) -> WhatIf:
    """Return the verdict before and after a change, and what moved it. Nothing is kept.

    `before` is the verdict on the body, if it is known.

    Raises NothingFound if the body has nothing of a name, BadAssumption for an impossible prior.
    """
    new = body
    for part, name in change.distrust:
        _check(body, part, name)
        new = without(new, part, name)
    for name in change.trust:
        _check(body, Part.SOURCE, name)
        new = _trusting(new, name)
    other = assumed if change.prior is None else assumed.with_value("prior", change.prior)
    before = before or weigh(body, assumed)
    after = weigh(new, other)
    return WhatIf(change, before, after, _moves(before, after))


def without(body: BodyOfEvidence, part: Part, name: str) -> BodyOfEvidence:
    """Return the body without what is distrusted and all that came from it.

    What a source or document was the first to say falls for everybody who has it from there; where
    it only copied, the origin stands.
    """
    kinds = {trace.name: trace.kind.value for trace in body.traces}
    fallen = _begun_by(body, part, name)

    def stays(said: Testimony | Finding) -> bool:
        return said.witness.origin not in fallen and name not in _names(said, part, kinds)

    return replace(
        body,
        testimony=tuple(each for each in body.testimony if stays(each)),
        findings=tuple(each for each in body.findings if stays(each)),
    )


def names_of(body: BodyOfEvidence, part: Part) -> tuple[str, ...]:
    """Return every source, origin, document or kind of a body that could be distrusted, sorted."""
    kinds = {trace.name: trace.kind.value for trace in body.traces}
    return tuple(sorted({n for said in body.words for n in _names(said, part, kinds) if n}))


def _names(said: Testimony | Finding, part: Part, kinds: dict[str, str]) -> tuple[str, ...]:
    witness = said.witness
    match part:
        case Part.SOURCE:
            return (witness.source, witness.speaker)
        case Part.ORIGIN:
            return (witness.origin,)
        case Part.DOCUMENT:
            return (witness.document,)
        case Part.KIND:
            return _kinds(said, kinds)


def _kinds(said: Testimony | Finding, kinds: dict[str, str]) -> tuple[str, ...]:
    access = said.witness.access
    known = "" if access is Access.UNSAID else access.value
    if isinstance(said, Finding):
        return (kinds[said.trace], known)
    stake = "" if said.interest is Interest.NONE else said.interest.value
    return ("testimonial", known, stake, "hedged" if said.hedged else "")


def _begun_by(body: BodyOfEvidence, part: Part, name: str) -> frozenset[str]:
    """Return the origins that are the source or document itself, or whose first words are its."""
    if part not in (Part.SOURCE, Part.DOCUMENT):
        return frozenset()
    first: dict[str, Witness] = {}
    for each in body.words:
        witness = each.witness
        held = first.get(witness.origin)
        if held is None or witness.order < held.order:
            first[witness.origin] = witness
    return frozenset(
        origin
        for origin, witness in first.items()
        if origin == name
        or (not witness.copies and name == (
            witness.source if part is Part.SOURCE else witness.document
        ))
    )  # fmt: skip


def _trusting(body: BodyOfEvidence, name: str) -> BodyOfEvidence:
    def trusted(witness: Witness) -> Witness:
        if name in (witness.source, witness.speaker):
            return replace(witness, reliability=_ALWAYS_RIGHT)
        return witness

    return replace(
        body,
        testimony=tuple(replace(t, witness=trusted(t.witness)) for t in body.testimony),
        findings=tuple(replace(f, witness=trusted(f.witness)) for f in body.findings),
    )


def _check(body: BodyOfEvidence, part: Part, name: str) -> None:
    known = names_of(body, part)
    if name not in known:
        near = difflib.get_close_matches(name, known, 1)
        meant = f"Did you mean {near[0]!r}? " if near else ""
        raise NothingFound(
            f"no {part} {name!r} bears on this",
            hint=f"{meant}Here are: {', '.join(map(repr, known)) or 'none'}.",
        )


def _moves(before: Verdict, after: Verdict) -> tuple[Move, ...]:
    was, now = _by_key(before), _by_key(after)
    moves = [Move(was.get(key), now.get(key)) for key in dict.fromkeys((*was, *now))]
    moved = [each for each in moves if each.hundredths]
    return tuple(sorted(moved, key=lambda each: -abs(each.hundredths)))


def _by_key(verdict: Verdict) -> dict[tuple[str, ...], Term]:
    return {(each.kind, each.about, *each.claims[:1]): each for each in verdict.terms}
