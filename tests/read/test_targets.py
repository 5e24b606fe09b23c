import io
import json
import os
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alleged.model.document import Reading, Refusal
from alleged.read.formats import READERS
from alleged.read.item import Budget, Item, buffered
from alleged.read.limits import Limits
from alleged.read.targets import open_target, readings_of

TEXT = "The Karst Front said that it had agreed with the Olm Brigade."


def names(target: Path | str) -> list[str]:
    return [
        f.document.given_id if isinstance(f, Reading) else f"! {Path(f.path).name}"
        for f in open_target(str(target))
    ]


def test_folder_is_read_in_order_and_all_the_way_down(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", "c.txt", ".hidden.txt", ".git/config", "a/.x"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    assert names(tmp_path) == ["c.txt", "z.txt", "b.txt", "c.txt"]
    assert names(tmp_path) == names(f"{tmp_path}/")


def test_folders_linked_in_a_circle_are_read_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "r.txt").write_text(TEXT)
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "dangling").symlink_to(tmp_path / "nothing")
    assert names(tmp_path) == ["r.txt", "! dangling"]


def test_what_is_no_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "r.txt").write_text(TEXT)
    assert names(tmp_path) == ["! pipe", "r.txt"]
    (refusal,) = open_target("/dev/zero")
    assert isinstance(refusal, Refusal)
    assert "device" in refusal.reason


@pytest.mark.parametrize("target", ["/no/such/file", "a\0b", "x" * 5000, "", "ftp://a.example/b"])
def test_what_is_not_there_is_refused(target: str, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = list(open_target(target))
    assert all(isinstance(f, Refusal) and f.hint for f in found)
    assert len(found) == 1


def test_nothing_to_read_is_said(tmp_path: Path, opened) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / ".hidden").write_text(TEXT)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(".hidden", TEXT)
    found = list(open_target(str(tmp_path / "folder")))
    found += opened(packed.getvalue(), "r.zip")
    found += opened(b"\n\n", "r.jsonl")
    assert [getattr(f, "reason", "") for f in found] == [
        "the folder holds no files",
        "it holds no report",
        "it holds no report",
    ]


def test_standard_input_is_sniffed(monkeypatch) -> None:
    line = json.dumps({"id": "r-1", "text": TEXT}) + "\n"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", TEXT)
    for data, given_id in (
        (TEXT.encode(), "stdin"),
        (line.encode(), "r-1"),
        (f"id,text\nr-2,{TEXT}\n".encode(), "r-2"),
        (packed.getvalue(), "a.txt"),
        (f"From: a@b.example\nMIME-Version: 1.0\n\n{TEXT}".encode(), "stdin"),
    ):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert names("-") == [given_id]


def test_one_file_that_cannot_be_read_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 nothing")
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "c.docx").write_bytes(b"PK\x03\x04nothing")
    (tmp_path / "d.xlsx").write_bytes(b"PK\x03\x04nothing")
    (tmp_path / "e.txt").write_bytes(b"")
    (tmp_path / "f.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert names(tmp_path) == ["! a.pdf", "b.txt", "! c.docx", "! d.xlsx", "! e.txt", "! f.png"]


def test_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (refusal,) = open_target(str(tmp_path / "a.txt"), Limits(file_bytes=10))
    assert isinstance(refusal, Refusal)
    assert "10 bytes" in refusal.reason


def test_names_that_are_no_text_are_shown(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(TEXT)
    (reading,) = open_target(str(tmp_path))
    assert isinstance(reading, Reading)
    assert reading.document.given_id == "caf\\udce9.txt"
    assert reading.document.id


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<article><p>The front agreed to leave the town of Velm.</p></article>", "text/html"),
        (b"From the front no word came on Monday, said the mayor.", "text/plain"),
        (b"Text, id and title are words of this report, said the mayor.", "text/plain"),
        (b"{ a brace } opens this report, and nobody knows why it does.", "text/plain"),
        (b"To: all\n\nThe front agreed to leave the town of Velm.", "text/plain"),
    ],
)
def test_file_without_an_ending_is_told_by_its_bytes(opened, data: bytes, kind: str) -> None:
    (reading,) = opened(data, "report")
    assert isinstance(reading, Reading)
    assert reading.original.media_type == kind


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (b"<?xml version='1.0'?><TEI><p>Velm</p></TEI>", "HTML"),
        (b"{\\rtf1 Velm}", "DOCX"),
        (b"\xff\xd8\xff\xe0 picture", "OCR"),
        (b"Rar!\x1a\x07", "ZIP"),
        (b"SQLite format 3\0", "CSV"),
    ],
)
def test_known_formats_that_are_not_read_are_refused_with_a_way_out(
    opened, data: bytes, hint: str
) -> None:
    (refusal,) = opened(data, "report")
    assert isinstance(refusal, Refusal)
    assert hint in refusal.hint


STARTS = (
    b"",
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"PAR1",
    b"\x1f\x8b\x08\0",
    b"WARC/1.0\r\n",
    b"<html>",
    b"<rss>",
    b"<?xml version='1.0'?><feed>",
    b"From a@b 2019\n",
    b'{"id": ',
    b"id,text\n",
    b"\xff\xfe",
)
SUFFIX = {
    "csv": ".csv",
    "docx": ".docx",
    "feed": ".xml",
    "gzip": ".gz",
    "html": ".html",
    "jsonl": ".jsonl",
    "mail": ".eml",
    "mbox": ".mbox",
    "parquet": ".parquet",
    "pdf": ".pdf",
    "text": ".md",
    "wacz": ".wacz",
    "warc": ".warc",
    "zip": ".zip",
}


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    start=st.sampled_from(STARTS),
    data=st.one_of(st.binary(max_size=300), st.text().map(str.encode)),
)
def test_any_bytes_are_read_or_refused(name: str, start: bytes, data: bytes) -> None:
    item = Item("a", f"a{SUFFIX[name]}", buffered(io.BytesIO(start + data)), Budget(Limits()))
    for found in readings_of(item, Limits()):
        assert isinstance(found, Reading | Refusal)
        if isinstance(found, Refusal):
            assert found.reason
            assert found.hint
        else:
            assert found.document.id
