import codecs

import pytest

from alleged.errors import UnreadableDocument
from alleged.read.encoding import decoded

PROSE = "Die Front ließ am Montag 300 Familien aus Velm ziehen, sagte ihr Sprecher der Zeitung."


@pytest.mark.parametrize(
    "data",
    [
        PROSE.encode(),
        codecs.BOM_UTF8 + PROSE.encode(),
        PROSE.encode("utf-16"),
        PROSE.encode("utf-32"),
        PROSE.encode("utf-16-le"),
        PROSE.encode("utf-16-be"),
        PROSE.encode("cp1252"),
    ],
)
def test_encoding_is_told(data: bytes) -> None:
    assert decoded(data) == PROSE


def test_sender_is_believed_where_the_bytes_are_not_utf_8() -> None:
    russian = "Фронт объявил о прекращении огня."
    assert decoded(russian.encode("koi8-r"), "koi8-r") == russian
    assert decoded(russian.encode(), "koi8-r") == russian


def test_unknown_charset_is_no_error() -> None:
    assert decoded(PROSE.encode("cp1252"), "no-such-charset") == PROSE


def test_line_ends_are_made_one() -> None:
    assert decoded(b"a\r\nb\rc\n") == "a\nb\nc\n"


@pytest.mark.parametrize("data", [b"\0\1\2\3" * 50, b"text\0with a hole", bytes(range(256)) * 4])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match=r"control characters|cannot be told"):
        decoded(data)


def test_broken_character_far_into_a_file_is_no_end() -> None:
    text = decoded(b"The front said so. " * 5000 + b"caf\xe9 in Velm. ")
    assert text.endswith("caf\xe9 in Velm. ")
