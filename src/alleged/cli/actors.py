"""`alleged actors`: who is named, and how often."""

import click

from alleged.cli.help import Command
from alleged.cli.ledgers import opened, say_nothing_found
from alleged.cli.options import Request, shared
from alleged.cli.screen import console, put, say


@click.command(
    "actors",
    cls=Command,
    short_help="List who is named.",
    examples=(
        ("alleged actors", "everybody the reports name"),
        ("alleged actors --name front", "by a part of the name"),
        ("alleged actors --in-deals", "only those with a role in a deal"),
    ),
)
@click.option("--name", metavar="NAME", default="", help="Part of the name.")
@click.option("--in-deals", is_flag=True, help="Only those with a role in a deal.")
@shared
@click.pass_context
def command(ctx: click.Context, name: str, in_deals: bool) -> None:
    """List the actors that reports name, those with most deals first."""
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        found = [
            actor
            for actor in casebook.actors()
            if name.casefold() in actor.name.casefold() and (actor.deals or not in_deals)
        ]
        if request.json:
            from alleged.casebook.answers import json_line

            put(json_line(actor) for actor in found)
            return
        if not found:
            say_nothing_found(request, casebook, "actor", asked=bool(name or in_deals))
            return
        from alleged.cli.tables import table

        rows = [
            (
                actor.actor or "",
                actor.name,
                actor.kind.value,
                f"{actor.deals:,}",
                f"{actor.documents:,}",
                ", ".join(f"{role} {count}" for role, count in sorted(actor.roles.items())),
            )
            for actor in found
        ]
        headers = ("id", "name", "kind", "deals", "reports", "roles")
        console(request).print(table(headers, rows, wide="name", narrow=("roles",)))
        say(request, f"{len(rows):,} named. `alleged deals --actor NAME` lists one's deals.")
