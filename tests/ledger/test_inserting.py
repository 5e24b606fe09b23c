"""Rows are written by statements made once, and come back as the library reads them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from alleged.ledger import tables as t
from alleged.ledger.inserting import insert_all, insert_one, next_number
from alleged.ledger.store import Store

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
    kept = {"sha256": "0" * 64, "media_type": "text/plain", "encoding": "", "data": b"\x00\xff"}
    insert_one(db, t.original, kept)


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
