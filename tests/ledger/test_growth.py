"""A ledger says which reports were added since, and when more than that was done to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import small_case
from ledgers import keep_one

from alleged.ledger import growth, origins
from alleged.ledger.foes import foes
from alleged.ledger.store import Store

CASE = small_case()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "a.db")
    keep_one(opened, *CASE[0])
    yield opened
    opened.close()


def test_what_was_added_since_is_named_in_order(store: Store) -> None:
    since = growth.state(store)
    assert growth.added(store, since, since) == []
    for each in CASE[1:3]:
        keep_one(store, *each)
    middle = growth.state(store)
    keep_one(store, *CASE[3])
    now = growth.state(store)
    assert growth.added(store, since, middle) == [2, 3]
    assert growth.added(store, middle, now) == [4]
    assert growth.added(store, since, now) == [2, 3, 4]


def test_nobody_who_looked_at_nothing_knows_what_was_added(store: Store) -> None:
    assert growth.added(store, None, growth.state(store)) is None


def test_an_undo_and_a_redo_are_no_growth(store: Store) -> None:
    since = growth.state(store)
    keep_one(store, *CASE[1])
    store.undo("tester")
    undone = growth.state(store)
    assert growth.added(store, since, undone) is None
    store.redo("tester")
    assert growth.added(store, undone, growth.state(store)) is None
    assert growth.added(store, since, growth.state(store)) == [2], "as if it had not been undone"


def test_a_report_read_anew_is_no_growth(store: Store) -> None:
    since = growth.state(store)
    keep_one(store, *CASE[0], extractor="test/2")
    assert origins.tellings(store) == [2]
    assert growth.added(store, since, growth.state(store)) is None


def test_a_report_read_twice_since_counts_once(store: Store) -> None:
    since = growth.state(store)
    keep_one(store, *CASE[1])
    keep_one(store, *CASE[1], extractor="test/2")
    assert growth.added(store, since, growth.state(store)) == [3]


def test_who_is_said_to_fight_whom_follows_what_is_added(store: Store, tmp_path: Path) -> None:
    grown = [dict(foes(store))]
    for each in CASE[1:]:
        keep_one(store, *each)
        grown.append(dict(foes(store)))
    anew = Store(store.path)
    assert grown[-1] == foes(anew)
    store.undo("tester")
    assert foes(store) == grown[-2]
    anew.close()
