"""Who took what from whom: overlaps, days, credits and decisions become a directed graph."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

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
from alleged.weigh.precedence import Precedence
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


def edges(
    imprints: Mapping[str, Imprint],
    overlaps: Iterable[Overlap],
    decisions: Iterable[EdgeDecision] = (),
) -> tuple[Edge, ...]:
    """Return the graph, in the order of documents and origins; the order of what is given is none.

    `imprints` by document id; overlaps with a document that has none are left out. The latest
    decision on an edge counts, and stands above what the program would say of the two.
    """
    known = [each for each in overlaps if each.left in imprints and each.right in imprints]
    latest = _latest(decisions)
    decided = [each for each in latest.values() if each.document_id in imprints]
    settled = {frozenset((each.document_id, each.origin_id)) for each in decided if each.origin_id}
    precedence = Precedence(imprints, known)
    candidates: dict[str, list[Edge]] = defaultdict(list)
    for each in known:
        if frozenset((each.left, each.right)) not in settled:
            edge = _edge(each, precedence.first(each.left, each.right), imprints)
            candidates[edge.document_id].append(edge)
    copies = frozenset(
        frozenset((each.left, each.right))
        for each in known
        if each.basis is Basis.WORDS and each.score
    )
    found = [
        edge for mine in candidates.values() for edge in _chosen(mine, precedence.rank, copies)
    ]
    found += (
        _decided(each, known, imprints)
        for each in decided
        if each.verdict is Verdict.CONFIRMED and (not each.origin_id or each.origin_id in imprints)
    )
    refuted = {each.edge_id for each in decided if each.verdict is Verdict.REFUTED}
    taken = {edge.id for edge in found}
    found += (
        edge
        for edge in _credited(imprints, found)
        if edge.id not in refuted and edge.id not in taken
    )
    return tuple(sorted(found, key=_in_order))


def _latest(decisions: Iterable[EdgeDecision]) -> dict[str, EdgeDecision]:
    return {each.edge_id: each for each in sorted(decisions, key=lambda each: each.at)}


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
    mine: Sequence[Edge], rank: Mapping[str, int], copies: frozenset[frozenset[str]]
) -> list[Edge]:
    """Return of all reports that one could have taken from those that explain it.

    A passage that ten earlier reports have is explained by one of them, the one that has most of
    the report, then the earliest; the others explain theirs themselves. Passages from two stories
    are explained by both, and neither of these by the other. So is news: one edge for each source
    or outlet, and none to a report that shares passages (`copies`) with an origin already chosen.
    """
    explained: list[Span] = []
    told: set[tuple[Basis, str]] = set()
    chosen: list[Edge] = []
    for edge in sorted(mine, key=lambda edge: _worth(edge, rank)):
        origins = {str(each.origin_id) for each in chosen if each.makes_one}
        if edge.basis is Basis.WORDS:
            spans = [passage.span for passage in edge.passages]
            if share([*explained, *spans], 1) - share(explained, 1) < ADDS:
                continue
            explained += spans
        elif any(frozenset((str(edge.origin_id), each)) in copies for each in origins):
            continue
        elif edge.basis is not Basis.REWRITE:
            named = edge.basis, edge.origin_name.casefold()
            if named in told:
                continue
            told.add(named)
        chosen.append(edge)
    return chosen


def _worth(edge: Edge, rank: Mapping[str, int]) -> tuple[bool, bool, float, int]:
    """Sort words before news, copies before quotations, much before little, early before late."""
    words = edge.basis is Basis.WORDS
    covered = share([passage.span for passage in edge.passages], 1) if words else 0.0
    return not words, not edge.makes_one, -covered, rank[edge.origin_id or ""]


def _decided(
    decision: EdgeDecision, known: Sequence[Overlap], imprints: Mapping[str, Imprint]
) -> Edge:
    """Return the edge a person confirmed or added, with what the program knows of it."""
    both = {decision.document_id, decision.origin_id}
    for each in known:
        if {each.left, each.right} == both:
            found = _edge(each, decision.origin_id or "", imprints)
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


def _credited(imprints: Mapping[str, Imprint], found: Sequence[Edge]) -> Iterable[Edge]:
    """Yield an edge for each outlet a report credits that none of its origins is from."""
    explained: dict[str, set[str]] = defaultdict(set)
    for edge in found:
        if edge.origin_id and edge.origin_id in imprints:
            explained[edge.document_id] |= imprints[edge.origin_id].publishers
            explained[edge.document_id].add(edge.origin_name.casefold())
    by_address = {each.address: each.document_id for each in imprints.values() if each.address}
    for imprint in imprints.values():
        done = set(explained[imprint.document_id])
        for credit in imprint.credits:
            origin = by_address.get(credit.key) if credit.kind is CreditKind.LINK else None
            own = credit.key in imprint.publishers and credit.kind is not CreditKind.BYLINE
            own = own or credit.key == imprint.host or origin == imprint.document_id
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


def _in_order(edge: Edge) -> tuple[str, str, str, str]:
    return edge.document_id, edge.origin_id or "~", edge.origin_name, edge_id(*edge.ends)
