import io

import pytest
from fpdf import FPDF
from fpdf.enums import XPos, YPos

from alleged.model.document import Reading, Refusal
from alleged.read.limits import Limits
from alleged.read.pdf import _without_running_heads

PARAGRAPH = (
    "The Karst Front and the Olm Brigade agreed on Monday to let 300 families leave the town of"
    " Velm, a spokesman for the front said, in return for the bodies of nine men who were killed"
    " on the road to Tarn in the spring."
)


def pdf(*pages: list[str], running: str = "", title: str = "", **encryption: str) -> bytes:
    document = FPDF()
    document.set_font("Helvetica", size=11)
    document.set_title(title)
    document.set_author("Mara Oun; Ilo Desh")
    for number, paragraphs in enumerate(pages, start=1):
        document.add_page()
        if running:
            document.cell(text=f"{running} {number}", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        for paragraph in paragraphs:
            document.multi_cell(0, 6, paragraph, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        if running:
            document.cell(text=f"{number}", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    if encryption:
        document.set_encryption(**encryption)
    return bytes(document.output())


def test_lines_become_paragraphs_and_pages_are_known(opened) -> None:
    data = pdf([PARAGRAPH, PARAGRAPH], [PARAGRAPH], title="Buses leave Velm")
    (reading,) = opened(data, "velm.pdf")
    assert isinstance(reading, Reading)
    document = reading.document
    assert document.text == "\n\n".join([PARAGRAPH] * 3)
    assert [page.number for page in document.pages] == [1, 2]
    assert document.pages[1].span.of(document.text) == PARAGRAPH
    assert document.title == "Buses leave Velm"
    assert document.authors == ("Mara Oun", "Ilo Desh")
    assert document.published == ""
    assert reading.original.data == data


def test_running_heads_and_page_numbers_are_left_out(opened) -> None:
    pages = [[f"{PARAGRAPH[n:]} Page {'i' * n} ends here."] for n in (4, 10, 14, 20)]
    (reading,) = opened(pdf(*pages, running="Karst Valley Monitor, page"), "velm.pdf")
    assert isinstance(reading, Reading)
    assert "Monitor" not in reading.document.text
    assert reading.document.text == "\n\n".join(page[0] for page in pages)


def test_paragraph_runs_on_over_the_page(opened) -> None:
    (reading,) = opened(pdf(["The front said it would let"], ["the families leave."]), "velm.pdf")
    assert isinstance(reading, Reading)
    assert reading.document.text == "The front said it would let the families leave."


def test_outlet_and_day_are_read_off_the_head(opened) -> None:
    head = ["Buses leave Velm", "The Harbour Post, 6 May 2019"]
    (reading,) = opened(pdf([*head, PARAGRAPH]), "velm.pdf")
    document = reading.document
    assert (document.outlet, document.published) == ("The Harbour Post", "2019-05-06")
    assert document.text.startswith("Buses leave Velm")


def test_scan_is_refused_and_says_so(opened) -> None:
    (refusal,) = opened(pdf([], []), "scan.pdf")
    assert isinstance(refusal, Refusal)
    assert "scan" in refusal.reason
    assert "OCR" in refusal.hint


def test_page_without_text_is_refused_alone(opened) -> None:
    reading, refusal = opened(pdf([PARAGRAPH], []), "velm.pdf")
    assert isinstance(reading, Reading)
    assert isinstance(refusal, Refusal)
    assert refusal.where == "page 2"


def test_password_is_told(opened) -> None:
    (refusal,) = opened(
        pdf([PARAGRAPH], owner_password="owner", user_password="user"), "locked.pdf"
    )
    assert isinstance(refusal, Refusal)
    assert "password" in refusal.reason


def test_file_that_anyone_may_open_is_read(opened) -> None:
    (reading,) = opened(pdf([PARAGRAPH], owner_password="owner"), "half-locked.pdf")
    assert isinstance(reading, Reading)
    assert reading.document.text == PARAGRAPH


def test_too_many_pages_are_refused(opened) -> None:
    (refusal,) = opened(pdf([PARAGRAPH], [PARAGRAPH]), "velm.pdf", Limits(pages=1))
    assert isinstance(refusal, Refusal)
    assert "2 pages" in refusal.reason


@pytest.mark.parametrize("keep", [5, 100, 700])
def test_file_that_is_cut_off_is_refused_or_read(opened, keep: int) -> None:
    (found,) = opened(pdf([PARAGRAPH])[:keep], "cut.pdf")
    assert isinstance(found, Refusal)
    assert found.hint


def test_pdf_is_told_by_its_bytes(opened) -> None:
    (reading,) = opened(pdf([PARAGRAPH]), "velm")
    assert reading.original.media_type == "application/pdf"


def test_pdf_without_metadata_is_read(opened) -> None:
    document = FPDF()
    document.add_page()
    document.set_font("Helvetica")
    document.cell(text="Short.")
    out = io.BytesIO()
    document.output(out)
    (reading,) = opened(out.getvalue(), "a.pdf")
    assert reading.document.title == ""


def test_a_long_gap_beside_a_page_number_is_one_blank() -> None:
    gap = " " * 20_000
    pages = [f"{PARAGRAPH}\npage{gap}1{gap}of{gap}9", f"page{gap}1{gap}x\n{PARAGRAPH}"]
    first, second = _without_running_heads(pages)
    assert first == [PARAGRAPH]
    assert second[1:] == [PARAGRAPH]
