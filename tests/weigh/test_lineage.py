"""Edges point from the later report to the one that had it first; a person's word stands above."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from factories import document
from wires import CUT, EMBEDDED, LED_ANEW, OTHER, RETOLD, WIRE, wire

from alleged.model.document import Document
from alleged.model.lineage import Basis, Edge, EdgeDecision, EdgeKind, Imprint, Overlap, Verdict
from alleged.weigh.collection import Entry, compare
from alleged.weigh.outlets import Outlets
from alleged.weigh.pedigree import edges
from alleged.weigh.sheets import sheet_of

NOW = datetime(2031, 6, 1, tzinfo=UTC)


def compared(reports: Sequence[Document]) -> tuple[dict[str, Imprint], list[Overlap]]:
    outlets = Outlets.of(report.outlet for report in reports)
    sheets = [sheet_of(report, (), outlets) for report in reports]
    entries = [Entry(s.document_id, s.fingerprint, s.imprint.days, True) for s in sheets]
    found = [each for _, _, each in compare(entries, sheets.__getitem__)]
    return {sheet.document_id: sheet.imprint for sheet in sheets}, found


def drawn(reports: Sequence[Document], decisions: Iterable[EdgeDecision] = ()) -> list[Edge]:
    return list(edges(*compared(reports), decisions))


def taken(found: Iterable[Edge]) -> set[tuple[str, str | None]]:
    return {(edge.document_id, edge.origin_id) for edge in found if edge.origin_id}


def decided(
    report: Document,
    origin: Document,
    verdict: Verdict = Verdict.CONFIRMED,
    kind: EdgeKind = EdgeKind.DERIVED,
    after: int = 0,
) -> EdgeDecision:
    at = NOW + timedelta(minutes=after)
    return EdgeDecision(report.id, origin.id, origin.outlet, kind, verdict, "seen", "ana", at)


AGENCY = wire()
HERALD = document(CUT, "herald", "Orrin Herald", "2031-03-04")
ROUND_UP = document(EMBEDDED, "round-up", "Merrow Star", "2031-03-05")
PRICES = document(OTHER, "prices", "Cape Post", "2031-03-04")


def test_the_later_one_took_from_the_earlier() -> None:
    (edge,) = [each for each in drawn([HERALD, AGENCY]) if each.origin_id]
    assert (edge.document_id, edge.origin_id) == (HERALD.id, AGENCY.id)
    assert (edge.kind, edge.origin_name) == (EdgeKind.COPY, "Sable Press Agency")
    for passage in edge.passages:
        assert passage.origin_span
        assert passage.span.of(CUT).split() == passage.origin_span.of(WIRE).split()


def test_a_round_up_took_from_two_which_stay_two() -> None:
    found = drawn([AGENCY, PRICES, ROUND_UP])
    assert taken(found) == {(ROUND_UP.id, AGENCY.id), (ROUND_UP.id, PRICES.id)}


def test_a_copy_of_a_copy_goes_back_to_the_story_that_has_most_of_it() -> None:
    again = document(CUT, "again", "Cape Post", "2031-03-06")
    assert (again.id, AGENCY.id) in taken(drawn([AGENCY, HERALD, again]))


@pytest.mark.parametrize("published", ["2031-03-03", ""])
def test_without_a_day_the_one_whose_text_others_hold_was_first(published: str) -> None:
    agency = wire(published=published)
    papers = [
        document(text, f"paper-{number}", f"Paper {number}", published)
        for number, text in enumerate((CUT, LED_ANEW, EMBEDDED))
    ]
    assert taken(drawn([*papers, agency])) == {(paper.id, agency.id) for paper in papers}


def test_who_is_credited_was_first_whatever_the_days_say() -> None:
    late = document(WIRE.replace("March 3 ", ""), "late", "Cape Post", "2031-03-09")
    early = document(f"{CUT} (Cape Post)", "early", "Orrin Herald", "2031-03-08")
    assert taken(drawn([late, early])) == {(early.id, late.id)}


def test_a_report_without_a_day_took_from_the_one_with_one() -> None:
    undated = document(WIRE, "undated", "Cape Post", "")
    assert taken(drawn([undated, AGENCY])) == {(undated.id, AGENCY.id)}


def test_a_retelling_is_derived() -> None:
    (edge,) = [e for e in drawn([AGENCY, document(RETOLD, "r-2", "Cape Post")]) if e.origin_id]
    assert (edge.kind, edge.basis, edge.share) == (EdgeKind.DERIVED, Basis.REWRITE, 1.0)


def test_whom_a_report_credits_is_an_origin_by_name() -> None:
    (edge,) = drawn([document("Boats left. (Reuters)", "r-1", "Cape Post")])
    assert (edge.origin_id, edge.origin_name, edge.basis) == (None, "Reuters", Basis.NAMED)
    assert not [edge for edge in drawn([AGENCY]) if edge.origin_name == "Sable Press Agency"]


def test_a_link_to_a_report_is_an_edge() -> None:
    agency = wire(url="https://sable.example/quay?x=1")
    blog = document("Read https://www.sable.example/quay today.", "blog", "Blog", "2031-04-01")
    (edge,) = [each for each in drawn([agency, blog]) if each.document_id == blog.id]
    assert (edge.origin_id, edge.share) == (agency.id, 0.0)


def test_the_order_of_reports_and_overlaps_does_not_matter() -> None:
    reports = [AGENCY, HERALD, ROUND_UP, PRICES]
    imprints, overlaps = compared(reports)
    expected = edges(imprints, overlaps)
    for order in permutations(reports):
        assert tuple(drawn(order)) == expected
    assert edges(imprints, reversed(overlaps)) == expected


# Decisions


def test_a_refuted_edge_is_gone_and_others_take_its_place() -> None:
    again = document(CUT, "again", "Cape Post", "2031-03-06")
    reports = [AGENCY, HERALD, again]
    refuted = decided(again, AGENCY, Verdict.REFUTED)
    assert taken(drawn(reports, [refuted])) == {(HERALD.id, AGENCY.id), (again.id, HERALD.id)}


def test_a_confirmed_edge_says_who_confirmed_it() -> None:
    decision = decided(HERALD, AGENCY, kind=EdgeKind.COPY)
    (edge,) = [each for each in drawn([HERALD, AGENCY], [decision]) if each.origin_id]
    assert (edge.decided_by, edge.kind, edge.share) == ("ana", EdgeKind.COPY, 1.0)
    assert edge.passages


def test_an_edge_can_be_added_against_the_days() -> None:
    found = drawn([AGENCY, HERALD], [decided(AGENCY, HERALD)])
    assert taken(found) == {(AGENCY.id, HERALD.id)}


def test_an_edge_nobody_found_can_be_added() -> None:
    (edge,) = [e for e in drawn([AGENCY, PRICES], [decided(PRICES, AGENCY)]) if e.origin_id]
    assert (edge.basis, edge.passages, edge.share) == (Basis.DECISION, (), 1.0)


def test_the_latest_decision_counts() -> None:
    refuted = decided(HERALD, AGENCY, Verdict.REFUTED)
    confirmed = decided(HERALD, AGENCY, after=1)
    assert taken(drawn([AGENCY, HERALD], [confirmed, refuted])) == {(HERALD.id, AGENCY.id)}
    assert taken(drawn([AGENCY, HERALD], [refuted])) == set()


def test_a_decision_on_a_report_that_is_hidden_rests() -> None:
    assert taken(drawn([HERALD], [decided(HERALD, AGENCY)])) == set()
