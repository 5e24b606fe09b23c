"""`alleged brief`: what the reports say about deals and besides, for a reader."""

from pathlib import Path
from typing import Any

import click

from alleged.cli.help import Command
from alleged.cli.ledgers import opened, say_nothing_found
from alleged.cli.options import LIST_FILTERS, Request, deal_filter, filters, shared
from alleged.cli.screen import console, written

_BY_SUFFIX = {".md": "md", ".html": "html", ".htm": "html", ".json": "json"}


@click.command(
    "brief",
    cls=Command,
    short_help="What the reports say, for a reader.",
    examples=(
        ("alleged brief", "read it here"),
        ("alleged brief -o brief.html", "a page to open in a browser, print or send"),
        ("alleged brief --actor 'Tidewater Front' --since 2031-03-01", "only some deals"),
    ),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "md", "html", "json"]),
    help="How it is written.  [default: by the file's name, else terminal]",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to a file."
)
@filters(LIST_FILTERS)
@shared
@click.pass_context
def command(ctx: click.Context, /, form: str | None, output: Path | None, **asked: Any) -> None:
    """Write a brief: counts, then every deal with who says so and the exact words, then victories
    and deaths claimed, who is said to stand behind whom, accusations, forecasts, and what evidence
    is said to be missing.

    Nothing in a brief is established: it says which report says what.
    """
    request = ctx.ensure_object(Request)
    if form is None:
        named = _BY_SUFFIX.get(output.suffix.lower(), "terminal") if output else "terminal"
        form = "json" if request.json else named
    with opened(request) as casebook:
        brief = casebook.brief(deal_filter(asked))
        with written(output) as stream:
            match form:
                case "md":
                    stream.write(brief.markdown())
                case "html":
                    stream.write(brief.html())
                case "json":
                    stream.write(brief.json_text() + "\n")
                case _:
                    console(request, stream).print(brief)
        if not (brief.glance.deals or brief.glance.besides):
            say_nothing_found(request, casebook, "deal", asked=any(asked.values()))
