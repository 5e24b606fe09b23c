"""Whoever follows edges from report to report comes no further than voices are counted."""

import random
from dataclasses import replace
from itertools import combinations

from edges import EDGES, REPORTS, edge, voices
from hypothesis import given, settings
from hypothesis import strategies as st

from alleged.model.lineage import Basis, Edge, EdgeKind, Point
from alleged.weigh.following import followable
from alleged.weigh.independence import Graph


def followed(edges: list[Edge]) -> list[Edge]:
    return list(followable(edges, Graph(edges)))


def together(edges: list[Edge]) -> set[frozenset[str]]:
    """Pairs that are one to whoever follows edges either way, as far as they go."""
    group = {each: {each} for each in REPORTS}
    for each in edges:
        if each.makes_one:
            merged = group[each.document_id] | group[str(each.origin_id)]
            group.update(dict.fromkeys(merged, merged))
    return {
        frozenset(pair) for pair in combinations(REPORTS, 2) if group[pair[0]] is group[pair[1]]
    }


def rests(document: str, origin: str, name: str) -> Edge:
    return edge(document, origin, basis=Basis.SOURCE, name=name)


def test_two_that_share_a_speaker_are_one() -> None:
    edges = [rests("b", "a", "Rook"), rests("c", "a", "Rook")]
    assert followed(edges) == edges


def test_who_shares_one_speaker_with_one_and_another_with_another_does_not_make_these_one() -> None:
    edges = [
        replace(rests("c", "a", "Rook"), score=0.4),
        replace(rests("c", "b", "Marr"), score=0.2),
    ]
    strong, weak = followed(edges)
    assert strong == edges[0]
    assert (weak.kind, weak.reason, weak.id) == (EdgeKind.QUOTES, edges[1].reason, edges[1].id)


def test_nor_does_who_tells_one_story_anew_and_has_another_speaker_besides() -> None:
    anew = edge("c", "a", basis=Basis.REWRITE)
    kinds = [each.kind for each in followed([anew, rests("c", "b", "Rook"), edge("b", "d")])]
    assert kinds == [EdgeKind.DERIVED, EdgeKind.QUOTES, EdgeKind.DERIVED]


def test_copies_of_a_report_with_that_speaker_are_one_with_whom_shares_it() -> None:
    edges = [edge("b", "a"), edge("c", "a"), rests("d", "b", "Rook")]
    assert followed(edges) == edges


def test_what_a_person_decided_stays() -> None:
    edges = [rests("c", "a", "Rook"), replace(rests("c", "b", "Marr"), decided_by="ana")]
    assert [each.kind for each in followed(edges)] == [EdgeKind.QUOTES, EdgeKind.CITES]


@settings(max_examples=300, deadline=None)
@given(st.lists(EDGES, max_size=14), st.randoms())
def test_shared_speakers_bring_nobody_together_whom_counting_keeps_apart(
    edges: list[Edge], chance: random.Random
) -> None:
    edges = list({each.id: each for each in edges}.values())
    taken = [each for each in edges if each.basis is not Basis.SOURCE]
    found = followed(edges)
    for pair in together(found) - together(taken):
        assert voices(edges, [Point(each) for each in sorted(pair)]) == 1
    mixed = list(edges)
    chance.shuffle(mixed)
    assert {each.id: each for each in followed(mixed)} == {each.id: each for each in found}
