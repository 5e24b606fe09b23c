"""`alleged reconcile`: which value of each item to believe, from who says what."""

import csv
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from alleged.cli.exit_codes import NO_INPUT, REFUSED
from alleged.cli.help import Command
from alleged.cli.options import Request, shared
from alleged.cli.screen import counted, say, warn, written
from alleged.model.legible import one_line

if TYPE_CHECKING:
    from alleged.casebook.reconciling import Contradiction, Reconciled

MOST_NAMED = 20
"""Refused rows and contradictions that are named; of more, the number is said."""

MOST_ROWS = 6
"""That are named of one contradiction."""

LEAST_BITS = 0.05
"""That are named."""

UNSAID = 0.0005
"""Least chance of a value that nobody says for it to be named."""


@click.command(
    "reconcile",
    cls=Command,
    short_help="Weigh a table of who says what of which item.",
    examples=(
        ("alleged reconcile dead.csv -o weighed.csv", "each value with its probability"),
        ("alleged reconcile dead.csv --compare number:5%", "numbers within 5 % are one value"),
        ("alleged reconcile dead.csv --explain 'Merrow 2031-03-04|dead'", "why, for one item"),
        ("alleged reconcile dead.csv --sources", "how often each source is right"),
    ),
)
@click.argument("table", metavar="TABLE|-")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to a file."
)
@click.option(
    "--compare",
    multiple=True,
    metavar="KIND[:TOLERANCE]",
    help="As text, number, date, time or names; for one attribute, dead=number:5%.",
)
@click.option(
    "--letters", default="", metavar="FILE", help="CSV of sources and their Admiralty letters."
)
@click.option("--sources", is_flag=True, help="Show how often each source is right instead.")
@click.option("--explain", default="", metavar="ITEM", help="Show who says what of one item.")
@shared
@click.pass_context
def command(
    ctx: click.Context,
    table: str,
    output: Path | None,
    compare: tuple[str, ...],
    letters: str,
    sources: bool,
    explain: str,
) -> None:
    """Say how probable each value of each item is, after copies are counted once.

    TABLE is a CSV file with the columns source, item and value. Out comes CSV: item, value,
    probability, how many sources say so, and how many origins these come to; the most probable
    value of an item first. What the values of an item lack of 1 is the chance that none is right.
    Who is how often right is learnt from the same table, together with what is so.
    """
    request = ctx.ensure_object(Request)
    if table != "-" and not Path(table).is_file():
        warn(f"alleged: there is no file {table!r}", "  Name a CSV file, or `-`.")
        ctx.exit(NO_INPUT)
    from alleged.casebook.without_ledger import WithoutLedger
    from alleged.settings import Settings

    found = WithoutLedger(Settings.load()).reconcile(
        table, compare, letters, lambda doing: say(request, f"{doing} …")
    )
    with written(output) as stream:
        if explain:
            stream.writelines(f"{line}\n" for line in _explained(found, explain, request))
        elif sources:
            _write_sources(found, stream, request)
        else:
            _write_answers(found, stream, request)
    for refusal in found.refusals[:MOST_NAMED]:
        warn(f"refused: {one_line(f'{refusal.path}, {refusal.where}: {refusal.reason}')}")
    if len(found.refusals) > MOST_NAMED:
        warn(f"refused: {len(found.refusals) - MOST_NAMED:,} more rows")
    if not found.weighed.told.sources:
        say(request, "no row says anything: there is nothing to weigh")
    if found.empty:
        say(request, f"{counted(found.empty, 'empty value')} left out")
    for unused in found.unused[:MOST_NAMED]:
        warn(one_line(unused))
    for each in found.contradictions[:MOST_NAMED]:
        say(request, one_line(_contradicted(each)))
    if len(found.contradictions) > MOST_NAMED:
        say(
            request,
            f"{len(found.contradictions) - MOST_NAMED:,} more sources contradict themselves",
        )
    if found.refusals:
        warn(f"  {one_line(found.refusals[0].hint)}")
        ctx.exit(REFUSED)


def _contradicted(found: "Contradiction") -> str:
    first, more = found.rows[:MOST_ROWS], len(found.rows) - MOST_ROWS
    rows = ", ".join(map(str, first)) + (f" and {more:,} more" if more > 0 else "")
    return (
        f"{found.source} contradicts itself on {found.item} (rows {rows}): "
        "its word is parted among what it says"
    )


def _write_answers(found: "Reconciled", stream: IO[str], request: Request) -> None:
    if request.json:
        for each in found.weighed.answers():
            row = {
                "item": each.item,
                "value": each.value,
                "probability": round(each.probability, 6),
                "sources": list(each.sources),
                "origins": each.origins,
            }
            stream.write(json.dumps(row) + "\n")
        return
    rows = csv.writer(stream, lineterminator="\n")
    rows.writerow(("item", "value", "probability", "sources", "origins"))
    rows.writerows(
        (item, value, f"{probability:.6f}", sources, origins)
        for item, value, probability, sources, origins in found.weighed.rows()
    )


def _write_sources(found: "Reconciled", stream: IO[str], request: Request) -> None:
    listed = sorted(found.weighed.sources(), key=lambda each: (-each.right, each.source))
    if request.json:
        for each in listed:
            stream.write(json.dumps(asdict(each)) + "\n")
        return
    rows = csv.writer(stream, lineterminator="\n")
    rows.writerow(("source", "right", "low", "high", "seen", "claims", "origin", "letter"))
    rows.writerows(
        (
            each.source, f"{each.right:.4f}", f"{each.low:.4f}", f"{each.high:.4f}",
            each.seen, each.claims, each.origin, each.letter,
        )
        for each in listed
    )  # fmt: skip


def _explained(found: "Reconciled", item: str, request: Request) -> Iterator[str]:
    explanation = found.explain(item)
    if request.json:
        answers = [
            {**asdict(answer), "origins": answer.origins, "bits": round(answer.bits, 4)}
            for answer in explanation.answers
        ]
        row = {"item": explanation.item, "unsaid": round(explanation.unsaid, 6)}
        yield json.dumps({**row, "answers": answers})
        return
    yield one_line(explanation.item)
    voices = len({each.origin for answer in explanation.answers for each in answer.sayings})
    for answer in explanation.answers:
        said = counted(len(answer.sayings), "source")
        yield ""
        yield one_line(
            f"{answer.value}: {answer.probability:.1%}, by {said}, "
            f"{counted(answer.origins, 'origin')}"
        )
        for each in answer.sayings:
            words = f" (“{each.written}”)" if each.written != answer.value else ""
            if each.tie:
                worth = f"one with {each.origin}; {each.tie}"
            else:
                checked = counted(each.seen, "claim")
                worth = f"right {each.right:.0%} of the time ({checked} checked)"
            bits = f"; {each.bits:+.1f} bits" if each.bits else ""
            yield "    " + one_line(f"{each.source}{words}: {worth}{bits}")
        if abs(answer.besides) >= LEAST_BITS:
            agreed = f"that {answer.origins} of {counted(voices, 'voice')} said so"
            why = "what other lists have of it" if answer.listed else agreed
            yield f"    {why}: {answer.besides:+.1f} bits"
    if explanation.answers and explanation.unsaid >= UNSAID:
        yield ""
        yield f"none of these: {explanation.unsaid:.1%}"
