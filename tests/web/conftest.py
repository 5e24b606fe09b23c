"""The workbench over invented cases, asked without a network or seen in Chromium."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import CASE, Screen, answering, installed, launched
from factories import hostile_case, small_case, wide_case
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, sync_playwright
from workbench import filled

from alleged.casebook.book import Casebook
from alleged.settings import Settings
from alleged.web.app import application

FROM_RIGHT = (
    "قال متحدث باسم جبهة أورين إن الهدنة مع مجلس تلم بدأت يوم الاثنين. ونفى المجلس ذلك (JMMV).\n"
)
SETTINGS = Settings(who="Ana", actors=(str(CASE / "actors.csv"),))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    path = filled(tmp_path / "case.db", small_case(), wide_case(), hostile_case())
    with Casebook(path, Settings(who="Ana")) as casebook:
        yield casebook


@pytest.fixture
def client(book: Casebook) -> Iterator[TestClient]:
    app = application(book, upload_bytes=2_000_000)
    with TestClient(app, base_url="http://localhost", follow_redirects=False) as asked:
        yield asked


@pytest.fixture(scope="session")
def velmora(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented war, read by rules, with a report written from right to left."""
    folder = tmp_path_factory.mktemp("velmora")
    (folder / "truce.txt").write_text(FROM_RIGHT, encoding="utf-8")
    with Casebook(folder / "velmora.db", SETTINGS) as casebook:
        casebook.read(str(CASE / "reports"), str(folder / "truce.txt"), fast=True, jobs=1)
        casebook.new_hypotheses(
            name="fuel",
            question="Was fuel sold across the front?",
            hypotheses={"sold": "There was a sale.", "rumour": "Somebody made it up."},
        )
    return folder / "velmora.db"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    if installed() is None:
        pytest.skip("no Chromium on this machine, and it cannot be installed without root")
    with sync_playwright() as playwright:
        browser = launched(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def seen(velmora: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casebook]:
    """A ledger of the module's own, that its tests only look at."""
    path = Path(shutil.copy(velmora, tmp_path_factory.mktemp("seen") / "velmora.db"))
    with Casebook(path, SETTINGS) as casebook:
        yield casebook


@pytest.fixture(scope="module")
def looked_at(seen: Casebook) -> Iterator[str]:
    with answering(application(seen)) as address:
        yield address


@pytest.fixture
def looking(chromium: Browser, looked_at: str) -> Iterator[Screen]:
    """A screen of the ledger that is only looked at."""
    yield from _screen(chromium, looked_at)


@pytest.fixture
def desk(velmora: Path, tmp_path: Path) -> Iterator[Casebook]:
    """A ledger of the test's own, to work on."""
    path = Path(shutil.copy(velmora, tmp_path / "velmora.db"))
    with Casebook(path, SETTINGS) as casebook:
        yield casebook


@pytest.fixture
def screen(chromium: Browser, desk: Casebook) -> Iterator[Screen]:
    """A screen of a ledger to work on."""
    with answering(application(desk, upload_bytes=2_000_000)) as address:
        yield from _screen(chromium, address)


def _screen(chromium: Browser, address: str) -> Iterator[Screen]:
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, color_scheme="light")
    context.set_default_timeout(10_000)
    screen = Screen(context.new_page(), address)
    screen.watch()
    yield screen
    context.close()
    assert screen.faults == []
