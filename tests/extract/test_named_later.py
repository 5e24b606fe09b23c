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
