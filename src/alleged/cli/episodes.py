"""`alleged episodes`: what many reports tell of one thing, and a person's word on what is one."""

from typing import TYPE_CHECKING, Any

import click

from alleged.cli.help import Command, Group
from alleged.cli.ledgers import opened, say_nothing_found
from alleged.cli.options import DEAL_FILTERS, Request, deal_filter, filters, reasoned, shared
from alleged.cli.screen import console, counted, put, say

if TYPE_CHECKING:
    from alleged.casebook.answers import EpisodeCard


@click.group(
    "episodes",
    cls=Group,
    invoke_without_command=True,
    short_help="List what several reports tell of one thing, and decide what is one.",
    examples=(
        ("alleged episodes", "those told in two reports or more"),
        ("alleged episodes --reports 1", "all of them"),
        ("alleged episodes --kind ceasefire --place Merrow", "those of which a telling fits"),
        ("alleged episodes merge episode-1a2b episode-3c4d --because 'one convoy'", "they are one"),
        ("alleged episodes split episode-1a2b deal-5e6f --because 'a later one'", "it is another"),
        ("alleged episodes move deal-5e6f episode-3c4d --because 'same buses'", "it belongs there"),
    ),
)
@filters(DEAL_FILTERS)
@click.option(
    "--reports",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    metavar="N",
    help="Told in so many reports at least.",
)
@shared
@click.pass_context
def command(ctx: click.Context, /, reports: int, **asked: Any) -> None:
    """List episodes: deals and outcomes that the program takes for one thing, or people do.

    What its reports say stays side by side; `alleged show ID` gives it with why each belongs
    there. Nothing is merged that a decision cannot part again.
    """
    if ctx.invoked_subcommand is not None:
        return
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        cards = casebook.episodes(deal_filter(asked), reports=reports)
        if request.json:
            from alleged.casebook.answers import json_line

            put(json_line(card) for card in cards)
            return
        from alleged.cli.tables import short, table

        rows = [
            (
                short(card.id),
                f"{len(card.episode.documents):,}",
                card.what,
                card.when,
                "; ".join(f"{line.label}: {line.text}" for line in card.rivals()),
            )
            for card in cards
        ]
        if not rows:
            say_nothing_found(request, casebook, "episode", asked=any(asked.values()))
            return
        headers = ("id", "reports", "what", "when", "told differently")
        console(request).print(table(headers, rows, wide="told differently", narrow=("when",)))
        say(request, f"{counted(len(rows), 'episode')}. `alleged show ID` gives one, and why.")


@command.command(
    "merge",
    cls=Command,
    short_help="Decide that episodes are one.",
    examples=(
        ("alleged episodes merge episode-1a2b episode-3c4d --because 'one convoy'", "two are one"),
        ("alleged undo", "take the last decision back"),
    ),
)
@click.argument("ids", metavar="ID ID...", nargs=-1, required=True)
@reasoned()
@shared
@click.pass_context
def merge(ctx: click.Context, ids: tuple[str, ...], because: str) -> None:
    """Decide that several episodes are one, and say why.

    The decision is yours, with your name and the day. It is added to the history, and changes
    nothing that was read; `alleged undo` takes it back.
    """
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        _say_decided(request, casebook.merge(*ids, because=because))


@command.command(
    "split",
    cls=Command,
    short_help="Decide that tellings are another episode.",
    examples=(
        ("alleged episodes split episode-1a2b deal-5e6f --because 'a later one'", "one leaves"),
        ("alleged undo", "take the last decision back"),
    ),
)
@click.argument("episode", metavar="EPISODE")
@click.argument("tellings", metavar="ID...", nargs=-1, required=True)
@reasoned()
@shared
@click.pass_context
def split(ctx: click.Context, episode: str, tellings: tuple[str, ...], because: str) -> None:
    """Decide that some tellings of an episode are another episode, and say why.

    Reports read later join the part that is left.
    """
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        _say_decided(request, casebook.split(episode, *tellings, because=because))


@command.command(
    "move",
    cls=Command,
    short_help="Decide that a telling belongs to another episode.",
    examples=(
        ("alleged episodes move deal-5e6f episode-3c4d --because 'same buses'", "it moves"),
        ("alleged undo", "take the last decision back"),
    ),
)
@click.argument("telling", metavar="ID")
@click.argument("episode", metavar="EPISODE")
@reasoned()
@shared
@click.pass_context
def move(ctx: click.Context, telling: str, episode: str, because: str) -> None:
    """Decide that a telling belongs to another episode than the one it is in, and say why."""
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        _say_decided(request, casebook.move(telling, episode, because=because))


def _say_decided(request: Request, card: "EpisodeCard") -> None:
    if request.json:
        from alleged.casebook.answers import json_line

        put([json_line(card)])
        return
    put([f"{card.id}: {card.heading}"])
    say(request, "`alleged undo` takes the decision back.")
