"""What is remembered between requests is as good as new, and is not looked for again."""

import threading
from pathlib import Path

from factories import small_case
from fastapi.testclient import TestClient
from workbench import filled

from alleged.casebook.book import Casebook
from alleged.settings import Settings
from alleged.web import app, desk
from alleged.web.desk import Desk
from alleged.web.readiness import get_ready


class _Counting:
    """Finds how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, _book: Casebook) -> int:
        self.asked += 1
        return self.asked


def test_what_is_told_stands_when_something_is_noted(book: Casebook) -> None:
    kept, told, judged = Desk(book), _Counting(), _Counting()
    deal = next(iter(book.deals())).deal.id
    for _ in range(2):
        assert kept.remembered("told", told, told=True) == 1
        assert kept.remembered("judged", judged) == 1
    book.inquire(deal, next(iter(book.expected(deal).traces)).trace.name, "seen", "looked")
    assert kept.remembered("told", told, told=True) == 1
    assert kept.remembered("judged", judged) == 2
    book.undo()
    assert kept.remembered("told", told, told=True) == 2


def test_new_reports_change_what_is_told(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db", small_case()[:1])
    with Casebook(path, Settings(who="Ana")) as book:
        kept, told = Desk(book), _Counting()
        assert kept.remembered("told", told, told=True) == 1
        filled(path, small_case()[1:])
        assert kept.remembered("told", told, told=True) == 2


def test_what_many_ask_for_at_once_is_found_once(book: Casebook) -> None:
    kept, begun, go_on, found = Desk(book), threading.Event(), threading.Event(), _Counting()

    def find(casebook: Casebook) -> int:
        begun.set()
        assert go_on.wait(10)
        return found(casebook)

    asking = [
        threading.Thread(target=kept.remembered, args=("once", find), kwargs={"told": True})
        for _ in range(4)
    ]
    for each in asking:
        each.start()
    assert begun.wait(10)
    assert kept.soon("once", find, told=True) is None
    go_on.set()
    for each in asking:
        each.join()
    assert found.asked == 1
    assert kept.soon("once", find, told=True) == 1


def test_the_longest_not_asked_for_is_forgotten(book: Casebook) -> None:
    kept, first = Desk(book), _Counting()
    kept.remembered("first", first)
    for number in range(desk.ROOM):
        kept.remembered(f"other {number}", lambda _: 0)
    assert kept.remembered("first", first) == 2


def test_once_ready_nothing_is_looked_through_for_the_first_page(client: TestClient) -> None:
    known = client.app.state.desk  # type: ignore[attr-defined]
    get_ready(known)
    for name in ("glance", "actors", "places", "outlets", "episodes"):
        assert known.soon(name, _Counting(), told=name != "glance") is not None
    assert client.get("/").status_code == 200


def test_few_requests_are_answered_at_once(client: TestClient) -> None:
    portal = client.portal
    assert portal is not None
    assert portal.call(lambda: app.to_thread.current_default_thread_limiter().total_tokens) == (
        app.THREADS
    )
