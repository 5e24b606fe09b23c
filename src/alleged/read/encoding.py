"""Bytes as characters: which encoding a text is in."""

import codecs

from alleged.errors import UnreadableDocument

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_TEXT = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1b")


def decoded(data: bytes, charset: str = "") -> str:
    """Return the bytes as text with `\\n` line ends, or raise UnreadableDocument.

    A byte order mark is believed first, then UTF-8 (which other encodings almost never pass for),
    then what the sender said, then the statistics of charset-normalizer.
    """
    text = _decoded(data, charset)
    strange = sum(map(text[:100_000].count, map(chr, _NOT_TEXT)))
    if "\0" in text or strange > 0.01 * len(text[:100_000]):
        raise UnreadableDocument(
            "it is not text: it holds control characters",
            hint="If it is a document of another format, give it that format's file ending.",
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def byte_order_mark(data: bytes) -> str:
    """Return the encoding that a byte order mark at the start names, empty if there is none."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), "")


def encoding_of(sample: bytes, charset: str = "") -> str:
    """Return the encoding of a text from its first bytes, which may end within a character."""
    if marked := byte_order_mark(sample):
        return marked
    for name in ("utf-8", charset):
        try:
            codecs.getincrementaldecoder(name)().decode(sample)
            return name
        except (UnicodeError, LookupError, ValueError):
            continue
    zeros = sample.count(0)
    if zeros > 0.3 * len(sample):
        # Text without a mark in which every other byte is zero is UTF-16 of a Western script.
        low_first = sample[1::2].count(0) > sample[0::2].count(0)
        return "utf-16-le" if low_first else "utf-16-be"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"


def _decoded(data: bytes, charset: str) -> str:
    encoding = encoding_of(data[:65_536], charset)
    try:
        return data.decode(encoding)
    except UnicodeError as error:
        if encoding == "utf-8" and (other := encoding_of(data)) != "utf-8":
            return data.decode(other, errors="replace")
        raise UnreadableDocument(
            f"its characters cannot be told: not {encoding} from byte"
            f" {getattr(error, 'start', 0)} on",
            hint="Save it as UTF-8 with the program it came from.",
        ) from error
