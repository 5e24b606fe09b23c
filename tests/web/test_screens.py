"""Each screen in Chromium: it opens without an error, reads well for everybody, and fits."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from browsing import Screen, answering
from playwright.sync_api import Browser

from alleged.casebook.book import Casebook
from alleged.web.app import application

pytestmark = pytest.mark.slow


def first_deal(book: Casebook) -> str:
    return next(iter(book.deals())).deal.id


def long_episode(book: Casebook) -> str:
    cards = book.episodes_of([card.deal.id for card in book.deals()])
    return max(cards, key=lambda card: len(card.points)).id


def report(book: Casebook, language: str) -> str:
    return next(each.id for each in book.documents() if each.language == language)


SCREENS: dict[str, str | Callable[[Casebook], str]] = {
    "glance": "/",
    "review": "/review",
    "bench-outcome": "/review?type=outcome",
    "correct": lambda book: f"/review/correct?target={first_deal(book)}",
    "deals": "/deals",
    "nothing-fits": "/deals?text=zeppelin",
    "propositions": "/propositions",
    "claims": "/claims",
    "reports": "/reports",
    "reader": lambda book: f"/reports/{next(iter(book.deals())).document.id}",
    "reader-arabic": lambda book: f"/reports/{report(book, 'ar')}",
    "deal": lambda book: f"/deals/{first_deal(book)}",
    "episodes": "/episodes",
    "episode": lambda book: f"/episodes/{long_episode(book)}",
    "merge": lambda book: f"/episodes/merge?left={long_episode(book)}",
    "actors": "/actors",
    "actor": lambda book: f"/actors/{next(iter(book.actors())).key}",
    "actor-merge": lambda book: "/actor-merge?left={}&right={}".format(
        *(quote(actor.key) for actor in book.actors()[:2])
    ),
    "actor-split": lambda book: f"/actors/{quote(book.actors()[0].key, safe='')}/split",
    "places": "/places",
    "place": lambda book: f"/places/{book.places()[0].key}",
    "sources": "/sources",
    "source": "/sources/Northern%20Ledger",
    "search": "/search?text=truce",
    "timeline": "/timeline",
    "map": "/map",
    "network": "/network",
    "hypotheses": "/hypotheses",
    "matrix": "/hypotheses/fuel",
    "pattern": "/pattern",
    "history": "/history",
    "add": "/add",
}


HEIGHT = "each => each.getBoundingClientRect().height"

DARK = (
    *("glance", "review", "deals", "reader", "episode", "timeline", "map", "network", "matrix"),
    "history",
)


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_for_everybody(looking: Screen, seen: Casebook, name: str) -> None:
    where = SCREENS[name]
    looking.go(where if isinstance(where, str) else where(seen))
    page = looking.page
    assert page.locator("h1").count() == 1
    assert looking.grave() == []
    if name in DARK:
        page.emulate_media(color_scheme="dark")
        assert looking.grave("color-contrast") == []
    for width in (900, 400):
        page.set_viewport_size({"width": width, "height": 800})
        assert looking.too_wide() <= 0, width


def test_on_a_telephone_charts_and_matrix_are_read_without_a_lens(screen: Screen) -> None:
    screen.page.set_viewport_size({"width": 390, "height": 844})
    screen.go("/hypotheses/fuel")
    screen.page.fill("#e-row", "barrels at night")
    screen.page.locator("form[action$='/evidence'] button").click()
    screen.page.wait_for_selector(".matrix .cell")
    screen.page.wait_for_load_state()  # a page has no shape before its style is there
    for each in screen.page.locator(".matrix select, .matrix button").all():
        box = each.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    screen.go("/timeline")
    room = screen.page.locator(".chart-room")
    seen = room.evaluate("each => each.scrollLeft + each.clientWidth >= each.scrollWidth - 1")
    assert seen  # the latest
    words = screen.page.locator(".chart text").first.evaluate(HEIGHT)
    assert words >= 12


@pytest.mark.parametrize("name", ["map", "network"])
def test_a_picture_is_as_wide_as_the_window(chromium: Browser, book: Casebook, name: str) -> None:
    with answering(application(book)) as address:
        page = chromium.new_page(viewport={"width": 390, "height": 844})
        page.goto(f"{address}/{name}")
        page.wait_for_selector(f"#{name} text", state="attached")
        chart = page.locator(f"#{name}").bounding_box()
        assert chart is not None
        assert chart["x"] + chart["width"] <= 390
        assert all(each.evaluate(HEIGHT) >= 12 for each in page.locator(f"#{name} text").all())
        room = page.locator(f"#{name}").locator("..")
        assert room.evaluate("each => each.scrollWidth - each.clientWidth") <= 0
        page.close()


@pytest.mark.parametrize("name", ["glance", "reader", "episode", "deals"])
def test_on_paper_there_are_words_alone(looking: Screen, seen: Casebook, name: str) -> None:
    where = SCREENS[name]
    looking.go(where if isinstance(where, str) else where(seen))
    looking.page.emulate_media(media="print", color_scheme="dark")
    for what in (".places", ".find", ".tools", ".filters", ".judge", ".snackbar", ".adder"):
        for each in looking.page.locator(what).all():
            assert not each.is_visible(), what
    assert looking.page.locator("h1").is_visible()
    assert looking.page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == (
        "rgb(255, 255, 255)"
    )
    assert looking.page.locator("footer.foot").is_visible()


def test_the_theme_is_chosen_and_kept(looking: Screen) -> None:
    looking.go("/")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    light = looking.page.evaluate(paper)
    looking.page.locator("[data-theme-switch]").click()
    dark = looking.page.evaluate(paper)
    assert dark != light
    looking.go("/deals")
    assert looking.page.evaluate(paper) == dark


def test_without_a_script_everything_is_read(looking: Screen) -> None:
    browser = looking.page.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in ("/", "/deals", "/review", "/timeline"):
        page.goto(f"{looking.address}{path}")
        assert page.locator("h1").is_visible()
    assert page.locator("svg.chart").is_visible()
    context.close()
