"""A denial of one aspect is told as such wherever a deal is listed."""

from dataclasses import replace
from pathlib import Path

import pytest
from ledgers import Told, keep, says

from alleged.casebook.book import Casebook
from alleged.casebook.screen_words import title
from alleged.model.claim import Aspect, Stance
from alleged.model.filters import DealFilter


def asserted_and_denied(only: Aspect | None) -> Told:
    """A report in which one voice tells of a sale and another denies it, or one aspect of it."""
    report, telling = says(more="The clerk Odo Marr denied that he was paid.")
    (deal,), (claim,) = telling.deals, telling.claims
    clerk = replace(claim.voice[-1], name="the clerk Odo Marr", mention="", span=None)
    deal = replace(deal, denied_by=(clerk,))
    no = replace(
        claim, voice=(claim.voice[0], clerk), stance=Stance.DENIES, about_id=deal.id,
        denies_only=only,
    )  # fmt: skip
    claims = (replace(claim, about_id=deal.id), no)
    return report, replace(telling, deals=(deal,), claims=claims)


@pytest.mark.parametrize(
    ("only", "told"),
    [(None, "(asserted and denied)"), (Aspect.MONEY, "(asserted, and denied in part)")],
)
def test_a_list_tells_a_denial_of_one_thing_from_one_of_the_deal(
    tmp_path: Path, only: Aspect | None, told: str
) -> None:
    with Casebook(keep(tmp_path / "some.db", [asserted_and_denied(only)])) as book:
        (card,) = book.deals_part(DealFilter()).items
        assert title(card).endswith(told)
        assert card.is_denied is (only is None)
        assert len(book.contradicted(5)) == (only is None)
