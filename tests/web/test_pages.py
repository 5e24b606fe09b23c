"""Every page answers, runs nothing of its own, and shows claims as text."""

import re
from collections import Counter

import pytest
from fastapi.testclient import TestClient

from alleged.casebook.book import Casebook
from alleged.model.filters import DealFilter, DocumentFilter, PropositionFilter
from alleged.web.pages import pattern

PAGES = (
    "/", "/reports", "/deals", "/propositions", "/claims", "/episodes", "/actors", "/places",
    "/sources", "/search", "/search?text=truce", "/timeline", "/map", "/network", "/review",
    "/review?type=outcome", "/history", "/add", "/deals?kind=ceasefire&since=2031-01-01",
    "/propositions?type=relation", "/claims?stance=denies", "/episodes?kind=ceasefire",
    "/pattern",
    "/actors?text=front", "/deals?review=open", "/deals?evidence=cited",
)  # fmt: skip


def addresses(book: Casebook) -> list[str]:
    """The page of each row of the ledger."""
    found = [f"/reports/{each.id}" for each in book.documents_part(DocumentFilter()).items]
    deals = [card.deal.id for card in book.deals_part(DealFilter()).items]
    found += [f"/deals/{each}" for each in deals]
    found += [f"/episodes/{card.id}" for card in book.episodes_of(deals)]
    found += [f"/review/bench?target={each}" for each in deals]
    found += [f"/review/correct?target={each}" for each in deals]
    for card in book.propositions_part(PropositionFilter()).items:
        found.append(f"/propositions/{card.proposition.id}")
    found += [f"/actors/{actor.key}" for actor in book.actors()]
    return found


@pytest.mark.parametrize("page", PAGES)
def test_every_screen_answers(client: TestClient, page: str) -> None:
    answer = client.get(page)
    assert answer.status_code == 200
    assert "text/html" in answer.headers["content-type"]


def test_every_row_has_a_page(client: TestClient, book: Casebook) -> None:
    for page in addresses(book):
        assert client.get(page).status_code == 200, page
        assert client.get(page, headers={"hx-request": "true"}).status_code == 200, page


def test_nothing_in_a_page_runs_or_is_loaded_from_elsewhere(
    client: TestClient, book: Casebook
) -> None:
    for page in (*PAGES, *addresses(book)):
        answer = client.get(page)
        policy = answer.headers["content-security-policy"]
        assert "'unsafe" not in policy
        assert "default-src 'none'" in policy
        text = answer.text
        assert not re.search(r"<[^>]*\s(on\w+|style)=", text), page
        for script in re.findall(r"<script\b[^>]*>", text):
            assert 'src="/static/' in script or 'type="application/json"' in script, page
        assert "<style" not in text
        assert not re.search(r'(?:src|href)="(?:https?:)?//', text), page


def test_what_a_report_says_is_text_and_never_markup(client: TestClient, book: Casebook) -> None:
    for page in addresses(book):
        text = client.get(page).text
        assert "<script>alert" not in text
        assert "<img" not in text


def test_a_report_is_shown_whole_with_its_claims_marked(client: TestClient, book: Casebook) -> None:
    document, telling = next(book.tellings())
    text = client.get(f"/reports/{document.id}").text
    body = text[text.index('id="text"') : text.index("<aside")]
    shown = re.sub(r"<sup.*?</sup>", "", body[body.index(">") + 1 :])
    shown = re.sub(r"<[^>]+>", "", shown[: shown.index("</div>")])
    assert shown.replace("&#39;", "'").replace("&amp;", "&") == document.text
    for claim in telling.claims:
        assert f'id="{claim.id}"' in text
        assert f'data-start="{claim.span.start}"' in text


def test_a_part_of_a_list_is_rows_alone(client: TestClient) -> None:
    piece = client.get("/deals?limit=1", headers={"hx-request": "true"}).text
    assert "<html" not in piece
    assert piece.count("data-row ") == 1
    assert "after=" in piece


def test_what_is_not_there_says_so(client: TestClient) -> None:
    for page in ("/nowhere", "/deals/deal-0000", "/reports/doc-0000", "/actors/nobody"):
        answer = client.get(page)
        assert answer.status_code == 404
        assert "Not Found" in answer.text
    assert client.get("/deals?kind=banquet").status_code == 422
    assert client.get("/episodes/episode-00").status_code == 404


def test_an_original_is_saved_and_never_shown(client: TestClient, book: Casebook) -> None:
    document = next(book.documents())
    answer = client.get(f"/originals/{document.sha256}")
    assert answer.content == document.text.encode()
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["content-type"] == "application/octet-stream"


def test_static_files_may_be_kept_for_ever(client: TestClient) -> None:
    address = re.search(r"/static/workbench\.css\?\w+", client.get("/").text)
    assert address
    assert "immutable" in client.get(address[0]).headers["cache-control"]


def test_a_pattern_of_too_many_deals_is_not_reckoned_while_somebody_waits(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pattern, "WEIGHED", 0)
    page = client.get("/pattern", params={"group": "Front", "kind": "ceasefire"})
    assert page.status_code == 200
    assert "Narrow it by actor or place" in page.text
    assert client.get("/pattern.svg", params={"group": "Front"}).status_code == 400


def test_a_source_shows_how_its_reports_tell(client: TestClient, book: Casebook) -> None:
    outlet = book.outlets()[0].name
    statuses, stances = book.outlet_records()
    deals = [card.deal for card in book.deals(outlet=outlet, whole=True)]
    assert statuses[outlet] == Counter(deal.status for deal in deals)
    assert sum(sum(each.values()) for each in stances.values()) == book.status().claims
    page = client.get(f"/sources/{outlet}").text
    for status, number in statuses[outlet].items():
        assert re.search(rf"{status}.*?\b{number}\b", page, re.DOTALL)
