"""Decisions on findings: added, chained, undone by their run, never overwritten unseen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from alleged.errors import LedgerError, NothingFound, Overtaken
from alleged.ledger import overview, reviews
from alleged.ledger.migrations import migrate
from alleged.ledger.reviews import NewReview
from alleged.ledger.store import Store
from alleged.model.review import ReviewVerdict

ACCEPTED, REJECTED = ReviewVerdict.ACCEPTED, ReviewVerdict.REJECTED


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "a.db")
    yield opened
    opened.close()


def decide(store: Store, verdict: ReviewVerdict, *targets: str, seen: int | None = None) -> int:
    new = [NewReview(each, "doc-1", verdict, seen=seen) for each in targets]
    return reviews.add(store, "Ana", new, "as the text says")


def standing(store: Store, *targets: str) -> dict[str, str]:
    return {key: each.verdict.value for key, each in reviews.latest(store, targets).items()}


def test_the_latest_counts_and_an_undo_brings_back_the_one_before(store: Store) -> None:
    decide(store, ACCEPTED, "deal-1", "deal-2")
    second = decide(store, REJECTED, "deal-1")
    both = ("deal-1", "deal-2", "deal-3")
    assert standing(store, *both) == {"deal-1": "rejected", "deal-2": "accepted"}
    assert reviews.counts(store) == {"accepted": 1, "rejected": 1}
    store.undo("Ana", second)
    assert standing(store, *both) == {"deal-1": "accepted", "deal-2": "accepted"}
    assert [hidden for _, hidden in reviews.past(store, "deal-1")] == [True, False]
    store.redo("Ana", second)
    assert standing(store, "deal-1") == {"deal-1": "rejected"}


def test_what_was_decided_meanwhile_is_not_overwritten_unseen(store: Store) -> None:
    decide(store, ACCEPTED, "deal-1", seen=0)
    with pytest.raises(Overtaken, match="Ana has decided deal-1 meanwhile: accepted"):
        decide(store, REJECTED, "deal-2", "deal-1", seen=0)
    assert standing(store, "deal-1", "deal-2") == {"deal-1": "accepted"}
    number = reviews.latest(store, ["deal-1"])["deal-1"].number
    decide(store, REJECTED, "deal-1", seen=number)
    assert standing(store, "deal-1") == {"deal-1": "rejected"}


def test_any_run_can_be_undone_and_the_rest_stays(store: Store) -> None:
    first, second, third = (decide(store, ACCEPTED, f"deal-{n}") for n in (1, 2, 3))
    assert store.undo("Ben", second) == second
    assert standing(store, "deal-1", "deal-2", "deal-3") == {
        "deal-1": "accepted",
        "deal-3": "accepted",
    }
    for run in (second, 99, third + 1):
        with pytest.raises(NothingFound, match="cannot be undone"):
            store.undo("Ben", run)
    with pytest.raises(NothingFound, match="cannot be brought back"):
        store.redo("Ben", first)
    assert store.undo("Ana") == third
    assert store.undo("Ana") == first
    assert store.redo("Ana") == first
    assert overview.broken_link(store) is None


def test_a_decision_cannot_be_changed_from_outside(store: Store) -> None:
    decide(store, ACCEPTED, "deal-1")
    with pytest.raises(LedgerError), store.writing() as db:
        db.execute(text("UPDATE review SET verdict = 'rejected'"))


def test_searches_are_saved_by_name(store: Store) -> None:
    reviews.save_search(store, "Ana", "Truces", "/deals?kind=ceasefire")
    run = reviews.save_search(store, "Ben", "Truces", "/deals")
    assert reviews.saved_searches(store) == {"Truces": "/deals"}
    store.undo("Ben", run)
    assert reviews.saved_searches(store) == {"Truces": "/deals?kind=ceasefire"}
    reviews.save_search(store, "Ana", "Truces", "")
    assert reviews.saved_searches(store) == {}


def test_an_older_ledger_with_reviews_is_brought_up_to_date(store: Store) -> None:
    decide(store, REJECTED, "deal-1")
    with store.writing() as db:
        for table in ("recast", "meant", "actor_decision", "rejected", "correction"):
            db.exec_driver_sql(f"DROP TABLE {table}")
        db.exec_driver_sql("PRAGMA user_version = 9")
        migrate(db)
        assert db.exec_driver_sql("SELECT target FROM rejected").scalars().all() == ["deal-1"]
    assert standing(store, "deal-1") == {"deal-1": "rejected"}
