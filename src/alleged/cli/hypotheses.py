"""`alleged hypotheses`: rival stories set against one body of evidence, built up by decisions."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from alleged.cli.help import Command, Group
from alleged.cli.hypotheses_typed import cells_typed, judged_typed, pairs, priors_typed
from alleged.cli.ledgers import opened
from alleged.cli.options import CLAIM_FILTERS, DEAL_FILTERS, Request, filters, reasoned, shared
from alleged.cli.screen import console, counted, put, say, written

if TYPE_CHECKING:
    from rich.console import RenderableType

    from alleged.casebook.answers import DraftCard, RivalsPage

_OUTPUT = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to a file: .html, .md or .json.",
)
_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["terminal", "md", "html", "json"]),
    help="How it is written.  [default: by the file's name, else terminal]",
)
_SUFFIXES = {".md": "md", ".html": "html", ".htm": "html", ".json": "json"}


@click.group(
    "hypotheses",
    cls=Group,
    invoke_without_command=True,
    short_help="Set rival stories against the same evidence.",
    examples=(
        ("alleged hypotheses new rivals.yaml", "begin a matrix from a file"),
        ("alleged hypotheses", "list the matrices there are"),
        ("alleged hypotheses propose rivals --kind trade", "rows that the ledger has for it"),
        ("alleged hypotheses matrix rivals -o rivals.html", "the matrix, as a page"),
        ("alleged hypotheses compare rivals", "how they stand, and what that rests on"),
    ),
)
@shared
@click.pass_context
def command(ctx: click.Context) -> None:
    """List the matrices of the ledger: questions, their rival answers, and their evidence.

    A matrix is built by decisions, each with your name and the day. `alleged undo` takes back the
    last; nothing is rewritten.
    """
    if ctx.invoked_subcommand is not None:
        return
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        found = casebook.hypotheses()
        if request.json:
            from alleged.casebook.answers import json_line

            put(json_line(card) for card in found)
            return
        if not found:
            say(request, "There is no matrix yet.", "`alleged hypotheses new FILE` begins one.")
            return
        from alleged.cli.tables import table

        rows = [
            (
                card.name,
                card.draft.question,
                ", ".join(card.draft.names),
                f"{len(card.draft.evidence):,}",
            )
            for card in found
        ]
        headers = ("matrix", "question", "rivals", "rows")
        console(request).print(table(headers, rows, wide="question"))


@command.command(
    "new",
    cls=Command,
    short_help="Begin a matrix.",
    examples=(
        ("alleged hypotheses new rivals.yaml", "from a file; the matrix is called rivals"),
        (
            "alleged hypotheses new --name sluice --question 'Who opened it?' "
            "--rival storm='The storm broke it' --rival council='The Council opened it'",
            "by hand",
        ),
    ),
)
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar="FILE")
@click.option("--name", metavar="NAME", default="", help="What to call it.  [default: the file]")
@click.option("--question", metavar="TEXT", default="", help="What the rivals are answers to.")
@click.option("--rival", "rivals", multiple=True, metavar="NAME=TEXT", help="One answer.")
@reasoned(required=False)
@shared
@click.pass_context
def new(
    ctx: click.Context,
    file: Path | None,
    name: str,
    question: str,
    rivals: tuple[str, ...],
    because: str,
) -> None:
    """Begin a matrix: a question and its rival answers, from a YAML file or by hand.

    What the file asks of the ledger is looked up now.
    """
    if (file is None) == (not question):
        raise click.UsageError("Give a file, or a --question with its rivals.")
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        card = casebook.new_hypotheses(
            file, name=name, question=question, hypotheses=dict(pairs(rivals)), because=because
        )
        _say_kept(request, card)


@command.command(
    "add",
    cls=Command,
    short_help="Add a rival or a row, or fill cells.",
    examples=(
        ("alleged hypotheses add sluice --rival boys='Boys did it'", "another rival"),
        (
            "alleged hypotheses add sluice episode-1a2b --row 'gate found whole' "
            "--cell storm=I --why storm='it would have broken'",
            "a row that rests on an episode",
        ),
        ("alleged hypotheses add sluice --row 'gate found whole' --cell boys=C", "fill a cell"),
        ("alleged hypotheses add sluice --row tracks --q 0.2 --cell boys=0.7", "in numbers"),
        ("alleged hypotheses add sluice --prior storm=0.6 --prior council=0.4", "priors"),
    ),
)
@click.argument("matrix", metavar="MATRIX")
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option("--rival", "rivals", multiple=True, metavar="NAME=TEXT", help="Another answer.")
@click.option("--row", metavar="NAME", default="", help="A row: new, or one that there is.")
@click.option(
    "--cell",
    "cells",
    multiple=True,
    metavar="RIVAL=LETTER",
    help="CC, C, N, I or II, or how likely the row is under that rival: 0.3.",
)
@click.option("--why", "whys", multiple=True, metavar="RIVAL=TEXT", help="Why the cell is so.")
@click.option("--q", type=float, metavar="SHARE", help="How likely the row is anyway.")
@click.option("--text", metavar="TEXT", default="", help="What the row is, in a sentence.")
@click.option("--source", "sources", multiple=True, metavar="NAME", help="Who tells it.")
@click.option("--origin", "origins", multiple=True, metavar="NAME", help="Where that begins.")
@click.option("--credibility", type=float, metavar="SHARE", help="How likely it is what it seems.")
@click.option(
    "--relevance", type=click.Choice(["low", "medium", "high"]), help="For the classic score."
)
@click.option("--prior", "priors", multiple=True, metavar="RIVAL=SHARE", help="Before evidence.")
@reasoned(required=False)
@shared
@click.pass_context
def add(
    ctx: click.Context,
    /,
    matrix: str,
    ids: tuple[str, ...],
    rivals: tuple[str, ...],
    row: str,
    cells: tuple[str, ...],
    whys: tuple[str, ...],
    priors: tuple[str, ...],
    because: str,
    **given: Any,
) -> None:
    """Add a rival, add a row, fill cells of a row, or give priors.

    IDs are those of episodes, deals, outcomes or claims that a new row rests on. Cells that you
    leave out are filled by what the rivals said they expect, if they said so.
    """
    request = ctx.ensure_object(Request)
    if (ids or cells) and not row:
        raise click.UsageError("A row needs a name: --row.")
    if not (rivals or row or priors):
        raise click.UsageError("Add a --rival, a --row, or give each rival a --prior.")
    with opened(request) as casebook:
        card = None
        for name, text in pairs(rivals):
            card = casebook.add_hypothesis(matrix, name, text, because=because)
        if row:
            typed = judged_typed(cells_typed(cells), pairs(whys))
            known = {each.name: each.draft for each in casebook.hypotheses()}.get(matrix)
            if known and row in {each.name for each in known.evidence}:
                if ids:
                    raise click.UsageError(f"There is a row {row!r} already; leave out the ids.")
                card = casebook.judge(matrix, row, typed, q=given["q"], because=because)
            else:
                given["relevance"] = given["relevance"] or "medium"
                card = casebook.add_evidence(
                    matrix, row, *ids, cells=typed, because=because, **given
                )
        if priors:
            card = casebook.set_priors(matrix, priors_typed(priors), because=because)
        if card is not None:
            _say_kept(request, card)


@command.command(
    "remove",
    cls=Command,
    short_help="Leave out a rival, a row, or a matrix.",
    examples=(
        ("alleged hypotheses remove sluice --row tracks", "a row"),
        ("alleged hypotheses remove sluice", "the whole matrix"),
        ("alleged undo", "bring it back"),
    ),
)
@click.argument("matrix", metavar="MATRIX")
@click.option("--rival", metavar="NAME", default="", help="Only this rival.")
@click.option("--row", metavar="NAME", default="", help="Only this row.")
@reasoned(required=False)
@shared
@click.pass_context
def remove(ctx: click.Context, matrix: str, rival: str, row: str, because: str) -> None:
    """Leave out a rival, a row or a whole matrix. It stays in the history."""
    if rival and row:
        raise click.UsageError("Remove a rival or a row, one at a time.")
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        card = casebook.remove_hypotheses(matrix, hypothesis=rival, row=row, because=because)
        if card is not None:
            _say_kept(request, card)
        else:
            say(request, f"{matrix} is left out. `alleged undo` brings it back.")


@command.command(
    "propose",
    cls=Command,
    short_help="List rows that the ledger has for a matrix.",
    examples=(
        ("alleged hypotheses propose rivals --kind ceasefire", "truces"),
        ("alleged hypotheses propose rivals --stance denies", "claims that deny something"),
        ("alleged hypotheses propose rivals --actor 'Reed Guild' --keep", "add all of them"),
    ),
)
@click.argument("matrix", metavar="MATRIX")
@click.option("--keep", is_flag=True, help="Add all of them, as one decision.")
@click.option("--with", "beside", metavar="NAME", default="", help="A second actor.")
@filters((*CLAIM_FILTERS[:5], *DEAL_FILTERS[1:4], *DEAL_FILTERS[5:]))
@reasoned(required=False)
@shared
@click.pass_context
def propose(
    ctx: click.Context, /, matrix: str, keep: bool, beside: str, because: str, **asked: Any
) -> None:
    """List episodes or claims that may bear on a matrix, each with the cells its rivals expect.

    With --voice or --stance claims are asked for, else episodes. Add one with `alleged hypotheses
    add MATRIX ID --row NAME`.
    """
    request = ctx.ensure_object(Request)
    fields = {"with": beside, **asked}
    typed = {
        name: f"{value:%Y-%m-%d}" if name in ("since", "until") else str(value)
        for name, value in fields.items()
        if value
    }
    with opened(request) as casebook:
        rows = casebook.propose(matrix, keep=keep, because=because, **typed)
        if request.json:
            from alleged.casebook.answers import json_line

            put(json_line(row) for row in rows)
            return
        from alleged.cli.tables import short, table

        listed = [
            (
                short((*row.told, *row.said)[0]),
                row.text or row.name,
                "\n".join(f"{n} {cell.letter}: {cell.why}" for n, cell in row.cells.items()),
            )
            for row in rows
        ]
        if listed:
            headers = ("id", "what", "as the rivals expect")
            console(request).print(table(headers, listed, wide="as the rivals expect"))
        kept = "Kept." if keep and rows else "Nothing is kept; --keep adds them."
        say(request, f"{counted(len(rows), 'row')}. {kept}")


@command.command(
    "matrix",
    cls=Command,
    short_help="Show a matrix.",
    examples=(
        ("alleged hypotheses matrix rivals", "here"),
        ("alleged hypotheses matrix rivals -o rivals.html", "a page to open, print or send"),
        ("alleged hypotheses matrix rivals.yaml", "that of a file, without keeping it"),
    ),
)
@click.argument("matrix", metavar="MATRIX")
@_FORMAT
@_OUTPUT
@shared
@click.pass_context
def matrix(ctx: click.Context, matrix: str, form: str | None, output: Path | None) -> None:
    """Show a matrix: a row for each piece of evidence, a column for each rival.

    A file, or the name of a matrix of the ledger. As a page it holds reasons, words and working.
    """
    _show(ctx, matrix, form, output, lambda page: page.grid(), complete=False)


@command.command(
    "compare",
    cls=Command,
    short_help="Show how rivals stand, and what that rests on.",
    examples=(
        ("alleged hypotheses compare rivals", "here"),
        ("alleged hypotheses compare rivals.yaml --json", "of a file, with every step"),
    ),
)
@click.argument("matrix", metavar="MATRIX")
@_FORMAT
@_OUTPUT
@shared
@click.pass_context
def compare(ctx: click.Context, matrix: str, form: str | None, output: Path | None) -> None:
    """Show how rivals stand by odds and by the classic score, and what carries the order.

    A file, or the name of a matrix of the ledger.
    """
    _show(ctx, matrix, form, output, lambda page: page.standings())


def _show(
    ctx: click.Context,
    wanted: str,
    form: str | None,
    output: Path | None,
    part: Callable[["RivalsPage"], "RenderableType"],
    complete: bool = True,
) -> None:
    request = ctx.ensure_object(Request)
    if form is None:
        named = _SUFFIXES.get(output.suffix.lower(), "terminal") if output else "terminal"
        form = "json" if request.json else named
    with opened(request) as casebook:
        page = casebook.matrix(wanted, complete=complete)
        with written(output) as stream:
            match form:
                case "md":
                    stream.write(page.markdown())
                case "html":
                    stream.write(page.html())
                case "json":
                    from alleged.casebook.answers import json_line

                    stream.write(json_line(page) + "\n")
                case _:
                    console(request, stream).print(part(page))


def _say_kept(request: Request, card: "DraftCard") -> None:
    if request.json:
        from alleged.casebook.answers import json_line

        put([json_line(card)])
        return
    rivals, rows = (
        counted(len(card.draft.rivals), "rival"),
        counted(len(card.draft.evidence), "row"),
    )
    put([f"{card.name}: {rivals}, {rows}"])
    say(request, "`alleged undo` takes the decision back.")
