"""Which format an item is in, and the reader for it."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module

from alleged.errors import ProtectedDocument, UnreadableDocument
from alleged.model.document import Reading, Refusal
from alleged.read.encoding import byte_order_mark
from alleged.read.item import Item
from alleged.read.limits import Limits

_OCR = "If it shows a report, run text recognition (OCR) over it and read the text."
_WRITE = "If it holds a report, write down what is said and read the text."
_UNPACK = "Unpack it, or pack it as ZIP."

Reader = Callable[[Item, Limits], Iterator[Reading | Refusal | Item]]

READERS = {
    "csv": "alleged.read.table:read_csv",
    "docx": "alleged.read.office:read_docx",
    "feed": "alleged.read.feed:read_feed",
    "gzip": "alleged.read.archive:read_gzip",
    "html": "alleged.read.html:read_html",
    "jsonl": "alleged.read.table:read_jsonl",
    "mail": "alleged.read.mail:read_mail",
    "mbox": "alleged.read.mail:read_mbox",
    "parquet": "alleged.read.table:read_parquet",
    "pdf": "alleged.read.pdf:read_pdf",
    "text": "alleged.read.text:read_text",
    "wacz": "alleged.read.webarchive:read_wacz",
    "warc": "alleged.read.webarchive:read_warc",
    "zip": "alleged.read.archive:read_zip",
}
"""Module and function by format. Imported when first needed: most runs need one or two."""

_SUFFIXES = {
    ".csv": "csv",
    ".eml": "mail",
    ".htm": "html",
    ".html": "html",
    ".json": "jsonl",
    ".jsonl": "jsonl",
    ".markdown": "text",
    ".mbox": "mbox",
    ".md": "text",
    ".ndjson": "jsonl",
    ".text": "text",
    ".tsv": "csv",
    ".txt": "text",
    ".xhtml": "html",
}
_MEDIA_TYPES = {
    "application/atom+xml": "feed",
    "application/jsonl": "jsonl",
    "application/mbox": "mbox",
    "application/rss+xml": "feed",
    "application/x-ndjson": "jsonl",
    "application/xhtml+xml": "html",
    "message/rfc822": "mail",
    "text/csv": "csv",
    "text/html": "html",
    "text/markdown": "text",
    "text/tab-separated-values": "csv",
}
"""Only what senders say with care: `text/plain` and `text/xml` are said of anything."""

_MAGIC = (
    (re.compile(rb"[\s\0]{0,16}%PDF-"), "pdf"),
    (re.compile(rb"PAR1"), "parquet"),
    (re.compile(rb"\x1f\x8b"), "gzip"),
    (re.compile(rb"WARC/[01]\."), "warc"),
)
_LOOKS = (
    (
        # The comments are passed over once: to try each way of parting them takes for ever.
        re.compile(rb"\s*(?>(?:<!--.*?-->\s*)*)<(?:!doctype\s+html|html|head|body)\b", re.I | re.S),
        "html",
    ),
    (re.compile(rb"\s*<(?:\?xml\b.*?<(?:rss|feed|rdf:RDF)|rss|feed|rdf:RDF)\b", re.S), "feed"),
    (re.compile(rb"\s*<\?xml\b.*?<html\b", re.I | re.S), "html"),
    (re.compile(rb"\s*\{\s*\"(?:id|text|title|outlet|published|url|authors?)\"\s*:"), "jsonl"),
    (re.compile(rb"\s*<(?:article|div|main|meta|p|section|table|title|h1)\b[^<]*>", re.I), "html"),
    (re.compile(rb"From \S.*\d{4}\r?\n"), "mbox"),
)
_MAIL_HEADER = re.compile(
    rb"^(?:received|return-path|message-id|mime-version|delivered-to|x-[\w-]+):\s", re.I | re.M
)
_REFUSED = (
    (rb"\{\\rtf", "a Rich Text file", "Save it as DOCX, PDF or plain text."),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*|RIFF....WEBP", "a picture", _OCR),
    (rb"....ftyp|ID3|OggS|RIFF....(?:WAVE|AVI )|\x1aE\xdf\xa3", "a recording", _WRITE),
    (rb"7z\xbc\xaf|Rar!|BZh[1-9]1AY|\xfd7zXZ|\x28\xb5\x2f\xfd", "packed", _UNPACK),
    (rb"SQLite format 3\0", "a database", "Export its reports as CSV or JSON Lines."),
    (rb"%!PS", "a PostScript file", "Turn it into a PDF."),
)


def format_of(item: Item) -> str:
    """Return the format's name, told by the bytes first, then by the sender, then by the name.

    Raises UnreadableDocument for formats that are known and not read.
    """
    head = item.head()
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _kind_of_zip(item, head)
    for magic, name in _MAGIC:
        if magic.match(head):
            return name
    _refuse_known(item, head)
    if said := _MEDIA_TYPES.get(item.media_type):
        # A feed is often sent as HTML, and an error page as anything.
        return next((name for look, name in _LOOKS[:2] if look.match(head)), said)
    named = _SUFFIXES.get(item.suffix())
    if named is None or (named == "text" and head.lstrip().startswith(b"<")):
        return _look_of(head)
    return named


def _look_of(head: bytes) -> str:
    if marked := byte_order_mark(head):
        head = head.decode(marked, errors="ignore").encode()
    for look, name in _LOOKS:
        if look.match(head):
            return name
    if re.match(rb"\s*<\?xml\b", head):
        raise UnreadableDocument(
            "it is XML of a kind that is not read", hint="Export its reports as HTML or JSON Lines."
        )
    headers = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    if _MAIL_HEADER.search(headers) and re.search(rb"^from:\s", headers, re.I | re.M):
        return "mail"
    return "csv" if _is_table_head(head.partition(b"\n")[0]) else "text"


def _is_table_head(line: bytes) -> bool:
    """Say whether a first line names columns, one of them `text`: few words each, no sentence."""
    cells = [cell.strip(b" \"'\r").lower() for cell in re.split(rb"[,;\t|]", line)]
    return (
        len(cells) > 1
        and b"text" in cells
        and all(len(cell.split()) <= 2 and not cell.endswith(b".") for cell in cells)
    )


def _kind_of_zip(item: Item, head: bytes) -> str:
    suffix = item.suffix()
    if suffix in (".docx", ".wacz"):
        return suffix[1:]
    if suffix in (".xlsx", ".pptx", ".odt", ".ods", ".epub"):
        raise UnreadableDocument(
            f"{suffix} files are not read", hint="Save it as DOCX, PDF, CSV or plain text."
        )
    if b"[Content_Types].xml" in head and suffix != ".zip":
        return "docx"
    return "zip"


def _refuse_known(item: Item, head: bytes) -> None:
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        # A DOCX with a password is wrapped in the same container as the old formats.
        if "EncryptedPackage".encode("utf-16-le") in item.stream.peek(65_536):
            raise ProtectedDocument(
                "it is locked with a password", hint="Save a copy without a password."
            )
        raise UnreadableDocument(
            "it is a file of an old office program", hint="Save it as DOCX or PDF."
        )
    for magic, what, hint in _REFUSED:
        if re.match(magic, head, re.DOTALL):
            raise UnreadableDocument(f"it is {what}, which is not read", hint=hint)
    if head[257:262] == b"ustar":
        raise UnreadableDocument("it is a tar archive, which is not read", hint=_UNPACK)


@cache
def reader(name: str) -> Reader:
    """Return the reader of a format."""
    module, _, function = READERS[name].partition(":")
    found: Reader = getattr(import_module(module), function)
    return found
