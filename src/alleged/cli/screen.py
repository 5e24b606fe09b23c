"""What is written where: answers on standard output, everything else on standard error."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from alleged.cli.exit_codes import CANNOT_WRITE
from alleged.model.legible import legible, one_line
from alleged.model.refusals import by_reason

if TYPE_CHECKING:
    from rich.console import Console

    from alleged.casebook.answers import RunRecord
    from alleged.cli.options import Request
    from alleged.model.document import Refusal

SHOWN_REFUSALS = 10


def console(request: "Request", stream: IO[str] | None = None) -> "Console":
    """Return a console on standard output or another stream; it marks up nothing by itself."""
    from rich.console import Console

    class Screen(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError  # told in one place, for every way of writing

    return Screen(
        file=stream or sys.stdout,
        color_system="auto" if request.color is not False else None,
        force_terminal=True if request.color else None,
        no_color=None if request.color is None else not request.color,
        highlight=False,
        markup=False,
        emoji=False,
    )


def put(lines: Iterable[str]) -> int:
    """Write lines to standard output; return how many."""
    count = 0
    for line in lines:
        sys.stdout.write(line + "\n")
        count += 1
    sys.stdout.flush()
    return count


def say(request: "Request", *lines: str) -> None:
    """Write lines to standard error, unless the user wants quiet."""
    if not request.quiet:
        warn(*lines)


def warn(*lines: str) -> None:
    """Write lines to standard error, quiet or not."""
    for line in lines:
        click.echo(legible(line), err=True)


def show_refusals(refusals: Sequence["Refusal"]) -> None:
    """Say of the first things that were refused what, where, why, and what to do now."""
    for shared in by_reason(refusals[:SHOWN_REFUSALS]):
        warn(f"refused: {one_line(shared.reason)}")
        if shared.hint:
            warn(f"  {one_line(shared.hint)}")
        warn(*(f"  {one_line(place)}" for place in shared.places))
    if len(refusals) > SHOWN_REFUSALS:
        more = len(refusals) - SHOWN_REFUSALS
        warn(f"and {more:,} more: `alleged status` lists them all")


@contextmanager
def written(path: Path | None) -> Iterator[IO[str]]:
    """Lend standard output, or a file that takes its name only once it is whole."""
    if path is None or str(path) == "-":
        yield sys.stdout
        sys.stdout.flush()
        return
    part = path.with_name(f".{path.name}.part")
    try:
        with open(part, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
        os.replace(part, path)
    except OSError as error:
        warn(
            f"alleged: {str(path)!r} cannot be written: {error.strerror}",
            "  Name another file with `-o FILE`.",
        )
        click.get_current_context().exit(CANNOT_WRITE)
    finally:
        part.unlink(missing_ok=True)


_DECIDED = {
    "relate": "a decision on who took from whom",
    "mark": "a decision on a forecast",
    "review": "what somebody decided of findings",
    "save": "a saved list",
    "merge actors": "a decision on actors",
    "split actors": "a decision on actors",
    "merge": "a decision on episodes",
    "split": "a decision on episodes",
    "move": "a decision on episodes",
    "inquire": "what became of a trace",
    "grade": "a source's letter",
    "assess": "an assessment",
    "hypotheses": "a decision on hypotheses",
}


def what_it_added(run: "RunRecord") -> str:
    """Return what a run added, in words."""
    decided = _DECIDED.get(run.what)
    if decided:
        return decided
    return f"{run.documents:,} reports, {run.refusals:,} refusals"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "deal"), counted(2000, "deal")
    ('1 deal', '2,000 deals')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
