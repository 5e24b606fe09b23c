"""The group finds its verbs, helps quickly, and turns every error into words and a number."""

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import click
import pytest

from alleged.cli import verbs
from alleged.cli.exit_codes import MEANINGS
from alleged.errors import (
    AllegedError,
    LedgerBusy,
    LedgerError,
    MissingPlugin,
    NothingFound,
    QueryError,
    TooLarge,
    Unreachable,
)

Typed = Callable[..., Any]


def alleged(*words: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "alleged", *words], capture_output=True, text=True, **options
    )


@pytest.mark.parametrize("verb", verbs.VERBS)
def test_every_verb_helps_with_examples_first(typed: Typed, verb: str) -> None:
    for option in ("-h", "--help"):
        answer = typed(verb, option)
        assert answer.code == 0
        assert answer.err == ""
        assert 0 < answer.out.index("Examples:") < answer.out.index("Options:")
        assert max(map(len, answer.out.splitlines())) <= 80


def test_help_lists_every_verb_with_a_whole_sentence(typed: Typed) -> None:
    out = typed("--help").out
    for verb in verbs.VERBS:
        assert f"\n  {verb} " in out
    assert "..." not in out.split("Commands:")[1]


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from alleged.cli.verbs import alleged\n"
        "alleged.main(['deals', '--help'], standalone_mode=False)\n"
        "heavy = {'spacy', 'sqlalchemy', 'rich', 'jinja2', 'numpy', 'httpx', 'lxml'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stderr == "[]\n"


def test_version_and_module_say_the_same(typed: Typed) -> None:
    assert typed("--version").out == alleged("--version").stdout
    assert typed("--version").out.startswith("alleged ")


def test_a_verb_mistyped_names_the_ones_that_may_be_meant(typed: Typed) -> None:
    answer = typed("reed")
    assert answer.code == 2
    assert "'read'" in answer.err
    assert "`alleged --help`" in typed("xyzzy").err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (TooLarge("big", hint="Cut it."), 65),
        (Unreachable("far"), 69),
        (NothingFound("none"), 1),
        (QueryError("what"), 64),
        (LedgerError("torn"), 74),
        (LedgerBusy("held"), 75),
        (MissingPlugin("no"), 78),
        (AllegedError("odd"), 70),
        (KeyboardInterrupt(), 130),
        (ZeroDivisionError("fault"), 70),
    ],
)
def test_every_error_has_its_number_and_words(
    typed: Typed, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("alleged.casebook.book.Casebook.status", fail)
    answer = typed("status")
    assert answer.code == code
    assert code in MEANINGS
    assert answer.out == ""
    assert "alleged: " in answer.err
    if isinstance(error, AllegedError):
        assert str(error) in answer.err
        assert error.hint in answer.err


def test_an_error_cannot_act_on_the_terminal(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise QueryError("no \x1b[2J")

    monkeypatch.setattr("alleged.casebook.book.Casebook.status", fail)
    assert typed("status").err == "alleged: no ‹U+001B›[2J\n"


@pytest.mark.parametrize("verb", ["export", "brief", "deals"])
def test_a_reader_that_leaves_is_no_fault(ledger: object, verb: str) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "alleged", "-q", "--ledger", str(ledger), verb],
        stdout=write,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(write)
    assert done.stderr == ""
    assert done.returncode == 141


def test_what_another_program_reads_is_utf_8_on_every_machine(ledger: object) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "alleged", "--ledger", str(ledger), "export"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"},
    )
    assert "Küstenblatt" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("words", [("--ledger", "x.db", "status"), ("status", "--ledger", "x.db")])
def test_shared_options_stand_before_or_after_the_verb(
    typed: Typed, words: tuple[str, ...]
) -> None:
    answer = typed(*words)
    assert answer.code == 66
    assert "'x.db'" in answer.err
    assert "alleged --ledger x.db read PATH" in answer.err


def test_options_after_the_verb_go_before_the_rest(typed: Typed, ledger: object) -> None:
    assert typed("--ledger", "x.db", "status", "--ledger", str(ledger)).code == 0


def test_every_verb_is_a_command_of_ours() -> None:
    group = verbs.alleged
    with click.Context(group) as context:
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None
            assert command.name == name
