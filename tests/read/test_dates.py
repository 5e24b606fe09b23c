from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alleged.read.dates import as_published


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2017", "2017"),
        ("2017-12", "2017-12"),
        ("2017-12-26", "2017-12-26"),
        ("2017-12-26T23:59:00+09:00", "2017-12-26"),
        ("2017-12-26 10:00", "2017-12-26"),
        ("Tuesday, December 26th 2017", "2017-12-26"),
        ("26 Dec 2017 10:32 GMT", "2017-12-26"),
        ("26 Dec 2017 10:32 XKT", "2017-12-26"),
        ("December 2017", "2017-12"),
        ("26.12.2017", "2017-12-26"),
        ("03/04/2017", "2017"),
        ("2017-13-45", ""),
        ("2017-02-30", ""),
        ("26 December", ""),
        ("yesterday", ""),
        ("", ""),
        ("9" * 200, ""),
    ],
)
def test_date_is_as_exact_as_written(written: str, published: str) -> None:
    assert as_published(written) == published


@given(st.dates(min_value=date(1800, 1, 1)))
def test_full_days_are_kept(day: date) -> None:
    assert as_published(day.isoformat()) == day.isoformat()
    assert as_published(f"{day:%A, %-d %B %Y}") == day.isoformat()


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_none(written: str) -> None:
    published = as_published(written)
    assert published == "" or as_published(published) == published
