"""Reading from the command line: one line of summary, every refusal in words, honest numbers."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from alleged.casebook.summary import ReadSummary
from alleged.model.document import Refusal

Typed = Callable[..., Any]


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], list[Any]]:
    """Let `Casebook.read` answer with a value, or raise it after one report."""

    def answer_with(answer: Any) -> list[Any]:
        calls: list[Any] = []

        def read(
            self: object, *targets: str, jobs: int | None, fast: bool | None, progress: Any
        ) -> ReadSummary:
            calls.append((targets, jobs))
            progress(ReadSummary(new=1, path="a.txt"))
            if isinstance(answer, BaseException):
                raise answer
            assert isinstance(answer, ReadSummary)
            return answer

        monkeypatch.setattr("alleged.casebook.book.Casebook.read", read)
        return calls

    return answer_with


@pytest.fixture
def report(tmp_path: Path) -> str:
    (tmp_path / "a.txt").write_text("A truce was announced in Port Merrow.")
    return "a.txt"


def refused(count: int) -> tuple[Refusal, ...]:
    return tuple(Refusal(f"{n}.pdf", "", "it is locked", "Unlock it.") for n in range(count))


def test_a_clean_run_ends_with_a_summary(typed: Typed, reading: Any, report: str) -> None:
    calls = reading(ReadSummary(new=2, known=1, deals=3, claims=5, seconds=1.5))
    answer = typed("read", "-j", "2", report)
    assert answer.code == 0
    assert answer.out == (
        "2 new, 1 known, 0 refused; the new reports tell of 3 deals in 5 claims (1.5 s)\n"
    )
    assert calls == [((report,), 2)]


def test_refusals_are_told_in_words_and_end_with_65(
    typed: Typed, reading: Any, report: str
) -> None:
    reading(ReadSummary(new=1, refused=12, refusals=refused(12)))
    answer = typed("read", report)
    assert answer.code == 65
    assert answer.err.count("it is locked") == answer.err.count("Unlock it.") == 1
    assert answer.err.count(".pdf\n") == 10
    assert "2 more: `alleged status`" in answer.err


def test_json_is_one_object(typed: Typed, reading: Any, report: str) -> None:
    reading(ReadSummary(new=1, refused=1, refusals=refused(1)))
    value = json.loads(typed("read", "--json", report).out)
    assert (value["new"], value["refused"]) == (1, 1)
    assert value["refusals"][0]["reason"] == "it is locked"


def test_nothing_to_read_is_66_and_makes_no_ledger(typed: Typed, tmp_path: Path) -> None:
    answer = typed("--ledger", "new.db", "read", "nowhere.txt")
    assert answer.code == 66
    assert "'nowhere.txt'" in answer.err
    assert not (tmp_path / "new.db").exists()


def test_addresses_that_do_not_answer_are_69(typed: Typed, reading: Any) -> None:
    reading(ReadSummary(refused=1, refusals=refused(1)))
    assert typed("read", "https://x.example/a").code == 69


def test_stopping_says_what_is_kept(typed: Typed, reading: Any, report: str) -> None:
    reading(KeyboardInterrupt())
    answer = typed("read", report)
    assert answer.code == 130
    assert "1 new reports are kept" in answer.err
    assert "The same command goes on from here" in answer.err


def test_a_read_without_targets_is_a_wrong_command(typed: Typed) -> None:
    assert typed("read").code == 2
    assert typed("read", "-j", "0", "x").code == 2


@pytest.mark.slow
def test_reports_go_in_and_come_out(typed: Typed, report: str) -> None:
    words = ("--ledger", "new.db", "read", report, "-")
    first = typed(*words, stdin='{"id": "a", "text": "The harbour is open."}\n')
    assert first.out.startswith("2 new, 0 known, 0 refused")
    again = typed(*words, stdin='{"id": "a", "text": "The harbour is open."}\n')
    assert again.out.startswith("0 new, 2 known, 0 refused")
    lines = typed("--ledger", "new.db", "export").out.splitlines()
    assert [json.loads(line)["type"] for line in lines].count("document") == 2
