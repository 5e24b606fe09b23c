"""`alleged claims`: who says what, as a list."""

from typing import Any

import click

from alleged.cli.help import Command
from alleged.cli.ledgers import opened, say_nothing_found
from alleged.cli.options import CLAIM_FILTERS, Request, claim_filter, filters, shared
from alleged.cli.screen import console, put, say


@click.command(
    "claims",
    cls=Command,
    short_help="List who says what.",
    examples=(
        ("alleged claims", "everything that anybody is said to claim"),
        ("alleged claims --voice Rook --stance denies", "what one voice denies"),
        ("alleged claims --about deal-1a2b", "all claims about one deal"),
    ),
)
@filters(CLAIM_FILTERS)
@shared
@click.pass_context
def command(ctx: click.Context, /, **asked: Any) -> None:
    """List claims: the exact words, who says them, and how they stand to them."""
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        claims = casebook.claims(claim_filter(asked))
        if request.json:
            from alleged.casebook.answers import json_line

            put(json_line(claim) for claim, _ in claims)
            return
        from alleged.cli.tables import clipped, short, table, teller

        rows = [
            (
                short(claim.id),
                " > ".join([teller(document), *(v.name for v in claim.voice if not v.is_author)]),
                claim.stance.value,
                f"“{clipped(claim.quote)}”",
            )
            for claim, document in claims
        ]
        if not rows:
            say_nothing_found(request, casebook, "claim", asked=any(asked.values()))
            return
        headers = ("id", "voice", "stance", "words")
        console(request).print(table(headers, rows, wide="words"))
        say(request, f"{len(rows):,} claims. `alleged show ID` gives one in its report.")
