"""The queue: each decision is one act, undone as one, and the second of two people is told."""

from fastapi.testclient import TestClient
from workbench import token

from alleged.casebook.book import Casebook
from alleged.model.review import ReviewVerdict

JSON = {"accept": "application/json"}


def ids(book: Casebook) -> list[str]:
    return [card.deal.id for card in book.deals()]


def test_accepting_takes_it_out_of_the_queue(client: TestClient, book: Casebook) -> None:
    target = ids(book)[0]
    form = {"csrf": token(client), "target": target, "seen": "0", "verdict": "accepted"}
    answer = client.post("/review", data=form, headers=JSON).json()
    assert answer["reviews"] == {target: book.reviews(target)[target].number}
    assert target not in client.get("/review").text
    assert target in client.get("/review?review=accepted").text
    undone = client.post(f"/runs/{answer['run']}/undo", data={"csrf": form["csrf"]}, headers=JSON)
    assert undone.status_code == 200
    assert target in client.get("/review").text
    assert [hidden for _, hidden in book.past_reviews(target)] == [True]


def test_many_are_one_act(client: TestClient, book: Casebook) -> None:
    targets = ids(book)[:3]
    form = {"csrf": token(client), "target": targets, "seen": ["0"] * 3, "verdict": "rejected"}
    run = client.post("/review", data=form, headers=JSON).json()["run"]
    assert book.review_counts() == {"rejected": 3}
    book.undo(run)
    assert book.review_counts() == {}


def test_the_second_is_told_and_nothing_of_theirs_is_kept(
    client: TestClient, book: Casebook
) -> None:
    target, other = ids(book)[:2]
    book.signed("Ben").review("accepted", target)
    form = {
        "csrf": token(client),
        "target": [target, other],
        "seen": ["0", "0"],
        "verdict": "rejected",
    }
    answer = client.post("/review", data=form, headers=JSON)
    assert answer.status_code == 409
    assert answer.json()["standing"][target]["by"] == "Ben"
    assert other not in book.reviews(other)
    form["seen"] = [str(answer.json()["standing"][target]["number"]), "0"]
    assert client.post("/review", data=form, headers=JSON).status_code == 200


def test_a_correction_that_is_overtaken_keeps_what_was_written(
    client: TestClient, book: Casebook
) -> None:
    target = ids(book)[0]
    book.signed("Ben").review("rejected", target, because="no deal at all")
    form = {
        "csrf": token(client),
        "target": target,
        "seen": "0",
        "verdict": "corrected",
        "parties": "Tidewater Front, Lantern Society",
    }
    page = client.post("/review", data=form)
    assert page.status_code == 409
    assert "Ben made it rejected" in page.text
    assert 'value="Tidewater Front, Lantern Society"' in page.text
    standing = book.reviews(target)[target]
    again = client.post("/review", data={**form, "seen": str(standing.number)})
    assert again.status_code == 303
    assert book.reviews(target)[target].content == {"parties": form["parties"]}


def test_selected_words_become_a_claim(client: TestClient, book: Casebook) -> None:
    document = next(book.documents())
    start = document.text.index("agreed")
    form = {
        "csrf": token(client),
        "start": str(start),
        "end": str(start + 6),
        "stance": "doubts",
        "voice": "a clerk",
    }
    assert client.post(f"/reports/{document.id}/claims", data=form).status_code == 303
    (added,) = book.reviews_of(document.id).values()
    assert added.verdict is ReviewVerdict.ADDED
    assert added.content["quote"] == "agreed"
    assert "a clerk" in client.get(f"/reports/{document.id}").text
    bad = {**form, "end": str(len(document.text) + 1)}
    assert client.post(f"/reports/{document.id}/claims", data=bad).status_code == 400


def test_a_search_is_saved_and_taken_off(client: TestClient, book: Casebook) -> None:
    form = {"csrf": token(client), "name": "Truces", "address": "/deals?kind=ceasefire"}
    assert client.post("/saved", data=form).status_code == 303
    assert book.saved_searches() == {"Truces": "/deals?kind=ceasefire"}
    assert "Truces" in client.get("/search").text
    assert client.post("/saved", data={**form, "address": "//evil.example"}).status_code == 400
    client.post("/saved", data={**form, "address": ""})
    assert book.saved_searches() == {}
