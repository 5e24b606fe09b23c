"""`alleged undo`: the last run is hidden, nothing is deleted."""

import click

from alleged.cli.help import Command
from alleged.cli.ledgers import opened
from alleged.cli.options import Request, shared
from alleged.cli.screen import put, say, what_it_added


@click.command(
    "undo",
    cls=Command,
    short_help="Hide what the last run added.",
    examples=(
        ("alleged undo", "hide what the last run added"),
        ("alleged redo", "bring it back"),
    ),
)
@shared
@click.pass_context
def command(ctx: click.Context) -> None:
    """Hide what the last run added. Nothing is deleted; `alleged redo` brings it back."""
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        run = casebook.undo()
        if request.json:
            from alleged.casebook.answers import json_line

            put([json_line(run)])
            return
        added = what_it_added(run)
        put([f"run {run.number} is hidden: {added}"])
        say(request, "`alleged redo` brings it back.")
