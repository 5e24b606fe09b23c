"""`alleged actors`: who is named, and how often."""

from typing import TYPE_CHECKING

import click

from alleged.cli.help import Command
from alleged.cli.ledgers import opened, say_nothing_found
from alleged.cli.options import Request, shared
from alleged.cli.screen import console, put, say

if TYPE_CHECKING:
    from alleged.casebook.book import Casebook
    from alleged.model.actor import ActorCount


@click.command(
    "actors",
    cls=Command,
    short_help="List who is named.",
    examples=(
        ("alleged actors", "everybody the reports name"),
        ("alleged actors --name front", "by a part of the name"),
        ("alleged actors --in-deals", "only those with a role in a deal"),
        ("alleged actors 'Tidewater Front'", "one page: what is claimed of it, and denied"),
    ),
)
@click.argument("one", metavar="[NAME]", default="")
@click.option("--name", metavar="NAME", default="", help="Part of the name.")
@click.option("--in-deals", is_flag=True, help="Only those with a role in a deal.")
@shared
@click.pass_context
def command(ctx: click.Context, one: str, name: str, in_deals: bool) -> None:
    """List the actors that reports name, those with most deals first.

    With a name or an id: the page of one actor, with every deal, outcome, relation, accusation
    and forecast that reports give it a role in, each beside its denials and contradictions.
    """
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        if one:
            _page(request, casebook, one)
            return
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
                ", ".join(_roles(actor)),
            )
            for actor in found
        ]
        headers = ("id", "name", "kind", "deals", "reports", "roles")
        console(request).print(table(headers, rows, wide="name", narrow=("roles",)))
        say(request, f"{len(rows):,} named. `alleged actors NAME` gives the page of one.")


def _roles(actor: "ActorCount") -> list[str]:
    besides = sum(actor.propositions.values())
    roles = [f"{role} {count}" for role, count in sorted(actor.roles.items())]
    return [*roles, f"besides {besides}"] if besides else roles


def _page(request: Request, casebook: "Casebook", name: str) -> None:
    page = casebook.actor(name)
    if request.json:
        from alleged.casebook.answers import json_line

        put([json_line(page)])
        return
    console(request).print(page)
    claims = "`alleged claims --voice NAME` lists what it says itself."
    say(request, f"{claims} `alleged show ID` gives anything whole.")
