"""`alleged redo`: what the last undo hid comes back."""

import click

from alleged.cli.help import Command
from alleged.cli.ledgers import opened
from alleged.cli.options import Request, shared
from alleged.cli.screen import put, say, what_it_added


@click.command(
    "redo",
    cls=Command,
    short_help="Bring back what an undo hid.",
    examples=(("alleged redo", "bring back what the last undo hid"),),
)
@shared
@click.pass_context
def command(ctx: click.Context) -> None:
    """Bring back what the last undo hid."""
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        run = casebook.redo()
        if request.json:
            from alleged.casebook.answers import json_line

            put([json_line(run)])
            return
        added = what_it_added(run)
        put([f"run {run.number} is shown again: {added}"])
        say(request, "`alleged undo` hides it.")
