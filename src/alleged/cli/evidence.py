"""`alleged evidence`: what an episode would have left behind, and what became of each trace."""

from pathlib import Path

import click

from alleged.cli.help import Command, Group
from alleged.cli.ledgers import opened
from alleged.cli.options import Request, shared
from alleged.cli.screen import console, put, say

STATES = ("seen", "not-found", "not-searched", "not-expected")


@click.group(
    "evidence",
    cls=Group,
    otherwise="list",
    short_help="What there should be if it was so, and who looked.",
    examples=(
        ("alleged evidence episode-1a2b", "what is expected, and what became of it"),
        (
            "alleged evidence set episode-1a2b convoy seen --because film --file a.mp4",
            "somebody saw it; the file is kept",
        ),
        (
            "alleged evidence set episode-1a2b convoy not-found --searched .5 --because it",
            "half of it was looked through in vain",
        ),
        ("alleged evidence get SHA256 -o a.mp4", "a file that was attached, as it came"),
    ),
)
@shared
def command() -> None:
    """List the traces that an episode leads one to expect, and set what became of them.

    A trace is seen, searched for and not found, not yet searched for, or not to be expected. What
    reports name is listed with it.
    """


@command.command("list", cls=Command, short_help="What an episode leads one to expect.")
@click.argument("episode", metavar="EPISODE")
@shared
@click.pass_context
def expected(ctx: click.Context, episode: str) -> None:
    """List the traces that an episode leads one to expect, each with what became of it."""
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        found = casebook.expected(episode)
        if request.json:
            from alleged.casebook.answers import json_line

            put([json_line(found)])
            return
        console(request).print(found)
        say(request, "", "`alleged evidence set EPISODE TRACE STATE` says what became of one.")


@command.command(
    "set",
    cls=Command,
    short_help="Say what became of a trace.",
    examples=(
        (
            "alleged evidence set episode-1a2b convoy seen --because film --file a.mp4",
            "somebody saw it; the file is kept",
        ),
        ("alleged undo", "take it back"),
    ),
)
@click.argument("episode", metavar="EPISODE")
@click.argument("trace", metavar="TRACE")
@click.argument("state", metavar="STATE", type=click.Choice(STATES))
@click.option("--because", metavar="TEXT", required=True, help="What you looked at, and why so.")
@click.option(
    "--searched",
    type=float,
    metavar="SHARE",
    help="Of `not-found`: how much of the place and time was looked through, 0 to 1.",
)
@click.option(
    "--file",
    "files",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="Keep this file in the ledger, with its SHA-256.",
)
@click.option("--link", "links", multiple=True, metavar="ADDRESS", help="Note an address.")
@shared
@click.pass_context
def inquire(
    ctx: click.Context,
    episode: str,
    trace: str,
    state: str,
    because: str,
    searched: float | None,
    files: tuple[Path, ...],
    links: tuple[str, ...],
) -> None:
    """Say what became of a trace: seen, not-found, not-searched or not-expected.

    TRACE is its name, or a part that no other has. The latest word on each trace counts; it is
    added to the history with your name, and `alleged undo` takes it back.
    """
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        before = casebook.weigh(episode).summary
        asked = casebook.inquire(
            episode, trace, state, because, searched=searched, files=files, links=links
        )
        if request.json:
            from alleged.casebook.answers import json_line

            put([json_line(asked)])
            return
        put([f"{asked.id}: {asked.trace}: {asked.state}"])
        put([f"our assessment was {before}", f"and is now  {casebook.weigh(episode).summary}"])
        say(request, "`alleged undo` takes it back.")


@command.command(
    "get",
    cls=Command,
    short_help="Write an attached file as it came.",
    examples=(("alleged evidence get 9f86d081… -o a.mp4", "by its SHA-256, whole"),),
)
@click.argument("sha256", metavar="SHA256")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, metavar="FILE", help="Where."
)
@shared
@click.pass_context
def get(ctx: click.Context, sha256: str, output: Path) -> None:
    """Write a file that was attached, or an original that was read, byte by byte as it came."""
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        data = casebook.original(sha256)
        try:
            output.write_bytes(data)
        except OSError as error:
            raise click.UsageError(f"{str(output)!r} cannot be written: {error.strerror}") from None
        say(request, f"{len(data):,} bytes written to {output}.")
