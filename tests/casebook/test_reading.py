"""A run reads each report once, keeps what is finished, and says what it could not read."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from alleged.casebook import reading
from alleged.casebook.book import Casebook
from alleged.casebook.summary import ReadSummary
from alleged.errors import BadSetting, LedgerError
from alleged.model.document import Document, Refusal, Span
from alleged.model.place import PlaceMention
from alleged.model.telling import Telling
from alleged.settings import Settings

LONG = " The people of the town said nothing about it to any of the reporters who came by."
ENGLISH = "The Lowland League agreed to a truce with the Harbour Guard." + LONG
GERMAN = (
    "Die Liga des Tieflands hat mit der Hafenwache eine Waffenruhe vereinbart, wie ein"
    " Sprecher der Liga am Montag in der Hauptstadt vor Journalisten sagte."
)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Given ids of all documents that were told; no language pipeline is loaded."""
    seen: list[str] = []

    def tell(documents: Sequence[Document], tools: Any) -> Iterator[Telling | Refusal]:
        for document in documents:
            seen.append(document.given_id)
            if "breaks" in document.given_id:
                yield Refusal(document.path, document.given_id, "it broke", "Report it.")
            elif "wrong" in document.given_id:
                place = PlaceMention(Span(0, 3), "Nowhere", None)
                yield Telling(document.id, places=(place,))
            else:
                place = PlaceMention(Span(0, 3), document.text[:3], None)
                yield Telling(document.id, places=(place,))

    monkeypatch.setattr(reading, "made", lambda recipe: object())
    monkeypatch.setattr(reading, "tell", tell)
    return seen


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    with Casebook(tmp_path / "a.db", Settings(who="tester")) as casebook:
        yield casebook


def jsonl(path: Path, *given_ids: str, text: str = ENGLISH) -> Path:
    rows = (
        {"id": each, "text": f"{text} ({each})", "outlet": "Example Wire"} for each in given_ids
    )
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def kept(book: Casebook) -> list[str]:
    return [document.given_id for document in book.documents()]


def test_reports_are_kept_in_their_order(book: Casebook, told: list[str], tmp_path: Path) -> None:
    names = [f"r-{number}" for number in range(70)]
    summary = book.read(jsonl(tmp_path / "in.jsonl", *names))
    assert kept(book) == told == names
    assert (summary.new, summary.known, summary.refused) == (70, 0, 0)
    assert summary.words == sum(len(d.text.split()) for d in book.documents())
    for document, telling in book.tellings():
        assert telling.places == (PlaceMention(Span(0, 3), document.text[:3], None),)


def test_reading_again_tells_nothing_again(book: Casebook, told: list[str], tmp_path: Path) -> None:
    path = jsonl(tmp_path / "in.jsonl", "a", "b")
    book.read(path)
    before = list(book.export())
    summary = book.read(path, path)
    assert (summary.new, summary.known, summary.words) == (0, 4, 0)
    assert told == ["a", "b"]
    assert list(book.export()) == before
    assert len(book.history()) == 1


def test_the_same_report_twice_in_one_file_is_kept_once(
    book: Casebook, told: list[str], tmp_path: Path
) -> None:
    summary = book.read(jsonl(tmp_path / "in.jsonl", "a", "b", "a"))
    assert (summary.new, summary.known) == (2, 1)
    assert kept(book) == ["a", "b"]


def test_a_run_that_broke_off_goes_on_where_it_was(
    book: Casebook, told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = jsonl(tmp_path / "in.jsonl", *(f"r-{number}" for number in range(10)))
    monkeypatch.setattr(reading, "BATCH_DOCUMENTS", 2)

    def stop(summary: ReadSummary) -> None:
        if summary.new == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        book.read(path, progress=stop)
    assert len(kept(book)) == 5
    told.clear()
    assert book.read(path).new == 5
    assert told == [f"r-{number}" for number in range(5, 10)]
    assert len(kept(book)) == 10


def test_one_bad_report_stops_nothing(book: Casebook, told: list[str], tmp_path: Path) -> None:
    path = jsonl(tmp_path / "in.jsonl", "a", "breaks", "wrong", "b")
    path.write_text(path.read_text() + "not JSON\n")
    summary = book.read(path, tmp_path / "missing.pdf")
    assert kept(book) == ["a", "b"]
    assert [refusal.where for refusal in summary.refusals] == ["breaks", "wrong", "line 5", ""]
    assert "Nowhere" in summary.refusals[1].reason
    assert book.status().refusals == summary.refusals
    again = book.read(path, tmp_path / "missing.pdf")
    assert again.refusals == summary.refusals
    assert book.status().refusals == summary.refusals


def test_what_can_be_read_later_is_no_longer_refused(
    book: Casebook, told: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text("not JSON\n" + json.dumps({"id": "a", "text": ENGLISH}) + "\nnor this\n")
    book.read(path)
    assert [refusal.where for refusal in book.status().refusals] == ["line 1", "line 3"]
    path.write_text(
        "\n".join(json.dumps({"id": each, "text": ENGLISH}) for each in "ba") + "\nnor this\n"
    )
    book.read(path)
    assert [refusal.where for refusal in book.status().refusals] == ["line 3"]


def test_other_languages_are_kept_and_counted(
    book: Casebook, told: list[str], tmp_path: Path
) -> None:
    summary = book.read(
        jsonl(tmp_path / "de.jsonl", "de", text=GERMAN), jsonl(tmp_path / "en.jsonl", "en")
    )
    assert (summary.new, summary.other_languages) == (2, 1)
    assert book.status().other_languages == 1
    assert book.status().languages == {"de": 1, "en": 1}


def test_progress_is_told_after_each_report(
    book: Casebook, told: list[str], tmp_path: Path
) -> None:
    seen: list[ReadSummary] = []
    book.read(jsonl(tmp_path / "in.jsonl", "a", "breaks", "b"), progress=seen.append)
    assert [(each.new, each.refused) for each in seen][:3] == [(1, 0), (1, 1), (2, 1)]
    assert all(each.path == str(tmp_path / "in.jsonl") for each in seen)


def test_batches_are_bounded_by_characters(
    book: Casebook, told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = []
    tell = reading.tell

    def counted(documents: Sequence[Document], tools: Any) -> Iterator[Any]:
        sizes.append(sum(len(document.text) for document in documents))
        return iter(list(tell(documents, tools)))

    monkeypatch.setattr(reading, "tell", counted)
    monkeypatch.setattr(reading, "BATCH_CHARACTERS", 500)
    book.read(jsonl(tmp_path / "in.jsonl", *(f"r-{number}" for number in range(20))))
    assert len(kept(book)) == 20
    assert max(sizes) < 500 + len(ENGLISH) + 10


def test_a_run_that_finds_nothing_leaves_no_trace(book: Casebook, told: list[str]) -> None:
    assert book.read().new == 0
    assert book.history() == []


def test_limits_come_from_the_settings(tmp_path: Path, told: list[str]) -> None:
    path = jsonl(tmp_path / "in.jsonl", "a")
    with Casebook(tmp_path / "a.db", Settings(limits={"line_bytes": 50})) as book:
        assert "50 bytes" in book.read(path).refusals[0].reason
    with (
        Casebook(tmp_path / "a.db", Settings(limits={"lines": 5})) as book,
        pytest.raises(BadSetting, match="'lines'") as caught,
    ):
        book.read(path)
    assert "line_bytes" in caught.value.hint


def test_asking_before_reading_says_so(tmp_path: Path) -> None:
    with Casebook(tmp_path / "a.db", Settings()) as book:
        for question in (book.status, book.history, book.actors, book.undo, book.brief):
            with pytest.raises(LedgerError, match="there is no ledger"):
                question()
    assert list(tmp_path.iterdir()) == []


def test_what_is_left_alone_is_listed_and_no_refusal(
    book: Casebook, told: list[str], tmp_path: Path
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    jsonl(folder / "in.jsonl", "a")
    (folder / "notes.yaml").write_text("kind: notes\n")
    summary = book.read(folder)
    (left,) = summary.left_alone
    assert (summary.refused, summary.refusals, book.status().refusals) == (0, (), ())
    assert book.status().left_alone == (left,)
    assert left.path.endswith("notes.yaml")
    (run,) = book.history()
    assert (run.what, run.documents, run.refusals) == ("read", 1, 0)
    assert book.read(folder).left_alone == (left,)
    assert len(book.history()) == 1

    assert book.read(folder / "notes.yaml").new == 1
    assert book.status().left_alone == ()
