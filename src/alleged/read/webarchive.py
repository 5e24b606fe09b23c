"""Archived pages of the web: WARC files and WACZ collections."""

import hashlib
import io
import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO
from urllib.parse import unquote, urlsplit

from alleged.errors import TooLarge, UnreadableDocument
from alleged.model.document import LeftAlone, Refusal
from alleged.read.archive import member_of, opened
from alleged.read.item import Item
from alleged.read.limits import Limits

_REPORTS = (
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "text/markdown",
    "application/pdf",
    "application/rss+xml",
    "application/atom+xml",
    "message/rfc822",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)
"""Media types that can be reports. Pictures, styles and scripts are parts of pages."""


def read_warc(item: Item, limits: Limits) -> Iterator[Item | Refusal]:
    """Yield every archived page as an item with its address.

    Only answers that succeeded and can be reports are pages; the rest is left alone, and
    counted by kind at the end. A record whose digest does not fit its bytes is refused.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    left_out: Counter[str] = Counter()
    records = ArchiveIterator(item.stream, check_digests=True)
    records.INC_RECORD = ""  # it would write to standard error; what it counts is told below
    try:
        for record in records:
            if record.rec_type not in ("response", "resource", "conversion", "revisit"):
                continue
            reason = _left_out(record)
            if reason:
                left_out[reason] += 1
            else:
                yield _page(item, record, limits)
        item.stream.read(1)  # warcio takes a stream that broke off for one that ended
    except ArchiveLoadFailed as error:
        yield Refusal(
            item.path,
            "",
            f"the archive is damaged or cut off: {error}; what stood before was read",
            "Fetch it again.",
        )
    if records.err_count:
        yield Refusal(
            item.path,
            "",
            f"{records.err_count} records are not as long as they say",
            "The archive may be damaged. Compare it with another copy.",
        )
    if left_out:
        kinds = ", ".join(f"{count} {kind}" for kind, count in left_out.most_common(8))
        yield LeftAlone(
            item.path,
            "",
            f"{left_out.total()} records were left out, as they hold no report: {kinds}",
            "Nothing need be done, unless a page you expected is missing.",
        )


def read_wacz(item: Item, limits: Limits) -> Iterator[Item | Refusal]:
    """Yield the WARC files of a WACZ collection whose hashes are those it states.

    A part that was changed, is missing, or is not in the list is refused and not read: the hash is
    what makes an archived page evidence.
    """
    with opened(item, limits) as archive:
        stated = _stated_hashes(item, archive, limits)
        names = {member.filename: member for member in archive.infolist()}
        if missing := sorted(stated.keys() - names.keys()):
            yield Refusal(
                item.path,
                "datapackage.json",
                f"parts it lists are missing: {', '.join(map(repr, missing[:5]))}",
                "Fetch the collection again.",
            )
        for name, member in names.items():
            if not name.startswith("archive/") or member.is_dir():
                continue
            if fault := _fault(archive, member, stated.get(name, ""), item, limits):
                hint = "Fetch the collection again, or ask for the original."
                yield Refusal(f"{item.path}!{name}", "", fault, hint)
            else:
                yield from member_of(item, archive, member, limits)


def _stated_hashes(item: Item, archive: zipfile.ZipFile, limits: Limits) -> dict[str, str]:
    """Return `algorithm:hex` by name, or raise UnreadableDocument if the list was changed."""
    package = _bytes_of(archive, "datapackage.json", limits)
    if "datapackage-digest.json" in archive.namelist():
        digest = _json(_bytes_of(archive, "datapackage-digest.json", limits))
        stated = str(digest.get("hash", ""))
        if not _fits(stated, [package]):
            raise UnreadableDocument(
                "its list of contents was changed: datapackage-digest.json states another hash",
                hint="Fetch the collection again, or ask for the original.",
            )
    resources = _json(package).get("resources")
    return {
        str(resource.get("path", "")): str(resource.get("hash", ""))
        for resource in (resources if isinstance(resources, list) else [])
        if isinstance(resource, dict)
    }


def _fault(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, stated: str, item: Item, limits: Limits
) -> str:
    if not stated:
        return "it is not in the collection's list of contents (datapackage.json)"
    try:
        with archive.open(member) as stream:
            if _fits(stated, _chunks(stream, item)):
                return ""
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as error:
        return f"it is damaged: {error}"
    return f"it was changed: its hash is not the one the collection states ({stated[:80]})"


def _chunks(stream: Any, item: Item) -> Iterator[bytes]:
    while chunk := stream.read(1 << 20):
        item.budget.spend(len(chunk))
        yield chunk


def _fits(stated: str, chunks: Any) -> bool:
    algorithm, _, digest = stated.partition(":")
    if algorithm not in ("sha256", "sha512", "sha1", "md5") or not digest:
        return False
    found = hashlib.new(algorithm, usedforsecurity=False)
    for chunk in chunks:
        found.update(chunk)
    return found.hexdigest() == digest.lower()


def _bytes_of(archive: zipfile.ZipFile, name: str, limits: Limits) -> bytes:
    try:
        with archive.open(name) as stream:
            data = stream.read(limits.file_bytes + 1)
    except KeyError as error:
        raise UnreadableDocument(
            f"it has no {name}, so it is no WACZ collection", hint="If it is a ZIP, name it `.zip`."
        ) from error
    if len(data) > limits.file_bytes:
        raise TooLarge(f"its {name} is larger than {limits.file_bytes:,} bytes")
    return data


def _json(data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument(
            f"its list of contents is no JSON: {error}", hint="Fetch the collection again."
        ) from error
    return found if isinstance(found, dict) else {}


def _left_out(record: Any) -> str:
    """Return why a record is no page, empty if it is one."""
    if record.rec_type == "revisit":
        return "seen before and not stored again"
    if record.http_headers is not None:
        status = record.http_headers.get_statuscode()
        if not status.startswith("2"):
            return f"answers with {status}"
    kind = _media_type(record)
    return "" if kind in _REPORTS else kind or "without a media type"


def _page(item: Item, record: Any, limits: Limits) -> Item | Refusal:
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    payload = _payload(record.content_stream(), limits.file_bytes)
    item.budget.spend(0 if payload is None else len(payload))
    checked = record.digest_checker.passed if record.digest_checker else None
    if payload is None or checked is False:
        fault = (
            f"it is larger than {limits.file_bytes:,} bytes"
            if payload is None
            else "its digest does not fit its bytes: the record was changed or damaged"
        )
        return Refusal(f"{item.path}!{address}", "", fault, "Look at it in an archive viewer.")
    parts = urlsplit(address)
    page = item.member(
        address,
        io.BytesIO(payload),
        media_type=_media_type(record),
        charset=_charset(record),
        url=address,
    )
    last = unquote(parts.path.rstrip("/").rpartition("/")[2])
    return replace(page, name=last or parts.netloc or page.name, named=True)


def _payload(stream: BinaryIO, limit: int) -> bytes | None:
    parts, size = [], 0
    while chunk := stream.read(64 * 1024):
        size += len(chunk)
        if size > limit:
            return None
        parts.append(chunk)
    return b"".join(parts)


def _media_type(record: Any) -> str:
    return _content_type(record).partition(";")[0].strip().lower()


def _charset(record: Any) -> str:
    _, _, charset = _content_type(record).lower().partition("charset=")
    return charset.partition(";")[0].strip(" \"'")


def _content_type(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return headers.get_header("Content-Type") or ""
