"""Whom one report took from: overlaps, days, credits and decisions become edges."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from alleged.model.document import Span
from alleged.model.lineage import (
    Basis,
    Credit,
    CreditKind,
    Edge,
    EdgeDecision,
    EdgeKind,
    Imprint,
    Overlap,
    Passage,
    Verdict,
    edge_id,
)
from alleged.weigh.precedence import Precedence, Standing
from alleged.weigh.sources import share

COPY = 0.6
"""Of a report's words, what must be the origin's for it to be a copy and not a part of a story."""

ADDS = 40
"""Characters of a report that a further origin must explain: a short clause."""

_KINDS = {
    Basis.REWRITE: EdgeKind.DERIVED,
    Basis.CREDIT: EdgeKind.DERIVED,
    Basis.SOURCE: EdgeKind.CITES,
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the edges of one report hang on, besides its own imprint."""

    imprints: Mapping[str, Imprint]
    """By document id."""

    precedence: Precedence
    overlaps: Sequence[Overlap]
    """What the report has in common with others, in the order they were found."""

    are_copies: Callable[[str, str], bool]
    """Whether two reports share passages that one of them took."""

    decisions: Sequence[EdgeDecision]
    """The latest on each edge of the report or to it."""

    addressed: Callable[[str], str | None]
    """The report at an address, by the key of that."""


def edges_of(report: str, known: Surroundings) -> tuple[Edge, ...]:
    """Return whom a report took from, in the order of the origins."""
    settled = {frozenset((each.document_id, each.origin_id)) for each in known.decisions}
    mine = [
        _edge(each, first, known.imprints)
        for each in known.overlaps
        if frozenset((each.left, each.right)) not in settled
        if (first := known.precedence.first(each.left, each.right)) != report
    ]
    own = [each for each in known.decisions if each.document_id == report]
    found = _chosen(mine, known.precedence.standing, known.are_copies)
    found += (
        _decided(each, known)
        for each in own
        if each.verdict is Verdict.CONFIRMED
        if not each.origin_id or each.origin_id in known.imprints
    )
    without = {each.edge_id for each in own if each.verdict is Verdict.REFUTED}
    without |= {edge.id for edge in found}
    found += (edge for edge in _credited(report, known, found) if edge.id not in without)
    return tuple(sorted(found, key=in_order))


def _edge(found: Overlap, first: str, imprints: Mapping[str, Imprint]) -> Edge:
    """Return an overlap as an edge from the later report to the one that had it first."""
    turned = first == found.right
    document, origin = (found.left, found.right) if turned else (found.right, found.left)
    part = found.left_share if turned else found.right_share
    if found.basis is not Basis.WORDS:
        kind = _KINDS[found.basis]
    elif not found.score:
        kind = EdgeKind.QUOTES
    else:
        kind = EdgeKind.COPY if part >= COPY else EdgeKind.DERIVED
    passages = tuple(
        Passage(each.left, each.right) if turned else Passage(each.right, each.left)
        for each in found.passages
    )
    name = found.name or imprints[origin].outlet
    shared = _shared_credit(imprints[document], imprints[origin]) if found.score else ""
    reason = f"{found.reason}; credits {shared}" if shared else found.reason
    return Edge(
        document,
        origin,
        name,
        kind,
        passages,
        found.score,
        part,
        found.basis,
        reason,
        credited=bool(shared),
    )


def _shared_credit(report: Imprint, origin: Imprint) -> str:
    """Return whose work a report says it carries, if the origin is theirs or carries it too."""
    for credit in report.credits:
        whole = credit.kind in (CreditKind.BYLINE, CreditKind.CREDIT) and credit.key != report.host
        if whole and credit.key and credit.key in origin.publishers:
            return credit.name
    return ""


def _chosen(
    mine: Sequence[Edge],
    standing: Callable[[str], Standing],
    are_copies: Callable[[str, str], bool],
) -> list[Edge]:
    """Return of all reports that one could have taken from those that explain it.

    A passage that ten earlier reports have is explained by one of them, the one that has most of
    the report, then the earliest; the others explain theirs themselves. Passages from two stories
    are explained by both, and neither of these by the other. So is news: one edge for each source
    or outlet, and none to a report that shares passages with an origin already chosen.
    """
    explained: list[Span] = []
    told: set[tuple[Basis, str]] = set()
    chosen: list[Edge] = []
    for edge in sorted(mine, key=lambda edge: _worth(edge, standing)):
        origins = {str(each.origin_id) for each in chosen if each.makes_one}
        if edge.basis is Basis.WORDS:
            spans = [passage.span for passage in edge.passages]
            if share([*explained, *spans], 1) - share(explained, 1) < ADDS:
                continue
            explained += spans
        elif any(are_copies(str(edge.origin_id), each) for each in origins):
            continue
        elif edge.basis is not Basis.REWRITE:
            named = edge.basis, edge.origin_name.casefold()
            if named in told:
                continue
            told.add(named)
        chosen.append(edge)
    return chosen


def _worth(edge: Edge, standing: Callable[[str], Standing]) -> tuple[bool, bool, float, Standing]:
    """Sort words before news, copies before quotations, much before little, early before late."""
    words = edge.basis is Basis.WORDS
    covered = share([passage.span for passage in edge.passages], 1) if words else 0.0
    return not words, not edge.makes_one, -covered, standing(str(edge.origin_id))


def _decided(decision: EdgeDecision, known: Surroundings) -> Edge:
    """Return the edge a person confirmed or added, with what the program knows of it."""
    both = {decision.document_id, decision.origin_id}
    for each in known.overlaps:
        if {each.left, each.right} == both:
            found = _edge(each, decision.origin_id or "", known.imprints)
            break
    else:
        found = None
    said = f"decided by {decision.by}" + (f": {decision.reason}" if decision.reason else "")
    return Edge(
        decision.document_id,
        decision.origin_id,
        decision.origin_name or (found.origin_name if found else ""),
        decision.kind,
        found.passages if found else (),
        1.0,
        1.0,
        found.basis if found else Basis.DECISION,
        said,
        decided_by=decision.by,
    )


def _credited(report: str, known: Surroundings, found: Sequence[Edge]) -> Iterator[Edge]:
    """Yield an edge for each outlet a report credits that none of its origins is from."""
    imprint = known.imprints[report]
    done: set[str] = set()
    for edge in found:
        if edge.origin_id and edge.origin_id in known.imprints:
            done |= known.imprints[edge.origin_id].publishers
            done.add(edge.origin_name.casefold())
    for credit in imprint.credits:
        origin = known.addressed(credit.key) if credit.kind is CreditKind.LINK else None
        own = credit.key in imprint.publishers and credit.kind is not CreditKind.BYLINE
        own = own or credit.key == imprint.host or origin == report
        if own or credit.key in done or credit.name.casefold() in done:
            continue
        if credit.kind is CreditKind.LINK and not origin:
            continue
        done.add(credit.key)
        yield _of_credit(imprint, credit, origin)


def _of_credit(imprint: Imprint, credit: Credit, origin: str | None) -> Edge:
    whole = credit.kind in (CreditKind.BYLINE, CreditKind.CREDIT)
    return Edge(
        imprint.document_id,
        origin,
        credit.name,
        EdgeKind.DERIVED if whole else EdgeKind.CITES,
        (Passage(credit.span),) if credit.span else (),
        0.0,
        0.0,
        Basis.NAMED,
        "the report says so" if whole else "the report names it",
    )


def in_order(edge: Edge) -> tuple[str, str, str, str]:
    """Return by what edges are put in order: document, origin, name."""
    return edge.document_id, edge.origin_id or "~", edge.origin_name, edge_id(*edge.ends)
