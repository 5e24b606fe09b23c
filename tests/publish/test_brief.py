"""A brief counts, groups for reading, and asserts nothing; the order of reports does not matter."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from factories import (
    DOUBT,
    brief_in,
    document,
    doubt_telling,
    episodes_in,
    hostile_case,
    small_case,
    wide_case,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from alleged.model.deal import DealKind
from alleged.model.document import Document, Page, Refusal, Span
from alleged.model.mark import Mark, Verdict
from alleged.model.period import Period
from alleged.model.telling import Telling
from alleged.publish.besides import Besides
from alleged.publish.brief import Brief, brief_of
from alleged.publish.wording import CAUTION, glance_lines, heading, lines_of

LOCKED = Refusal("minutes.pdf", "page 3", "the file is locked", "Save it without the password.")

LEAVES = wide_case()[-2][1].propositions[-1]
NOON = datetime(2031, 6, 1, 12, tzinfo=UTC)
MARKED = {LEAVES.id: Mark(LEAVES.id, Verdict.FAILED, "the Front stayed", "Ana", NOON)}


def small_brief() -> Brief:
    return brief_of(small_case(), [LOCKED], episodes=episodes_in(small_case()))


def told(first: date | None, given_id: str, days: int = 0) -> tuple[Document, Telling]:
    report = document(DOUBT, given_id, "Merrow Star", "2031-03-06")
    telling = doubt_telling(report)
    period = first and Period(first, date.fromordinal(first.toordinal() + days), "range")
    return report, replace(telling, deals=(replace(telling.deals[0], period=period),))


def test_glance_counts_what_was_read() -> None:
    glance = small_brief().glance
    assert (glance.reports, glance.outlets, glance.deals) == (4, 3, 3)
    assert glance.voices == 4  # two a report; the reports themselves are no voices
    assert glance.published == ("2031-03-04", "2031-04-01")
    assert (glance.denied, glance.doubted, glance.without_deal) == (2, 1, 1)
    assert glance.other_languages == {"de": 1}
    assert glance.by_kind == {"ceasefire": 2, "trade": 1}
    assert glance.refused == 1


def test_reports_that_name_no_outlet_are_not_from_none() -> None:
    glance = replace(small_brief().glance, reports=2, outlets=0, origins=None)
    assert dict(glance_lines(glance))["reports"] == "2 of no outlet named"


def test_the_time_told_spans_all_deals_and_stays_open_if_one_is() -> None:
    dated = [told(date(2031, 3, 1), "a", 4), told(date(2030, 1, 1), "b")]
    assert brief_of(dated).glance.told == Period(date(2030, 1, 1), date(2031, 3, 5), "range")
    report, telling = told(date(2031, 3, 1), "c")
    deal = replace(telling.deals[0], period=Period(date(2031, 3, 1), None, "open"))
    still = [*dated, (report, replace(telling, deals=(deal,)))]
    assert brief_of(still).glance.told == Period(date(2030, 1, 1), None, "open")


def test_deals_of_one_episode_stand_together() -> None:
    groups = small_brief().groups
    assert [len(group.entries) for group in groups] == [2, 1]
    assert {entry.deal.kind for entry in groups[0].entries} == {DealKind.CEASEFIRE}
    assert groups[0].episode is not None
    assert groups[0].episode.tellings == tuple(entry.deal.id for entry in groups[0].entries)
    assert [group.first_number for group in groups] == [1, 3]


def test_what_is_told_differently_stands_side_by_side() -> None:
    brief = small_brief()
    (together, _) = brief.json()["groups"]
    assert [each["value"] for each in together["rivals"]["status"]] == ["announced", "denied"]
    assert "status differs**: announced (Harbour Gazette), denied (Merrow Star)" in brief.markdown()
    assert "announced (Harbour Gazette), denied (Merrow Star)" in brief.html()


def test_a_deal_of_no_episode_stands_alone() -> None:
    groups = brief_of(small_case()).groups
    assert [len(group.entries) for group in groups] == [1, 1, 1]
    assert all(group.episode is None for group in groups)


@settings(max_examples=20, deadline=None)
@given(st.permutations(wide_case()))
def test_the_order_of_reports_changes_nothing(case: list[tuple[Document, Telling]]) -> None:
    expected = brief_of(wide_case(), episodes=episodes_in(wide_case())).json()
    assert brief_of(case, episodes=episodes_in(case)).json() == expected


def test_quotes_are_exact_and_no_words_stand_twice() -> None:
    texts = {report.id: report.text for report, _ in small_case()}
    for entry in small_brief().entries:
        spans = [quote.span for quote in entry.quotes]
        assert spans
        assert all(q.text == q.span.of(texts[entry.report.id]) for q in entry.quotes)
        assert not any(a.overlaps(b) for a in spans for b in spans if a is not b)


def test_a_quote_knows_its_page() -> None:
    report, telling = small_case()[0]
    paged = replace(report, pages=(Page(7, Span(0, 1000)),))
    (entry,) = brief_of([(paged, telling)]).entries
    assert [quote.page for quote in entry.quotes] == [7]


def test_every_deal_says_whose_telling_it_is_and_who_says_so() -> None:
    for entry in brief_of([*small_case(), told(None, "x")]).entries:
        assert f"as told by {entry.report.voice}" in heading(entry)
        assert {"asserted by", "denied by"} & {line.label for line in lines_of(entry)}


def test_a_deal_that_nobody_is_named_for_says_so() -> None:
    report, telling = told(None, "x")
    silent = replace(telling.deals[0], denied_by=())
    (entry,) = brief_of([(report, Telling(report.id, deals=(silent,)))]).entries
    assert "nobody the report names" in [line.text for line in lines_of(entry)]


def test_json_holds_the_caution_and_whole_deals() -> None:
    value: Any = json.loads(small_brief().json_text())
    assert value["caution"] == CAUTION
    deals = [deal for group in value["groups"] for deal in group["deals"]]
    assert len(deals) == 3
    assert {"parties", "claimed_by", "quotes", "report", "heading"} <= set(deals[0])
    assert "text" not in deals[0]["report"]


def test_the_brief_reads_as_it_did(golden: Callable[[str | Path, str], None]) -> None:
    brief = small_brief()
    golden("brief.md", brief.markdown())
    golden("brief.html", brief.html())
    golden("brief.json", brief.json_text() + "\n")


def test_a_brief_of_more_than_deals_reads_as_it_did(
    golden: Callable[[str | Path, str], None],
) -> None:
    brief = brief_in(wide_case(), marks=MARKED)
    golden("wide.md", brief.markdown())
    golden("wide.html", brief.html())
    golden("wide.json", brief.json_text() + "\n")


def test_what_is_told_besides_changes_nothing_about_deals() -> None:
    wide, small = brief_in(wide_case()), brief_in(small_case())
    assert wide.groups == small.groups
    assert wide.glance.voices == small.glance.voices
    assert wide.glance.by_kind == small.glance.by_kind
    assert small.besides == Besides()
    assert wide.glance.besides == {"outcome": 3, "relation": 5, "accusation": 1, "forecast": 1}
    assert (wide.glance.contradictions, wide.glance.missing) == (3, 2)


def test_a_report_that_comes_in_parts_is_one_report() -> None:
    report, telling = wide_case()[-1]
    half = replace(telling, propositions=telling.propositions[:2])
    rest = replace(telling, propositions=telling.propositions[2:])
    whole = brief_of([(report, telling)], scope="some")
    assert brief_of([(report, half), (report, rest)], scope="some").json() == whole.json()
    assert (whole.glance.reports, whole.glance.without_deal) == (1, 0)


def test_an_empty_brief_says_so_everywhere() -> None:
    empty = brief_of([])
    assert empty.groups == ()
    assert CAUTION in empty.markdown()
    assert "No deal was found" in empty.html()
    assert hostile_case()
