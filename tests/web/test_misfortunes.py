"""Broken uploads, full disks, killed servers: a clear page, and the ledger whole."""

import os
import shutil
import signal
import socket
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from serving import NOTE, count, post, served
from sqlalchemy import event
from workbench import token

from alleged.casebook.book import Casebook
from alleged.ledger import overview
from alleged.settings import Settings
from alleged.web.app import application

HTML = "text/html"


def whole(path: Path) -> bool:
    """Say whether a ledger is sound, and its history unbroken."""
    with sqlite3.connect(path) as db:
        sound = db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with Casebook(path) as book:
        return sound and book.status().intact


def read_by(client: TestClient, number: int) -> str:
    """Wait until a job is over; return its page."""
    for _ in range(600):
        text = client.get(f"/add/{number}").text
        if "data-over" in text:
            return text
        time.sleep(0.1)
    raise AssertionError("the job is not over")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("cut.zip", b"PK\x03\x04\x14\x00\x00\x00\x08\x00cut off here"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog"),
        ("cut.docx", b"PK\x03\x04nothing more"),
    ],
)
def test_a_broken_file_is_refused_with_its_reason(
    client: TestClient, book: Casebook, name: str, data: bytes
) -> None:
    before = book.status().documents
    files = [("files", (name, data))]
    assert client.post("/add", data={"csrf": token(client)}, files=files).status_code == 303
    text = read_by(client, 1)
    assert name in text
    assert "0 new" in text or "refused" in text
    assert book.status().documents == before
    assert any(refusal.path == name for refusal in book.status().refusals)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"--edge\r\n"),
        (
            "multipart/form-data; boundary=edge",
            b"--edge\r\nContent-Disposition: form-data\r\n\r\nx",
        ),
    ],
)
def test_an_upload_that_cannot_be_taken_apart_is_told(
    client: TestClient, book: Casebook, kind: str, body: bytes
) -> None:
    headers = {"content-type": kind, "x-csrf": token(client)}
    answer = client.post("/add", content=body, headers=headers)
    assert answer.status_code == 400
    assert HTML in answer.headers["content-type"]
    assert not Path(f"{book.path}-incoming").exists()


def test_two_hundred_megabytes_are_refused_before_they_are_kept(book: Casebook) -> None:
    with TestClient(application(book), base_url="http://localhost") as client:
        headers = {"content-length": "200000000", "content-type": "multipart/form-data; boundary=e"}
        answer = client.post("/add", content=b"--e\r\n", headers=headers)
    assert answer.status_code == 413
    assert "104,857,600 bytes" in answer.text
    assert HTML in answer.headers["content-type"]


def test_the_second_of_two_who_merge_is_told_and_keeps_what_was_written(
    client: TestClient, book: Casebook
) -> None:
    left, right = (actor.key for actor in book.actors()[:2])
    why = "both sign as the harbour committee, see the minutes of May"
    form = {"csrf": token(client), "left": left, "right": right, "because": why}
    book.signed("Ben").merge_actors(left, right, because="one seal")
    answer = client.post("/actor-merge", data=form)
    assert answer.status_code == 400
    assert f"{why}</textarea>" in answer.text
    assert form["csrf"] not in answer.text.partition("What you wrote")[2].partition("</section>")[0]
    assert len(book.actor_decisions()) == 1


def test_a_ledger_of_a_newer_program_is_left_alone(client: TestClient, book: Casebook) -> None:
    target = next(book.deals()).deal.id
    form = {"csrf": token(client), "target": target, "seen": "0", "verdict": "rejected"}
    with sqlite3.connect(book.path) as db:
        db.execute("PRAGMA user_version = 99")
    for answer in (client.get("/deals"), client.post("/review", data=form)):
        assert answer.status_code == 503
        assert "schema 99" in answer.text
        assert "pip install -U" in answer.text
    assert client.get("/api/deals").json()["error"]["kind"] == "LedgerTooNew"
    with sqlite3.connect(book.path) as db:
        assert db.execute("SELECT count(*) FROM review").fetchone() == (0,)


@contextmanager
def full(book: Casebook) -> Iterator[None]:
    """Let the ledger grow no further, as on a disk that is full."""
    engine = book._opened()._engine

    def no_more(connection: object) -> None:
        driver = connection.connection.driver_connection  # type: ignore[attr-defined]
        (pages,) = driver.execute("PRAGMA page_count").fetchone()
        driver.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(engine, "begin", no_more)
    yield
    event.remove(engine, "begin", no_more)
    engine.dispose()


def test_a_full_disk_is_told_and_the_ledger_is_whole(client: TestClient, book: Casebook) -> None:
    csrf, why = token(client), "as the text says " * 200
    targets = [card.deal.id for card in book.deals()]
    form = {"csrf": csrf, "target": targets, "seen": ["0"] * len(targets)}
    form |= {"verdict": "accepted", "because": why}
    with full(book):
        answers = [client.post("/review", data=form) for _ in range(8)]
        answer = next(each for each in answers if each.status_code != 303)
        assert answer.status_code == 507
        assert "is full" in answer.text
        assert "as the text says as the text says" in answer.text
        assert client.get("/deals").status_code == 200
        said = client.post("/review", data=form, headers={"accept": "application/json"}).json()
        assert said["error"]["status"] == 507
    assert whole(book.path)
    reviews = len(book.standing_reviews())
    assert reviews in (0, len(targets))
    form["seen"] = [str(book.reviews(each)[each].number) if reviews else "0" for each in targets]
    assert client.post("/review", data=form).status_code == 303


@pytest.mark.slow
def test_a_killed_server_leaves_a_whole_ledger_and_the_next_reads_on(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    with served(path) as (process, address):
        break_off(address)
        assert not Path(f"{path}-incoming").exists()
        post(address, [(f"r-{n}.txt", NOTE + f"Report {n}.".encode()) for n in range(60)])
        for _ in range(2_400):
            if path.exists() and count(path):
                break
            time.sleep(0.05)
        os.kill(process.pid, signal.SIGKILL)
        process.wait(30)
    assert whole(path)
    left = count(path)
    assert 0 < left < 60
    assert Path(f"{path}-incoming").is_dir()
    with Casebook(path, Settings(who="Ana", fast=True)) as book:
        client = TestClient(application(book), base_url="http://localhost")
        read_by(client, 1)
        assert book.status().documents == 60
        assert overview.broken_link(book._opened()) is None
    assert not Path(f"{path}-incoming").exists()
    assert whole(path)


def test_what_came_in_by_half_is_not_read(tmp_path: Path, book: Casebook) -> None:
    half = Path(f"{book.path}-incoming") / "half"
    half.mkdir(parents=True)
    (half / "a.txt").write_bytes(NOTE)
    app = application(book)
    assert app.state.intake.jobs() == []
    assert not half.exists()
    shutil.rmtree(half.parent, ignore_errors=True)


def break_off(address: str) -> None:
    """Begin an upload, and hang up in the middle of a file."""
    host, _, port = address.rpartition("/")[2].partition(":")
    with socket.create_connection((host, int(port))) as line:
        line.sendall(
            b"POST /add HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5000\r\n"
            b"Content-Type: multipart/form-data; boundary=edge\r\n\r\n--edge\r\n"
            b'Content-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nThe Fr'
        )
