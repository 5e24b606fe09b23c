"""A list in parts is the list, whatever is asked and however it is cut."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from factories import small_case, wide_case
from hypothesis import given, settings
from hypothesis import strategies as st
from workbench import filled

from alleged.ledger import paging, retrieval, selection
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


@settings(deadline=None, max_examples=40)
@given(wanted=DEALS, size=st.integers(1, 4))
def test_parts_are_the_list_backwards(store: Store, wanted: DealFilter, size: int) -> None:
    found, after = [], None
    while True:
        part = paging.deals(store, wanted, after, size)
        assert len(part.items) <= size
        found += part.items
        if part.next is None:
            break
        after = part.next
    whole = list(retrieval.deals(store, wanted))
    assert sorted(found, key=repr) == sorted(whole, key=repr)
    assert paging.tally(store, wanted).number == len(whole)


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
