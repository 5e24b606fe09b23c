"""`alleged claims`: who says what, as a list; or the evidence that is named or missing."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from alleged.cli.help import Command
from alleged.cli.ledgers import opened, say_nothing_found
from alleged.cli.options import (
    ABOUT_DEALS,
    ABOUT_TOLD,
    CLAIM_FILTERS,
    EVIDENCE,
    Request,
    claim_filter,
    deal_filter,
    evidence_filter,
    filters,
    proposition_filter,
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
        ("alleged claims --type outcome --kind took", "who says that what was taken"),
        ("alleged claims --type relation --actor Front", "who stands behind whom, they say"),
        ("alleged claims --type evidence --evidence missing", "what evidence is missing"),
    ),
)
@filters(tuple({"kind": "any_kind"}.get(n, n) for n in (*CLAIM_FILTERS, *ABOUT_TOLD, *ABOUT_DEALS)))
@shared
@click.pass_context
def command(ctx: click.Context, /, **asked: Any) -> None:
    """List claims: the exact words, who says them, and how they stand to them.

    A claim is about a deal, an outcome, a relation, an accusation or a forecast. Evidence is
    listed with `--type evidence`, each piece with what it bears on.
    """
    request = ctx.ensure_object(Request)
    with opened(request) as casebook:
        if asked["type"] == EVIDENCE:
            _evidence(request, casebook, asked)
            return
        claims = asked_for(casebook, asked)
        if request.json:
            from alleged.casebook.answers import json_line

            put(json_line(claim) for claim, _ in claims)
            return
        from alleged.casebook.screen_words import short_words
        from alleged.cli.tables import clipped, short, table, teller, without_empty

        found = list(claims)
        if not found:
            say_nothing_found(request, casebook, "claim", asked=any(asked.values()))
            return
        several = any(claim.about_type != "deal" for claim, _ in found)
        rows = [
            (
                short(claim.id),
                *([claim.about_type] if several else []),
                " > ".join([teller(document), *(v.name for v in claim.voice if not v.is_author)]),
                claim.how,
                short_words(claim.review),
                f"“{clipped(claim.quote)}”",
            )
            for claim, document in found
        ]
        headers, cells = without_empty(
            ("id", *(["about"] if several else []), "voice", "stance", "reviewed", "words"),
            rows,
            "reviewed",
        )
        narrow = ("about", "reviewed", "stance")
        console(request).print(table(headers, cells, wide="words", narrow=narrow))
        say(request, f"{counted(len(rows), 'claim')}. `alleged show ID` gives one in its report.")


def asked_for(casebook: "Casebook", asked: dict[str, Any]) -> Iterator[tuple["Claim", "Document"]]:
    """Yield the claims that fit, if what they are about fits where that is asked."""
    of_claims = {name: asked[name] for name in CLAIM_FILTERS}
    of_told = {name: asked[name] for name in ABOUT_TOLD}
    of_deals = {name: asked[name] for name in ABOUT_DEALS}
    claims = casebook.claims(claim_filter(of_claims))
    if not any((*of_told.values(), *of_deals.values())):
        yield from claims
        return
    told = {card.deal.id for card in casebook.deals(deal_filter(of_told | of_deals))}
    if not any(of_deals.values()):
        cards = casebook.propositions(proposition_filter(of_told))
        told |= {card.proposition.id for card in cards}
    yield from (found for found in claims if found[0].about_id in told)


def _evidence(request: Request, casebook: "Casebook", asked: dict[str, Any]) -> None:
    unfit = [n for n in ("voice", "stance", *ABOUT_TOLD, *ABOUT_DEALS) if asked[n]]
    if unfit:
        raise click.UsageError(f"Evidence cannot be narrowed by --{unfit[0]}.")
    found = casebook.evidence(evidence_filter(asked))
    if request.json:
        from alleged.casebook.answers import json_line

        put(json_line(evidence) for evidence, _ in found)
        return
    from alleged.cli.tables import clipped, short, table, teller

    rows = [
        (
            short(evidence.id),
            short(evidence.about_id),
            teller(document),
            evidence.named.state,
            f"“{clipped(evidence.named.text)}” ({evidence.named.kind})",
        )
        for evidence, document in found
    ]
    if not rows:
        say_nothing_found(request, casebook, "evidence", asked=any(asked.values()))
        return
    headers = ("id", "bears on", "told by", "state", "evidence")
    console(request).print(table(headers, rows, wide="evidence"))
    pieces = f"{len(rows):,} piece" + ("" if len(rows) == 1 else "s")
    say(request, f"{pieces} of evidence. `alleged show ID` gives one in its report.")
