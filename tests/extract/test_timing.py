"""The time of a deal is when it was made, not when somebody spoke of it."""

from datetime import date
from typing import Any

import pytest

from alleged.extract.timing import best_period
from alleged.model.document import Span
from alleged.model.period import Period, PeriodMention

pytestmark = pytest.mark.slow


def mentions(text: str, *phrases: str) -> tuple[PeriodMention, ...]:
    """Give each phrase a day of its own: the first of month 1, 2, 3…"""
    found = []
    for number, phrase in enumerate(phrases, start=1):
        start = text.index(phrase)
        day = date(2031, number, 1)
        span = Span(start, start + len(phrase))
        found.append(PeriodMention(span, Period(day, day, "day", phrase)))
    return tuple(found)


@pytest.mark.parametrize(
    ("text", "trigger", "phrases", "chosen"),
    [
        (
            "Officials said on Thursday that the two sides had signed a truce on Monday.",
            "truce",
            ("Thursday", "Monday"),
            "Monday",
        ),
        (
            "The army denied on Friday that it had reached a deal with the Brigade in May.",
            "deal",
            ("Friday", "May"),
            "May",
        ),
        (
            "Under a 28 August accord the fighters left the town of Vost on Tuesday.",
            "accord",
            ("28 August", "Tuesday"),
            "28 August",
        ),
        (
            "The sides swapped soldiers seized in 2029. The exchange took place on Sunday.",
            "exchange",
            ("2029", "Sunday"),
            "Sunday",
        ),
        (
            "The ceasefire, suspended on Friday, was agreed on Tuesday in Vost.",
            "ceasefire",
            ("Friday", "Tuesday"),
            "Tuesday",
        ),
        ("The army announced a truce on Monday.", "truce", ("Monday",), "Monday"),
    ],
)
def test_the_time_of_making_is_chosen(
    nlp: Any, text: str, trigger: str, phrases: tuple[str, ...], chosen: str
) -> None:
    doc = nlp(text)
    start = text.index(trigger)
    period = best_period(
        doc,
        mentions(text, *phrases),
        (Span(0, len(text)),),
        Span(start, start + len(trigger)),
    )
    assert period is not None
    assert period.text == chosen


def test_times_outside_the_deal_do_not_count(nlp: Any) -> None:
    text = "They signed a truce. On Monday the harvest began."
    near = (Span(0, 20),)
    assert best_period(nlp(text), mentions(text, "Monday"), near, Span(14, 19)) is None


def test_a_day_after_publication_is_the_last_choice(nlp: Any) -> None:
    text = "They signed a truce on Monday, before talks on Tuesday."
    found = mentions(text, "Monday", "Tuesday")
    period = best_period(
        nlp(text), found, (Span(0, len(text)),), Span(14, 19), published=date(2031, 1, 5)
    )
    assert period is not None
    assert period.text == "Monday"
