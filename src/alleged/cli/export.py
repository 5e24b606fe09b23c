"""`alleged export`: the ledger for other programs."""

from pathlib import Path

import click

from alleged.cli.help import Command
from alleged.cli.ledgers import opened
from alleged.cli.options import Request, shared
from alleged.cli.screen import written


@click.command(
    "export",
    cls=Command,
    short_help="The ledger for other programs.",
    examples=(
        ("alleged export > ledger.jsonl", "everything, one JSON object a line"),
        ("alleged export -o ledger.jsonl", "the same, into a file"),
    ),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl"]),
    default="jsonl",
    show_default=True,
    help="How it is written.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to a file."
)
@click.option("--rejected", is_flag=True, help="What people rejected too, marked as such.")
@shared
@click.pass_context
def command(ctx: click.Context, form: str, output: Path | None, rejected: bool) -> None:
    """Write the whole ledger: documents, attributions, deals, outcomes and what else is told,
    evidence, claims, places, actors, and what people decided.

    Two exports of one ledger are the same to the byte.
    """
    with opened(ctx.ensure_object(Request)) as casebook, written(output) as stream:
        for line in casebook.export(form, rejected=rejected):
            stream.write(line + "\n")
