"""Words for days, kinds and voices: plain, and no more exact than what is known."""

from dataclasses import replace
from datetime import date

import pytest
from factories import small_case

from alleged.model.period import Period
from alleged.publish.wording import day, party_names, period_words, sides


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period(date(2031, 3, 4), date(2031, 3, 4), "day"), "4 March 2031"),
        (Period(date(2031, 3, 1), date(2031, 3, 31), "month"), "March 2031"),
        (Period(date(2031, 1, 1), date(2031, 12, 31), "year"), "2031"),
        (Period(date(2031, 3, 3), date(2031, 3, 9), "week"), "3 March 2031 to 9 March 2031"),
        (Period(date(2031, 3, 1), None, "open"), "since 1 March 2031"),
    ],
)
def test_periods_are_no_more_exact_than_known(period: Period, words: str) -> None:
    assert period_words(period) == words


def test_days_that_are_no_days_stay_as_written() -> None:
    assert [day(text) for text in ("2031", "2031-13", "", "last spring")] == [
        "2031",
        "2031-13",
        "",
        "last spring",
    ]


def test_missing_parties_are_said_to_be_missing() -> None:
    deal = small_case()[0][1].deals[0]
    assert party_names(replace(deal, parties=())) == "Parties not named"
    assert party_names(replace(deal, parties=deal.parties[:1])) == (
        "Tidewater Front and a party not named"
    )
    assert sides(replace(deal, parties=())) == "none named"


def test_sides_are_set_against_each_other_only_where_the_text_does() -> None:
    deal = small_case()[0][1].deals[0]
    assert sides(deal) == "Tidewater Front on one side, Orrin Council on the other"
    loose = tuple(replace(party, side=None) for party in deal.parties)
    assert sides(replace(deal, parties=loose)) == "Tidewater Front and Orrin Council"
