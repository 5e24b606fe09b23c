import codecs

import pytest

from alleged.errors import UnreadableDocument
from alleged.model.document import Reading, Refusal
from alleged.read.text import decoded

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


def test_name_of_the_file_is_the_given_id(opened) -> None:
    (reading,) = opened(PROSE.encode(), "velm.txt")
    assert isinstance(reading, Reading)
    assert reading.document.given_id == "velm.txt"
    assert reading.document.language == "de"
    assert reading.original.data == PROSE.encode()
    assert reading.original.media_type == "text/plain"
    assert reading.document.sha256 == reading.original.sha256


def test_markdown_loses_its_marks(opened) -> None:
    page = (
        "# Buses leave *Velm*\n\nBy Mara Oun\n6 May 2019\n\nThe **Karst Front** said on"
        " [Monday](https://a.example/x) that it had agreed.\n\n> Snake_case_names and 2 * 3 * 4"
        " stay as they are, said one of the men.\n\n## Who drives\n\nThe brigade denied any deal"
        " on the buses.\n"
    )
    (reading,) = opened(page.encode(), "velm.md")
    assert isinstance(reading, Reading)
    assert reading.document.title == "Buses leave Velm"
    assert reading.document.authors == ("Mara Oun",)
    assert reading.document.published == "2019-05-06"
    assert reading.document.text == (
        "The Karst Front said on Monday that it had agreed.\n\nSnake_case_names and 2 * 3 * 4 stay"
        " as they are, said one of the men.\n\nWho drives\n\nThe brigade denied any deal on the"
        " buses."
    )
    assert reading.original.media_type == "text/markdown"


@pytest.mark.parametrize("data", [b"", b"  \n\n ", codecs.BOM_UTF8])
def test_empty_file_is_refused(opened, data: bytes) -> None:
    (refusal,) = opened(data)
    assert isinstance(refusal, Refusal)
    assert refusal.hint
