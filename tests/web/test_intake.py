"""What is taken in is read, also after a misfortune of the reading itself."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import small_case
from workbench import filled

from alleged.casebook.book import Casebook
from alleged.settings import Settings
from alleged.web.desk import Desk
from alleged.web.intake import Intake, Job
from alleged.web.shelf import Shelf


class Narrow(Shelf):
    """A shelf on a disk that is full for some writes."""

    refused = 0

    def put(self, name: str, value: object, state: int = 0) -> None:
        if self.refused:
            self.refused -= 1
            raise OSError("no space left on the disk")
        super().put(name, value, state)


def over(intake: Intake, number: int) -> Job:
    for _ in range(600):
        if (job := intake.job(number)) is not None and job.is_over:
            return job
        time.sleep(0.05)
    raise AssertionError(f"job {number} is never over")


def is_at_rest(intake: Intake) -> bool:
    for _ in range(600):
        if intake._thread is None:
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def shelf(tmp_path: Path) -> Narrow:
    return Narrow(tmp_path)


@pytest.fixture
def intake(shelf: Narrow, tmp_path: Path) -> Iterator[Intake]:
    path = filled(tmp_path / "a.db", small_case())
    with Casebook(path, Settings(fast=True)) as book:
        yield Intake(Desk(book), shelf)


def test_a_fault_in_keeping_a_job_is_told_and_the_next_is_read(
    intake: Intake, shelf: Narrow, tmp_path: Path
) -> None:
    with shelf.alone("reading"):
        intake.add("Ana", [str(tmp_path / "one.txt")])
        intake.add("Ben", [str(tmp_path / "two.txt")])
        shelf.refused = 1
    assert over(intake, 1).state == "failed"
    assert "no space left" in over(intake, 1).fault
    assert over(intake, 2).state == "done"
    assert is_at_rest(intake)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_reading_begins_anew_after_what_ended_it(
    intake: Intake, shelf: Narrow, tmp_path: Path
) -> None:
    with shelf.alone("reading"):
        intake.add("Ana", [str(tmp_path / "one.txt")])
        shelf.refused = 2
    assert is_at_rest(intake)
    intake.go_on()
    assert over(intake, 1).state == "done"
    assert is_at_rest(intake)
