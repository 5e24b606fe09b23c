"""A workbench on a ledger of the invented cases, asked without a network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import hostile_case, small_case, wide_case
from fastapi.testclient import TestClient
from workbench import filled

from alleged.casebook.book import Casebook
from alleged.settings import Settings
from alleged.web.app import application


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    path = filled(tmp_path / "case.db", small_case(), wide_case(), hostile_case())
    with Casebook(path, Settings(who="Ana")) as casebook:
        yield casebook


@pytest.fixture
def client(book: Casebook) -> Iterator[TestClient]:
    app = application(book, upload_bytes=2_000_000)
    with TestClient(app, base_url="http://localhost", follow_redirects=False) as asked:
        yield asked
