"""`alleged review`: what people decided of findings, and a person's word on one."""

import click

from alleged.cli.help import Command, Group
from alleged.cli.ledgers import opened
from alleged.cli.options import Request, reasoned, shared
from alleged.cli.screen import console, counted, put, say

_VERDICTS = ("accepted", "rejected", "corrected", "added")
_IDS = click.argument("ids", metavar="ID...", nargs=-1, required=True)


@click.group(
    "review",
    cls=Group,
    invoke_without_command=True,
    short_help="Accept, reject or correct what was found.",
    examples=(
        ("alleged deals --review open", "what nobody has looked at"),
        ("alleged review reject deal-1a2b --because 'a wedding'", "the text says no such thing"),
        (
            "alleged review correct deal-1a2b --set kind=trade --because 'fuel was sold'",
            "it says it otherwise",
        ),
        ("alleged review accept deal-3c4d claim-5e6f", "the text says so"),
        ("alleged review", "what people decided"),
        ("alleged review undo deal-1a2b", "take a decision back"),
    ),
)
@click.option(
    "--verdict",
    type=click.Choice(_VERDICTS),
    metavar="VERDICT",
    help=f"Only these: {', '.join(_VERDICTS)}.",
)
@shared
@click.pass_context
def command(ctx: click.Context, verdict: str | None) -> None:
    """List what people decided of deals, propositions and claims: whether the text says so.

    What is rejected no longer counts and is no longer listed. What is corrected counts as
    corrected, with what was read beside it. Nothing is changed that was read.
    """
    if ctx.invoked_subcommand is not None:
        return
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        found = [
            each for each in casebook.standing_reviews() if verdict in (None, each.verdict.value)
        ]
        if request.json:
            from alleged.casebook.answers import json_line

            put(json_line(each) for each in found)
            return
        if not found:
            say(request, "Nobody decided anything. `alleged review --help` says how.")
            return
        from alleged.casebook.screen_words import short_words
        from alleged.cli.tables import short, table

        rows = [
            (
                short(each.target),
                short_words(each),
                each.because,
                f"{each.by} {each.at.date().isoformat() if each.at else ''}".strip(),
            )
            for each in found
        ]
        headers = ("id", "decided", "because", "by")
        console(request).print(table(headers, rows, wide="because"))
        say(request, f"{counted(len(rows), 'decision')}. `alleged review undo ID` takes one back.")


@command.command("accept", cls=Command, short_help="The text says so.")
@_IDS
@reasoned(required=False)
@shared
@click.pass_context
def accept(ctx: click.Context, ids: tuple[str, ...], because: str) -> None:
    """Say that the text says so. It does not say that it is so."""
    _decide(ctx, "accepted", ids, because, {})


@command.command("reject", cls=Command, short_help="The text says no such thing.")
@_IDS
@reasoned()
@shared
@click.pass_context
def reject(ctx: click.Context, ids: tuple[str, ...], because: str) -> None:
    """Say that the text says no such thing. It no longer counts, and stays in the ledger.

    `--review rejected` lists what was rejected, in `alleged deals` and `alleged claims`. A deal of
    which every claim is rejected no longer counts either.
    """
    _decide(ctx, "rejected", ids, because, {})


@command.command(
    "correct",
    cls=Command,
    short_help="The text says it, but otherwise.",
    examples=(
        ("alleged review correct deal-1a2b --set kind=trade --because 'fuel was sold'", "its kind"),
        ("alleged review correct claim-1a2b --set stance=denies --because 'he denies it'", "how"),
        (
            "alleged review correct deal-1a2b --set 'parties=Reed Guild; Orrin Council' "
            "--because 'the next line names them'",
            "who",
        ),
    ),
)
@_IDS
@click.option(
    "--set",
    "fields",
    metavar="FIELD=VALUE",
    multiple=True,
    required=True,
    help="What it should be: kind, status, visibility, stance, voice, parties, places, time, note.",
)
@reasoned()
@shared
@click.pass_context
def correct(
    ctx: click.Context, ids: tuple[str, ...], fields: tuple[str, ...], because: str
) -> None:
    """Say what it should be. What was read stays, and your correction stands beside it.

    It counts as corrected wherever it is asked for or weighed; a note is only shown. Parties and
    places are names parted by semicolons, all of them; of what is no deal, who does it comes first.
    The time is 2031-05-03, 2031-05, 2031, `2031-05-03 to 2031-05-09` or `since 2031-05`.
    """
    given: dict[str, str] = {}
    for each in fields:
        name, equals, value = each.partition("=")
        if not equals or not value.strip():
            raise click.UsageError(f"--set takes FIELD=VALUE, as in kind=trade; not {each!r}.")
        given[name.strip()] = value
    _decide(ctx, "corrected", ids, because, given)


@command.command("undo", cls=Command, short_help="Take a decision back.")
@click.argument("target", metavar="ID")
@shared
@click.pass_context
def undo(ctx: click.Context, target: str) -> None:
    """Take back the decision that counts on a finding; what was decided before counts again.

    If it was made on several findings at once, it is taken back on all. `alleged redo` brings it
    back.
    """
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        run = casebook.unreview(target)
        if request.json:
            from alleged.casebook.answers import json_line

            put([json_line(run)])
            return
        put([f"run {run.number} is undone: what {run.who} decided on {run.at.date().isoformat()}"])
        say(request, "`alleged redo` brings it back.")


def _decide(
    ctx: click.Context, verdict: str, ids: tuple[str, ...], because: str, content: dict[str, str]
) -> None:
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        run = casebook.review(verdict, *ids, content=content or None, because=because)
        decided = [each for each in casebook.standing_reviews() if each.run == run.number]
        if request.json:
            from alleged.casebook.answers import json_line

            put(json_line(each) for each in decided)
            return
        put(f"{each.target} is {each.verdict.value}" for each in decided)
        say(request, "`alleged undo` takes it back.")
