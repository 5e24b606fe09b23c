"""Reports compared as the ledger grows, and the questions of who took from whom answered."""

import threading
from collections.abc import Sequence

from alleged.casebook.comparer import Comparer
from alleged.casebook.finding import Row
from alleged.errors import QueryError
from alleged.ledger import growth, origins, retrieval
from alleged.ledger.states import State
from alleged.ledger.store import Store
from alleged.model.bearing import BearingEvidence
from alleged.model.claim import Attribution, Claim
from alleged.model.document import Document
from alleged.model.lineage import Edge, EdgeDecision, Imprint, Point
from alleged.publish.ancestry import Ancestry
from alleged.publish.brief import deal_point
from alleged.publish.cards import DealCard, PropositionCard
from alleged.publish.entries import Report
from alleged.publish.episode_cards import EpisodeCard
from alleged.publish.lineage import Lineage
from alleged.weigh.fingerprints import SCHEME
from alleged.weigh.independence import Graph
from alleged.weigh.pedigree import Pedigree

BATCH = 20_000
"""Reports compared in one go, which is what is lost if it breaks off."""


class Kinship:
    """The reports of one ledger, as far as they took from each other.

    It follows the ledger: each question is answered as of now. What the first has to work out is
    kept, so a report that is added later costs what hangs together with it, not what there is.
    Threads may share it.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.RLock()
        self._comparer = Comparer(store)
        self._forget()

    def _forget(self) -> None:
        self._seen: State | None = None
        self._imprints: dict[int, Imprint] = {}
        self._waiting: list[int] = []
        self._pedigree: Pedigree | None = None
        self._unrelated: list[int] = []
        self._graph = Graph()
        self._comparer.forget()

    def catch_up(self) -> int:
        """Compare every report that was not compared yet; return how many these were.

        What is compared stays so: a run that breaks off goes on where it was, and a new report is
        put beside the old ones without comparing these again.
        """
        with self._lock:
            return self._follow()

    def edges(self) -> tuple[Edge, ...]:
        """Return who took from whom, decisions included; reports not compared yet are, first."""
        with self._lock:
            return self._related().edges()

    def graph(self) -> Graph:
        """Return the edges made ready to be followed to the origins of reports and claims."""
        with self._lock:
            self._related()
            return self._graph

    def _follow(self) -> int:
        """Take in what became of the ledger since the last time; return how many were compared."""
        now = growth.state(self._store)._replace(reviewed=0, named=0)
        if now == self._seen:
            return 0
        if self._seen and now.related != self._seen.related:
            self._pedigree, self._graph, self._unrelated = None, Graph(), list(self._imprints)
            self._seen = self._seen._replace(related=now.related)
        new = growth.added(self._store, self._seen, now)
        if new is None:
            self._forget()
            new = origins.tellings(self._store)
        left = self._known([*self._waiting, *new])
        self._seen, self._waiting = now, left
        if not self._store.may_write:
            return 0
        for start in range(0, len(left), BATCH):
            part = left[start : start + BATCH]
            self._comparer.compare(part, self._imprints)
            self._known(part)
        self._waiting = []
        return len(left)

    def _known(self, numbers: Sequence[int]) -> list[int]:
        """Take in those of some tellings that are compared; return the others."""
        found = origins.imprints(self._store, SCHEME, numbers)
        self._unrelated += (number for number in numbers if number in found)
        self._imprints |= found
        return [number for number in numbers if number not in found]

    def _related(self) -> Pedigree:
        """Return who took from whom, as of now."""
        self._follow()
        if self._pedigree is None:
            self._pedigree = Pedigree(origins.decisions(self._store))
        if self._unrelated:
            whole = len(self._unrelated) == len(self._imprints)
            found = origins.overlaps(self._store, None if whole else self._unrelated)
            imprints = [self._imprints[number] for number in self._unrelated]
            for document in self._pedigree.add(imprints, found):
                self._graph.replace(document, self._pedigree.edges_of(document))
            self._unrelated = []
        return self._pedigree

    def lineage(self, points: Sequence[Point]) -> Lineage:
        """Return who took from whom around some reports: what they go back to, and all of that."""
        with self._lock:
            pedigree, graph = self._related(), self._graph
            near = _around({point.document_id for point in points}, pedigree)
            beside = {edge.id: edge for each in sorted(near) for edge in pedigree.edges_at(each)}
        told = tuple(beside.values())
        drawn = tuple(edge for edge in told if {edge.document_id, edge.origin_id or ""} <= near)
        drawn += tuple(e for e in told if e.origin_id is None and e.document_id in near)
        reports, words = {}, {}
        for document in retrieval.documents_of(self._store, near):
            key = document.id
            reports[key] = Report.of(document)
            for edge in drawn:
                if edge.document_id == key and edge.passages:
                    longest = max(edge.passages, key=lambda p: p.span.end - p.span.start)
                    words[edge.id] = longest.span.of(document.text)
        voices = graph.independence(points)
        return Lineage(Ancestry(tuple(points), reports, drawn, voices, words))

    def relate(self, decision: EdgeDecision) -> int:
        """Keep a decision on an edge; return the number of its run."""
        return origins.decide(self._store, decision)

    def found(self, wanted_id: str) -> Edge | None:
        """Return the edge with that id, or None if there is no such edge."""
        return next((edge for edge in self.edges() if edge.id == wanted_id), None)


def points_of(row: Row) -> list[Point]:
    """Return where a row of the ledger stands, to be asked whose words it is."""
    if isinstance(row, EpisodeCard):
        return [point_of(card) for card in row.cards]
    return [point_of(row)]


def point_of(row: Row) -> Point:
    """Return the one place where a row of the ledger stands."""
    match row:
        case Document():
            return Point(row.id)
        case DealCard():
            return deal_point(row.deal)
        case Claim():
            return Point(row.document_id, (row.span,))
        case Attribution():
            return Point(row.document_id, row.content or row.cue)
        case PropositionCard():
            return Point(row.proposition.document_id, row.proposition.sentences)
        case BearingEvidence():
            return Point(row.document_id, (row.named.span,))
        case EpisodeCard():
            raise TypeError("an episode stands in several places")
        case _:
            raise QueryError(
                f"{row.key!r} is an actor, and no report or part of one",
                hint="Name reports, deals or claims; `alleged show` lists an actor's deals.",
            )


def _around(documents: set[str], pedigree: Pedigree) -> set[str]:
    """Return reports with all they go back to, and all that these led to."""
    near = set(documents)
    for up in (True, False):
        waiting = list(near)
        for each in waiting:
            for edge in pedigree.edges_at(each):
                ends = (edge.document_id, edge.origin_id)
                here, there = ends if up else ends[::-1]
                if here == each and there and edge.makes_one and there not in near:
                    near.add(there)
                    waiting.append(there)
    return near
