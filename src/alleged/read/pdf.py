"""PDF files: paragraphs instead of lines, and where each page stands in the text."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from alleged.errors import ProtectedDocument, TooLarge, UnreadableDocument
from alleged.model.document import Page, Reading, Refusal, Span
from alleged.read.credits import stated_in_head
from alleged.read.item import Item
from alleged.read.limits import Limits
from alleged.read.wrapping import paragraphs_of

if TYPE_CHECKING:
    from pypdf import PdfReader

_JUNK_TITLE = re.compile(
    r"untitled.*|document\d*|microsoft (?:word|powerpoint).*|.*\.(?:docx?|pdf|rtf|odt|indd)",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.)?\s*[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?", re.I
)


def read_pdf(item: Item, limits: Limits) -> Iterator[Reading | Refusal]:
    """Yield the one document of a PDF file, and a refusal of each page that holds no text.

    Running heads and page numbers are left out. The dates in a PDF say when the file was made,
    not when the report came out: the day of publication is the one that its first lines state.
    """
    # pypdf tells of every flaw it mends; what it cannot mend it raises.
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    import pypdf

    data = item.read_all(limits.binary_bytes)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ProtectedDocument(
                "it is locked with a password", hint="Save a copy without a password."
            )
        if len(reader.pages) > limits.pages:
            raise TooLarge(
                f"it has {len(reader.pages):,} pages, more than {limits.pages:,}",
                hint="Split it into parts.",
            )
        pages = [page.extract_text() for page in reader.pages]
        title, authors = _stated(reader)
    except pypdf.errors.FileNotDecryptedError as error:
        raise ProtectedDocument(
            "it is locked with a password", hint="Save a copy without a password."
        ) from error
    except pypdf.errors.PyPdfError as error:
        raise UnreadableDocument(
            f"its PDF cannot be read: {error}",
            hint="Open it in a viewer and print it to a new PDF.",
        ) from error
    if not any(page.strip() for page in pages):
        raise UnreadableDocument(
            f"none of its {len(pages)} pages holds text: it is a scan, or drawn",
            hint="Run text recognition (OCR) over it first, for instance with ocrmypdf.",
        )
    text, spans = _joined([paragraphs_of(lines) for lines in _without_running_heads(pages)])
    stated = stated_in_head(text, authors)
    yield item.reading(
        data,
        "application/pdf",
        text,
        title=title,
        outlet=stated.outlet,
        authors=authors,
        published=stated.published,
        pages=spans,
    )
    yield from (
        Refusal(
            item.path,
            f"page {number}",
            "it holds no text: it may be a scan or a picture",
            "If words stand on it, run text recognition (OCR) over the file.",
        )
        for number, page in enumerate(pages, start=1)
        if not page.strip()
    )


def _stated(reader: "PdfReader") -> tuple[str, list[str]]:
    stated = reader.metadata
    title = str((stated and stated.title) or "").strip()
    author = " ".join(str((stated and stated.author) or "").split())
    return "" if _JUNK_TITLE.fullmatch(title) else title, re.split(r"\s*[;,]\s+|\s+and\s+", author)


def _without_running_heads(pages: list[str]) -> list[list[str]]:
    """Return the lines of each page without those that stand at the edge of most pages."""
    every = [[line for line in page.splitlines() if line.strip()] for page in pages]
    seen = Counter(key for lines in every for key in {_key(line) for line in _edges(lines)})
    often = {key for key, count in seen.items() if count >= 3 and count > 0.5 * len(pages)}
    return [_without_edges(lines, often) for lines in every]


def _without_edges(lines: list[str], often: set[str]) -> list[str]:
    start, end = 0, len(lines)
    while start < min(3, end) and _is_running(lines[start], often):
        start += 1
    while end > max(start, len(lines) - 3) and _is_running(lines[end - 1], often):
        end -= 1
    return lines[start:end]


def _is_running(line: str, often: set[str]) -> bool:
    return _key(line) in often or bool(_PAGE_NUMBER.fullmatch(" ".join(line.split())))


def _edges(lines: list[str]) -> list[str]:
    return lines[:3] + lines[-3:]


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split())).lower()


def _joined(pages: list[list[str]]) -> tuple[str, tuple[Page, ...]]:
    """Join the pages; a paragraph that runs over the end of a page is not broken."""
    text = ""
    spans = []
    for number, paragraphs in enumerate(pages, start=1):
        words = "\n\n".join(paragraphs)
        if text and words:
            runs_on = words[0].islower() and text[-1] not in '.!?:;"”’'
            text += " " if runs_on else "\n\n"
        spans.append(Page(number, Span(len(text), len(text) + len(words))))
        text += words
    return text, tuple(spans)
