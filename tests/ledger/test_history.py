"""Every act is chained to the one before, and what is undone is hidden, never deleted."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alleged.errors import NothingFound
from alleged.ledger import overview, retrieval
from alleged.ledger.store import Run, Store
from alleged.model.document import Document, Original, Refusal
from alleged.model.filters import DocumentFilter
from alleged.model.telling import Telling

ORIGINAL = Original("0" * 64, "text/plain", b"x")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "a.db")
    yield opened
    opened.close()


def read(store: Store, *given_ids: str, who: str = "tester") -> None:
    run = Run(who)
    for given_id in given_ids:
        doc = Document(given_id, "A truce was agreed.", sha256=ORIGINAL.sha256)
        store.append(run, ORIGINAL, doc, Telling(doc.id), "rules/1")


def shown(store: Store) -> list[str]:
    return [doc.given_id for doc in retrieval.documents(store, DocumentFilter())]


def test_undo_hides_the_whole_last_run_and_redo_brings_it_back(store: Store) -> None:
    read(store, "a", "b")
    read(store, "c", "d")
    assert store.undo("tester") == 2
    assert shown(store) == ["a", "b"]
    assert store.undo("tester") == 1
    assert shown(store) == []
    assert store.redo("tester") == 1
    assert shown(store) == ["a", "b"]
    assert store.redo("tester") == 2
    assert shown(store) == ["a", "b", "c", "d"]


def test_there_is_nothing_to_undo_or_redo(store: Store) -> None:
    with pytest.raises(NothingFound, match="nothing to undo"):
        store.undo("tester")
    read(store, "a")
    with pytest.raises(NothingFound, match="nothing to redo"):
        store.redo("tester")
    store.undo("tester")
    with pytest.raises(NothingFound, match="nothing to undo"):
        store.undo("tester")
    read(store, "b")
    with pytest.raises(NothingFound, match="nothing to redo"):
        store.redo("tester")
    assert shown(store) == ["b"]


def test_history_says_who_did_what(store: Store) -> None:
    read(store, "a", "b", who="Ana")
    store.refuse(Run("Ben"), Refusal("c.pdf", "", "locked", ""))
    store.undo("Cleo")
    told = [
        (run.number, run.who, run.what, run.documents, run.refusals, run.undoes, run.hidden)
        for run in overview.runs(store)
    ]
    assert told == [
        (1, "Ana", "read", 2, 0, None, False),
        (2, "Ben", "read", 0, 1, None, True),
        (3, "Cleo", "undo", 0, 0, 2, False),
    ]
    acts = overview.acts(store)
    assert [act.kind for act in acts] == ["read", "read", "refuse", "undo"]
    assert [act.number for act in acts] == [1, 2, 3, 4]
    assert acts[0].what["document"].startswith("doc-")
    assert all(act.at.tzinfo is not None for act in acts)


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE act SET who = 'Somebody' WHERE number = 2", 2),
        ("UPDATE act SET what = '{}' WHERE number = 3", 3),
        ("DELETE FROM act WHERE number = 1", 1),
        ("DELETE FROM act WHERE number = 2", 2),
    ],
)
def test_a_changed_history_does_not_fit_its_chain(
    store: Store, statement: str, broken: int
) -> None:
    read(store, "a", "b", "c")
    assert overview.broken_link(store) is None
    with sqlite3.connect(store.path) as db:
        db.executescript("DROP TRIGGER act_no_update; DROP TRIGGER act_no_delete")
        db.execute(statement)
    db.close()
    assert overview.broken_link(store) == broken


@settings(max_examples=8, deadline=None)
@given(st.lists(st.sampled_from(["read", "undo", "redo"]), max_size=12))
def test_undoing_follows_a_plain_stack(
    tmp_path_factory: pytest.TempPathFactory, wanted: list[str]
) -> None:
    store = Store(tmp_path_factory.mktemp("ledger") / "a.db")
    done: list[str] = []
    undone: list[str] = []
    for number, what in enumerate(wanted):
        if what == "read":
            read(store, str(number))
            done.append(str(number))
            undone.clear()
        elif what == "undo" and done:
            store.undo("tester")
            undone.append(done.pop())
        elif what == "redo" and undone:
            store.redo("tester")
            done.append(undone.pop())
        assert shown(store) == done
    assert overview.broken_link(store) is None
    store.close()
