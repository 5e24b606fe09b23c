"""`alleged lineage`: who took from whom, how many voices that makes, and a person's word on it."""

from pathlib import Path

import click

from alleged.cli.help import Command
from alleged.cli.ledgers import opened
from alleged.cli.options import Request, shared
from alleged.cli.screen import console, say, written


@click.command(
    "lineage",
    cls=Command,
    short_help="Who took from whom, and how many voices that is.",
    examples=(
        ("alleged lineage r-17", "what a report took from others, and who took from it"),
        ("alleged lineage deal-1a2b deal-3c4d", "whether two tellings are two voices"),
        ("alleged lineage r-17 --format svg -o r-17.svg", "as a drawing"),
        ("alleged lineage r-17 --refute r-12 --reason 'own reporter'", "it took nothing from r-12"),
        ("alleged lineage r-17 --confirm r-9 --kind copy", "it did; added if nobody found it"),
    ),
)
@click.argument("ids", metavar="ID...", nargs=-1)
@click.option("--confirm", metavar="ID", default="", help="It took from this report: keep that.")
@click.option("--refute", metavar="ID", default="", help="It did not take from this report.")
@click.option(
    "--name", is_flag=True, help="What is confirmed or refuted is a name, not the id of a report."
)
@click.option(
    "--kind",
    type=click.Choice(["copy", "derived", "cites"]),
    help="How it took from it.  [default: as found, else derived]",
)
@click.option("--reason", metavar="TEXT", default="", help="Why you decide so.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "svg", "json"]),
    help="How it is written.  [default: terminal]",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to a file."
)
@shared
@click.pass_context
def command(
    ctx: click.Context,
    ids: tuple[str, ...],
    confirm: str,
    refute: str,
    name: bool,
    kind: str | None,
    reason: str,
    form: str | None,
    output: Path | None,
) -> None:
    """Show who took text or news from whom, and how many voices that makes.

    Name reports, deals or claims; without any, all reports of the ledger. With --confirm or
    --refute, keep your decision on what one report took from another; `alleged undo` takes it
    back.
    """
    request = ctx.ensure_object(Request)
    if (bool(confirm) and bool(refute)) or ((confirm or refute) and len(ids) != 1):
        raise click.UsageError("Decide on one report at a time, with --confirm or --refute.")
    with opened(request) as casebook:
        if confirm or refute:
            origin = confirm or refute
            run = casebook.relate(
                ids[0],
                "" if name else origin,
                name=origin if name else "",
                verdict="confirmed" if confirm else "refuted",
                kind=kind or "",
                reason=reason,
            )
            say(request, f"Kept as run {run.number}. `alleged undo` takes it back.")
        lineage = casebook.lineage(*ids)
        with written(output) as stream:
            match form or ("json" if request.json else "terminal"):
                case "svg":
                    stream.write(lineage.svg())
                case "json":
                    from alleged.casebook.answers import json_line

                    stream.write(json_line(lineage) + "\n")
                case _:
                    console(request, stream).print(lineage)
