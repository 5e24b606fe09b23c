"""`alleged pattern`: whether what is said to run through many episodes stands out."""

from pathlib import Path
from typing import Any

import click

from alleged.cli.help import Command
from alleged.cli.ledgers import opened
from alleged.cli.options import DEAL_FILTERS, TOLD_KINDS, Request, filters, shared
from alleged.cli.screen import console, written

_SUFFIXES = {".md": "md", ".html": "html", ".htm": "html", ".svg": "svg", ".json": "json"}
_NARROW = tuple(name for name in DEAL_FILTERS if name not in ("kind", "status", "visibility"))


@click.command(
    "pattern",
    cls=Command,
    short_help="Test whether some actors stand out in some deals.",
    examples=(
        (
            "alleged pattern --group 'Harrow Army' --kind evacuation",
            "is it in evacuations more often than in other deals?",
        ),
        ("alleged pattern --groups groups.yaml --group allies --kind trade", "a group of a file"),
        (
            "alleged pattern --group 'Harrow Army' --against outcomes",
            "is it in deals more often than in victories and losses?",
        ),
        (
            "alleged pattern --group 'Reed Guild' --kind trade --baseline shuffled",
            "more often than actors chosen by lot?",
        ),
        ("alleged pattern --group 'Reed Guild' --kind trade -o trade.html", "a page with a chart"),
    ),
)
@click.option(
    "--group", multiple=True, metavar="NAME", help="An actor, or a group of --groups; several."
)
@click.option(
    "--groups",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="YAML: groups of actors, families of sources, names that mean one actor.",
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(TOLD_KINDS),
    metavar="KIND",
    help="What the pattern is about; several mean any of them.",
)
@filters(("status", "visibility"))
@click.option(
    "--with", "beside", metavar="NAME", default="", help="About episodes with this actor."
)
@click.option(
    "--against",
    type=click.Choice(["deals", "outcomes", "all"]),
    default="deals",
    show_default=True,
    help="What the others are.",
)
@click.option(
    "--baseline",
    type=click.Choice(["others", "share", "shuffled"]),
    default="others",
    show_default=True,
    help="What to hold it against.",
)
@click.option("--share", type=float, metavar="SHARE", help="Of all who could have; 0 to 1.")
@click.option(
    "--shuffles",
    type=click.IntRange(99, 1_000_000),
    default=9_999,
    show_default=True,
    metavar="N",
    help="How often the group is dealt out anew.",
)
@click.option("--seed", type=int, default=1, show_default=True, metavar="N", help="Of these.")
@filters(_NARROW)
@click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "md", "html", "svg", "json"]),
    help="How it is written.  [default: by the file's name, else terminal]",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to a file."
)
@shared
@click.pass_context
def command(
    ctx: click.Context,
    /,
    group: tuple[str, ...],
    groups: Path | None,
    kinds: tuple[str, ...],
    form: str | None,
    output: Path | None,
    **asked: Any,
) -> None:
    """Test whether episodes of some sort have some actors more often than a baseline has.

    The test is done again with only better founded episodes and without each family of sources.
    What is counted are reports, and reporting is not even: no test mends that.
    """
    request = ctx.ensure_object(Request)
    if form is None:
        named = _SUFFIXES.get(output.suffix.lower(), "terminal") if output else "terminal"
        form = "json" if request.json else named
    for day in ("since", "until"):
        asked[day] = asked[day].date() if asked[day] else None
    for word in ("status", "visibility"):
        asked[word] = asked[word] or ""
    with opened(request) as casebook:
        page = casebook.pattern(group, groups, kinds=kinds, **asked)
        with written(output) as stream:
            match form:
                case "md":
                    stream.write(page.markdown())
                case "html":
                    stream.write(page.html())
                case "svg":
                    stream.write(page.svg())
                case "json":
                    from alleged.casebook.answers import json_line

                    stream.write(json_line(page) + "\n")
                case _:
                    console(request, stream).print(page)
