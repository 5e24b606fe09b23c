"""`alleged show`: one row of the ledger, whole, with the words it stands on."""

import click

from alleged.cli.help import Command
from alleged.cli.ledgers import opened
from alleged.cli.options import Request, shared
from alleged.cli.screen import console, put


@click.command(
    "show",
    cls=Command,
    short_help="Show one thing whole.",
    examples=(
        ("alleged show deal-1a2b", "a deal: who says so, in which words"),
        ("alleged show episode-1a2b", "an episode: its reports side by side, and why"),
        ("alleged show claim-3c4d", "a claim in its report"),
        ("alleged show r-17", "a report, with what it tells marked in its text"),
        ("alleged show outcome-5e6f", "an outcome, relation, accusation or forecast"),
        ("alleged show coast:front", "an actor, and what is claimed of it"),
    ),
)
@click.argument("row_id", metavar="ID")
@shared
@click.pass_context
def command(ctx: click.Context, row_id: str) -> None:
    """Show one thing whole: a deal, an episode, a claim, evidence, a report, an actor.

    The beginning of an id is enough.
    """
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        row = casebook.find(row_id)
        if request.json:
            from alleged.casebook.answers import json_line

            put([json_line(row)])
            return
        from alleged.cli.whole import shown

        for part in shown(row, casebook):
            console(request).print(part)
