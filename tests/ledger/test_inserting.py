"""Rows are written by statements made once, and come back as the library reads them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from alleged.errors import LedgerError
from alleged.ledger import tables as t
from alleged.ledger.inserting import insert_all, insert_one, insert_words, next_number
from alleged.ledger.store import Store

ORIGINAL = {"sha256": "0" * 64, "media_type": "text/plain", "encoding": "", "data": b"\x00\xff"}
NAMES = ("Merrow", 'Say "Merrow"', "Mérröw\n", "")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Connection]:
    store = Store(tmp_path / "a.db")
    with store.writing() as connection:
        yield connection
    store.close()


def document(name: str) -> dict[str, object]:
    row = {column.name: name for column in t.document.c if column.name != "number"}
    return {**row, "id": name, "sha256": "0" * 64, "authors": [name], "published_first": None}


def original(db: Connection) -> None:
    insert_one(db, t.original, ORIGINAL)


def test_what_is_written_comes_back(db: Connection) -> None:
    original(db)
    insert_all(db, t.document, [document(name) for name in NAMES])
    found = db.execute(select(t.document).order_by(t.document.c.number)).all()
    assert [row.text for row in found] == list(NAMES)
    assert [row.authors for row in found] == [[name] for name in NAMES]
    assert [row.published_first for row in found] == [None] * len(NAMES)
    assert db.execute(select(t.original.c.data)).scalar() == b"\x00\xff"


def test_the_next_number_is_the_one_that_the_ledger_would_give(db: Connection) -> None:
    original(db)
    for name in NAMES:
        expected = next_number(db, t.document)
        assert insert_one(db, t.document, document(name)) == expected


def test_no_rows_are_no_statement(db: Connection) -> None:
    insert_all(db, t.document, [])
    assert next_number(db, t.document) == 1


def test_words_are_found_by_the_number_of_what_they_are_of(db: Connection) -> None:
    insert_words(db, "claim_words", [(3, "the truce holds"), (4, "no truce")])
    insert_words(db, "claim_words", [])
    found = db.exec_driver_sql("SELECT rowid FROM claim_words WHERE claim_words MATCH 'holds'")
    assert found.scalars().all() == [3]


def test_what_sqlite_refuses_names_the_ledger_and_keeps_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.db")
    with pytest.raises(LedgerError, match=r"a\.db"), store.writing() as connection:
        insert_all(connection, t.original, [ORIGINAL, ORIGINAL])
    with store.reading() as connection:
        assert connection.execute(select(t.original.c.sha256)).first() is None
    store.close()
