"""Time expressions become the days they may mean, and nothing more exact."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.model.document import Document
from alleged.model.period import PeriodMention
from alleged.resolve.periods import find_periods

PUBLISHED = "2031-06-12"
"""A Thursday."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def read(nlp: Any) -> Any:
    def read_text(text: str, published: str = PUBLISHED) -> tuple[PeriodMention, ...]:
        return find_periods(nlp(text), Document("r-1", text, published=published))

    return read_text


def spelled(mention: PeriodMention) -> str:
    period = mention.period
    last = period.last.isoformat() if period.last else ""
    days = (
        period.first.isoformat() if last == period.first.isoformat() else f"{period.first}/{last}"
    )
    return f"{period.text} = {days} {period.precision}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They signed it on 3 August 2029.", "3 August 2029 = 2029-08-03 day"),
        ("They signed it on Aug. 3, 2029, in Vost.", "Aug. 3, 2029 = 2029-08-03 day"),
        ("They signed it on the 3rd of August 2029.", "the 3rd of August 2029 = 2029-08-03 day"),
        ("They signed it on the ninth of May.", "the ninth of May = 2031-05-09 day"),
        ("Signed 2029-08-03 in Vost.", "2029-08-03 = 2029-08-03 day"),
        ("Signed 23/8/2029 in Vost.", "23/8/2029 = 2029-08-23 day"),
        ("Signed 03.08.2029 in Vost.", "03.08.2029 = 2029-08-03 day"),
        ("Signed on Saturday, June 7, in Vost.", "Saturday, June 7 = 2031-06-07 day"),
        ("They met in August 2029.", "August 2029 = 2029-08-01/2029-08-31 month"),
        ("They met in May.", "May = 2031-05-01/2031-05-31 month"),
        ("They met last March.", "last March = 2031-03-01/2031-03-31 month"),
        ("They met in August.", "August = 2030-08-01/2030-08-31 month"),
        ("They will meet in August.", "August = 2031-08-01/2031-08-31 month"),
        ("They met in August of last year.", "August of last year = 2030-08-01/2030-08-31 month"),
        ("They met in early March 2029.", "early March 2029 = 2029-03-01/2029-03-10 range"),
        ("It held until the end of May.", "the end of May = 2031-05-21/2031-05-31 range"),
        ("It broke down by late 2026.", "late 2026 = 2026-09-01/2026-12-31 range"),
        ("Back in 2014 they were allies.", "2014 = 2014-01-01/2014-12-31 year"),
        ("The 2016 pact held.", "2016 = 2016-01-01/2016-12-31 year"),
        ("The feud of the early 1990s is over.", "early 1990s = 1990-01-01/1993-04-30 range"),
        (
            "It ran from 28 August to 2 September.",
            "from 28 August to 2 September = 2030-08-28/2030-09-02 range",
        ),
        ("They met between 3 and 5 May.", "between 3 and 5 May = 2031-05-03/2031-05-05 range"),
        ("They met on Aug. 26-27, 2030.", "Aug. 26-27, 2030 = 2030-08-26/2030-08-27 range"),
        ("The truce of 2015-2017 failed.", "2015-2017 = 2015-01-01/2017-12-31 range"),
        ("The talks of 2015–17 failed.", "2015–17 = 2015-01-01/2017-12-31 range"),
        (
            "It ran from January to March 2030.",
            "from January to March 2030 = 2030-01-01/2030-03-31 range",
        ),
        (
            "They met between the start of 2030 and 3 May.",
            "the start of 2030 and 3 May = 2030-01-01/2031-05-03 range",
        ),
        ("They met in summer 2029.", "summer 2029 = 2029-06-01/2029-08-31 range"),
        ("It has held since June 2029.", "since June 2029 = 2029-06-01/ open"),
        ("It has held since Monday.", "since Monday = 2031-06-09/ open"),
    ],
)
def test_dates_of_the_calendar(read: Any, text: str, expected: str) -> None:
    assert [spelled(m) for m in read(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on Tuesday.", "Tuesday = 2031-06-10 day"),
        ("They met on Thursday.", "Thursday = 2031-06-12 day"),
        ("They met last Thursday.", "last Thursday = 2031-06-05 day"),
        ("They met late on Tuesday evening.", "Tuesday evening = 2031-06-10 day"),
        ("They will meet on Tuesday.", "Tuesday = 2031-06-17 day"),
        ("They are due to meet on Tuesday.", "Tuesday = 2031-06-17 day"),
        ("They meet next Friday.", "next Friday = 2031-06-13 day"),
        ("They came to terms on Monday of last week.", "Monday of last week = 2031-06-02 day"),
        ("They met yesterday.", "yesterday = 2031-06-11 day"),
        ("The men were freed overnight.", "overnight = 2031-06-11/2031-06-12 range"),
        ("They will meet tomorrow.", "tomorrow = 2031-06-13 day"),
        ("They met six days ago.", "six days ago = 2031-06-06 day"),
        ("They met a week ago.", "a week ago = 2031-06-04/2031-06-06 range"),
        ("They met two months ago.", "two months ago = 2031-04-01/2031-04-30 month"),
        ("They met three years ago.", "three years ago = 2028-01-01/2028-12-31 year"),
        ("They met over the past few months.", "the past few months = 2031-01-12/2031-06-12 range"),
        ("They met last week.", "last week = 2031-06-02/2031-06-08 week"),
        ("They met this week.", "this week = 2031-06-09/2031-06-12 range"),
        ("They met last month.", "last month = 2031-05-01/2031-05-31 month"),
        ("They met last year.", "last year = 2030-01-01/2030-12-31 year"),
        ("They met last weekend.", "last weekend = 2031-06-07/2031-06-08 range"),
        ("They met the previous weekend.", "the previous weekend = 2031-06-07/2031-06-08 range"),
        ("Earlier this month they met.", "Earlier this month = 2031-06-01/2031-06-12 range"),
        (
            "They met at the start of the month.",
            "the start of the month = 2031-06-01/2031-06-10 range",
        ),
        ("They have been at war for 17 years.", "for 17 years = 2014-06-12/2031-06-12 range"),
        ("The guns fell silent on Monday, a day later.", "Monday = 2031-06-09 day"),
        ("They would leave on Wednesday.", "Wednesday = 2031-06-11 day"),
        ("They have until Friday.", "Friday = 2031-06-13 day"),
        ("They met at Christmas.", "Christmas = 2030-12-25 day"),
    ],
)
def test_times_counted_from_publication(read: Any, text: str, expected: str) -> None:
    assert [spelled(m) for m in read(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on 3 May. The next day it broke.", "2031-05-04"),
        ("They met on 3 May. The same day it broke.", "2031-05-03"),
        ("They met on 3 May. It had been agreed the day before.", "2031-05-02"),
        ("They met on 3 May. Six days later it broke.", "2031-05-09"),
        ("They met on 3 May. Six days after the meeting, it broke.", "2031-05-09"),
        ("Vost fell on Tuesday, five days after the men were let go.", "2031-06-05"),
        ("They met in Vost the day after Monday's raid.", "2031-06-10"),
        ("They left. Six days after 3 May 2029 it broke.", "2029-05-09"),
    ],
)
def test_times_counted_from_a_date_in_the_text(read: Any, text: str, expected: str) -> None:
    assert read(text)[-1].period.first.isoformat() == expected


@pytest.mark.parametrize(
    "text",
    [
        "Some 2000 fighters left.",
        "Resolution 2042 was adopted.",
        "They paid $2015 a head.",
        "It may march on.",
        "The fall of Vost came quickly.",
        "They meet every Friday.",
        "A truce of seven days was agreed.",
        "It is to last three days.",
        "Signed 3/8/2029 in Vost.",
        "The column is 2000 metres long.",
        "He told the Sunday Times so.",
        "It will hold for two months.",
        "He told Ruritania Today so.",
        "Work should start in days.",
    ],
)
def test_words_that_name_no_known_days(read: Any, text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        ("2031-06", "They met on Tuesday.", []),
        ("2031-06", "They met yesterday and six days ago.", []),
        ("2031-06", "They met last month.", ["last month = 2031-05-01/2031-05-31 month"]),
        ("2031-06", "They met on 25 May.", ["25 May = 2031-05-25 day"]),
        ("2031", "They met last month.", []),
        ("2031", "They met last year.", ["last year = 2030-01-01/2030-12-31 year"]),
        ("", "They met on Tuesday, 25 May, and last year.", []),
        ("", "They met on 25 May 2029.", ["25 May 2029 = 2029-05-25 day"]),
        (
            "",
            "They met on 25 May 2029 and on 3 June.",
            ["25 May 2029 = 2029-05-25 day", "3 June = 2029-06-03 day"],
        ),
        ("some day", "They met yesterday.", []),
    ],
)
def test_nothing_is_read_that_publication_leaves_open(
    read: Any, published: str, text: str, expected: list[str]
) -> None:
    assert [spelled(m) for m in read(text, published)] == expected


def test_a_date_without_year_lies_near_publication(read: Any) -> None:
    assert read("It will run until 20 January.", "2030-12-28")[0].period.first == date(2031, 1, 20)
    assert read("It began on 20 December.", "2031-01-04")[0].period.first == date(2030, 12, 20)


def test_mentions_point_at_their_words_and_do_not_overlap(read: Any) -> None:
    text = (
        "On Monday, 2 June 2031, and again last week, after two days of talks since 2029, they met."
    )
    mentions = read(text)
    assert len(mentions) == 3
    for mention in mentions:
        assert mention.span.of(text) == mention.period.text
    for left, right in pairwise(mentions):
        assert left.span.end <= right.span.start


PHRASES = """on Monday last next week two days ago after before since until from to between and 3
May 2029 March , . the 31 June early late of month year 2015 - 17 1999-12-31 31/12/2029 hours later
overnight Ramadan Easter weekend this earlier several few for fall will met 29 February"""
PIECES = st.sampled_from(PHRASES.split())
WEEK = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"


@given(pieces=st.lists(PIECES, max_size=25), published=st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_any_words_give_lawful_periods(bare: Any, pieces: list[str], published: date) -> None:
    text = " ".join(pieces)
    mentions = find_periods(bare(text), Document("r-1", text, published=published.isoformat()))
    ends = 0
    for mention in mentions:
        period = mention.period
        assert period.last is None or period.first <= period.last
        assert (period.last is None) == (period.precision == "open")
        assert period.precision != "day" or period.first == period.last
        assert mention.span.of(text) == period.text != ""
        assert ends <= mention.span.start
        ends = mention.span.end


@given(
    day=st.sampled_from(WEEK.split()),
    form=st.sampled_from(("{}", "last {}", "next {}", "{} night", "{} of last week", "last week")),
    published=st.dates(date(1950, 1, 1), date(2090, 1, 1)),
)
def test_a_week_later_the_same_words_mean_a_week_later(
    bare: Any, day: str, form: str, published: date
) -> None:
    text = "They met on " + form.format(day)
    week = timedelta(days=7)
    (now,) = find_periods(bare(text), Document("r-1", text, published=published.isoformat()))
    later = find_periods(
        bare(text), Document("r-1", text, published=(published + week).isoformat())
    )
    assert later[0].period.first == now.period.first + week
    assert later[0].period.last == now.period.last + week


@pytest.fixture(scope="session")
def bare() -> Any:
    """A tokenizer alone: laws hold without syntax."""
    import spacy

    return spacy.blank("en")
