"""Mails, single (.eml) or in a box (.mbox), and what is attached to them."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime

from alleged.errors import UnreadableDocument
from alleged.model.document import Reading, Refusal
from alleged.read.encoding import decoded
from alleged.read.html import text_of_markup
from alleged.read.item import Item
from alleged.read.limits import Limits

_SIGNATURE = re.compile(r"--\s*|_{20,}\s*")
_SIGNATURE_LINES = 12
_SIGNATURE_WORDS = 40
"""Four times as many below "-- " with its blank, which means nothing but a signature."""

_SENT_FROM = re.compile(r"\n\s*(?:sent from|get outlook for) [^\n.]{2,40}\.?\s*\Z", re.IGNORECASE)
_SENT_FROM_REACH = 200
"""Characters at the end of a mail in which a device names itself."""

_ENVELOPE = re.compile(rb"From \S.*\d{4}")


def read_mail(item: Item, limits: Limits) -> Iterator[Reading | Refusal | Item]:
    """Yield the document of one mail, then its attachments as items of their own.

    The text part is read, or the HTML part where there is none, up to a signature.
    """
    data = item.read_all(limits.file_bytes)
    message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(data)
    if not message.keys():
        raise UnreadableDocument(
            "it has no mail headers", hint="If it is plain text, name it `.txt`."
        )
    body = message.get_body(preferencelist=("plain", "html"))
    text = without_signature(_text(body)) if body is not None else ""
    attached = list(message.iter_attachments()) if message.is_multipart() else []
    if text.strip() or not attached:
        yield item.reading(
            data,
            "message/rfc822",
            text,
            title=_header(message, "subject"),
            authors=_authors(message),
            published=_sent_on(message),
        )
    for number, part in enumerate(attached, start=1):
        yield _attachment(item, part, number)


def read_mbox(item: Item, limits: Limits) -> Iterator[Item | Refusal]:
    """Yield the mails of a box, in their order. `given_id` is the Message-ID, if there is one."""
    for number, (message, whole) in enumerate(_messages(item, limits.file_bytes), start=1):
        name = f"message {number}"
        if not whole:
            yield Refusal(
                f"{item.path}!{name}",
                "",
                f"it is larger than {limits.file_bytes:,} bytes",
                "Save it to a file and detach what is attached.",
            )
            continue
        found = re.search(rb"^Message-ID:\s*<?([^\s>]{1,200})", message[:65_536], re.I | re.M)
        mail = item.member(name, io.BytesIO(message), media_type="message/rfc822")
        yield replace(mail, name=found[1].decode(errors="replace")) if found else mail


def _messages(item: Item, limit: int) -> Iterator[tuple[bytes, bool]]:
    """Yield the bytes of each mail and whether they are whole.

    A mail begins at a line `From ADDRESS DATE` after an empty line; such a line inside a mail is
    written `>From`.
    """
    parts: list[bytes] = []
    size, started, after_blank = 0, False, True
    while line := item.stream.readline(1 << 20):
        if after_blank and _ENVELOPE.match(line):
            if started:
                yield b"".join(parts), size <= limit
            parts, size, started = [], 0, True
        elif started:
            size += len(line)
            if size <= limit:
                parts.append(line[1:] if re.match(rb">+From ", line) else line)
        after_blank = not line.strip()
    if not started:
        raise UnreadableDocument(
            "it holds no mails: no line begins with 'From '",
            hint="If it is a single mail, name it `.eml`.",
        )
    yield b"".join(parts), size <= limit


def _text(part: MIMEPart) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    text = decoded(payload, part.get_content_charset() or "")
    return text_of_markup(text) if part.get_content_subtype() == "html" else text.strip()


def without_signature(text: str) -> str:
    """Return a mail's text up to its signature: two dashes on a line, few lines below them.

    Below such a mark, or the long rule of a mailing list, stand names, addresses and notices to
    subscribers. Where more than a few lines follow, the mark parts the mail and nothing is cut.

    >>> without_signature("The buses left.\\n\\n-- \\nMara Oun\\nHarbour Post")
    'The buses left.'
    """
    lines = text.splitlines()
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    end = len(lines)
    for number in range(end - 1, first, -1):
        if _SIGNATURE.fullmatch(lines[number]):
            below = [line for line in lines[number + 1 : end] if line.strip()]
            most = _SIGNATURE_WORDS * (4 if lines[number] == "-- " else 1)
            if len(below) > _SIGNATURE_LINES or _words(below) > most:
                break
            end = number
    return _without_device(text if end == len(lines) else "\n".join(lines[:end]).rstrip())


def _without_device(text: str) -> str:
    """Return a mail's text without the line in which a telephone or program names itself."""
    whole = text.rstrip()
    from_end = max(0, len(whole) - _SENT_FROM_REACH)
    named = _SENT_FROM.search(whole[from_end:])
    return whole[: from_end + named.start()].rstrip() if named else text


def _words(lines: list[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _attachment(item: Item, part: MIMEPart, number: int) -> Item:
    payload: object = part.get_payload(decode=True)
    kind = part.get_content_type()
    ending = ".eml" if kind == "message/rfc822" else ""
    if kind == "message/rfc822":
        inner = part.get_payload(0) if part.is_multipart() else part
        payload = inner.as_bytes() if isinstance(inner, EmailMessage) else b""
    data = payload if isinstance(payload, bytes) else b""
    item.budget.spend(len(data))
    name = part.get_filename() or f"attachment {number}{ending}"
    return item.member(
        name, io.BytesIO(data), media_type=kind, charset=part.get_content_charset() or ""
    )


def _authors(message: EmailMessage) -> list[str]:
    return [name or address for name, address in getaddresses([_header(message, "from")])]


def _sent_on(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(_header(message, "date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _header(message: EmailMessage, name: str) -> str:
    # A malformed header can make the library itself stumble; the mail is still worth reading.
    try:
        return str(message.get(name, ""))
    except (ValueError, TypeError, IndexError, AttributeError, LookupError):
        return ""
