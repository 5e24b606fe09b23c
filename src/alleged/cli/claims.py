"""`alleged claims`: who says what, as a list."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from alleged.cli.help import Command
from alleged.cli.ledgers import opened, say_nothing_found
from alleged.cli.options import (
    ABOUT_DEALS,
    CLAIM_FILTERS,
    Request,
    claim_filter,
    deal_filter,
    filters,
    shared,
)
from alleged.cli.screen import console, counted, put, say

if TYPE_CHECKING:
    from alleged.casebook.book import Casebook
    from alleged.model.claim import Claim
    from alleged.model.document import Document


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
@filters((*CLAIM_FILTERS, *ABOUT_DEALS))
@shared
@click.pass_context
def command(ctx: click.Context, /, **asked: Any) -> None:
    """List claims: the exact words, who says them, and how they stand to them."""
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        claims = asked_for(casebook, asked)
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
        say(request, f"{counted(len(rows), 'claim')}. `alleged show ID` gives one in its report.")


def asked_for(casebook: "Casebook", asked: dict[str, Any]) -> Iterator[tuple["Claim", "Document"]]:
    """Yield the claims that fit, if they are about deals that fit where that is asked."""
    of_claims = {name: asked[name] for name in CLAIM_FILTERS}
    of_deals = {name: asked[name] for name in ABOUT_DEALS}
    claims = casebook.claims(claim_filter(of_claims))
    if not any(of_deals.values()):
        yield from claims
        return
    deals = {card.deal.id for card in casebook.deals(deal_filter(of_deals))}
    yield from (found for found in claims if found[0].about_id in deals)
