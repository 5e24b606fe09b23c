"""What tests of the workbench share: a filled ledger, and the token that our forms carry."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fastapi.testclient import TestClient
from sqlalchemy import event
from sqlalchemy.engine import Engine

from alleged.ledger.store import Run, Store
from alleged.model.document import Document, Original, Refusal
from alleged.model.telling import Telling
from alleged.web.guard import COOKIE

LOCKED = Refusal("minutes.pdf", "page 3", "the file is locked", "Save it without the password.")
Case = list[tuple[Document, Telling]]


def filled(path: Path, *cases: Case) -> Path:
    """Write cases to a ledger as a run of reading would."""
    store, run = Store(path), Run("tester")
    for document, telling in (each for case in cases for each in case):
        original = Original(document.sha256, "text/plain", document.text.encode())
        store.append(run, original, document, telling, "test/1")
    store.refuse(run, LOCKED)
    store.close()
    return path


def token(client: TestClient) -> str:
    """The token that a form of ours carries."""
    client.get("/")
    return str(client.cookies[COOKIE])


@contextmanager
def statements() -> Iterator[list[str]]:
    """Lend a list that fills with the statements that any ledger is asked meanwhile."""
    asked: list[str] = []

    def note(_db: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)
