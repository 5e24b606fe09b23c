"""The verdict of an episode: a sum that adds up, switches that keep nothing, evidence noted."""

import re

from fastapi.testclient import TestClient
from markupsafe import escape
from workbench import token

from alleged.casebook.book import Casebook
from alleged.web.pages.weighing import ANYBODY, WIDTH, sum_of


def episode(book: Casebook) -> str:
    (card, *_) = book.episodes_of(card.deal.id for card in book.deals())
    return card.id


def test_the_bars_add_up(book: Casebook) -> None:
    verdict = book.weigh(episode(book)).verdict
    drawn = sum_of(verdict)
    assert drawn.bars[-1].end == verdict.hundredths
    assert all(bar.x >= 0 and bar.x + bar.width <= WIDTH + 2 for bar in drawn.bars)
    assert len(drawn.bars) + len(drawn.silent) == len(verdict.terms)


def test_the_verdict_says_that_it_is_ours(client: TestClient, book: Casebook) -> None:
    page = client.get(f"/episodes/{episode(book)}/verdict")
    assert page.status_code == 200
    assert "and no fact" in page.text
    assert book.weigh(episode(book)).verdict.likelihood.value in page.text


def test_a_verdict_that_is_remembered_has_the_token_of_who_looks(
    client: TestClient, book: Casebook
) -> None:
    wanted, mine = episode(book), token(client)
    first = client.get(f"/episodes/{wanted}/verdict").text
    assert f'value="{mine}"' in first
    client.cookies.clear()
    other = token(client)
    again = client.get(f"/episodes/{wanted}/verdict").text
    assert other != mine
    assert again == first.replace(mine, other)
    note = f"they said {ANYBODY} aloud"
    form = {"csrf": other, "note": note}
    assert client.post(f"/episodes/{wanted}/assess", data=form).status_code == 303
    third = client.get(f"/episodes/{wanted}/verdict").text
    assert str(escape(note)) in third
    assert f"they said {other}" not in third
    assert third != again


def test_a_switch_answers_and_keeps_nothing(client: TestClient, book: Casebook) -> None:
    wanted, state = episode(book), book.state()
    text = client.get(f"/episodes/{wanted}/verdict").text
    source = re.search(r'name="distrust" value="([^"]+)"', text)
    assert source
    answer = client.get(f"/episodes/{wanted}/what-if", params={"distrust": source[1], "trust": ""})
    assert answer.status_code == 200
    assert "as it stands" in answer.text
    assert client.get(f"/episodes/{wanted}/what-if?prior=x").status_code == 400
    assert client.get(f"/episodes/{wanted}/what-if?distrust=nobody").status_code == 404
    assert book.state() == state


def test_an_assessment_is_kept_and_evidence_noted(client: TestClient, book: Casebook) -> None:
    wanted, form = episode(book), {"csrf": token(client), "note": "as far as we know"}
    assert client.post(f"/episodes/{wanted}/assess", data=form).status_code == 303
    assert "as far as we know" in client.get(f"/episodes/{wanted}/verdict").text
    trace = book.expected(wanted).traces[0].trace.name
    asked = {"csrf": form["csrf"], "trace": trace, "state": "seen", "because": "the page is here"}
    files = {"files": ("page.txt", b"signed", "text/plain")}
    answer = client.post(f"/episodes/{wanted}/inquire", data=asked, files=files)
    assert answer.status_code == 303
    (noted,) = book.inquiries()
    assert (noted.trace, [file.name for file in noted.files]) == (trace, ["page.txt"])
    assert "the page is here" in client.get(f"/episodes/{wanted}/verdict").text


def test_a_matrix_is_begun_and_filled(client: TestClient, book: Casebook) -> None:
    csrf = token(client)
    begun = {
        "csrf": csrf,
        "question": "Who has the silos?",
        "name": "silos",
        "rivals": "front: the Front has them\ncouncil: the Council has them",
    }
    assert client.post("/hypotheses", data=begun).status_code == 303
    row = {"csrf": csrf, "row": "keys", "text": "a guard shows keys", "ids": episode(book)}
    assert client.post("/hypotheses/silos/evidence", data=row).status_code == 303
    rival = {"csrf": csrf, "name": "nobody", "text": "nobody has them"}
    assert client.post("/hypotheses/silos/rivals", data=rival).status_code == 303
    cells = {"csrf": csrf, "row": "keys", "cell-0": "C", "cell-1": "II", "because": "as told"}
    assert client.post("/hypotheses/silos/judge", data=cells).status_code == 303
    text = client.get("/hypotheses/silos").text
    assert "a guard shows keys" in text
    assert text.count(" selected>") == 3
    assert "silos" in client.get("/hypotheses").text
    assert client.post("/hypotheses", data={**begun, "rivals": "front"}).status_code == 400


def test_a_pattern_comes_with_its_warning_and_its_chart(client: TestClient) -> None:
    query = "group=Tidewater+Front&kind=ceasefire"
    page = client.get(f"/pattern?{query}")
    assert page.status_code == 200
    assert "reporting is not even" in page.text
    drawn = client.get(f"/pattern.svg?{query}")
    assert drawn.headers["content-type"].startswith("image/svg+xml")
    assert client.get("/pattern?group=nobody&kind=ceasefire").status_code == 404
    assert client.get("/pattern?group=Tidewater+Front&baseline=moon").status_code == 400
