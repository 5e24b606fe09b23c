"""`alleged deals`: the deals that reports tell of, as a list."""

from typing import Any

import click

from alleged.cli.help import Command
from alleged.cli.ledgers import opened, say_nothing_found
from alleged.cli.options import LIST_FILTERS, Request, deal_filter, filters, shared
from alleged.cli.screen import console, put, say


@click.command(
    "deals",
    cls=Command,
    short_help="List deals that reports tell of.",
    examples=(
        ("alleged deals", "every deal that a report tells of"),
        ("alleged deals --kind ceasefire --status denied", "ceasefires told as denied"),
        ("alleged deals --place Merrow --since 2031-03", "by place and time"),
        ("alleged deals --text 'grain silo*' --json", "by words, for other programs"),
    ),
)
@filters(LIST_FILTERS)
@shared
@click.pass_context
def command(ctx: click.Context, /, **asked: Any) -> None:
    """List deals, each as one report tells it. A list says nothing about what is so."""
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        cards = casebook.deals(deal_filter(asked))
        if request.json:
            from alleged.casebook.answers import json_line

            put(json_line(card) for card in cards)
            return
        from alleged.casebook.screen_words import decided, short_words
        from alleged.cli.tables import short, table, teller, without_empty

        rows = [
            (
                short(card.deal.id),
                " / ".join(dict.fromkeys(party.name for party in card.deal.parties)) or "not named",
                decided(
                    card.deal.decided_kind.value.replace("_", " "),
                    card.deal.kind.value.replace("_", " "),
                ),
                decided(card.deal.decided_status.value, card.deal.status.value)
                + (", denied" if card.is_denied and card.deal.decided_status != "denied" else ""),
                short_words(card.deal.review),
                f"{teller(card.document)} {card.document.published}".strip(),
            )
            for card in cards
        ]
        if not rows:
            say_nothing_found(request, casebook, "deal", asked=any(asked.values()))
            return
        headers, cells = without_empty(
            ("id", "parties", "kind", "told as", "reviewed", "told by"), rows, "reviewed"
        )
        narrow = ("kind", "told as", "reviewed")
        console(request).print(table(headers, cells, wide="parties", narrow=narrow))
        say(request, f"{len(rows):,} told. `alleged show ID` gives one with its exact words.")
