import io
import zipfile

import docx
import pytest

from alleged.model.document import Reading, Refusal


def word(*, title: str = "", author: str = "") -> bytes:
    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.author = author
    document.add_paragraph("Buses leave Velm", style="Title")
    document.add_paragraph("The Karst Front said that it had agreed with the Olm Brigade.")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Velm"
    table.cell(0, 1).text = "300 families"
    document.add_paragraph("The brigade denied it.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def repacked(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for member in old.namelist():
            new.writestr(member, content if member == name else old.read(member))
        if name not in old.namelist():
            new.writestr(name, content)
    return out.getvalue()


def test_paragraphs_and_cells_in_their_order(opened) -> None:
    data = word(title="Buses leave Velm", author="Mara Oun; Ilo Desh")
    (reading,) = opened(data, "velm.docx")
    assert isinstance(reading, Reading)
    document = reading.document
    assert document.text == (
        "The Karst Front said that it had agreed with the Olm Brigade.\n\nVelm\n\n300 families\n\n"
        "The brigade denied it."
    )
    assert document.title == "Buses leave Velm"
    assert document.authors == ("Mara Oun", "Ilo Desh")
    assert document.published == ""
    assert reading.original.data == data


def test_title_may_stand_in_the_text_alone(opened) -> None:
    (reading,) = opened(word(), "velm.docx")
    assert isinstance(reading, Reading)
    assert reading.document.title == "Buses leave Velm"
    assert reading.document.text.startswith("The Karst Front")


def test_outlet_and_day_are_read_off_the_head(opened) -> None:
    document = docx.Document()
    document.core_properties.author = "Karst Aid"
    for words in ("Field note: Velm", "Karst Aid, 6 May 2019", "The Karst Front has agreed."):
        document.add_paragraph(words)
    out = io.BytesIO()
    document.save(out)
    (reading,) = opened(out.getvalue(), "velm.docx")
    assert (reading.document.outlet, reading.document.published) == ("Karst Aid", "2019-05-06")


def test_docx_is_told_by_its_bytes(opened) -> None:
    (reading,) = opened(word(), "velm")
    assert isinstance(reading, Reading)
    assert "wordprocessingml" in reading.original.media_type


def test_entities_are_not_expanded(opened) -> None:
    bomb = "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' if n else '<!ENTITY a0 "lol">' for n in range(12)
    )
    xml = (
        f'<?xml version="1.0"?><!DOCTYPE d [{bomb}]><w:document xmlns:w="http://schemas.'
        'openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&a11;</w:t></w:r>'
        "</w:p></w:body></w:document>"
    )
    (found,) = opened(repacked(word(), "word/document.xml", xml.encode()), "bomb.docx")
    assert isinstance(found, Refusal)


def test_document_that_unpacks_to_too_much_is_refused(opened) -> None:
    data = repacked(word(), "word/media/image1.png", b"\0" * 40_000_000)
    (refusal,) = opened(data, "bomb.docx")
    assert isinstance(refusal, Refusal)
    assert "200 times" in refusal.reason


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04 not really", word()[:-2000], word()[:100]],
    ids=["a zip in name only", "its end cut off", "its beginning alone"],
)
def test_damaged_document_is_refused(opened, data: bytes) -> None:
    (refusal,) = opened(data, "velm.docx")
    assert isinstance(refusal, Refusal)
    assert refusal.hint


def test_document_with_a_password_is_refused_as_such(opened) -> None:
    data = b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    (refusal,) = opened(data, "locked.docx")
    assert isinstance(refusal, Refusal)
    assert "password" in refusal.reason


def test_old_word_file_is_refused_with_a_way_out(opened) -> None:
    (refusal,) = opened(b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old.doc")
    assert isinstance(refusal, Refusal)
    assert "DOCX" in refusal.hint
