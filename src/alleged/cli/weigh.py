"""`alleged weigh`: how much there is to what reports tell, as a sum that anybody can follow."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from alleged.cli.help import Command
from alleged.cli.ledgers import opened, say_nothing_found
from alleged.cli.options import DEAL_FILTERS, Request, deal_filter, filters, shared
from alleged.cli.screen import console, counted, put, say, written

if TYPE_CHECKING:
    from alleged.casebook.answers import Supposed, Weighed
    from alleged.casebook.book import Casebook


@click.command(
    "weigh",
    cls=Command,
    short_help="How much there is to it, as a sum you can follow.",
    examples=(
        ("alleged weigh episode-1a2b", "one episode: every term, verdict, range, linchpins"),
        ("alleged weigh --all --kind ceasefire --reports 2", "one line an episode"),
        ("alleged weigh episode-1a2b --distrust 'Tide Radio'", "what if that counts for nothing"),
        ("alleged weigh episode-1a2b --distrust visual --prior -2", "a kind of evidence, a prior"),
        ("alleged weigh episode-1a2b --keep 'for the May report'", "stand by it: it is kept"),
        ("alleged weigh --suggest -o mine.yaml", "what this ledger suggests to assume"),
        ("alleged weigh --history", "what was kept, and whether it is out of date"),
    ),
)
@click.argument("episodes", metavar="EPISODE...", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Every episode that fits, one line each.")
@click.option(
    "--distrust",
    multiple=True,
    metavar="NAME",
    help="What if this counts for nothing: a source, speaker, report, origin, or kind of evidence.",
)
@click.option(
    "--trust", multiple=True, metavar="NAME", help="What if this source or speaker is always right."
)
@click.option("--prior", type=float, metavar="BITS", help="What if this is held beforehand (log2).")
@click.option("--keep", metavar="NOTE", help="Keep the verdict as your assessment, with a note.")
@click.option(
    "--suggest",
    is_flag=True,
    help="Say what all that fit suggest to assume, as a file for --assumptions.",
)
@click.option("--history", is_flag=True, help="List the assessments that were kept.")
@click.option(
    "--assumptions",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Your own assumptions (YAML); what it does not name stays as shipped.",
)
@click.option(
    "--checklists",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Your own checklists of expected evidence (YAML).",
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
@click.option(
    "--reports",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="Of --all, those told in so many reports at least.",
)
@filters(DEAL_FILTERS)
@shared
@click.pass_context
def command(
    ctx: click.Context,
    /,
    episodes: tuple[str, ...],
    everything: bool,
    distrust: tuple[str, ...],
    trust: tuple[str, ...],
    prior: float | None,
    keep: str | None,
    suggest: bool,
    history: bool,
    assumptions: Path | None,
    checklists: Path | None,
    form: str | None,
    output: Path | None,
    reports: int,
    **asked: Any,
) -> None:
    """Weigh what is claimed of an episode: a sum of terms, each with its claims and its reason.

    The verdict is ours, under assumptions that you can change; it is no fact. With --distrust,
    --trust or --prior it stands beside what it would be then, and nothing is kept.
    """
    request = ctx.ensure_object(Request)
    supposing = bool(distrust or trust or prior is not None)
    listing = everything or suggest or any(asked.values())
    _check(ctx, episodes, listing, history, supposing, keep)
    with opened(request) as casebook:
        casebook.assume(assumptions or "", checklists or "")
        if history:
            _history(request, casebook, episodes)
        elif suggest:
            _suggest(request, casebook, asked, output)
        elif not episodes:
            _list(request, casebook, asked, reports)
        elif keep is not None:
            for each in episodes:
                made = casebook.assess(each, keep)
                put([f"{made.id}: {made.heading}: {made.weighed['summary']}"])
            say(request, "`alleged undo` takes the last one back.")
        else:
            found = [
                casebook.what_if(each, distrust=distrust, trust=trust, prior=prior)
                if supposing
                else casebook.weigh(each)
                for each in episodes
            ]
            _show(request, found, form or _form(request, output), output)


def _check(
    ctx: click.Context,
    episodes: tuple[str, ...],
    listing: bool,
    history: bool,
    supposing: bool,
    keep: str | None,
) -> None:
    if episodes and listing:
        raise click.UsageError("Name episodes, or ask for all that fit, not both.", ctx)
    if not (episodes or listing or history):
        raise click.UsageError(
            "Name an episode, or give --all. `alleged episodes` lists them.", ctx
        )
    if supposing and not episodes:
        raise click.UsageError("Name the episode that you suppose something of.", ctx)
    if keep is not None and (supposing or history or not episodes):
        raise click.UsageError("Only the verdict on an episode, as it is, can be kept.", ctx)


def _form(request: Request, output: Path | None) -> str:
    suffixes = {".md": "md", ".html": "html", ".htm": "html", ".json": "json"}
    named = suffixes.get(output.suffix.lower(), "terminal") if output else "terminal"
    return "json" if request.json else named


def _show(
    request: Request, found: "list[Weighed | Supposed]", form: str, output: Path | None
) -> None:
    from alleged.casebook.answers import json_line

    if form == "html" and len(found) > 1:
        raise click.UsageError("A page holds one episode.")
    with written(output) as stream:
        for number, each in enumerate(found):
            match form:
                case "md":
                    stream.write(each.markdown())
                case "html":
                    stream.write(each.html())
                case "json":
                    stream.write(json_line(each) + "\n")
                case _:
                    if number:
                        console(request, stream).print()
                    console(request, stream).print(each)


def _list(request: Request, casebook: "Casebook", asked: dict[str, Any], reports: int) -> None:
    found = casebook.weigh_all(deal_filter(asked), reports=reports)
    if request.json:
        from alleged.casebook.answers import json_line

        put(json_line(each) for each in found)
        return
    from alleged.cli.tables import short, table

    rows, alone = [], 0
    for each in found:
        voices_for, voices_against = each.verdict.voices_for, each.verdict.voices_against
        alone += voices_for + voices_against == 1
        voices = f"{voices_for} / {voices_against}"
        told = f"{len(each.reports):,}"
        rows.append((short(each.id), told, voices, each.card.what, each.summary))
    if not rows:
        say_nothing_found(request, casebook, "episode", asked=any(asked.values()))
        return
    headers = ("id", "reports", "voices for / against", "what reports tell of", "our assessment")
    shown = table(headers, rows, wide="our assessment", narrow=("voices for / against",))
    console(request).print(shown)
    say(request, f"{counted(len(rows), 'episode')}. `alleged weigh ID` gives the sum of one.")
    if alone:
        say(
            request,
            f"{alone:,} of them rest on one voice alone. Little can be said of these: the figure "
            "is how often such a voice is taken to be right.",
        )


def _suggest(
    request: Request, casebook: "Casebook", asked: dict[str, Any], output: Path | None
) -> None:
    from alleged.casebook.answers import dumped, suggested_object, suggested_yaml

    found = casebook.suggest(deal_filter(asked))
    if not (found.matters or request.json):
        say(
            request, "Of no matter are there several voices, or one and evidence: nothing to learn."
        )
        return
    with written(output) as stream:
        stream.write(
            dumped(suggested_object(found)) + "\n" if request.json else suggested_yaml(found)
        )
    say(request, "Nothing is changed. `--assumptions FILE` weighs by it, and what it says.")


def _history(request: Request, casebook: "Casebook", episodes: tuple[str, ...]) -> None:
    wanted = episodes or ("",)
    found = [each for episode in wanted for each in casebook.assessments(episode)]
    if request.json:
        from alleged.casebook.answers import json_line

        put(json_line(each) for each in found)
        return
    if not found:
        say(request, "No assessment was kept. `alleged weigh ID --keep NOTE` keeps one.")
        return
    from alleged.cli.tables import short, table

    rows = [
        (
            each.assessment.id,
            f"{each.assessment.at:%Y-%m-%d}",
            each.assessment.by,
            f"{short(each.assessment.telling)}, {each.assessment.heading}",
            each.assessment.weighed["summary"],
            "; ".join(each.changes) or "stands",
        )
        for each in found
    ]
    headers = ("id", "kept", "by", "of", "our assessment then", "now")
    console(request).print(table(headers, rows, wide="our assessment then"))
