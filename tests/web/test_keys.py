"""What people do by key, mouse and drop in Chromium, and that each act can be taken back."""

import re
import sqlite3
from pathlib import Path

import pytest
from browsing import Screen
from playwright.sync_api import Page, Route, expect

from alleged.casebook.book import Casebook

pytestmark = pytest.mark.slow


def title(page: Page) -> str:
    return page.locator("[data-rows] .chosen .row-link").inner_text()


def test_a_list_is_walked_by_key(looking: Screen) -> None:
    looking.go("/deals")
    page = looking.page
    page.keyboard.press("j")
    first = title(page)
    expect(page.locator("#preview h2")).to_have_text(first)
    page.keyboard.press("ArrowDown")
    assert title(page) != first
    page.keyboard.press("k")
    assert title(page) == first
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_have_text(first)


def test_keys_that_work_everywhere(looking: Screen) -> None:
    looking.go("/")
    page = looking.page
    page.keyboard.press("?")
    expect(page.locator("dialog#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog#keys")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("truce?a j")
    expect(page.locator("#find")).to_have_value("truce?a j")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    expect(page.locator("#find")).to_be_focused()
    page.locator("#find").fill("truce")
    page.keyboard.press("Enter")
    expect(page.locator(".snippet mark").first).to_be_visible()
    page.wait_for_load_state()  # a page hears no keys before its script has run
    page.locator("main").focus()
    page.keyboard.press("g")
    page.keyboard.press("r")
    expect(page).to_have_url(re.compile("/review$"))


def test_the_queue_is_worked_off_and_taken_back_by_key(screen: Screen, desk: Casebook) -> None:
    screen.go("/review")
    page = screen.page
    first = title(page)
    expect(page.locator("#bench h2")).to_have_text(first)
    page.keyboard.press("a")
    expect(page.locator(".snackbar")).to_contain_text("Accepted")
    second = page.locator("[data-rows] .chosen")
    expect(page.locator(".done-accepted")).to_have_count(1)
    expect(second).not_to_have_class(re.compile("done"))
    page.keyboard.press("r")
    expect(page.locator(".done-rejected")).to_have_count(1)
    expect(page.locator(".list-head")).to_contain_text("2 of them decided since")
    page.keyboard.press(" ")
    assert desk.review_counts() == {"accepted": 1, "rejected": 1}

    page.keyboard.press("Control+z")
    expect(page.locator(".done-rejected")).to_have_count(0)
    expect(page.locator(".list-head")).to_contain_text("1 of them decided since")
    assert desk.review_counts() == {"accepted": 1}
    screen.go("/deals")
    page.keyboard.press("Control+z")
    expect(page.locator(".snackbar")).to_contain_text("Undone: Accepted")
    assert desk.review_counts() == {}
    page.keyboard.press("Control+Shift+Z")
    expect(page.locator(".snackbar")).to_contain_text("Done again: Accepted")
    assert desk.review_counts() == {"accepted": 1}
    screen.go("/history")
    expect(page.locator("main .rows .row").first).to_contain_text("brought back")


def test_many_are_decided_and_taken_back_at_once(screen: Screen, desk: Casebook) -> None:
    screen.go("/review")
    page = screen.page
    page.on("dialog", lambda dialog: dialog.accept())
    for _ in range(3):
        page.keyboard.press("m")
    expect(page.locator(".how-many")).to_have_text("3")
    page.keyboard.press("r")
    expect(page.locator(".snackbar")).to_contain_text("Rejected 3 findings")
    assert desk.review_counts() == {"rejected": 3}
    page.locator(".snackbar button").click()
    expect(page.locator(".done-rejected")).to_have_count(0)
    assert desk.review_counts() == {}


def test_the_second_of_two_people_is_told(screen: Screen, desk: Casebook) -> None:
    screen.go("/review")
    page = screen.page
    target = page.locator("[data-rows] .chosen").get_attribute("data-id")
    desk.signed("Ben").review("rejected", str(target), because="of another year")
    page.keyboard.press("a")
    expect(page.locator(".conflict")).to_contain_text("Ben")
    assert desk.review_counts() == {"rejected": 1}
    page.locator(".conflict button").first.click()
    expect(page.locator(".done-accepted")).to_have_count(1)
    assert desk.review_counts() == {"accepted": 1}
    assert any("409" in fault for fault in screen.faults)
    screen.faults.clear()


def test_a_finding_that_comes_late_does_not_sweep_away_what_is_told(
    screen: Screen, desk: Casebook
) -> None:
    page = screen.page
    of_bench = re.compile("/review/bench")
    late: list[Route] = []
    page.route(of_bench, lambda route: late.append(route))
    screen.go("/review")
    target = page.locator("[data-rows] .chosen").get_attribute("data-id")
    desk.signed("Ben").review("rejected", str(target), because="of another year")
    page.keyboard.press("a")
    expect(page.locator(".conflict")).to_contain_text("Ben")
    late[0].continue_()
    expect(page.locator("#bench h2")).to_have_text(title(page))
    expect(page.locator(".conflict")).to_contain_text("Ben")
    page.unroute(of_bench)
    page.keyboard.press(" ")
    expect(page.locator(".conflict")).to_have_count(0)
    screen.faults.clear()


def test_what_cannot_be_kept_is_told_where_the_key_was_pressed(
    screen: Screen, desk: Casebook
) -> None:
    screen.go("/review")
    page = screen.page
    expect(page.locator("[data-rows] .chosen")).to_be_visible()
    with sqlite3.connect(desk.path) as db:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        db.execute("PRAGMA user_version = 99")
    page.keyboard.press("a")
    expect(page.locator("body")).to_contain_text("schema 99")
    expect(page.locator("body")).to_contain_text("pip install -U alleged")
    expect(page.locator(".done-accepted")).to_have_count(0)
    with sqlite3.connect(desk.path) as db:
        db.execute(f"PRAGMA user_version = {version}")
    page.keyboard.press("a")
    expect(page.locator(".done-accepted")).to_have_count(1)
    assert any("503" in fault for fault in screen.faults)
    screen.faults.clear()


def test_a_finding_is_corrected(screen: Screen, desk: Casebook) -> None:
    screen.go("/review")
    page = screen.page
    target = str(page.locator("[data-rows] .chosen").get_attribute("data-id"))
    page.keyboard.press("c")
    page.locator("#c-parties").fill("Dawn Covenant, Telm Brigades")
    page.locator("#c-because").fill("the caption says so")
    page.get_by_role("button", name="Keep the correction").click()
    expect(page.locator(".past")).to_contain_text("the caption says so")
    assert desk.reviews(target)[target].content == {"parties": "Dawn Covenant, Telm Brigades"}
    expect(page.locator(".snackbar")).to_contain_text("Corrected")  # the page listens now
    page.keyboard.press("Control+z")
    expect(page.locator(".snackbar")).to_contain_text("Undone")
    assert desk.reviews(target) == {}


def test_words_written_from_right_to_left_become_a_claim(screen: Screen, desk: Casebook) -> None:
    report = next(each for each in desk.documents() if each.language == "ar")
    screen.go(f"/reports/{report.id}")
    page = screen.page
    text = page.locator("#text")
    assert text.evaluate("element => getComputedStyle(element).direction") == "rtl"
    box = text.locator("[data-start]").first.bounding_box()
    words = "ونفى المجلس ذلك"
    page.evaluate(
        """words => {
            const node = document.querySelector("#text [data-start]").firstChild;
            const range = document.createRange();
            range.setStart(node, node.data.indexOf(words));
            range.setEnd(node, node.data.indexOf(words) + words.length);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            const up = new MouseEvent("mouseup", { bubbles: true });
            document.getElementById("text").dispatchEvent(up);
        }""",
        words,
    )
    assert box is not None
    expect(page.locator("#adder")).to_be_visible()
    page.locator("#a-stance").select_option("denies")
    page.locator("#a-voice").fill("مجلس تلم")
    page.get_by_role("button", name="Add claim").click()
    expect(page.locator("mark.r-added")).to_have_text(words)
    (added,) = desk.reviews_of(report.id).values()
    assert added.content["quote"] == words
    assert report.text[int(added.content["start"]) : int(added.content["end"])] == words
    page.locator("[data-dir=ltr]").click()
    assert text.evaluate("element => getComputedStyle(element).direction") == "ltr"


def test_a_word_cut_by_the_selection_is_taken_whole(looking: Screen, seen: Casebook) -> None:
    report = next(iter(seen.deals())).document
    looking.go(f"/reports/{report.id}")
    page = looking.page
    whole = page.evaluate(
        """() => {
            const node = document.querySelector("#text [data-start]").firstChild;
            const words = node.data.match(/[a-z]{5,} [a-z]{5,}/)[0];
            const start = node.data.indexOf(words);
            getSelection().setBaseAndExtent(node, start + 1, node, start + words.length - 1);
            const up = new MouseEvent("mouseup", { bubbles: true });
            document.getElementById("text").dispatchEvent(up);
            return words;
        }"""
    )
    expect(page.locator("#adder .chosen")).to_have_text(f"“{whole}”")
    page.keyboard.press("Escape")
    expect(page.locator("#adder")).to_be_hidden()


def test_an_episode_answers_what_if(looking: Screen, seen: Casebook) -> None:
    cards = seen.episodes_of([card.deal.id for card in seen.deals()])
    card = max(cards, key=lambda card: len(card.points))
    looking.go(f"/episodes/{card.id}")
    page = looking.page
    expect(page.locator("#verdict .likely")).to_be_visible()
    page.locator(".switches input[name=distrust]").first.check()
    expect(page.locator("#supposed")).not_to_be_empty()


def test_files_are_chosen_or_dropped_and_refusals_listed(screen: Screen, tmp_path: Path) -> None:
    page = screen.page
    note = tmp_path / "note.txt"
    note.write_text("The Dawn Covenant and the Telm Brigades agreed to a truce near Oskel.\n")
    screen.go("/add")
    page.locator("#files").set_input_files(note)
    expect(page.locator(".progress[data-over]")).to_contain_text("1 new", timeout=90_000)
    page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.items.add(new File([], "empty.txt"));
            data.items.add(new File([new Uint8Array([37, 80, 68, 70, 45, 0])], "broken.pdf"));
            dispatchEvent(new DragEvent("drop", { dataTransfer: data, cancelable: true }));
        }"""
    )
    last = page.locator("#job-2[data-over]")
    expect(last).to_contain_text("2 refused", timeout=90_000)
    expect(last).to_contain_text("it is empty")
    screen.go("/add")
    expect(page.locator("#refusals")).to_contain_text("broken.pdf")
    expect(page.locator("#refusals")).to_contain_text("empty.txt")


def test_what_is_too_large_is_refused_with_a_page(screen: Screen, tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    large.write_bytes(b"word " * 600_000)
    screen.go("/add")
    screen.page.locator("#files").set_input_files(large)
    expect(screen.page.locator("h1")).to_be_visible()
    expect(screen.page.locator("main")).to_contain_text("larger than")
    screen.faults.clear()
