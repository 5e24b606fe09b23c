"""Trees of reports: each told once, in order of time, whatever its edges look like."""

from collections.abc import Sequence
from itertools import pairwise

from factories import document
from rich.console import Console

from alleged.model.lineage import Basis, Edge, EdgeKind, Independence, Point
from alleged.publish.ancestry import DEEPEST, Ancestry, Branch
from alleged.publish.entries import Report
from alleged.publish.lineage import Lineage
from alleged.publish.lineage_words import edge_words


def report(name: str, day: int = 1) -> Report:
    return Report.of(document("Boats left.", name, name.title(), f"2031-03-{day:02}"))


def edge(mine: Report, origin: Report | None, basis: Basis = Basis.WORDS, **more: object) -> Edge:
    kind = EdgeKind.CITES if basis in (Basis.SOURCE, Basis.NAMED) else EdgeKind.COPY
    fields = {"kind": kind, "name": "Rook", "share": 0.9, "reason": "why", "by": "", **more}
    return Edge(
        mine.id,
        origin.id if origin else None,
        str(fields["name"]),
        fields["kind"],  # type: ignore[arg-type]
        (),
        0.9,
        float(str(fields["share"])),
        basis,
        str(fields["reason"]),
        decided_by=str(fields["by"]),
    )


def family(reports: Sequence[Report], edges: Sequence[Edge]) -> Ancestry:
    known = {each.id: each for each in reports}
    return Ancestry((Point(reports[0].id),), known, tuple(edges), Independence(()), {})


def told(branches: Sequence[Branch]) -> list[str]:
    found = []
    for branch in branches:
        found += [branch.report.given_id] if not branch.again else []
        found += told(branch.children)
    return found


A, B, C, D = (report(name, day) for day, name in enumerate("abcd", start=1))


def test_a_tree_stands_under_its_origin_in_order_of_time() -> None:
    (tree,) = family([C, B, A], [edge(C, A), edge(B, A)]).trees()
    assert tree.report == A
    assert [child.report for child in tree.children] == [B, C]


def test_a_round_up_stands_under_both_and_is_told_once() -> None:
    trees = list(family([A, B, C, D], [edge(C, A), edge(C, B), edge(D, C)]).trees())
    assert [tree.report for tree in trees] == [A, B]
    assert trees[1].children[0].again
    assert sorted(told(trees)) == ["a", "b", "c", "d"]


def test_a_ring_stands_under_its_earliest() -> None:
    trees = list(family([A, B, C], [edge(A, C), edge(B, A), edge(C, B)]).trees())
    assert sorted(told(trees)) == ["a", "b", "c"]
    assert trees[0].report == A


def test_a_chain_of_any_length_is_told() -> None:
    chain = [report(f"r{number:04}", 1 + number % 28) for number in range(3 * DEEPEST)]
    edges = [edge(mine, above) for above, mine in pairwise(chain)]
    assert sorted(told(list(family(chain, edges).trees()))) == sorted(r.given_id for r in chain)


def test_names_and_quotations_are_no_branches() -> None:
    quotation = edge(B, A, kind=EdgeKind.QUOTES)
    kin = family([A, B], [edge(B, None, Basis.NAMED), quotation])
    assert [tree.report for tree in kin.trees()] == [A, B]
    assert kin.quotations() == [quotation]


def test_each_edge_has_words() -> None:
    assert edge_words(edge(B, A)) == "a copy, 90% of its words"
    assert edge_words(edge(B, A, kind=EdgeKind.DERIVED)) == "took a part, 90% of its words"
    assert edge_words(edge(B, A, Basis.SOURCE)) == "rests on Rook for the same news"
    assert edge_words(edge(B, A, Basis.CREDIT)) == "the same story of Rook"
    assert edge_words(edge(B, A, Basis.REWRITE)) == "tells the same story anew"
    assert edge_words(edge(B, None, Basis.NAMED)) == "names Rook"
    decided = edge(B, A, Basis.DECISION, reason="decided by ana: seen", by="ana")
    assert edge_words(decided) == "a copy; decided by ana: seen"


def test_it_shows_itself() -> None:
    lineage = Lineage(family([A, B], [edge(B, A)]))
    console = Console(width=60, record=True, file=None, force_terminal=False)
    with console.capture() as shown:
        console.print(lineage)
    assert "B, 2 March 2031: a copy, 90% of its words" in shown.get()
    assert lineage.svg().startswith("<svg ")
    assert lineage.lines(A.id) == [("taken up by", "B, 2 March 2031")]
    assert lineage.lines(B.id) == [("took from", "A, 1 March 2031: a copy, 90% of its words")]
