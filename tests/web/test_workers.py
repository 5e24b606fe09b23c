"""Several processes answer for one server: what one takes in or works out, the others know."""

import os
import signal
import threading
import time
import urllib.request
from pathlib import Path

import pytest
from factories import small_case, wide_case
from serving import NOTE, count, post, served
from workbench import filled

from alleged.casebook.book import Casebook
from alleged.settings import Settings
from alleged.web import desk as desks
from alleged.web.accounts import Accounts, Role
from alleged.web.desk import Desk
from alleged.web.intake import Intake
from alleged.web.readiness import get_ready
from alleged.web.serving import FEWEST, MOST, Place, usual_workers
from alleged.web.shelf import Shelf

PASSWORD = "four words make one"


def test_a_value_is_of_one_state_and_replaces_the_last(tmp_path: Path) -> None:
    one, other = Shelf(tmp_path), Shelf(tmp_path)
    assert other.get("deals") is None
    one.put("deals", [1, 2], state=7)
    assert other.get("deals", state=7) == [1, 2]
    assert other.get("deals", state=8) is None
    other.put("deals", [3], state=8)
    assert one.get("deals", state=8) == [3]


def test_who_is_at_a_thing_is_alone_with_it(tmp_path: Path) -> None:
    one, other, order = Shelf(tmp_path), Shelf(tmp_path), []

    def second() -> None:
        with other.alone("episodes"):
            order.append("second")

    with one.alone("episodes"):
        waiting = threading.Thread(target=second)
        waiting.start()
        with other.alone("something else"):
            order.append("first")
    waiting.join(10)
    assert order == ["first", "second"]


def test_what_took_long_is_worked_out_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desks, "WORTH_LENDING", 0)
    path, asked = filled(tmp_path / "a.db", small_case()), []

    def find(book: Casebook) -> int:
        asked.append(book)
        return len(list(book.deals()))

    with Casebook(path) as mine, Casebook(path, Settings(who="Ben")) as other:
        here, there = (Desk(book, Shelf(tmp_path)) for book in (mine, other))
        number = here.remembered("deals", find)
        assert there.remembered("deals", find) == number
        assert asked == [mine]
        other.review("rejected", next(other.deals()).deal.id)
        assert there.remembered("deals", find) == number - 1
        assert here.remembered("deals", find) == number - 1
        assert asked == [mine, other]


def test_whatever_a_server_works_out_can_be_lent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desks, "WORTH_LENDING", 0)
    path = filled(tmp_path / "a.db", small_case(), wide_case())
    with Casebook(path) as mine, Casebook(path) as other:
        mine.review("accepted", next(mine.deals()).deal.id)
        here, there = (Desk(book, Shelf(tmp_path)) for book in (mine, other))
        get_ready(here)

        def never(_book: Casebook) -> None:
            raise AssertionError("it was worked out twice")

        for name, kept in here._kept.items():
            told = kept.state == mine.told_state()
            assert there.remembered(name, never, told=told) == kept.value
        assert len(here._kept) > 5


@pytest.mark.slow
def test_another_process_sees_a_job_and_reads_what_the_first_left(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.db", small_case())
    shelf = Shelf(tmp_path)
    with (
        Casebook(path, Settings(fast=True)) as mine,
        Casebook(path, Settings(fast=True)) as other,
    ):
        here, there = (Intake(Desk(book), shelf) for book in (mine, other))
        with shelf.alone("reading"):
            folder = here.folder()
            (folder / "note.txt").write_bytes(NOTE)
            here.taken_in("Ana", folder, ["note.txt"])
            (job,) = there.jobs()
            assert (job.who, job.state, job.names) == ("Ana", "waiting", ("note.txt",))
            shelf.put("job 1", desks.replace(job, state="reading", tries=1))  # and then it died
        there.go_on()
        for _ in range(600):
            if (now := here.job(1)) is not None and now.is_over:
                break
            time.sleep(0.1)
        assert now is not None
        assert (now.state, now.summary.new) == ("done", 1)


def test_what_ends_the_process_each_time_is_given_up(tmp_path: Path) -> None:
    path, shelf = filled(tmp_path / "a.db", small_case()), Shelf(tmp_path)
    with Casebook(path, Settings(fast=True)) as book:
        intake = Intake(Desk(book), shelf)
        with shelf.alone("reading"):
            job = intake.add("Ana", [str(tmp_path / "note.txt")])
            shelf.put("job 1", desks.replace(job, state="reading", tries=2))
        for _ in range(600):
            if (now := intake.job(1)) is not None and now.is_over:
                break
            time.sleep(0.05)
        assert now is not None
        assert (now.state, now.summary.new) == ("failed", 0)
        assert "alleged read" in now.hint


def test_tries_to_sign_in_are_counted_for_all_processes(tmp_path: Path) -> None:
    one, other = (Accounts(tmp_path / "accounts") for _ in range(2))
    one.add("Ana", Role.READER, PASSWORD)
    assert other.sign_in("Ana", PASSWORD)
    for each in (one, other, one, other, one):
        assert each.sign_in("Ana", "guessed wrongly") is None
    assert other.sign_in("Ana", PASSWORD) is None


def test_there_are_several_and_not_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    for processors, workers in ((None, FEWEST), (1, FEWEST), (3, 3), (64, MOST)):
        monkeypatch.setattr(os, "cpu_count", lambda number=processors: number)
        assert usual_workers() == workers


def test_names_are_of_the_place() -> None:
    assert Place().hosts == Place("::1", names=("desk",)).hosts
    assert "desk" in Place("10.0.0.5", names=("desk",)).hosts
    assert not Place("10.0.0.5").hosts


@pytest.mark.slow
def test_a_process_that_dies_is_replaced_and_its_job_read_on(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    with served(path) as (server, address):
        post(address, [(f"r-{n}.txt", NOTE + f"Report {n}.".encode()) for n in range(30)])
        while not count(path):
            time.sleep(0.05)
        workers = children(server.pid)
        assert len(workers) >= FEWEST
        for worker in workers:
            os.kill(worker, signal.SIGKILL)
        for _ in range(600):
            with urllib.request.urlopen(f"{address}/add/1") as answer:
                if b"data-over" in answer.read():
                    break
            time.sleep(0.1)
        assert count(path) == 30
        assert not set(children(server.pid)) & set(workers)
        left = children(server.pid)
        os.kill(server.pid, signal.SIGKILL)
        server.wait(30)
        for _ in range(100):
            if not any(Path(f"/proc/{each}").exists() for each in left):
                break
            time.sleep(0.1)
        assert not [each for each in left if Path(f"/proc/{each}").exists()]


def children(pid: int) -> list[int]:
    """The processes that answer for a server."""
    found = []
    for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        command = Path(f"/proc/{each}/cmdline").read_bytes()
        if b"spawn_main" in command:
            found.append(int(each))
    return found
