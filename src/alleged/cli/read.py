"""`alleged read`: reports go into the ledger."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alleged.cli.exit_codes import INTERRUPTED, NO_INPUT, REFUSED, UNREACHABLE
from alleged.cli.help import Command
from alleged.cli.ledgers import opened
from alleged.cli.options import Request, shared
from alleged.cli.screen import console, counted, put, say, show_refusals, warn
from alleged.model.legible import one_line

if TYPE_CHECKING:
    from alleged.casebook.summary import ReadSummary

PLAIN_SECONDS = 10.0
"""How often a run that nobody watches says how far it is."""


@click.command(
    "read",
    cls=Command,
    short_help="Read reports into the ledger.",
    examples=(
        ("alleged read report.html", "read one report"),
        ("alleged read reports/ more.jsonl", "read a folder and a file of many reports"),
        ("alleged read https://example.org/report", "fetch and read an address"),
        ("cat report.txt | alleged read -", "read standard input"),
        ("alleged read -j 4 reports/", "read with four processes"),
        ("alleged read --fast reports/", "read by rules alone, without the language model"),
    ),
)
@click.argument("targets", nargs=-1, required=True, metavar="PATH|ADDRESS|-...")
@click.option(
    "--jobs", "-j", type=click.IntRange(1), metavar="N", help="Processes that read.  [default: 1]"
)
@click.option(
    "--fast/--no-fast",
    default=None,
    help="Read by rules alone: twice as fast, and less is found.  [default: no]",
)
@shared
@click.pass_context
def command(
    ctx: click.Context, targets: tuple[str, ...], jobs: int | None, fast: bool | None
) -> None:
    """Read reports into the ledger: files, folders, addresses, standard input.

    Reading the same thing twice changes nothing, so a run that was stopped goes on when you type
    it again. What cannot be read is refused with a reason and stops nothing else. Only addresses
    you name are fetched.
    """
    request = ctx.ensure_object(Request)
    if not any(_may_be_there(target) for target in targets):
        for target in targets:
            warn(f"alleged: there is no file or folder {target!r}")
        warn("  Check the name. In a file, a line a report is read too (JSON Lines).")
        ctx.exit(NO_INPUT)
    if "-" in targets and sys.stdin.isatty():
        say(request, "Reading what you type; Ctrl-D ends it.")
    last: list[ReadSummary] = []
    with opened(request, create=True) as casebook:
        try:
            with _progress(request) as progress:

                def told(summary: "ReadSummary") -> None:
                    last[:] = [summary]
                    progress(summary)

                summary = casebook.read(*targets, jobs=jobs, fast=fast, progress=told)
        except KeyboardInterrupt:
            kept = f"{last[0].new:,} new reports are kept" if last else "nothing was read yet"
            warn(f"alleged: stopped; {kept}", "  The same command goes on from here.")
            ctx.exit(INTERRUPTED)
    if request.json:
        from alleged.casebook.answers import json_line

        put([json_line(summary)])
    else:
        put([_sentence(summary)])
    if summary.left_alone:
        what = f"{counted(len(summary.left_alone), 'file')} left alone as no report"
        say(request, f"{what}; `alleged status` says which and why.")
    show_refusals(summary.refusals)
    if summary.refusals:
        nothing = not (summary.new or summary.known)
        only_addresses = all(_is_address(target) for target in targets)
        ctx.exit(UNREACHABLE if nothing and only_addresses else REFUSED)
    if summary.new and not request.json:
        say(request, "`alleged brief` shows what they say.")


def _is_address(target: str) -> bool:
    return target.lower().startswith(("http://", "https://"))


def _may_be_there(target: str) -> bool:
    return target == "-" or _is_address(target) or Path(target).exists()


def _sentence(summary: "ReadSummary") -> str:
    other = f" ({summary.other_languages:,} in other languages)" if summary.other_languages else ""
    besides = f" and {counted(summary.propositions, 'thing')} besides" * bool(summary.propositions)
    return (
        f"{summary.new:,} new{other}, {summary.known:,} known, {summary.refused:,} refused; "
        f"the new reports tell of {counted(summary.deals, 'deal')}{besides} "
        f"in {counted(summary.claims, 'claim')} "
        f"({summary.seconds:.1f} s)"
    )


@contextmanager
def _progress(request: Request) -> Iterator[Callable[["ReadSummary"], None]]:
    if request.quiet:
        yield lambda summary: None
    elif sys.stderr.isatty():
        with _live(request) as show:
            yield show
    else:
        yield _plain()


def _plain() -> Callable[["ReadSummary"], None]:
    said = time.monotonic()

    def show(summary: "ReadSummary") -> None:
        nonlocal said
        if time.monotonic() - said >= PLAIN_SECONDS:
            said = time.monotonic()
            warn(f"{_so_far(summary)}; at {one_line(summary.path)}")

    return show


@contextmanager
def _live(request: Request) -> Iterator[Callable[["ReadSummary"], None]]:
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.text import Text

    screen = console(request, sys.stderr)
    columns = (
        SpinnerColumn(),
        BarColumn(bar_width=12),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=screen, transient=True) as progress:
        task = progress.add_task("opening", total=None)

        def show(summary: "ReadSummary") -> None:
            path = Text(one_line(summary.path))
            path.truncate(max(10, screen.width - 70), overflow="ellipsis")
            progress.update(task, description=f"{_so_far(summary)}  {path.plain}")

        yield show


def _so_far(summary: "ReadSummary") -> str:
    speed = f"{summary.words / summary.seconds:,.0f} words/s" if summary.seconds > 1 else ""
    parts = [f"{summary.new:,} new", f"{summary.known:,} known", f"{summary.refused:,} refused"]
    return ", ".join([*parts, speed] if speed else parts)
