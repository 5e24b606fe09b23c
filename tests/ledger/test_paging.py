"""A list in parts is the list, whatever is asked and however it is cut."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from factories import small_case, wide_case
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite
from workbench import filled

from alleged.ledger import narrowing, paging, retrieval, selection
from alleged.ledger.store import Store
from alleged.model.claim import Stance
from alleged.model.deal import DealKind
from alleged.model.filters import ClaimFilter, DealFilter, DocumentFilter, PropositionFilter

DEALS = st.builds(
    DealFilter,
    actor=st.sampled_from(["", "front", "act-front", "nobody"]),
    place=st.sampled_from(["", "merrow", "990001"]),
    kind=st.sampled_from([None, DealKind.CEASEFIRE]),
    since=st.sampled_from([None, date(2031, 3, 3)]),
    text=st.sampled_from(["", "truce", "ceasefire prisoners"]),
    outlet=st.sampled_from(["", "gazette"]),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = filled(tmp_path_factory.mktemp("paging") / "a.db", small_case(), wide_case())
    opened = Store(path)
    yield opened
    opened.close()


CLAIMS = st.builds(
    ClaimFilter,
    voice=st.sampled_from(["", "front", "act-front", "spokes", "nobody"]),
    actor=st.sampled_from(["", "front", "act-front", "nobody"]),
    stance=st.sampled_from([None, Stance.DENIES]),
    kind=st.sampled_from(["", "ceasefire", "killed", "funds"]),
    evidence=st.sampled_from(["", "missing", "seen"]),
    text=st.sampled_from(["", "truce", "ceasefire prisoners"]),
    outlet=st.sampled_from(["", "gazette", "elsewhere"]),
)
FEW = st.sampled_from([-1, 2, narrowing.FEW])
"""How many rows are few: none, some, or all there are in so small a ledger."""


@settings(deadline=None, max_examples=60)
@given(wanted=CLAIMS, few=FEW)
def test_claims_are_found_whichever_way_they_are_looked_up(
    store: Store, wanted: ClaimFilter, few: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(narrowing, "FEW", few)
        patch.setattr(narrowing, "FEW_WITH_WORDS", few)
        part = paging.claims(store, wanted, None, 999, counted=True)
    assert sorted(part.items, key=repr) == sorted(retrieval.claims(store, wanted), key=repr)
    assert part.tally == paging.tally(store, wanted)


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (DealFilter(since=date(2039, 1, 1)), "COVERING INDEX deal_by_days"),
        (DealFilter(evidence="seen"), "deal_with_evidence"),
        (DealFilter(actor="nobody"), "INTEGER PRIMARY KEY"),
        (DealFilter(outlet="nowhere"), "INTEGER PRIMARY KEY"),
        (PropositionFilter(until=date(1999, 1, 1)), "COVERING INDEX proposition_by_days"),
        (DocumentFilter(language="qq"), "document_by_language"),
        (DocumentFilter(since=date(2039, 1, 1)), "COVERING INDEX document_by_days"),
        (ClaimFilter(actor="nobody"), "INTEGER PRIMARY KEY"),
    ],
    ids=repr,
)
def test_what_hardly_any_row_has_is_looked_up_and_not_looked_for(
    store: Store, wanted: narrowing.Wanted, index: str
) -> None:
    table = narrowing.table_of(wanted).name
    wide = paging.fitting(store, wanted).limit(9)
    query = wide.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    with store.reading() as db:
        plan = db.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}")
        steps = [row[3] for row in plan]
    assert any(table in step and index in step for step in steps), steps


@settings(deadline=None, max_examples=60)
@given(wanted=DEALS, size=st.integers(1, 4), few=FEW)
def test_parts_are_the_list_backwards(
    store: Store, wanted: DealFilter, size: int, few: int
) -> None:
    found, after = [], None
    while True:
        with pytest.MonkeyPatch.context() as patch:
            for name in ("FEW", "FEW_DATED", "FEW_WITH_WORDS"):
                patch.setattr(narrowing, name, few)
            part = paging.deals(store, wanted, after, size)
        assert len(part.items) <= size
        found += part.items
        if part.next is None:
            break
        after = part.next
    whole = list(retrieval.deals(store, wanted))
    assert sorted(found, key=repr) == sorted(whole, key=repr)
    assert paging.tally(store, wanted).number == len(whole)


@pytest.mark.parametrize("since", [None, date(2031, 1, 1), date(2031, 5, 4), date(2032, 1, 1)])
@pytest.mark.parametrize("until", [None, date(2031, 5, 3), date(2031, 12, 31), date(2033, 1, 1)])
@pytest.mark.parametrize("few", [0, 999])
def test_days_are_found_by_their_index_as_by_looking_at_every_row(
    store: Store, since: date | None, until: date | None, few: int
) -> None:
    deals, reports = DealFilter(since=since, until=until), DocumentFilter(since=since, until=until)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(narrowing, "FEW_DATED", few)
        told = paging.deals(store, deals, None, 999).items
        read = paging.documents(store, reports, None, 999).items
    assert sorted(told, key=repr) == sorted(retrieval.deals(store, deals), key=repr)
    assert sorted(read, key=repr) == sorted(retrieval.documents(store, reports), key=repr)


def test_reports_propositions_and_claims_too(store: Store) -> None:
    assert len(paging.documents(store, DocumentFilter(), None, 99).items) == len(
        list(retrieval.documents(store, DocumentFilter()))
    )
    assert len(paging.propositions(store, PropositionFilter(), None, 99).items) == len(
        list(retrieval.propositions(store, PropositionFilter()))
    )
    denied = ClaimFilter(stance=Stance.DENIES)
    assert len(paging.claims(store, denied, None, 99).items) == len(
        list(retrieval.claims(store, denied))
    )


def test_whole_names_are_not_parts_of_names(store: Store) -> None:
    part = paging.deals(store, DealFilter(actor="Front"), None, 99).items
    assert part
    assert not paging.deals(store, DealFilter(actor="Front", whole=True), None, 99).items
    whole = paging.deals(store, DealFilter(actor="Tidewater Front", whole=True), None, 99).items
    by_id = paging.deals(store, DealFilter(actor="act-front", whole=True), None, 99).items
    assert [each[0].id for each in whole] == [each[0].id for each in by_id] != []
    place = DealFilter(place="990001", whole=True)
    assert paging.deals(store, place, None, 99).items
    assert not paging.documents(store, DocumentFilter(outlet="Gaz", whole=True), None, 9).items


def test_hits_show_the_words(store: Store) -> None:
    (first, *_) = paging.hits(store, DocumentFilter(text="silos"), None, 9).items
    assert ("silos", True) in first.around


def test_a_selection_is_counted_by_time_place_and_party(store: Store, tmp_path: Path) -> None:
    deals = list(retrieval.deals(store, DealFilter()))
    months = selection.stretches(store, DealFilter(), years=False)
    assert sum(each.deals for each in months) == len(deals)
    assert all(each.denied <= each.deals for each in months)
    years = selection.stretches(store, DealFilter(), years=True)
    assert sum(each.deals for each in years) == len(deals)
    spots = selection.spots(store, DealFilter(), 9)
    assert ("990001", 12.5, -40.25) in [(s.key, s.lat, s.lon) for s in spots]
    ties = selection.ties(store, DealFilter(), 9)
    assert ("act-council", "act-front") in [(tie.left, tie.right) for tie in ties]
    assert not selection.ties(store, DealFilter(actor="nobody"), 9)
