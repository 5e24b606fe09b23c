"""Whom a text lets speak by office and names a sentence later."""

from typing import Any

import pytest
from extract.test_described import speakers

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "Sablea's president denied that a ransom was paid. It rained. "
            "President Ila Venn said that the road was open.",
            "Ila Venn",
        ),
        (
            "Sablea's president denied that a ransom was paid. "
            "Minister Ila Venn said that the road was open.",
            "Sablea's president",
        ),
        (
            "Sablea's president denied that a ransom was paid. President Ila Venn said that the "
            "road was open. President Oren Marr said that it was not.",
            "Sablea's president",
        ),
        (
            "Sablea's president denied that a ransom was paid. It rained. It snowed. It rained "
            "once more. The road was wet. President Ila Venn said that the road was open.",
            "Sablea's president",
        ),
    ],
    ids=["named later", "another office", "two of them", "too far"],
)
def test_an_office_is_who_comes_in_it_next(nlp: Any, text: str, first: str) -> None:
    assert speakers(nlp, text)[0] == first


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "The road is open, a bishop said. Laura Harker told reporters that it rained.",
            "Laura Harker",
        ),
        (
            "The road is open, a bishop said. Minister Laura Harker told reporters that it rained.",
            "bishop",
        ),
        (
            "Laura Harker left, a bishop said. Laura Harker told reporters that it rained.",
            "bishop",
        ),
        (
            "The road is open, a bishop said. It rained. Laura Harker said that it snowed.",
            "bishop",
        ),
        (
            "It rained. It snowed. The road is open, a bishop said. Laura Harker said it rained.",
            "bishop",
        ),
        (
            "The road is open, an official of the ministry said. Spokeswoman Laura Harker told "
            "reporters that it rained.",
            "Laura Harker",
        ),
        (
            "The ambassador of Sablea said that the road is open. Laura Harker told reporters "
            "that it rained.",
            "Laura Harker",
        ),
        (
            "The ambassador said that the road is open. Laura Harker told reporters that it "
            "rained.",
            "ambassador",
        ),
    ],
    ids=[
        "named next",
        "in another office",
        "named before",
        "too far",
        "not where it opens",
        "an official is a spokeswoman",
        "the one of somebody",
        "the one of nobody",
    ],
)
def test_whom_a_report_opens_with_is_named_next(nlp: Any, text: str, first: str) -> None:
    assert speakers(nlp, text)[0] == first
