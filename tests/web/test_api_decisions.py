"""Merging, splitting and reviews over the API: by whom, with what reason, and taken back."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from alleged.casebook.book import Casebook
from alleged.web.accounts import Accounts, Role
from alleged.web.app import application

PASSWORD = "four words make one"
WHY = {"because": "both sign with one seal"}


def test_actors_are_merged_and_parted_again(client: TestClient) -> None:
    before = client.get("/api/actors?limit=200").json()["items"]
    left, right = before[:2]
    asked = {"actors": [left["key"], right["key"]], **WHY}
    merged = client.post("/api/actors/merge", json=asked).json()
    assert merged["actor"]["key"] == left["key"]
    assert merged["run"]["who"] == "Ana"
    keys = {row["key"] for row in client.get("/api/actors?limit=200").json()["items"]}
    assert keys == {row["key"] for row in before} - {right["key"]}
    parted = client.post(
        f"/api/actors/{left['key']}/split", json={"parts": [right["key"]], **WHY}
    ).json()
    assert (parted["actor"]["key"], parted["other"]["key"]) == (left["key"], right["key"])
    for act in (parted, merged):
        assert client.post(f"/api/runs/{act['run']['number']}/undo").json()["hidden"]
    assert client.get("/api/actors?limit=200").json()["items"] == before


def test_episodes_are_merged_moved_and_parted(client: TestClient) -> None:
    one, other = client.get("/api/episodes").json()["items"][:2]
    asked = {"episodes": [one["id"], other["id"]], **WHY}
    merged = client.post("/api/episodes/merge", json=asked).json()["episode"]
    tellings = {each["id"] for each in merged["members"]}
    moved = other["members"][0]["id"]
    assert {one["members"][0]["id"], moved} <= tellings
    parted = client.post(
        f"/api/episodes/{merged['id']}/split", json={"tellings": [moved], **WHY}
    ).json()
    assert [each["id"] for each in parted["episode"]["members"]] == [moved]
    back = client.post(f"/api/episodes/{one['id']}/move", json={"telling": moved, **WHY}).json()
    assert moved in {each["id"] for each in back["episode"]["members"]}


def test_reviews_are_listed_and_tagged(client: TestClient, book: Casebook) -> None:
    targets = [row["id"] for row in client.get("/api/deals").json()["items"][:3]]
    for target in targets:
        book.review("accepted", target)
    book.review("rejected", targets[0], because="another year")
    part = client.get("/api/reviews?limit=2")
    rows = part.json()
    rest = client.get(f"/api/reviews?limit=2&after={rows['next']}").json()
    assert [row["target"] for row in rows["items"] + rest["items"]] == [*targets[1:], targets[0]]
    assert rest["next"] is None
    past = client.get(f"/api/reviews/{targets[0]}").json()["items"]
    assert [(row["verdict"], row["undone"]) for row in past] == [
        ("rejected", False),
        ("accepted", False),
    ]
    tag = {"if-none-match": part.headers["etag"]}
    assert client.get("/api/reviews?limit=2", headers=tag).status_code == 304
    book.undo()
    assert client.get("/api/reviews?limit=2", headers=tag).status_code == 200
    assert client.get(f"/api/reviews/{targets[0]}").json()["items"][0]["undone"] is True


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/api/actors/merge", {"actors": ["nobody", "no one"], **WHY}, 404),
        ("/api/actors/merge", {"actors": ["one"], **WHY}, 422),
        ("/api/episodes/merge", {"episodes": ["deal-00", "deal-01"], **WHY}, 404),
        ("/api/episodes/episode-00/split", {"tellings": ["deal-00"], "because": ""}, 422),
        ("/api/episodes/episode-00/move", {"telling": "deal-00", **WHY}, 404),
        ("/api/actors/nobody/split", {"parts": ["one"], **WHY}, 404),
    ],
)
def test_what_makes_no_sense_is_an_error_of_the_one_shape(
    client: TestClient, path: str, body: dict[str, object], status: int
) -> None:
    answer = client.post(path, json=body)
    assert answer.status_code == status
    assert set(answer.json()["error"]) == {"kind", "status", "message", "hint"}


@pytest.fixture
def team(book: Casebook) -> Iterator[tuple[TestClient, dict[str, dict[str, str]]]]:
    """A server for others, and the header that names each role."""
    accounts = Accounts.beside(book.path)
    headers = {}
    for each in (Role.READER, Role.REVIEWER, Role.EDITOR):
        accounts.add(each.value, each, PASSWORD)
        headers[each.value] = {"authorization": f"Bearer {accounts.token(each.value)}"}
    with TestClient(
        application(book, accounts=accounts, hosts=()), base_url="http://desk"
    ) as asked:
        yield asked, headers


def test_roles_and_tokens_hold_for_programs(
    team: tuple[TestClient, dict[str, dict[str, str]]], book: Casebook
) -> None:
    client, headers = team
    assert client.get("/api/reviews").status_code == 401
    target = next(book.deals()).deal.id
    review = {"targets": [target], "verdict": "accepted"}
    left, right = (actor.key for actor in book.actors()[:2])
    merge = {"actors": [left, right], **WHY}
    for who, may_review, may_merge in (
        ("reader", 403, 403),
        ("reviewer", 200, 403),
        ("editor", 200, 200),
    ):
        assert client.get("/api/reviews", headers=headers[who]).status_code == 200
        answer = client.post("/api/reviews", json=review, headers=headers[who])
        assert answer.status_code == may_review, who
        answer = client.post("/api/actors/merge", json=merge, headers=headers[who])
        assert answer.status_code == may_merge, who
    last = answer.json()["run"]
    assert last["who"] == "editor"
    theirs = client.post(f"/api/runs/{last['number']}/undo", headers=headers["reviewer"])
    assert theirs.status_code == 403
    assert client.post(f"/api/runs/{last['number']}/undo", headers=headers["editor"]).json()[
        "hidden"
    ]


@pytest.mark.parametrize(
    "path", ["/api/actors/merge", "/api/episodes/merge", "/api/episodes/x/split"]
)
def test_another_site_cannot_make_anybody_decide(client: TestClient, path: str) -> None:
    answer = client.post(path, json={}, headers={"origin": "http://evil.example"})
    assert answer.status_code in (403, 422)
    assert client.get("/api/runs").json()["items"][0]["what"] == "read"
