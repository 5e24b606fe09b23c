"""`alleged history`: every run on the ledger, and every act with its place in the chain."""

from typing import Any

import click

from alleged.cli.help import Command
from alleged.cli.ledgers import first_step, opened
from alleged.cli.options import Request, shared
from alleged.cli.screen import console, put, say


@click.command(
    "history",
    cls=Command,
    short_help="Who did what and when.",
    examples=(
        ("alleged history", "one line a run"),
        ("alleged history --acts --json", "every act, with the hash that chains it"),
    ),
)
@click.option("--acts", is_flag=True, help="Every single act, not one line a run.")
@shared
@click.pass_context
def command(ctx: click.Context, acts: bool) -> None:
    """List who did what and when. Acts are only ever added, each chained to the one before."""
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        if request.json:
            from alleged.casebook.answers import json_line

            put(json_line(entry) for entry in (casebook.acts() if acts else casebook.history()))
            return
        from alleged.cli.tables import table

        if acts:
            headers: tuple[str, ...] = ("n", "at (UTC)", "by", "act", "what", "hash")
            rows: list[tuple[str, ...]] = [
                (
                    str(act.number),
                    f"{act.at:%Y-%m-%d %H:%M:%S}",
                    act.who,
                    act.kind,
                    _what(act.what),
                    act.hash[:8],
                )
                for act in casebook.acts()
            ]
        else:
            headers = ("n", "at (UTC)", "by", "what", "reports", "refused", "")
            rows = [
                (
                    str(run.number),
                    f"{run.at:%Y-%m-%d %H:%M}",
                    run.who,
                    run.what + (f" of run {run.undoes}" if run.undoes else ""),
                    f"{run.documents:,}",
                    f"{run.refusals:,}",
                    "hidden" if run.hidden else "",
                )
                for run in casebook.history()
            ]
        if not rows:
            say(request, "Nothing was done yet.", first_step(request))
            return
        console(request).print(table(headers, rows, wide="what"))


def _what(what: dict[str, Any]) -> str:
    """Return the few words of an act that tell a person which one it is."""
    from alleged.cli.tables import short

    if "document" in what:
        return f"{short(what['document'])} from {what['path']}"
    if "change" in what:
        return f"{what['change']['does']}: {what['matrix']}"
    if "path" in what:
        return ", ".join(str(what[key]) for key in ("path", "where", "reason") if what.get(key))
    return ", ".join(f"{key} {value}" for key, value in what.items())
