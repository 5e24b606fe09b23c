"""`alleged actors`: who is named, and how often."""

from typing import TYPE_CHECKING

import click

from alleged.cli.help import Command, Group
from alleged.cli.ledgers import opened, say_nothing_found
from alleged.cli.options import Request, reasoned, shared
from alleged.cli.screen import console, counted, put, say

if TYPE_CHECKING:
    from alleged.model.actor import ActorCount


@click.group(
    "actors",
    cls=Group,
    otherwise="page",
    invoke_without_command=True,
    short_help="List who is named, and decide who is who.",
    examples=(
        ("alleged actors", "everybody the reports name"),
        ("alleged actors --name front", "by a part of the name"),
        ("alleged actors --in-deals", "only those with a role in a deal"),
        ("alleged actors 'Tidewater Front'", "one page: what is claimed of it, and denied"),
        ("alleged actors merge 'Tidewater Front' TWF --because 'its initials'", "they are one"),
        ("alleged actors split 'Tidewater Front' 'the men' --because 'smugglers'", "another one"),
    ),
)
@click.option("--name", metavar="NAME", default="", help="Part of the name.")
@click.option("--in-deals", is_flag=True, help="Only those with a role in a deal.")
@shared
@click.pass_context
def command(ctx: click.Context, name: str, in_deals: bool) -> None:
    """List the actors that reports name, those with most deals first.

    With a name or an id: the page of one actor. Several that people took for one stand here once.
    """
    if ctx.invoked_subcommand is not None:
        return
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


@command.command("page", cls=Command, short_help="The page of one actor.")
@click.argument("name", metavar="NAME")
@shared
@click.pass_context
def page(ctx: click.Context, name: str) -> None:
    """Show every deal, outcome, relation, accusation and forecast that reports give an actor a
    role in, each beside its denials and contradictions. `page` itself need not be typed.
    """
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        found = casebook.actor(name)
        if request.json:
            from alleged.casebook.answers import json_line

            put([json_line(found)])
            return
        console(request).print(found)
        claims = "`alleged claims --voice NAME` lists what it says itself."
        say(request, f"{claims} `alleged show ID` gives anything whole.")


@command.command(
    "merge",
    cls=Command,
    short_help="Decide that actors are one.",
    examples=(
        ("alleged actors merge 'Tidewater Front' TWF --because 'its initials'", "two are one"),
        ("alleged undo", "take the last decision back"),
    ),
)
@click.argument("names", metavar="NAME NAME...", nargs=-1, required=True)
@reasoned()
@shared
@click.pass_context
def merge(ctx: click.Context, names: tuple[str, ...], because: str) -> None:
    """Decide that several actors are one, called by the first, and say why.

    The decision is yours, with your name and the day. Reports keep the names they use; lists,
    briefs, exports, verdicts and episodes take them for one. `alleged undo` takes it back.
    """
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        _say_decided(request, casebook.merge_actors(*names, because=because))


@command.command(
    "split",
    cls=Command,
    short_help="Decide that an actor is two.",
    examples=(
        ("alleged actors split 'Tidewater Front' TWF --because 'a trade union'", "TWF leaves"),
        (
            "alleged actors split army 'the army' --into 'Orrin army' --because 'of Orrin'",
            "where a report writes so, it means another",
        ),
        ("alleged undo", "take the last decision back"),
    ),
)
@click.argument("name", metavar="NAME")
@click.argument("parts", metavar="PART...", nargs=-1, required=True)
@click.option("--into", metavar="NAME", default="", help="Who is meant instead; may be new.")
@reasoned()
@shared
@click.pass_context
def split(ctx: click.Context, name: str, parts: tuple[str, ...], into: str, because: str) -> None:
    """Decide that some of what is told of an actor is told of another, and say why.

    PART is an actor that was merged into it, the words by which reports name it, or the id of a
    report that means the other.
    """
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        _say_decided(request, *casebook.split_actor(name, *parts, into=into, because=because))


def _say_decided(request: Request, *actors: "ActorCount") -> None:
    if request.json:
        from alleged.casebook.answers import json_line

        put(json_line(each) for each in actors)
        return
    put(
        f"{each.name} ({each.key}): named in {counted(each.documents, 'report')},"
        f" with a part in {counted(each.deals, 'deal')}"
        for each in actors
    )
    say(request, "`alleged undo` takes it back.")
