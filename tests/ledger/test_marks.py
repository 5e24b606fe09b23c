"""A mark of a forecast is an act like any other: chained, undone, never rewritten."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from alleged.ledger import overview
from alleged.ledger.marks import marks
from alleged.ledger.store import Store
from alleged.model.mark import Verdict

RAIN, SUN = "forecast-rain", "forecast-sun"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "a.db")
    yield opened
    opened.close()


def standing(store: Store) -> dict[str, str]:
    return {forecast: mark.verdict.value for forecast, mark in marks(store).items()}


def test_the_last_mark_counts_and_undo_brings_back_the_one_before(store: Store) -> None:
    first = store.mark("Ana", RAIN, Verdict.OPEN, "too early to say")
    store.mark("Ben", SUN, Verdict.TRUE, "it shone")
    last = store.mark("Cleo", RAIN, Verdict.FAILED, "the day passed dry")
    assert marks(store)[RAIN] == last
    assert standing(store) == {RAIN: "failed", SUN: "true"}
    store.undo("Cleo")
    assert marks(store)[RAIN] == first
    store.undo("Cleo")
    assert standing(store) == {RAIN: "open"}
    store.redo("Cleo")
    store.redo("Cleo")
    assert standing(store) == {RAIN: "failed", SUN: "true"}


def test_a_mark_is_in_the_chain_with_its_reason(store: Store) -> None:
    mark = store.mark("Ana", RAIN, Verdict.TRUE, "it rained")
    (act,) = overview.acts(store)
    assert (act.kind, act.who) == ("mark", "Ana")
    assert act.what == {"forecast": RAIN, "verdict": "true", "because": "it rained"}
    assert (mark.by, mark.because, mark.at.tzinfo is None) == ("Ana", "it rained", False)
    assert [(run.what, run.documents) for run in overview.runs(store)] == [("mark", 0)]
    assert overview.broken_link(store) is None
