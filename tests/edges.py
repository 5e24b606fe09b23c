"""Edges made for tests, and how many voices they leave."""

from hypothesis import strategies as st

from alleged.model.document import Span
from alleged.model.lineage import Basis, Edge, EdgeKind, Passage, Point
from alleged.weigh.independence import Graph

REPORTS = "abcdefgh"


def edge(
    document: str, origin: str, share: float = 1.0, basis: Basis = Basis.WORDS, name: str = ""
) -> Edge:
    length = max(1, int(100 * share))
    passages = (Passage(Span(0, length), Span(0, length)),) if basis is Basis.WORDS else ()
    kind = EdgeKind.CITES if basis is Basis.SOURCE else EdgeKind.DERIVED
    return Edge(document, origin, name, kind, passages, share, share, basis, "")


EDGES = st.builds(
    edge,
    st.sampled_from(REPORTS),
    st.sampled_from(REPORTS),
    st.sampled_from([0.1, 0.3, 0.6, 1.0]),
    st.sampled_from([Basis.WORDS, Basis.REWRITE, Basis.SOURCE]),
    st.sampled_from(["Rook", "Marr"]),
).filter(lambda each: each.document_id != each.origin_id)


def voices(edges: list[Edge], points: list[Point] | None = None) -> int:
    return Graph(edges).independence(points or [Point(each) for each in REPORTS]).origins
