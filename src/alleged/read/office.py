"""Word documents (DOCX)."""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from alleged.errors import TooLarge, UnreadableDocument
from alleged.model.document import Reading
from alleged.read.credits import stated_in_head
from alleged.read.item import Item
from alleged.read.limits import MIB, Limits

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_docx(item: Item, limits: Limits) -> Iterator[Reading]:
    """Yield the one document of a DOCX file: paragraphs, cells of tables, footnotes last.

    Title and authors are those of the file's properties. The dates there say when the file was
    made, not when the report came out: the day of publication is the one its first lines state.
    """
    from docx import Document
    from docx.opc.exceptions import OpcError

    data = item.read_all(limits.binary_bytes)
    try:
        _check_sizes(item, data, limits)
        document = Document(io.BytesIO(data))
    except (zipfile.BadZipFile, OpcError, KeyError, ValueError) as error:
        raise UnreadableDocument(
            f"its DOCX cannot be read: {error}",
            hint="Open it in a word processor and save it anew.",
        ) from error
    stated = document.core_properties
    title, paragraphs = stated.title, list(_paragraphs(document))
    if paragraphs and paragraphs[0][0] == "Title":
        title = title or paragraphs[0][1]
        paragraphs = paragraphs[1:] if title == paragraphs[0][1] else paragraphs
    text = "\n\n".join(words for _, words in paragraphs)
    author = "" if stated.author == "python-docx" else stated.author
    authors = [name.strip() for name in author.split(";")]
    head = stated_in_head(text, authors)
    yield item.reading(
        data,
        _TYPE,
        text,
        title=title,
        outlet=head.outlet,
        authors=authors,
        published=head.published,
    )


def _check_sizes(item: Item, data: bytes, limits: Limits) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        unpacked = sum(member.file_size for member in archive.infolist())
    item.budget.spend(unpacked)
    if unpacked > 10 * MIB and unpacked > limits.ratio * len(data):
        raise TooLarge(
            f"it unpacks to more than {limits.ratio} times its size",
            hint="It looks made to fill the memory. If you trust it, save it anew.",
        )


def _paragraphs(document: "Document") -> Iterator[tuple[str, str]]:
    """Yield the style and the words of each paragraph that has words."""
    from docx.text.paragraph import Paragraph

    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            if words := block.text.strip():
                yield (block.style.name or "") if block.style else "", words
        else:
            yield from (("", words) for words in _cells(block))
    yield from (("", words) for words in _footnotes(document))


def _cells(table: "Table") -> Iterator[str]:
    seen = set()
    for row in table.rows:
        for cell in row.cells:
            # A merged cell is handed out once for each column it spans.
            if id(cell._tc) not in seen and (words := cell.text.strip()):
                yield words
            seen.add(id(cell._tc))


def _footnotes(document: "Document") -> Iterator[str]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    for relation in document.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(("/footnotes", "/endnotes")):
            continue
        root = etree.fromstring(relation.target_part.blob, parser)
        for note in root:
            if words := "".join(node.text or "" for node in note.iter(f"{_W}t")).strip():
                yield words
