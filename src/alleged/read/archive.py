"""ZIP archives and gzipped files: their members as items, never unpacked to disk."""

import gzip
import io
import os
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from alleged.errors import UnreadableDocument
from alleged.model.document import Refusal
from alleged.read.item import Item, buffered, printable, unpacked
from alleged.read.limits import Limits

_LEFT_BY_SYSTEMS = ("__MACOSX/", "Thumbs.db", "desktop.ini")


def read_zip(item: Item, limits: Limits) -> Iterator[Item | Refusal]:
    """Yield the members of a ZIP archive in its own order; hidden ones are left out."""
    with opened(item, limits) as archive:
        for member in archive.infolist():
            item.budget.spend(0)  # refuses the rest at once when nothing is left
            if not _is_hidden(member):
                yield from member_of(item, archive, member, limits)


def read_gzip(item: Item, limits: Limits) -> Iterator[Item]:
    """Yield what a gzipped file holds, under the name it has without `.gz`."""
    raw = item.stream.raw
    packed = os.fstat(raw.fileno()).st_size if isinstance(raw, io.FileIO) else None
    stream = gzip.GzipFile(fileobj=item.stream, mode="rb")
    name = item.name[:-3] if item.name.lower().endswith(".gz") else item.name
    yield replace(
        item,
        name=name,
        stream=buffered(unpacked(stream, item.budget, limits, packed)),
        media_type="",
        depth=item.depth + 1,
    )


def opened(item: Item, limits: Limits) -> zipfile.ZipFile:
    """Return the archive, or raise UnreadableDocument if its directory cannot be read."""
    try:
        return zipfile.ZipFile(item.seekable(limits.binary_bytes))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        raise UnreadableDocument(
            f"the archive is damaged or cut off: {error}", hint="Fetch it again."
        ) from error


def member_of(
    item: Item, archive: zipfile.ZipFile, member: zipfile.ZipInfo, limits: Limits
) -> Iterator[Item | Refusal]:
    """Yield one member as an item, or a refusal if it cannot be opened."""
    path = f"{item.path}!{printable(member.filename)}"
    if member.flag_bits & 1:
        yield Refusal(
            path, "", "it is locked with a password", "Unpack it with the password and read that."
        )
        return
    try:
        stream = archive.open(member)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError) as error:
        yield Refusal(
            path, "", f"it cannot be unpacked: {error}", "Unpack it with another program."
        )
        return
    with stream:
        chunks = unpacked(stream, item.budget, limits, member.compress_size)  # type: ignore[arg-type]
        yield item.member(member.filename, chunks)


def _is_hidden(member: zipfile.ZipInfo) -> bool:
    parts = member.filename.replace("\\", "/").split("/")
    return (
        member.is_dir()
        or member.filename.startswith(_LEFT_BY_SYSTEMS)
        or parts[-1] in _LEFT_BY_SYSTEMS
        or any(part.startswith(".") and part not in (".", "..") for part in parts)
    )
