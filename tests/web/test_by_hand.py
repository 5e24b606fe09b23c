"""An analyst at work in a browser: keys, undo, two people at once, selected words, uploads."""

import os
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from factories import small_case, wide_case
from workbench import filled

from alleged.casebook.book import Casebook
from alleged.model.filters import DocumentFilter
from alleged.settings import Settings
from alleged.web.app import application

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine"),
]
WAIT = 20_000


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    path = filled(tmp_path / "case.db", small_case(), wide_case())
    with Casebook(path, Settings(who="Ana")) as casebook:
        yield casebook


@pytest.fixture
def address(book: Casebook) -> Iterator[str]:
    """A server on this machine, in a thread of this process."""
    config = uvicorn.Config(application(book), port=0, log_level="error", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        flags = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        found = play.chromium.launch(executable_path=CHROMIUM, args=[*flags, "--disable-gpu"])
        yield found
        found.close()


Opened = Callable[..., Any]


@pytest.fixture
def opened(browser: Any, address: str) -> Iterator[Opened]:
    """Open a page; whatever it says on its console or asks of another machine is a failure."""
    contexts, complaints = [], []

    def open_page(path: str, width: int = 1360, **wanted: Any) -> Any:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, base_url=address, **wanted
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(WAIT)

        def heard(message: Any) -> None:
            # The browser says by itself that an answer is 409, as one here must be.
            if message.type in ("error", "warning") and "409" not in message.text:
                complaints.append(f"{path}: {message.text}")

        def asked(request: Any) -> None:
            if not request.url.startswith((address, "data:")):
                complaints.append(f"{path} asks {request.url}")

        page.on("console", heard)
        page.on("pageerror", lambda error: complaints.append(f"{path}: {error}"))
        page.on("request", asked)
        page.goto(path)
        page.wait_for_load_state("networkidle")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints


def report(book: Casebook, given_id: str) -> str:
    found = book.documents_part(DocumentFilter(), limit=99).items
    return next(each.id for each in found if each.given_id == given_id)


def test_a_list_is_walked_by_keys(opened: Opened) -> None:
    page = opened("/deals")
    page.keyboard.press("j")
    first = page.locator(".row.chosen .row-link").inner_text()
    page.wait_for_selector("#preview .card")
    page.keyboard.press("j")
    assert page.locator(".row.chosen .row-link").inner_text() != first
    page.keyboard.press("k")
    assert page.locator(".row.chosen .row-link").inner_text() == first
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/deals/deal-"))
    page.keyboard.press("/")
    page.keyboard.type("silos")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/search"))
    assert page.locator(".snippet mark").first.inner_text() == "silos"


def test_keys_are_explained_and_go_places(opened: Opened) -> None:
    page = opened("/")
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#keys").is_visible()
    page.keyboard.press("g")
    page.keyboard.press("e")
    page.wait_for_url(re.compile("/episodes$"))


def test_a_queue_is_reviewed_by_keys_and_undone_from_another_page(
    opened: Opened, book: Casebook
) -> None:
    page = opened("/review")
    page.wait_for_selector("#bench .card")
    first = page.locator(".row.chosen").get_attribute("data-id")
    page.keyboard.press("a")
    page.wait_for_selector(f'.row.done-accepted[data-id="{first}"]')
    second = page.locator(".row.chosen").get_attribute("data-id")
    assert second != first
    page.keyboard.press("Space")
    third = page.locator(".row.chosen").get_attribute("data-id")
    page.keyboard.press("r")
    page.wait_for_selector(f'.row.done-rejected[data-id="{third}"]')
    assert book.review_counts() == {"accepted": 1, "rejected": 1}
    assert second not in book.reviews(second)
    page.keyboard.press("Control+z")
    page.wait_for_selector(f'.row[data-id="{third}"]:not(.done)')
    assert book.review_counts() == {"accepted": 1}
    page.goto("/deals")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("Control+z")
    page.wait_for_selector(".snackbar:not([hidden])")
    assert book.review_counts() == {}
    page.keyboard.press("Control+Shift+z")
    page.locator(".snackbar", has_text="again").wait_for()
    assert book.review_counts() == {"accepted": 1}


def test_many_are_decided_at_once_after_a_warning(opened: Opened, book: Casebook) -> None:
    page = opened("/review")
    page.wait_for_selector("#bench .card")
    page.on("dialog", lambda dialog: dialog.accept())
    for _ in range(3):
        page.keyboard.press("m")
    page.keyboard.press("r")
    page.locator(".row.done-rejected").nth(2).wait_for()
    assert book.review_counts() == {"rejected": 3}
    page.get_by_role("button", name="Undo").click()
    page.locator(".row.done").first.wait_for(state="detached")
    assert book.review_counts() == {}


def test_the_second_of_two_people_is_told(opened: Opened, book: Casebook) -> None:
    page = opened("/review")
    page.wait_for_selector("#bench .card")
    target = str(page.locator(".row.chosen").get_attribute("data-id"))
    book.signed("Ben").review("rejected", target)
    with page.expect_response(lambda answer: answer.status == 409):
        page.keyboard.press("a")
    page.wait_for_selector(".conflict")
    assert "Ben has decided" in page.locator(".conflict").inner_text()
    assert book.reviews(target)[target].by == "Ben"
    page.locator(".conflict button").first.click()
    page.wait_for_selector(f'.row.done-accepted[data-id="{target}"]')
    assert book.reviews(target)[target].by == "Ana"


def test_selected_words_become_a_claim(opened: Opened, book: Casebook) -> None:
    key = report(book, "r-1")
    page = opened(f"/reports/{key}")
    page.evaluate(
        """() => {
            const piece = [...document.querySelectorAll('#text [data-start]')]
              .find((each) => each.textContent.includes('grain silos'));
            const node = [...piece.childNodes].find((each) => each.data?.includes('grain silos'));
            const at = node.data.indexOf('rain silo');
            getSelection().setBaseAndExtent(node, at, node, at + 'rain silo'.length);
            document.getElementById('text').dispatchEvent(new MouseEvent('mouseup'));
        }"""
    )
    page.wait_for_selector("#adder:not([hidden])")
    assert page.locator("#adder .chosen").inner_text() == "“grain silos”"
    page.locator("#a-voice").fill("a miller")
    page.get_by_role("button", name="Add claim").click()
    page.wait_for_selector(".r-added")
    (added,) = book.reviews_of(key).values()
    assert added.content["quote"] == "grain silos"


def test_files_are_dropped_and_their_reading_watched(opened: Opened, tmp_path: Path) -> None:
    page = opened("/add")
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    page.locator("#files").set_input_files(str(empty))
    page.wait_for_selector(".progress[data-over]")
    assert "it is empty" in page.locator(".progress").inner_text()
    page.reload()
    assert "empty.txt" in page.locator("#refusals").inner_text()


def test_a_switch_is_answered_without_leaving_the_page(opened: Opened, book: Casebook) -> None:
    (card, *_) = book.episodes_of(card.deal.id for card in book.deals())
    page = opened(f"/episodes/{card.id}")
    page.wait_for_selector(".switches")
    state = book.state()
    page.locator(".switches input[type=checkbox]").first.check()
    page.wait_for_selector("#supposed .likely")
    assert book.state() == state
