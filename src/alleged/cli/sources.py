"""`alleged sources`: what each outlet and speaker claimed, and how it held up."""

import click

from alleged.cli.help import Command, Group
from alleged.cli.ledgers import opened, say_nothing_found
from alleged.cli.options import Request, shared
from alleged.cli.screen import console, counted, put, say


@click.group(
    "sources",
    cls=Group,
    otherwise="page",
    invoke_without_command=True,
    short_help="What outlets and speakers claimed, and how it held up.",
    examples=(
        ("alleged sources", "those with most claims first"),
        ("alleged sources 'Tide Radio'", "one: what it said, and what others say"),
        ("alleged sources grade 'Tide Radio' B --because 'forty checked'", "your letter for it"),
    ),
)
@shared
@click.pass_context
def command(ctx: click.Context) -> None:
    """List outlets and speakers: what they claimed, how much was their own, how it held up.

    Others who agree are no proof, and with few of them nothing is shown at all.
    """
    if ctx.invoked_subcommand is not None:
        return
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        pages = casebook.sources()
        if request.json:
            from alleged.casebook.answers import json_line

            put(json_line(page) for page in pages)
            return
        from alleged.cli.tables import table

        rows = [
            (
                page.name,
                f"{page.record.reports:,}",
                f"{page.record.claims:,}",
                f"{page.record.own:,}",
                page.letter or "–",
                page.held,
                page.right,
            )
            for page in pages
        ]
        if not rows:
            say_nothing_found(request, casebook, "source", asked=False)
            return
        headers = (
            "source",
            "reports",
            "claims",
            "own",
            "letter",
            "agree / against / open",
            "right",
        )
        console(request).print(table(headers, rows, wide="source"))
        say(request, f"{counted(len(rows), 'source')}. `alleged sources NAME` shows one.")


@command.command("page", cls=Command, short_help="One outlet or speaker.")
@click.argument("name", metavar="NAME")
@shared
@click.pass_context
def page(ctx: click.Context, name: str) -> None:
    """Show one outlet or speaker: what it claimed, what of that was its own, what others say."""
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        found = casebook.source(name)
        if request.json:
            from alleged.casebook.answers import json_line

            put([json_line(found)])
            return
        console(request).print(found)


@command.command(
    "grade",
    cls=Command,
    short_help="Give a source an Admiralty letter.",
    examples=(
        ("alleged sources grade 'Tide Radio' B --because 'forty checked'", "right 85 in 100"),
        ("alleged sources grade 'Tide Radio' F --because 'not known'", "it cannot be judged"),
        ("alleged undo", "take it back"),
    ),
)
@click.argument("name", metavar="NAME")
@click.argument("letter", metavar="LETTER", type=click.Choice(list("ABCDEF")))
@click.option("--because", metavar="TEXT", required=True, help="What the letter rests on.")
@shared
@click.pass_context
def grade(ctx: click.Context, name: str, letter: str, because: str) -> None:
    """Give an outlet or a speaker a letter, A (reliable) to E (unreliable), or F (no judgement).

    It counts wherever that source is weighed. It is added to the history with your name, and
    `alleged undo` takes it back.
    """
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        given = casebook.grade(name, letter, because)
        if request.json:
            from alleged.casebook.answers import json_line

            put([json_line(given)])
            return
        put([f"{given.source}: {given.letter}"])
        say(request, "`alleged undo` takes it back.")
