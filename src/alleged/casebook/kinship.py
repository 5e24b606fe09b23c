"""Reports compared as the ledger grows, and the questions of who took from whom answered."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from alleged.casebook.finding import Row
from alleged.errors import QueryError
from alleged.ledger import judgements, origins, retrieval
from alleged.ledger.origins import Compared
from alleged.ledger.store import Store
from alleged.model.bearing import BearingEvidence
from alleged.model.claim import Attribution, Claim
from alleged.model.document import Document
from alleged.model.lineage import Edge, EdgeDecision, Imprint, Overlap, Point
from alleged.publish.ancestry import Ancestry
from alleged.publish.brief import deal_point
from alleged.publish.cards import DealCard, PropositionCard
from alleged.publish.entries import Report
from alleged.publish.episode_cards import EpisodeCard
from alleged.publish.lineage import Lineage
from alleged.weigh.collection import FEW, Entry, compare
from alleged.weigh.fingerprints import SCHEME, Fingerprint, packed, unpacked
from alleged.weigh.independence import Graph
from alleged.weigh.pedigree import edges
from alleged.weigh.outlets import Outlets
from alleged.weigh.sheets import Sheet, sheet_of

BATCH = 20_000
"""Reports compared in one go, which is what is lost if it breaks off."""

_MOVING = ("read", "relate", "undo", "redo")
"""Acts that may change who took from whom."""

AT_ONCE = 500
"""Reports whose fingerprints and overlaps are kept in one transaction."""


class Kinship:
    """The reports of one ledger, as far as they took from each other."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._edges: tuple[Edge, ...] | None = None
        self._graph: Graph | None = None
        self._at: dict[str, list[Edge]] = {}
        self._stamp = -1
        self._imprints: dict[int, Imprint] = {}
        self._prints: dict[int, Fingerprint] = {}
        self._entries: dict[int, Entry] = {}
        self._outlets: tuple[list[str], Outlets] = ([], Outlets.of(()))

    def catch_up(self) -> int:
        """Compare every report that was not compared yet; return how many these were.

        What is compared stays so: a run that breaks off goes on where it was, and a new report is
        put beside the old ones without comparing these again.
        """
        numbers = origins.uncompared(self._store, SCHEME)
        for start in range(0, len(numbers), BATCH):
            self._compare(numbers[start : start + BATCH])
        return len(numbers)

    def _compare(self, numbers: Sequence[int]) -> None:
        old = origins.compared(self._store, SCHEME)
        imprints, prints = self._imprints_of(old), self._prints_of(old)
        sheets = _Sheets(self._store, self._known_outlets())
        new = [_compared(number, sheet) for number, sheet in sheets.all(numbers)]
        imprints |= {each.number: each.imprint for each in new}
        prints |= {each.number: _fingerprint(each) for each in new}
        everyone = [*old, *numbers]
        entries = self._entries_of(old, imprints, prints)
        entries += [
            Entry(imprints[each].document_id, prints[each], imprints[each].days, new=True)
            for each in numbers
        ]
        found = [
            (everyone[left], everyone[right], overlap)
            for left, right, overlap in compare(entries, lambda place: sheets.one(everyone[place]))
        ]
        for part in _parts(new, found):
            origins.keep(self._store, SCHEME, *part)
        self._imprints, self._prints = imprints, prints if len(prints) <= BATCH else {}
        if not self._prints:
            self._entries = {}
        self._edges = self._graph = None

    def _entries_of(
        self,
        numbers: Sequence[int],
        imprints: Mapping[int, Imprint],
        prints: Mapping[int, Fingerprint],
    ) -> list[Entry]:
        """Return reports that were compared before as parts of a collection, made once each."""
        for each in numbers:
            if each not in self._entries:
                mine = imprints[each]
                self._entries[each] = Entry(mine.document_id, prints[each], mine.days, new=False)
        return [self._entries[each] for each in numbers]

    def _known_outlets(self) -> Outlets:
        names = origins.outlet_names(self._store)
        if names != self._outlets[0]:
            self._outlets = names, Outlets.of(names)
        return self._outlets[1]

    def _imprints_of(self, numbers: Sequence[int]) -> dict[int, Imprint]:
        """Return imprints by number; those that were read before are not read again."""
        unread = [each for each in numbers if each not in self._imprints]
        if unread:
            self._imprints |= origins.imprints(self._store, SCHEME, unread)
        return {each: self._imprints[each] for each in numbers}

    def _prints_of(self, numbers: Sequence[int]) -> dict[int, Fingerprint]:
        """Return fingerprints by number; those that were read before are not read again."""
        unread = [each for each in numbers if each not in self._prints]
        for row in origins.prints(self._store, SCHEME, unread) if unread else ():
            parts = unpacked(row.shingles), unpacked(row.stems), unpacked(row.marks)
            self._prints[row.telling] = Fingerprint(*parts)
        return {each: self._prints[each] for each in numbers}

    def edges(self) -> tuple[Edge, ...]:
        """Return who took from whom, decisions included; reports not compared yet are, first."""
        stamp = judgements.last_act(self._store, _MOVING)
        if stamp != self._stamp:  # somebody else may have added reports meanwhile
            self._edges = self._graph = None
            self._stamp = stamp
        if self._edges is None:
            fresh = self.catch_up() if self._store.may_write else 0
            if not fresh:  # what was just compared is known
                self._imprints = self._imprints_of(origins.compared(self._store, SCHEME))
            self._edges = edges(
                {each.document_id: each for each in self._imprints.values()},
                origins.overlaps(self._store),
                origins.decisions(self._store),
            )
            self._graph = None
        return self._edges

    def graph(self) -> Graph:
        """Return the edges made ready to be followed to the origins of reports and claims."""
        found = self.edges()
        if self._graph is None:
            self._graph = Graph(found)
            self._at = defaultdict(list)
            for edge in found:
                self._at[edge.document_id].append(edge)
                if edge.origin_id:
                    self._at[edge.origin_id].append(edge)
        return self._graph

    def lineage(self, points: Sequence[Point]) -> Lineage:
        """Return who took from whom around some reports: what they go back to, and all of that."""
        graph = self.graph()
        near = _around({point.document_id for point in points}, self._at)
        beside = {edge.id: edge for each in sorted(near) for edge in self._at.get(each, ())}
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
        run = origins.decide(self._store, decision)
        self._edges = self._graph = None
        return run

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


def _around(documents: set[str], at: Mapping[str, Sequence[Edge]]) -> set[str]:
    """Return reports with all they go back to, and all that these led to."""
    near = set(documents)
    for up in (True, False):
        waiting = list(near)
        for each in waiting:
            for edge in at.get(each, ()):
                ends = (edge.document_id, edge.origin_id)
                here, there = ends if up else ends[::-1]
                if here == each and there and edge.makes_one and there not in near:
                    near.add(there)
                    waiting.append(there)
    return near


class _Sheets:
    """Sheets of the ledger's reports, laid out when they are asked for."""

    def __init__(self, store: Store, outlets: Outlets) -> None:
        self._store = store
        self._outlets = outlets
        self._few: dict[int, Sheet] = {}

    def all(self, numbers: Sequence[int]) -> Iterator[tuple[int, Sheet]]:
        for number, document, attributions in origins.reports(self._store, numbers):
            sheet = sheet_of(document, attributions, self._outlets)
            if len(self._few) < FEW:
                self._few[number] = sheet
            yield number, sheet

    def one(self, number: int) -> Sheet:
        return self._few.get(number) or next(sheet for _, sheet in self.all([number]))


def _compared(number: int, sheet: Sheet) -> Compared:
    mine = sheet.fingerprint
    return Compared(
        number, sheet.imprint, packed(mine.shingles), packed(mine.stems), packed(mine.marks)
    )


def _fingerprint(kept: Compared) -> Fingerprint:
    return Fingerprint(unpacked(kept.shingles), unpacked(kept.stems), unpacked(kept.marks))


def _parts(
    new: Sequence[Compared], found: Iterable[tuple[int, int, Overlap]]
) -> Iterator[tuple[Sequence[Compared], list[tuple[int, int, Overlap]]]]:
    """Yield new reports a few at a time, each overlap with the last of its two new reports."""
    place = {each.number: at for at, each in enumerate(new)}
    owned: dict[int, list[tuple[int, int, Overlap]]] = {}
    for left, right, overlap in found:
        at = max(place.get(left, -1), place.get(right, -1))
        owned.setdefault(at // AT_ONCE, []).append((left, right, overlap))
    for start in range(0, len(new), AT_ONCE):
        yield new[start : start + AT_ONCE], owned.get(start // AT_ONCE, [])
