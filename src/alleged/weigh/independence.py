"""How many voices really speak: the fewest origins that account for what is asked about."""

from collections import defaultdict
from collections.abc import Iterable

from alleged.model.document import Span
from alleged.model.lineage import Basis, Edge, Independence, OneVoice, Origin, Point
from alleged.weigh.fewest import fewest
from alleged.weigh.rings import beginnings

RESTS = 0.5
"""Of a report's words, what must come from others for the report to be no voice of its own."""

PART = 0.25
"""What one of these others must account for, to be one of its origins."""

HALF = 0.5
"""Of a claim's words, what must stand in a passage for the claim to have come with it."""

Origins = frozenset[Origin]


class Graph:
    """Edges made ready to be followed from reports and claims to their origins.

    It is never merged sideways: a round-up that took from two stories has two origins and leaves
    the stories two. One more edge can only add to what a report may go back to, so it never makes
    a voice more.
    """

    def __init__(self, edges: Iterable[Edge]) -> None:
        self._from: dict[str, list[Edge]] = defaultdict(list)
        for edge in edges:
            if edge.makes_one and edge.origin_id and edge.share > 0:
                self._from[edge.document_id].append(edge)
        self._roots = beginnings(
            {
                document: frozenset(str(edge.origin_id) for edge in _leading(mine))
                for document, mine in self._from.items()
            }
        )
        self._names: dict[str, set[str]] = defaultdict(set)
        for mine in self._from.values():
            for edge in mine:
                if edge.basis is Basis.SOURCE:
                    for root in self._whole(str(edge.origin_id)):
                        self._names[root].add(edge.origin_name)

    def independence(self, points: Iterable[Point]) -> Independence:
        """Return how many voices these are. Their order, and asking twice, changes nothing."""
        origins = {point: self.origins(point) for point in sorted(set(points), key=_in_order)}
        chosen = fewest(origins.values())
        groups: dict[Origin, list[Point]] = {origin: [] for origin in chosen}
        for point, mine in origins.items():
            groups[next(origin for origin in chosen if origin in mine)].append(point)
        return Independence(
            tuple(
                OneVoice(origin, tuple(theirs), self._why(theirs))
                for origin, theirs in groups.items()
            )
        )

    def origins(self, point: Point) -> Origins:
        """Return the origins a report or a claim may go back to."""
        if not point.spans:
            return self._of(self._whole(point.document_id))
        found: set[Origin] = set()
        seen = {point.document_id}
        ways = [(point.document_id, point.spans)]
        while ways:
            document, spans = ways.pop()
            above = [
                (str(edge.origin_id), there)
                for edge in self._from.get(document, ())
                if edge.basis is Basis.WORDS and (there := _carried(edge, spans))
            ]
            fresh = [(origin, there) for origin, there in above if origin not in seen]
            seen |= {origin for origin, _ in fresh}
            ways += fresh
            if not above:
                found |= self._told(document)
            elif not fresh:
                found |= self._of(self._whole(document))
        return frozenset(found)

    def _told(self, document: str) -> Origins:
        """Return the origins of words that stand in no passage: their news may be another's."""
        told = [e for e in self._from.get(document, ()) if e.basis is not Basis.WORDS or e.credited]
        if not told:
            return self._of((document,))
        found: set[Origin] = set()
        for edge in told:
            roots = self._whole(str(edge.origin_id))
            named = edge.basis is Basis.SOURCE
            found |= {Origin(r, edge.origin_name) for r in roots} if named else self._of(roots)
        return frozenset(found)

    def _whole(self, document: str) -> frozenset[str]:
        """Return the reports at which the ways of a whole report begin."""
        return self._roots.get(document, frozenset((document,)))

    def _of(self, roots: Iterable[str]) -> Origins:
        """Return the reports themselves, and the sources that others name for what they have."""
        return frozenset(
            Origin(root, name) for root in roots for name in ("", *self._names.get(root, ()))
        )

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


def _in_order(point: Point) -> tuple[str, tuple[Span, ...]]:
    return point.document_id, point.spans
