"""`alleged forecasts`: what is said to come, and what an analyst decided became of it."""

from typing import Any

import click

from alleged.cli.help import Command, Group
from alleged.cli.ledgers import opened, say_nothing_found
from alleged.cli.options import (
    FORECAST_FILTERS,
    Request,
    filters,
    proposition_filter,
    reasoned,
    shared,
)
from alleged.cli.screen import console, counted, put, say
from alleged.model.mark import Verdict


@click.group(
    "forecasts",
    cls=Group,
    invoke_without_command=True,
    short_help="List forecasts, and mark what became of them.",
    examples=(
        ("alleged forecasts", "those that nobody has decided"),
        ("alleged forecasts --mark all", "all of them"),
        ("alleged forecasts mark forecast-1a2b failed --because 'the day passed'", "decide one"),
    ),
)
@filters((*FORECAST_FILTERS, "mark"))
@shared
@click.pass_context
def command(ctx: click.Context, /, **asked: Any) -> None:
    """List what reports say will happen, until an analyst marks it.

    A forecast waits until it is marked true or failed. One marked open waits on, with the reason.
    """
    if ctx.invoked_subcommand is not None:
        return
    request = ctx.ensure_object(Request)
    wanted = asked.pop("mark") or "waiting"
    with opened(request) as casebook:
        cards = [
            card
            for card in casebook.propositions(proposition_filter({**asked, "type": "forecast"}))
            if wanted in ("all", state := card.mark.verdict.value if card.mark else "")
            or (wanted == "waiting" and state in ("", Verdict.OPEN))
        ]
        if request.json:
            from alleged.casebook.answers import json_line

            put(json_line(card) for card in cards)
            return
        if not cards:
            if wanted == "waiting" and any(casebook.marks()):
                say(request, "No forecast waits. `alleged forecasts --mark all` lists all.")
            else:
                say_nothing_found(request, casebook, "forecast", asked=any(asked.values()))
            return
        from alleged.cli.tables import clipped, short, table, teller

        rows = [
            (
                short(card.proposition.id),
                card.proposition.due.isoformat() if card.proposition.due else "",
                card.mark.verdict.value if card.mark else "",
                f"“{clipped(card.told)}”",
                f"{teller(card.document)} {card.document.published}".strip(),
            )
            for card in cards
        ]
        headers = ("id", "by when", "mark", "words", "told by")
        narrow = ("told by", "by when")
        console(request).print(table(headers, rows, wide="words", narrow=narrow))
        say(
            request,
            f"{counted(len(rows), 'forecast')}. `alleged show ID` gives one with who says so; "
            "`alleged forecasts mark ID` decides.",
        )


@command.command(
    "mark",
    cls=Command,
    short_help="Decide what became of a forecast.",
    examples=(
        ("alleged forecasts mark forecast-1a2b true --because 'seen by monitors'", "came true"),
        ("alleged forecasts mark forecast-1a2b open --because 'no news'", "not to be said yet"),
        ("alleged undo", "take the last decision back"),
    ),
)
@click.argument("forecast", metavar="ID")
@click.argument("verdict", type=click.Choice([each.value for each in Verdict]), metavar="VERDICT")
@reasoned()
@shared
@click.pass_context
def mark(ctx: click.Context, forecast: str, verdict: str, because: str) -> None:
    """Mark a forecast true, failed or open, and say why.

    The decision is yours, with your name and the day. It is added to the history and changes
    nothing that was read; the latest counts, and `alleged undo` takes it back.
    """
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        decided = casebook.mark(forecast, verdict, because)
        if request.json:
            from alleged.casebook.answers import json_line

            put([json_line(decided)])
            return
        put([f"{decided.forecast} is marked {decided.verdict.value}"])
        say(request, "`alleged undo` takes it back.")
