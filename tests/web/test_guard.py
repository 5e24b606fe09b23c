"""Who asks, from where, and how much: refused before anything is done."""

import asyncio

import pytest
from fastapi.testclient import TestClient
from starlette.types import Message
from workbench import token

from alleged.casebook.book import Casebook
from alleged.web.guard import SMALL, _thrown_away


def first(book: Casebook) -> str:
    return next(book.deals()).deal.id


def test_another_name_for_this_server_is_refused(client: TestClient) -> None:
    answer = client.get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert "evil.example" in answer.text


def test_a_form_without_its_token_is_refused(client: TestClient, book: Casebook) -> None:
    form = {"target": first(book), "verdict": "accepted"}
    assert client.post("/review", data=form).status_code == 403
    good = {**form, "csrf": token(client)}
    for headers in (
        {"origin": "http://evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ):
        assert client.post("/review", data=good, headers=headers).status_code == 403
    assert not book.review_counts()
    assert client.post("/review", data=good).status_code == 303
    assert book.review_counts() == {"accepted": 1}


def test_another_site_cannot_use_the_api(client: TestClient, book: Casebook) -> None:
    asked = {"targets": [first(book)], "verdict": "accepted"}
    headers = {"origin": "http://evil.example"}
    answer = client.post("/api/reviews", json=asked, headers=headers)
    assert answer.status_code == 403
    assert answer.json()["error"]["status"] == 403


@pytest.mark.parametrize("path", ["/review", "/add", "/api/reviews"])
def test_too_much_is_refused(client: TestClient, path: str) -> None:
    body = b"x" * (SMALL + 2_000_000)
    answer = client.post(path, content=body, headers={"content-type": "text/plain"})
    assert answer.status_code == 413
    assert "alleged read" in answer.text
    pieces = (b"x" * 500_000 for _ in range(8))
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post(path, content=pieces, headers=headers).status_code in (403, 413)


@pytest.mark.parametrize(("most", "read"), [(2_000_000, 3), (150_000, 2)])
def test_what_is_too_large_is_taken_in_before_it_is_refused(
    monkeypatch: pytest.MonkeyPatch, most: int, read: int
) -> None:
    monkeypatch.setattr("alleged.web.guard.THROWN_AWAY", most)
    more = iter([True, True, False])
    pieces: list[Message] = []

    async def receive() -> Message:
        pieces.append({"type": "http.request", "body": b"x" * 100_000, "more_body": next(more)})
        return pieces[-1]

    asyncio.run(_thrown_away(receive))
    assert len(pieces) == read


def test_who_sends_slowly_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alleged.web.guard.WAITED", 0.01)

    async def receive() -> Message:
        await asyncio.Event().wait()
        raise AssertionError("nobody sets it")

    asyncio.run(_thrown_away(receive))
