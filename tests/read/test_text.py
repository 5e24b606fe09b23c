import codecs

import pytest

from alleged.model.document import Reading, Refusal

PROSE = "Die Front ließ am Montag 300 Familien aus Velm ziehen, sagte ihr Sprecher der Zeitung."


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


@pytest.mark.parametrize("gap", [" " * 100_000, "\t " * 50_000, " #" * 50_000, "#" * 100_000])
def test_a_heading_with_a_long_gap_is_read_once(opened, gap: str) -> None:
    (reading,) = opened(
        f"# Buses{gap}leave Velm ##\n\n{PROSE}\n\n## Who {gap}\n".encode(), "velm.md"
    )
    assert isinstance(reading, Reading)
    assert reading.document.title.startswith("Buses")
    assert reading.document.title.endswith("leave Velm")
