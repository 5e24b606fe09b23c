"""The laws of counting voices: a found copy never adds one, order never matters, nothing merges."""

import random
from dataclasses import replace

from edges import EDGES, REPORTS, edge, voices
from hypothesis import given, settings
from hypothesis import strategies as st

from alleged.model.document import Span
from alleged.model.lineage import Basis, Edge, EdgeKind, Independence, Origin, Point
from alleged.weigh.independence import Graph

ALL = [Point(each) for each in REPORTS]


@settings(max_examples=400, deadline=None)
@given(st.lists(EDGES, max_size=14), EDGES, st.sets(st.sampled_from(REPORTS), min_size=1))
def test_finding_a_copy_never_adds_a_voice(edges: list[Edge], found: Edge, of: set[str]) -> None:
    points = [Point(each) for each in sorted(of)]
    assert voices([*edges, found], points) <= voices(edges, points)


@settings(max_examples=200, deadline=None)
@given(st.lists(EDGES, max_size=14), EDGES, st.sets(st.sampled_from(REPORTS), min_size=1))
def test_nor_does_it_for_claims(edges: list[Edge], found: Edge, of: set[str]) -> None:
    points = [Point(each, (Span(5, 15),)) for each in sorted(of)]
    assert voices([*edges, found], points) <= voices(edges, points)


@settings(max_examples=200, deadline=None)
@given(st.lists(EDGES, max_size=14), st.randoms())
def test_order_does_not_matter(edges: list[Edge], chance: random.Random) -> None:
    mixed, points = list(edges), list(ALL)
    chance.shuffle(mixed)
    chance.shuffle(points)
    one, other = Graph(edges).independence(ALL), Graph(mixed).independence(points)
    assert [(v.origin, v.points) for v in one.voices] == [
        (v.origin, v.points) for v in other.voices
    ]


@settings(deadline=None)
@given(st.lists(EDGES, max_size=14))
def test_every_report_has_one_voice_and_there_are_no_more_voices_than_reports(
    edges: list[Edge],
) -> None:
    found = Graph(edges).independence(ALL)
    points = [point for voice in found.voices for point in voice.points]
    assert sorted(points) == sorted(ALL)
    assert 1 <= found.origins <= found.reports == len(REPORTS)
    for voice in found.voices:
        for point in voice.points:
            assert voice.origin in Graph(edges).origins(point)


def test_ten_papers_that_run_one_wire_are_one_voice() -> None:
    papers = [edge(each, "a") for each in "bcdefgh"]
    found = Graph(papers).independence(ALL)
    assert (found.reports, found.origins) == (8, 1)
    assert found.voices[0].origin == Origin("a")
    assert {each.document_id for each in found.voices[0].edges} == set("bcdefgh")


def test_a_round_up_of_two_stories_does_not_make_them_one() -> None:
    round_up = [edge("r", "a", 0.5), edge("r", "b", 0.5)]
    assert voices(round_up, [Point("a"), Point("b"), Point("r")]) == 2
    assert voices(round_up, [Point("r")]) == 1
    assert voices(round_up, [Point("a"), Point("r")]) == 1


def test_who_took_a_little_keeps_a_voice() -> None:
    assert voices([edge("b", "a", 0.3)], [Point("a"), Point("b")]) == 2
    assert voices([edge("b", "a", 0.3), edge("b", "c", 0.3)], [Point("a"), Point("b")]) == 1


def test_who_says_whose_work_it_is_has_no_voice_of_its_own() -> None:
    little = replace(edge("b", "a", 0.2), credited=True)
    assert voices([little], [Point("a"), Point("b")]) == 1


def test_two_that_rest_on_different_sources_of_one_report_are_two() -> None:
    edges = [
        edge("b", "a", basis=Basis.SOURCE, name="Rook"),
        edge("c", "a", basis=Basis.SOURCE, name="Marr"),
    ]
    assert voices(edges, [Point("b"), Point("c")]) == 2
    assert voices(edges, [Point("a"), Point("b"), Point("c")]) == 2
    assert voices(edges, [Point("a"), Point("b")]) == 1


def test_a_ring_is_one_voice() -> None:
    ring = [edge("a", "b"), edge("b", "c"), edge("c", "a")]
    assert voices(ring, [Point(each) for each in "abc"]) == 1


def test_quotations_make_nobody_one() -> None:
    quotation = replace(edge("b", "a"), kind=EdgeKind.QUOTES)
    assert voices([quotation], [Point("a"), Point("b")]) == 2


def claim(document: str, start: int, end: int) -> Point:
    return Point(document, (Span(start, end),))


def test_a_claim_comes_with_its_passage_and_others_of_the_report_do_not() -> None:
    embedded = [edge("b", "a", 0.3)]  # characters 0 to 30
    inside, outside = claim("b", 5, 25), claim("b", 60, 90)
    origin = claim("a", 5, 25)
    graph = Graph(embedded)
    assert graph.independence([origin, inside]).origins == 1
    assert graph.independence([origin, outside]).origins == 2
    assert graph.origins(inside) == {Origin("a"), Origin("b")}
    assert graph.origins(outside) == {Origin("b")}


def test_a_claim_is_followed_through_copies_of_copies() -> None:
    edges = [edge("c", "b", 0.3), edge("b", "a", 0.3)]
    assert Graph(edges).origins(claim("c", 5, 25)) == {Origin(each) for each in "abc"}
    assert Graph(edges).origins(claim("c", 40, 50)) == {Origin("c")}
    assert Graph(edges).independence([claim("c", 5, 25)]).voices[0].origin == Origin("a")


def test_nothing_asked_is_nothing() -> None:
    assert Graph([]).independence([]) == Independence(())
    assert voices([], [Point("a"), Point("a")]) == 1
