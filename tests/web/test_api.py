"""The API: one shape of error, parts that make up the whole, tags that save the work."""

import pytest
from fastapi.testclient import TestClient

from alleged.casebook.book import Casebook

LISTS = ("reports", "deals", "propositions", "claims", "episodes", "actors", "runs")


@pytest.mark.parametrize("what", LISTS)
def test_parts_make_up_the_whole_list(client: TestClient, what: str) -> None:
    whole = client.get(f"/api/{what}?limit=200").json()
    assert whole["next"] is None
    assert whole["items"]
    found, after = [], ""
    while True:
        part = client.get(f"/api/{what}?limit=2{after}").json()
        found += part["items"]
        if part["next"] is None:
            break
        after = f"&after={part['next']}"
    assert found == whole["items"]


def test_filters_are_those_of_the_commands(client: TestClient, book: Casebook) -> None:
    for query, fields in (
        ("kind=ceasefire", {"kind": "ceasefire"}),
        ("actor=front", {"actor": "front"}),
        ("evidence=cited", {"evidence": "cited"}),
        ("text=truce", {"text": "truce"}),
    ):
        asked = client.get(f"/api/deals?{query}&limit=200").json()["items"]
        assert {row["id"] for row in asked} == {card.deal.id for card in book.deals(**fields)}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/deals/deal-00", 404),
        ("/api/nothing", 404),
        ("/api/deals?kind=banquet", 422),
        ("/api/deals?limit=0", 422),
        ("/api/deals?since=some-day", 422),
        ("/api/search?text=%22%22", 400),
    ],
)
def test_errors_have_one_shape(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    error = answer.json()["error"]
    assert set(error) == {"kind", "status", "message", "hint"}
    assert error["status"] == status
    assert error["message"]


def test_nothing_is_sent_twice_while_nothing_changes(client: TestClient, book: Casebook) -> None:
    first = client.get("/api/deals")
    tag = first.headers["etag"]
    again = client.get("/api/deals", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    target = first.json()["items"][0]["id"]
    book.review("accepted", target)
    assert client.get("/api/deals", headers={"if-none-match": tag}).status_code == 200


def test_a_review_is_an_act_that_can_be_undone(client: TestClient) -> None:
    target = client.get("/api/deals").json()["items"][0]["id"]
    asked = {"targets": [target], "verdict": "rejected", "because": "a truce of another year"}
    run = client.post("/api/reviews", json=asked).json()
    assert (run["what"], run["who"]) == ("review", "Ana")
    listed = client.get("/api/deals?review=rejected").json()["items"]
    assert [row["id"] for row in listed] == [target]
    assert client.post(f"/api/runs/{run['number']}/undo").json()["hidden"] is True
    assert client.get("/api/deals?review=rejected").json()["items"] == []
    assert client.post(f"/api/runs/{run['number']}/undo").status_code == 404
    assert client.post(f"/api/runs/{run['number']}/redo").json()["hidden"] is False


def test_the_second_of_two_is_told(client: TestClient) -> None:
    target = client.get("/api/deals").json()["items"][0]["id"]
    asked = {"targets": [target], "verdict": "accepted", "seen": {target: 0}}
    assert client.post("/api/reviews", json=asked).status_code == 200
    answer = client.post("/api/reviews", json={**asked, "verdict": "rejected"})
    assert answer.status_code == 409
    assert "Ana has decided" in answer.json()["error"]["message"]


def test_the_documentation_is_there(client: TestClient) -> None:
    document = client.get("/api/openapi.json").json()
    assert {"/api/deals", "/api/reviews", "/api/episodes/{wanted}"} <= set(document["paths"])
