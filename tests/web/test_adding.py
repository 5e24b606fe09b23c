"""Reports come in over the page: read one after the other, what cannot be read is listed."""

import time

import pytest
from fastapi.testclient import TestClient
from workbench import token

from alleged.casebook.book import Casebook
from alleged.read.public import is_public


@pytest.mark.slow
def test_uploads_are_read_and_refusals_listed(client: TestClient, book: Casebook) -> None:
    files = [
        ("files", ("note.txt", b"The Tidewater Front and the Orrin Council agreed to a truce.")),
        ("files", ("../../empty.txt", b"")),
    ]
    answer = client.post("/add", data={"csrf": token(client)}, files=files)
    assert answer.status_code == 303
    for _ in range(600):
        if "data-over" in client.get("/add/1").text:
            break
        time.sleep(0.1)
    text = client.get("/add/1").text
    assert "1 new" in text
    assert "it is empty" in text
    (document,) = [each for each in book.documents() if each.given_id == "note.txt"]
    assert document.path == "note.txt"
    refused = client.post("/add", data={"csrf": token(client), "addresses": "ftp://x"})
    assert refused.status_code == 400
    assert client.post("/add", data={"csrf": token(client)}).status_code == 400


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/", "http://localhost:9/x", "http://[::1]/"]
)
def test_no_address_inside_is_asked(book: Casebook, address: str) -> None:
    summary = book.read(address, public_only=True)
    (refusal,) = summary.refusals
    assert "private network" in refusal.reason


def test_public_addresses_are_told_from_others() -> None:
    inside = ("10.0.0.1", "192.168.1.1", "172.16.0.9", "169.254.1.1", "fe80::1%eth0", "fd00::1")
    assert not any(is_public(each) for each in (*inside, "0.0.0.0", "224.0.0.1", "100.64.0.1"))
    assert is_public("2606:4700:4700::1111")
