"""`alleged code`: what the source of a sentence does to its target, as a PLOVER root class."""

import sys
import time
from pathlib import Path

import click

from alleged.cli.exit_codes import NO_INPUT, REFUSED
from alleged.cli.help import Command
from alleged.cli.ledgers import opened
from alleged.cli.options import Request, shared
from alleged.cli.screen import counted, say, warn, written
from alleged.model.document import Refusal
from alleged.model.legible import one_line

SAY_SECONDS = 10.0
"""How often a run says how far it is."""


@click.command(
    "code",
    cls=Command,
    short_help="Say what class of event marked sentences tell of.",
    examples=(
        ("alleged code sentences.jsonl", "one event a line, as JSON Lines"),
        ("alleged code sentences.jsonl -o events.jsonl", "the same, into a file"),
        ("cat sentences.jsonl | alleged code -", "code standard input"),
    ),
)
@click.argument("file", metavar="FILE|-")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to a file."
)
@shared
@click.pass_context
def command(ctx: click.Context, file: str, output: Path | None) -> None:
    """Give each sentence the PLOVER root class of what its source does to its target.

    FILE has one JSON object a line: `id`, `text`, and either `marked`, the text with
    <s>source</s> and <t>target</t>, or `source` and `target`. Out comes one object a line: `id`,
    `label`, `probability`, `reason`. A line that cannot be used is refused with its number and
    stops nothing else. No ledger is needed, and none is changed.
    """
    request = ctx.ensure_object(Request)
    if file != "-" and not Path(file).is_file():
        warn(f"alleged: there is no file {file!r}", "  Name a JSON Lines file, or `-`.")
        ctx.exit(NO_INPUT)
    if file == "-" and sys.stdin.isatty():
        say(request, "Coding what you type, a line a sentence; Ctrl-D ends it.")
    from alleged.casebook.answers import json_line

    done = refused = 0
    hints: set[str] = set()
    started = said = time.monotonic()
    with opened(request, create=True) as casebook, written(output) as stream:
        for found in casebook.code(file):
            if isinstance(found, Refusal):
                refused += 1
                warn(f"refused: {one_line(f'{found.path}, {found.where}: {found.reason}')}")
                if found.hint not in hints:
                    warn(f"  {one_line(found.hint)}")
                    hints.add(found.hint)
            else:
                done += 1
                stream.write(json_line(found) + "\n")
            if time.monotonic() - said >= SAY_SECONDS:
                said = time.monotonic()
                say(request, f"{counted(done, 'sentence')} coded, {refused:,} refused")
    seconds = time.monotonic() - started
    say(request, f"{counted(done, 'sentence')} coded, {refused:,} refused ({seconds:.1f} s)")
    if refused:
        ctx.exit(REFUSED)
