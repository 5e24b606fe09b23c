"""Bytes on their way to a reader, and what is known of them before they are read."""

import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from alleged.errors import TooLarge, UnreadableDocument
from alleged.model.document import Document, Original, Page, Reading
from alleged.read.language import language_of
from alleged.read.limits import MIB, Limits

HEAD_BYTES = 4096
"""How much of an item is looked at to tell its format."""


class Budget:
    """What is left of a target's allowance; shared by everything unpacked from it."""

    def __init__(self, limits: Limits) -> None:
        self.bytes_left = limits.archive_bytes
        self.members_left = limits.members
        self._limits = limits

    def spend(self, count: int) -> None:
        """Take `count` unpacked bytes off the allowance, or raise TooLarge."""
        self.bytes_left -= count
        if self.bytes_left < 0:
            raise TooLarge(
                f"the archive unpacks to more than {self._limits.archive_bytes:,} bytes",
                hint="Unpack it yourself and read the parts you need.",
            )

    def count_member(self) -> None:
        """Take one member off the allowance, or raise TooLarge."""
        self.members_left -= 1
        if self.members_left < 0:
            raise TooLarge(
                f"the archive holds more than {self._limits.members:,} members",
                hint="Unpack it yourself and read the parts you need.",
            )


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to read: its name, its bytes, and what whoever handed it over says of it."""

    path: str
    """Where it is: file, member of an archive (`a.zip!b.html`), or address."""

    name: str
    """Last part of the path; becomes the document's `given_id`."""

    stream: io.BufferedReader = field(repr=False)
    """Read once, from the start. Of a member it is good only until the next one is asked for."""

    budget: Budget = field(repr=False)
    media_type: str = ""
    """As the sender states it, without parameters; empty if unknown."""

    charset: str = ""
    url: str = ""
    depth: int = 0
    named: bool = True
    """Whether the user pointed at it; what only lies in a folder or an archive is looked at."""

    def head(self) -> bytes:
        """Return the first bytes without taking them off the stream."""
        return self.stream.peek(HEAD_BYTES)[:HEAD_BYTES]

    def suffix(self) -> str:
        """Return the ending of the name in lower case, with its dot; empty if there is none."""
        stem, dot, ending = self.name.rpartition(".")
        return f".{ending.lower()}" if dot and stem and len(ending) <= 8 else ""

    def read_all(self, limit: int) -> bytes:
        """Return all bytes, or raise TooLarge if there are more than `limit`."""
        data = self.stream.read(limit + 1)
        if len(data) <= limit:
            self.stream.read(1)  # raises where the stream broke off and did not end
        else:
            raise TooLarge(
                f"{self.name!r} is larger than {limit:,} bytes",
                hint="Split it, or keep only the part that holds the report.",
            )
        return data

    def seekable(self, limit: int) -> BinaryIO:
        """Return the bytes as a file one can move about in.

        A file on disk is used as it is, whatever its size; anything else is read into memory, up
        to `limit`.
        """
        if isinstance(self.stream.raw, io.FileIO) and self.stream.seekable():
            return self.stream
        return io.BytesIO(self.read_all(limit))

    def reading(
        self,
        data: bytes,
        media_type: str,
        text: str,
        *,
        given_id: str = "",
        title: str = "",
        outlet: str = "",
        authors: Iterable[str] = (),
        published: str = "",
        url: str = "",
        pages: tuple[Page, ...] = (),
    ) -> Reading:
        """Return the document made of `data`, or raise UnreadableDocument if it has no words."""
        if not text.strip():
            raise UnreadableDocument(
                "there is no text in it", hint="Check that the right file was given."
            )
        if not _encodable(text) or not _encodable(given_id):
            raise UnreadableDocument(
                "it holds half a character (a lone surrogate)",
                hint="Write the text anew as UTF-8 with the program it came from.",
            )
        sha256 = hashlib.sha256(data).hexdigest()
        document = Document(
            given_id=given_id or self.name,
            text=text,
            title=one_line(title),
            outlet=one_line(outlet),
            authors=tuple(dict.fromkeys(filter(None, map(one_line, authors)))),
            published=published,
            url=one_line(url or self.url),
            sha256=sha256,
            language=language_of(text),
            path=self.path,
            pages=pages,
        )
        return Reading(document, Original(sha256, media_type, data))

    def member(
        self,
        name: str,
        stream: BinaryIO | io.RawIOBase,
        *,
        media_type: str = "",
        charset: str = "",
        url: str = "",
    ) -> "Item":
        """Return an item found inside this one. `name` is only ever shown, never opened."""
        self.budget.count_member()
        shown = printable(name)
        last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
        return replace(
            self,
            path=f"{self.path}!{shown}",
            name=printable(last) or shown,
            stream=buffered(stream),
            depth=self.depth + 1,
            named=False,
            media_type=media_type,
            charset=charset,
            url=url,
        )


class Chunks(io.RawIOBase):
    """A stream made of chunks of bytes that come one by one."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks: Iterator[bytes] = iter(chunks)
        self._left = b""
        self._failure: Exception | None = None
        self._started = self._ended = False

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        """Fill the buffer with what the next chunks hold; return 0 at the end.

        Chunks that trickle in are gathered, since a format cannot be told from three bytes. Where
        the next chunk fails, what came before it is handed out, then an end, then the error.
        """
        if self._failure and self._ended:
            raise self._failure
        while len(self._left) < HEAD_BYTES and not self._failure:
            try:
                chunk = next(self._chunks, None)
            except Exception as error:
                self._failure = error
                if not self._left and not self._started:
                    raise
            else:
                if chunk is None:
                    break
                self._left += chunk
        self._started, self._ended = True, not self._left
        part, self._left = self._left[: len(buffer)], self._left[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)


def unpacked(
    stream: io.BufferedIOBase, budget: Budget, limits: Limits, packed_bytes: int | None
) -> Chunks:
    """Return a stream that takes what it yields off the budget.

    `packed_bytes` is what the member takes up in its archive, if that is known; a member that
    grows out of all proportion to it is refused while it unpacks, since what an archive says of
    sizes can be false.
    """
    most = None if packed_bytes is None else max(10 * MIB, limits.ratio * packed_bytes)

    def chunks() -> Iterator[bytes]:
        total = 0
        while chunk := stream.read1(64 * 1024):
            total += len(chunk)
            budget.spend(len(chunk))
            if most is not None and total > most:
                raise TooLarge(
                    f"it unpacks to more than {limits.ratio} times its packed size",
                    hint="It looks made to fill the disk. If you trust it, unpack it yourself.",
                )
            yield chunk

    return Chunks(chunks())


def buffered(stream: BinaryIO | io.RawIOBase) -> io.BufferedReader:
    """Return the stream in a form that can be looked ahead in."""
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(stream, buffer_size=64 * 1024)  # type: ignore[arg-type]


def one_line(value: str) -> str:
    """Return metadata on one line, with nothing in it that cannot be stored."""
    line = value if value.isprintable() else " ".join(value.split())
    return (line if _encodable(line) else line.encode(errors="replace").decode()).strip()


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def printable(name: str) -> str:
    """Return a name with control characters and halves of surrogate pairs shown as `\\xNN`.

    >>> printable("a\\x1bb")
    'a\\\\x1bb'
    """
    if name.isprintable():
        return name
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)
