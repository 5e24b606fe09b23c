"""A ledger that holds the small case, and a way to type commands at it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from factories import hostile_case, small_case, wide_case

from alleged.cli.verbs import alleged
from alleged.ledger.store import Run, Store
from alleged.model.document import Document, Original, Refusal
from alleged.model.telling import Telling

LOCKED = Refusal("minutes.pdf", "page 3", "the file is locked", "Save it without the password.")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command wrote and the number it ended with."""

    code: int
    out: str
    err: str


Typed = Callable[..., Answer]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return filled(tmp_path / "case.db", small_case(), LOCKED)


@pytest.fixture
def wide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger with more than deals in it, and the name under which marks are made in it."""
    monkeypatch.setenv("ALLEGED_WHO", "Ana")
    return filled(tmp_path / "wide.db", wide_case(), LOCKED)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    refusal = Refusal("a\x1b[2J.pdf", "\u202epage", "it is \x07 locked", "Un\x9block it.")
    return filled(tmp_path / "hostile.db", hostile_case(), refusal)


def filled(path: Path, case: list[tuple[Document, Telling]], refusal: Refusal) -> Path:
    """Write a case to a ledger as a run of reading would."""
    store, run = Store(path), Run("tester")
    for document, telling in case:
        original = Original(document.sha256, "text/plain", document.text.encode())
        assert store.append(run, original, document, telling, "test/1")
    store.refuse(run, refusal)
    store.close()
    return path


@pytest.fixture
def typed(ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Type a command; the ledger of the small case is the default one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ALLEGED_LEDGER", str(ledger))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def type_command(*words: str, stdin: str = "") -> Answer:
        result = CliRunner().invoke(
            alleged, words, input=stdin, prog_name="alleged", catch_exceptions=False
        )
        return Answer(result.exit_code, result.stdout, result.stderr)

    return type_command
