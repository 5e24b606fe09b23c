"""Actors joined and parted in the browser: both sides first, one act, one undo."""

from fastapi.testclient import TestClient
from workbench import token

from alleged.casebook.book import Casebook

JSON = {"accept": "application/json"}


def two(book: Casebook) -> tuple[str, str]:
    """Keys of the two actors with most deals."""
    first, second, *_ = book.actors()
    return first.key, second.key


def test_both_sides_are_shown_and_merged_as_one_act(client: TestClient, book: Casebook) -> None:
    left, right = two(book)
    names = [book.actor_count(key).name for key in (left, right)]
    assert client.get("/actor-merge", params={"left": left}).status_code == 200
    page = client.get("/actor-merge", params={"left": left, "right": right}).text
    for name in (*names, "called", "countries", "What it is quoted as saying"):
        assert name in page
    form = {"csrf": token(client), "left": left, "right": right, "because": "one and the same"}
    run = client.post("/actor-merge", data=form, headers=JSON).json()["run"]
    assert book.actor_count(right).key == left
    assert "one and the same" in client.get(f"/actors/{left}").text
    assert client.get("/actor-merge", params={"left": left, "right": right}).status_code == 400
    client.post(f"/runs/{run}/undo", data={"csrf": form["csrf"]}, headers=JSON)
    assert book.actor_count(right).key == right


def test_what_was_merged_is_parted_again(client: TestClient, book: Casebook) -> None:
    left, right = two(book)
    book.merge_actors(left, right, because="one and the same")
    page = client.get(f"/actors/{left}/split").text
    assert f'value="{right}"' in page
    form = {"csrf": token(client), "part": right, "because": "two after all"}
    answer = client.post(f"/actors/{left}/split", data=form)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/actors/{right}"
    assert book.actor_count(right).key == right


def test_a_claim_is_rejected_and_corrected_from_the_reader(
    client: TestClient, book: Casebook
) -> None:
    claim, document = next(book.claims())
    page = client.get(f"/reports/{document.id}").text
    assert f'value="{claim.id}"' in page
    assert 'name="stance"' in client.get(f"/review/correct?target={claim.id}").text
    form = {"csrf": token(client), "target": claim.id, "seen": "0", "verdict": "rejected"}
    assert client.post("/review", data=form, headers=JSON).status_code == 200
    assert claim.id not in client.get("/claims").text
    assert claim.id in client.get("/claims?review=rejected").text
    assert claim.id in client.get(f"/reports/{document.id}").text
