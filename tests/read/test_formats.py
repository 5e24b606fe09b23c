"""What format a file is in is told by its first bytes, whatever stands there."""

import pytest

from alleged.model.document import Reading

TEXT = "The Karst Front said that it had agreed with the Olm Brigade."


@pytest.mark.parametrize("comments", [b"<!---->", b"<!-- a -->\n", b"<!--\n--> <!-- -->"])
def test_many_comments_before_anything_else_are_passed_over_once(opened, comments: bytes) -> None:
    body = b"<p>" + TEXT.encode() + b"</p>"
    (reading,) = opened(comments * 60 + b"<html><body>" + body * 3 + b"</body></html>", "page")
    assert isinstance(reading, Reading)
    assert reading.original.media_type == "text/html"
    (reading,) = opened(comments * 60 + TEXT.encode(), "page")
    assert isinstance(reading, Reading)
    assert reading.original.media_type == "text/plain"


@pytest.mark.parametrize("line", [b"From " + b"x" * 60_000, b"From " + b"1 " * 30_000])
def test_a_long_line_that_begins_like_a_mail_is_text(opened, line: bytes) -> None:
    (reading,) = opened(line + b"\n\n" + TEXT.encode(), "page")
    assert isinstance(reading, Reading)
    assert reading.original.media_type == "text/plain"
