"""`alleged status`: what the ledger holds, and what could not be read."""

import click

from alleged.cli.help import Command
from alleged.cli.ledgers import first_step, opened
from alleged.cli.options import Request, shared
from alleged.cli.screen import console, put, say


@click.command(
    "status",
    cls=Command,
    short_help="What there is, and what was refused.",
    examples=(
        ("alleged status", "how much there is, and what was refused"),
        ("alleged status --json", "the same for other programs"),
    ),
)
@shared
@click.pass_context
def command(ctx: click.Context) -> None:
    """Say what the ledger holds, what could not be read, and whether its history is whole."""
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        status = casebook.status()
        if request.json:
            from alleged.casebook.answers import json_line

            put([json_line(status)])
            return
        from rich.table import Table
        from rich.text import Text

        from alleged.model.legible import one_line
        from alleged.model.refusals import by_reason

        dates = " to ".join(dict.fromkeys((status.first_published, status.last_published)))
        besides = {f"{kind}s": number for kind, number in status.propositions.items() if number}
        rows = {
            "ledger": status.ledger,
            "reports": f"{status.documents:,}"
            + (
                f", {status.other_languages:,} in other languages" if status.other_languages else ""
            ),
            "published": dates or "no day known",
            "outlets": _counts(status.outlets, "not named"),
            "languages": _counts(status.languages, "not known"),
            "deals told": f"{status.deals:,}",
            **({"told besides": _counts(besides, "")} if besides else {}),
            "claims": f"{status.claims:,}",
            "attributions": f"{status.attributions:,}",
            "actors": f"{status.actors:,}",
            "runs": f"{status.runs:,}",
            "history": "whole" if status.intact else "CHANGED FROM OUTSIDE: see `alleged history`",
            "refused": f"{len(status.refusals):,}",
            **({"left alone": f"{len(status.left_alone):,}"} if status.left_alone else {}),
        }
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(style="cyan", no_wrap=True)
        grid.add_column(overflow="fold", ratio=1)
        for label, value in rows.items():
            grid.add_row(label, Text(one_line(value)))
        screen = console(request)
        screen.print(grid)
        for word, not_read in (("refused", status.refusals), ("left alone", status.left_alone)):
            for shared in by_reason(not_read):
                why = f"{word}, {len(shared.places):,}: {one_line(shared.reason)}"
                text = Text(why, style="bold", overflow="fold")
                if shared.hint:
                    text.append(f"\n  {one_line(shared.hint)}", style="not bold dim")
                for place in shared.places:
                    text.append(f"\n  {one_line(place)}", style="not bold")
                screen.print(text)
        if not status.documents:
            say(request, "The ledger is empty.", first_step(request))


def _counts(counts: dict[str, int], unnamed: str, shown: int = 8) -> str:
    words = [f"{name or unnamed} {number:,}" for name, number in list(counts.items())[:shown]]
    more = len(counts) - shown
    return ", ".join([*words, f"and {more:,} more"] if more > 0 else words) or "none"
