"""A ledger opens, or says in words what is wrong with the file and what to do now."""

import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from factories import wide_case
from sqlalchemy import text as sql

from alleged.errors import LedgerBusy, LedgerError, LedgerTooNew
from alleged.ledger import opening, overview, retrieval
from alleged.ledger.migrations import MIGRATIONS
from alleged.ledger.proposition_tables import PROPOSITION_TABLES
from alleged.ledger.store import Run, Store
from alleged.model.document import Document, Original, Refusal
from alleged.model.filters import DocumentFilter, PropositionFilter
from alleged.model.telling import Telling

ORIGINAL = Original("0" * 64, "text/plain", b"x")
REFUSAL = Refusal("a.pdf", "", "locked", "")
APPEND_FOREVER = """
import sys
from itertools import count
from pathlib import Path
from alleged.ledger.store import Run, Store
from alleged.model.document import Document, Original
from alleged.model.telling import Telling

store, run = Store(Path(sys.argv[1])), Run("other")
for number in count():
    doc = Document(f"r-{sys.argv[2]}-{number}", "A truce was agreed. " * 200, sha256="0" * 64)
    store.append(run, Original("0" * 64, "text/plain", b"x"), doc, Telling(doc.id), "rules/1")
    print(number, flush=True)
"""


def document(given_id: str) -> Document:
    return Document(given_id, "A truce was agreed.", sha256=ORIGINAL.sha256)


def keep(store: Store, run: Run, doc: Document) -> bool:
    return store.append(run, ORIGINAL, doc, Telling(doc.id), "rules/1")


def test_a_new_ledger_is_one_file_at_the_present_schema(tmp_path: Path) -> None:
    path = tmp_path / "a b?#%41.db"
    store = Store(path)
    keep(store, Run("tester"), document("r-1"))
    store.close()
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert db.execute("PRAGMA application_id").fetchone() == (opening.APPLICATION_ID,)
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    db.close()


def test_asking_makes_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger at") as caught:
        Store(tmp_path / "a.db", create=False)
    assert "alleged read" in caught.value.hint
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"To whom it may concern.\n" * 100, b"\x89PNG" * 2000])
def test_another_file_is_not_taken_for_a_ledger(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    with pytest.raises(LedgerError, match="not a ledger"):
        Store(path)
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE claim (id TEXT)")
    db.close()
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="not a ledger"):
        Store(path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.touch()
    store = Store(path)
    assert overview.counts(store).documents == 0
    store.close()


def test_a_folder_is_not_a_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a folder"):
        Store(tmp_path)
    with pytest.raises(LedgerError, match="its folder does not exist"):
        Store(tmp_path / "none" / "a.db")


def test_a_ledger_of_a_later_version_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    Store(path).close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(LedgerTooNew, match="schema 99") as caught:
        Store(path)
    assert "Upgrade" in caught.value.hint


def test_a_damaged_ledger_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store = Store(path)
    for number in range(50):
        keep(store, Run("tester"), document(f"r-{number}"))
    store.close()
    data = bytearray(path.read_bytes())
    data[4096 : len(data)] = b"\xff" * (len(data) - 4096)
    path.write_bytes(bytes(data))
    with pytest.raises(LedgerError, match="damaged"):
        list(retrieval.documents(Store(path), DocumentFilter()))


def test_a_ledger_that_may_not_be_written_can_be_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.db"
    store = Store(path)
    keep(store, Run("tester"), document("r-1"))
    store.close()
    monkeypatch.setattr(opening, "may_write", lambda path: False)
    store = Store(path)
    assert overview.counts(store).documents == 1
    with pytest.raises(LedgerError, match="may not be written"):
        keep(store, Run("tester"), document("r-2"))
    store.close()
    assert [each.name for each in tmp_path.iterdir()] == ["a.db"]


def test_a_full_disk_keeps_what_was_finished(tmp_path: Path) -> None:
    store, run = Store(tmp_path / "a.db"), Run("tester")
    keep(store, run, document("r-1"))
    with store.writing() as db:
        pages = db.execute(sql("PRAGMA page_count")).scalar_one()
        db.execute(sql(f"PRAGMA max_page_count = {pages}"))
    big = Document("r-2", "A truce was agreed. " * 100_000, sha256=ORIGINAL.sha256)
    with pytest.raises(LedgerError, match="is full") as caught:
        keep(store, run, big)
    assert "Make room" in caught.value.hint
    assert [doc.given_id for doc in retrieval.documents(store, DocumentFilter())] == ["r-1"]
    store.close()


def test_a_ledger_in_use_is_busy_not_broken(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    holder = Store(path)
    other = Store(path, busy_seconds=0.05)
    with holder.writing():
        assert overview.counts(other).documents == 0
        with pytest.raises(LedgerBusy, match="another process") as caught:
            other.refuse(Run("tester"), REFUSAL)
    assert "Wait" in caught.value.hint
    assert other.refuse(Run("tester"), REFUSAL)
    holder.close()
    other.close()


def test_two_processes_write_one_chain(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    others = [_appending(path, name) for name in "ab"]
    for other in others:
        _wait_for(other, 30)
        other.kill()
        other.wait()
    store = Store(path)
    runs = overview.runs(store)
    assert len(runs) == 2
    assert all(run.documents >= 30 for run in runs)
    assert overview.broken_link(store) is None
    store.close()


def test_a_killed_process_leaves_whole_reports(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    other = _appending(path, "a")
    reached = _wait_for(other, 20)
    other.send_signal(signal.SIGKILL)
    other.wait()
    store = Store(path)
    kept = list(retrieval.tellings(store, DocumentFilter()))
    assert len(kept) > reached
    with store.reading() as db:
        for table in ("document", "telling", "shown", "act"):
            assert db.execute(sql(f"SELECT count(*) FROM {table}")).scalar() == len(kept)
    assert overview.broken_link(store) is None
    assert keep(store, Run("tester"), document("r-after"))
    store.close()


def test_a_ledger_of_the_second_schema_has_no_propositions_and_takes_some(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store = Store(path)
    (old, its_telling), *_ = wide_case()
    store.append(Run("tester"), original(old), old, its_telling, "rules/1")
    store.close()
    with sqlite3.connect(path) as db:
        for table in reversed(PROPOSITION_TABLES):
            db.execute(f"DROP TABLE {table.name}")
        db.execute("DROP TABLE proposition_words")
        db.execute("PRAGMA user_version = 2")
    db.close()
    store = Store(path)
    assert list(retrieval.tellings(store, DocumentFilter())) == [(old, its_telling)]
    assert sum(overview.counts(store).propositions.values()) == 0
    new, new_telling = wide_case()[-1]
    store.append(Run("tester"), original(new), new, new_telling, "rules/1")
    found = [told for told, _, _ in retrieval.propositions(store, PropositionFilter(text="pays"))]
    assert found == [new_telling.propositions[0]]
    with pytest.raises(LedgerError, match="only ever added"), store.writing() as db:
        db.execute(sql("UPDATE proposition SET kind = 'lost'"))
    store.close()


def original(doc: Document) -> Original:
    return Original(doc.sha256, "text/plain", doc.text.encode())


def _appending(path: Path, name: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", APPEND_FOREVER, str(path), name], stdout=subprocess.PIPE, text=True
    )


def _wait_for(process: "subprocess.Popen[str]", number: int) -> int:
    assert process.stdout is not None
    end = time.monotonic() + 30
    for line in process.stdout:
        if int(line) >= number:
            process.stdout.close()
            return int(line)
        assert time.monotonic() < end
    raise AssertionError("the process ended by itself")


def test_a_ledger_of_the_first_schema_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store = Store(path)
    keep(store, Run("tester"), document("r-1"))
    store.close()
    with sqlite3.connect(path) as db:
        for column in ("source_kind", "extractor"):
            db.execute(f"ALTER TABLE attribution DROP COLUMN {column}")
        db.execute("PRAGMA user_version = 1")
    db.close()
    store = Store(path)
    assert [doc.given_id for doc in retrieval.documents(store, DocumentFilter())] == ["r-1"]
    keep(store, Run("tester"), document("r-2"))
    store.close()
    with sqlite3.connect(path) as db:
        columns = {row[1] for row in db.execute("PRAGMA table_info(attribution)")}
    db.close()
    assert {"source_kind", "extractor"} <= columns


def test_an_old_ledger_says_that_it_is_brought_up_to_date(tmp_path: Path) -> None:
    said: list[str] = []
    path = tmp_path / "a.db"
    Store(path, notice=said.append).close()
    assert said == []
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 9")
    db.close()
    Store(path, notice=said.append).close()
    assert len(said) == 1
    assert "schema 9" in said[0]
    Store(path, notice=said.append).close()
    assert len(said) == 1
