"""ZIP archives and gzipped files: their members as items, never unpacked to disk."""

import gzip
import io
import os
import zipfile
from collections.abc import Iterator
from dataclasses import replace

from alleged.errors import UnreadableDocument
from alleged.model.document import Refusal
from alleged.read.aside import of, page_of
from alleged.read.item import Item, buffered, printable, unpacked
from alleged.read.limits import Limits

_LEFT_BY_SYSTEMS = ("__MACOSX/", "Thumbs.db", "desktop.ini")


def read_zip(item: Item, limits: Limits) -> Iterator[Item | Refusal]:
    """Yield the members of a ZIP archive in its own order.

    Hidden ones are left out, and what is plainly no report is left alone.
    """
    with opened(item, limits) as archive:
        names = set(archive.namelist())
        told: set[str] = set()
        for member in archive.infolist():
            item.budget.spend(0)  # refuses the rest at once when nothing is left
            if _is_hidden(member):
                continue
            folder, page = _saved_page(member.filename, names)
            if not page:
                yield from member_of(item, archive, member, limits)
            elif folder not in told:
                told.add(folder)
                path = f"{item.path}!{printable(folder)}"
                yield of(path, f"it holds parts of the saved page {page!r}")


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


def _saved_page(name: str, names: set[str]) -> tuple[str, str]:
    """Return the folder that a member lies in, and the page of which that folder holds parts."""
    parts = name.split("/")
    folders = ("/".join(parts[:depth]) for depth in range(1, len(parts)))
    return next(((each, page) for each in folders if (page := page_of(each, names))), ("", ""))


def _is_hidden(member: zipfile.ZipInfo) -> bool:
    parts = member.filename.replace("\\", "/").split("/")
    return (
        member.is_dir()
        or member.filename.startswith(_LEFT_BY_SYSTEMS)
        or parts[-1] in _LEFT_BY_SYSTEMS
        or any(part.startswith(".") and part not in (".", "..") for part in parts)
    )
