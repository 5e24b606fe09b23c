"""How many voices really speak: the fewest origins that account for what is asked about."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from alleged.model.document import Span
from alleged.model.lineage import Basis, Edge, Independence, OneVoice, Origin, Point
from alleged.weigh.fewest import fewest

RESTS = 0.5
"""Of a report's words, what must come from others for the report to be no voice of its own."""

PART = 0.25
"""What one of these others must account for, to be one of its origins."""

HALF = 0.5
"""Of a claim's words, what must stand in a passage for the claim to have come with it."""

Origins = frozenset[Origin]


class Graph:
    """Edges made ready to be followed from reports and claims to their origins.

    What a report may go back to is itself and all above it. Nothing is merged sideways: a round-up
    that took from two stories leaves the stories two. One more edge can only add to what a report
    may go back to, so it never makes a voice more.
    """

    def __init__(self, edges: Iterable[Edge] = ()) -> None:
        self._from: dict[str, list[Edge]] = {}
        self._leading: dict[str, list[Edge]] = {}
        self._below: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, frozenset[str]] = {}
        by_document: dict[str, list[Edge]] = defaultdict(list)
        for edge in edges:
            by_document[edge.document_id].append(edge)
        for document, mine in by_document.items():
            self.replace(document, mine)

    def replace(self, document: str, edges: Iterable[Edge]) -> None:
        """Let these be the edges of a document, in place of those it had.

        Who follows edges meanwhile, in another thread, sees those of before or these.
        """
        mine = [each for each in edges if each.makes_one and each.origin_id and each.share > 0]
        for edge in self._from.get(document, ()):
            self._below[str(edge.origin_id)].discard(document)
        for edge in mine:
            self._below[str(edge.origin_id)].add(document)
        self._from[document], self._leading[document] = mine, _leading(mine)
        self._names = {}

    def independence(self, points: Iterable[Point]) -> Independence:
        """Return how many voices these are. Their order, and asking twice, changes nothing."""
        origins = {point: self.origins(point) for point in sorted(set(points))}
        chosen = fewest(origins.values())
        groups: dict[Origin, list[Point]] = {origin: [] for origin in chosen}
        for point, mine in origins.items():
            groups[next(origin for origin in chosen if origin in mine)].append(point)
        voices = (self._voice(theirs, origins) for theirs in groups.values())
        return Independence(tuple(sorted(voices, key=lambda voice: voice.origin)))

    def origins(self, point: Point) -> Origins:
        """Return all that a report or a claim may go back to, itself included."""
        if not point.spans:
            return frozenset(self._whole(point.document_id))
        found: set[Origin] = set()
        seen = {point.document_id}
        ways = [(point.document_id, point.spans)]
        while ways:
            document, spans = ways.pop()
            found |= self._itself(document)
            for edge in self._from.get(document, ()):
                origin = str(edge.origin_id)
                there = _carried(edge, spans) if edge.basis is Basis.WORDS else ()
                if there and origin not in seen:
                    seen.add(origin)
                    ways.append((origin, there))
                if edge.credited or edge.basis is not Basis.WORDS:
                    found |= self._through(edge)
        return frozenset(found)

    def _whole(self, document: str) -> set[Origin]:
        """Return a whole report and all it may go back to."""
        found = self._itself(document)
        for edge in self._leading.get(document, ()):
            found |= self._through(edge)
        return found

    def _through(self, edge: Edge) -> set[Origin]:
        named = edge.basis is Basis.SOURCE
        start = Origin(str(edge.origin_id), edge.origin_name if named else "")
        found: set[Origin] = set()
        for each in self._above(start):
            found |= {each} if each.name else self._itself(each.document_id)
        return found

    def _above(self, start: Origin) -> Iterator[Origin]:
        """Yield a report, or what a report has from a source, and all above it.

        A report that rests on one source of another stops being a way to the rest of that one.
        """
        seen = {start}
        waiting = [start]
        for each in waiting:
            yield each
            for edge in self._leading.get(each.document_id, ()):
                name = edge.origin_name if edge.basis is Basis.SOURCE else each.name
                upper = Origin(str(edge.origin_id), name)
                if upper not in seen:
                    seen.add(upper)
                    waiting.append(upper)

    def _itself(self, document: str) -> set[Origin]:
        """Return a report, and the sources that others name for what it has too."""
        return {Origin(document, name) for name in ("", *self._named(document))}

    def _named(self, document: str) -> frozenset[str]:
        """Return the sources that are named for what a report has.

        They are named where a report rests on one source of it, or of one that goes back to it.
        """
        known = self._names
        if document not in known:
            found: set[str] = set()
            waiting = [document]
            seen = {document}
            for each in waiting:
                for lower in tuple(self._below.get(each, ())):
                    for edge in self._from[lower]:
                        if edge.origin_id == each and edge.basis is Basis.SOURCE:
                            found.add(edge.origin_name)
                    if lower not in seen and any(
                        edge.origin_id == each and edge.basis is not Basis.SOURCE
                        for edge in self._leading[lower]
                    ):
                        seen.add(lower)
                        waiting.append(lower)
            known[document] = frozenset(found)
        return known[document]

    def _voice(self, points: list[Point], origins: dict[Point, Origins]) -> OneVoice:
        """Return points that are one, under the uppermost of what they all go back to."""
        common = frozenset.intersection(*(origins[point] for point in points))
        top = min(common, key=lambda each: (len(self._whole(each.document_id)), each))
        return OneVoice(top, tuple(points), self._why(points))

    def _why(self, points: Iterable[Point]) -> tuple[Edge, ...]:
        """Return the edges that lead up from reports, those of the reports themselves first."""
        why: list[Edge] = []
        waiting = [point.document_id for point in points]
        seen: set[str] = set()
        for document in waiting:
            if document not in seen:
                seen.add(document)
                why += self._from.get(document, ())
                waiting += (str(edge.origin_id) for edge in self._from.get(document, ()))
        return tuple(why)


def _leading(mine: Iterable[Edge]) -> list[Edge]:
    """Return the edges that a whole report follows: none if most of it is its own.

    A report that itself says whose work it carries rests on that, however it is worded.
    """
    great = [edge for edge in mine if edge.share >= PART or edge.credited]
    rests = sum(edge.share for edge in great) >= RESTS or any(edge.credited for edge in great)
    return great if rests else []


def _carried(edge: Edge, claim: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return about where the words of a claim stand in the origin; none if most do not."""
    there: list[Span] = []
    common = 0
    for passage in edge.passages:
        here, origin = passage.span, passage.origin_span
        scale = (origin.end - origin.start) / max(1, here.end - here.start) if origin else 0.0
        for span in claim:
            start, end = max(here.start, span.start), min(here.end, span.end)
            if start < end and origin:
                common += end - start
                first = origin.start + int(scale * (start - here.start))
                last = origin.start + int(scale * (end - here.start))
                there.append(Span(first, max(first + 1, last)))
    return tuple(there) if common >= HALF * sum(s.end - s.start for s in claim) else ()
