"""Who took what from whom in a collection that grows: what a new report changes, and no more."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import chain

from alleged.model.lineage import Basis, CreditKind, Edge, EdgeDecision, Imprint, Overlap
from alleged.weigh.lineage import Surroundings, edges_of, in_order
from alleged.weigh.precedence import Precedence


def edges(
    imprints: Mapping[str, Imprint],
    overlaps: Iterable[Overlap],
    decisions: Iterable[EdgeDecision] = (),
) -> tuple[Edge, ...]:
    """Return the graph, in the order of documents and origins; the order of what is given is none.

    `imprints` by document id; overlaps with a document that has none are left out. The latest
    decision on an edge counts, and stands above what the program would say of the two.
    """
    pedigree = Pedigree(decisions)
    pedigree.add(imprints.values(), overlaps)
    return pedigree.edges()


class Pedigree:
    """The edges of a collection, as reports and what they have in common are added to it.

    They come to the same in whatever parts that is. An edge hangs on its two reports, on how much
    of each of them others hold, and on what else the later one has in common with somebody: so a
    new report changes its own edges, those of the reports it shares something with, and, where
    more of one of these is now held by others, those of the reports beside it.
    """

    def __init__(self, decisions: Iterable[EdgeDecision] = ()) -> None:
        self._imprints: dict[str, Imprint] = {}
        self._precedence = Precedence(self._imprints)
        self._overlaps: dict[str, list[Overlap]] = {}
        self._copies: set[tuple[str, str]] = set()
        self._edges: dict[str, tuple[Edge, ...]] = {}
        self._order: list[str] = []
        self._below: dict[str, set[str]] = defaultdict(set)
        self._at: dict[str, list[str]] = defaultdict(list)
        self._linking: dict[str, set[str]] = defaultdict(set)
        self._decided: dict[str, list[EdgeDecision]] = defaultdict(list)
        latest = {each.edge_id: each for each in sorted(decisions, key=lambda each: each.at)}
        for each in latest.values():
            for end in {each.document_id, each.origin_id} - {None}:
                self._decided[str(end)].append(each)

    def add(self, imprints: Iterable[Imprint], overlaps: Iterable[Overlap]) -> set[str]:
        """Add reports, and what any of the collection have in common; return whose edges changed.

        Overlaps with a report that is not in the collection are left out.
        """
        open_ = set[str]()
        for imprint in imprints:
            open_ |= self._entered(imprint)
        shared = set[str]()
        for each in overlaps:
            if each.left in self._imprints and each.right in self._imprints:
                shared |= self._put_beside(each)
        for report in shared:
            if self._precedence.hold(report, self._overlaps[report]):
                open_ |= {end for each in self._overlaps[report] for end in (each.left, each.right)}
        changed = {report for report in open_ | shared if self._worked_out(report)}
        self._order.sort()
        return changed

    def edges(self) -> tuple[Edge, ...]:
        """Return all edges, in the order of documents and origins."""
        return tuple(chain.from_iterable(self._edges[report] for report in self._order))

    def edges_of(self, report: str) -> tuple[Edge, ...]:
        """Return whom a report took from."""
        return self._edges.get(report, ())

    def edges_at(self, report: str) -> list[Edge]:
        """Return whom a report took from, and who took from it, in the order of all edges."""
        below = (
            each
            for document in self._below.get(report, ())
            for each in self._edges[document]
            if each.origin_id == report != document
        )
        return sorted([*self.edges_of(report), *below], key=in_order)

    def _entered(self, imprint: Imprint) -> set[str]:
        """Take in a report; return whose edges it may change even if they share nothing."""
        report = imprint.document_id
        self._imprints[report] = imprint
        self._overlaps.setdefault(report, [])
        for credit in imprint.credits:
            if credit.kind is CreditKind.LINK:
                self._linking[credit.key].add(report)
        open_ = {report} | {each.document_id for each in self._decided.get(report, ())}
        if imprint.address:
            self._at[imprint.address].append(report)
            open_ |= self._linking.get(imprint.address, set())
        return open_ & self._imprints.keys()

    def _put_beside(self, found: Overlap) -> set[str]:
        """Take in what two reports have in common; return the two."""
        for end in (found.left, found.right):
            self._overlaps[end].append(found)
        if found.basis is Basis.WORDS and found.score:
            self._copies.add(_both(found.left, found.right))
        return {found.left, found.right}

    def _worked_out(self, report: str) -> bool:
        """Work out the edges of a report anew; say whether they are others than before."""
        before = self._edges.get(report, ())
        now = edges_of(
            report,
            Surroundings(
                self._imprints,
                self._precedence,
                self._overlaps[report],
                self._are_copies,
                self._decided.get(report, ()),
                self._addressed,
            ),
        )
        if now == before:
            return False
        for edge in before:
            self._below[str(edge.origin_id)].discard(report)
        for edge in now:
            if edge.origin_id:
                self._below[edge.origin_id].add(report)
        if report not in self._edges:
            self._order.append(report)
        self._edges[report] = now
        return True

    def _are_copies(self, one: str, other: str) -> bool:
        return _both(one, other) in self._copies

    def _addressed(self, key: str) -> str | None:
        """Return the earliest report at an address."""
        return min(self._at.get(key, ()), key=self._by_day, default=None)

    def _by_day(self, report: str) -> tuple[date, str]:
        days = self._imprints[report].days
        return (days[0] if days else date.max), report


def _both(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
